import { auth as contract, groups as facade } from "@patchbay/contract";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { defineService } from "../../kernel/service.ts";
import { accessHandlers } from "./access.ts";
import { applicationHandlers } from "./applications.ts";
import { groupRoleHandlers } from "./group-roles.ts";
import { facadeHandlers, groupHandlers } from "./groups.ts";
import { memberHandlers } from "./members.ts";
import { permissionHandlers } from "./permissions.ts";
import { roleHandlers } from "./roles.ts";
import { groupSeed, roleSeed } from "./seed.ts";

export {
  addToDefaultGroup,
  createApplicationDefaults,
  createDefaultGroups,
  createDefaultGroupsWithCommit,
  isLastAdministrator,
  removeAccountAccess,
  removeApplication,
  removeUserFromGroups,
} from "./defaults.ts";
export { registerResource, unregisterResource } from "./registry.ts";
export { permissionBeyond, requireStanding } from "./standing.ts";
export { grantsOf } from "./store/grants.ts";

/** The auth service. */
export const auth = defineService(contract, () => ({
  handlers: {
    ...permissionHandlers,
    ...roleHandlers,
    ...groupHandlers,
    ...memberHandlers,
    ...groupRoleHandlers,
    ...accessHandlers,
    ...applicationHandlers,
  },
  migrations: migrationsBeside(import.meta.url),
  seed: [roleSeed],
}));

/** The older Groups interface. Its seed needs the identities, so it comes after them. */
export const groups = defineService(facade, () => ({ handlers: facadeHandlers, seed: [groupSeed] }));
