import { accessOperations } from "./auth-access.ts";
import { groupOperations } from "./auth-groups.ts";
import { roleOperations } from "./auth-roles.ts";
import { service } from "./operation.ts";

export {
  AuthorizeRequest,
  GroupAccess,
  PermissionAccess,
  PermissionCreate,
  PermissionEntry,
  ResourceGroup,
  ResourceGroupCreate,
  Role,
  RoleCreate,
  RoleSummary,
  RoleUpdate,
  ScopedRole,
  UserGroup,
  UserGroupCreate,
  UserGroupItem,
  UserGroupMember,
  UserGroupSummary,
  UserGroupUpdate,
  UserGroupWithMembers,
} from "./auth-resources.ts";

export const auth = service({
  name: "auth",
  namespace: "Auth",
  prefix: "/auth",
  title: "Auth",
  description: "Who may do what: permissions are bundled in roles, roles are given to groups, users are members of groups.",
  operations: { ...roleOperations, ...groupOperations, ...accessOperations },
});
