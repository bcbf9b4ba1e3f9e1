export {
  addToDefaultGroup,
  createApplicationDefaults,
  createDefaultGroups,
  isLastAdministrator,
  removeAccountAccess,
  removeUserFromGroups,
} from "./defaults.ts";
export { grantsOf } from "./store/grants.ts";
