import { Type } from "typebox";
import {
  bearerArg,
  bodyArg,
  exactly,
  fieldArg,
  filtersArg,
  needs,
  operation,
  ownOr,
  pageArgs,
  pathArg,
  service,
  traceArg,
} from "./operation.ts";
import { Audit, EmbeddedList, Link, List, pageQuery, Status, Uuid } from "./schemas.ts";

export const PermissionEntry = Type.Object(
  {
    uuid: Uuid,
    name: Type.String({ description: "`<resource_type>.<action>`." }),
    resource_type: Type.String(),
    action: Type.String(),
    description: Type.String(),
    type: Type.Union([Type.String(), Type.Null()], { description: "Null for entries of the catalogue." }),
    allowed: Type.Boolean({ description: "Whether the caller holds it anywhere and so may assign it there." }),
  },
  { title: "PermissionEntry", description: "What a role can hold." },
);

const RoleType = Type.Literal("role_permission");
const PermissionRef = Type.Object({ uuid: Uuid, type: Type.Literal("permission") }, { title: "PermissionRef" });

const roleSummary = {
  uuid: Uuid,
  name: Type.String(),
  description: Type.String(),
  type: RoleType,
  status: Status,
  account_uuid: Type.Union([Uuid, Type.Null()], { description: "Null for the platform's own roles." }),
  system: Type.Boolean({ description: "One of the platform's own roles, which nobody may change." }),
  total_members: Type.Integer({ description: "Number of permissions." }),
  audit: Audit,
};

export const RoleSummary = Type.Object(roleSummary, { title: "RoleSummary", description: "A role as lists show it." });
export const Role = Type.Object(
  {
    ...roleSummary,
    permissions: Type.Array(Uuid, { description: "The permissions, in the order of the catalogue." }),
    members: Type.Array(PermissionRef, { description: "The same permissions." }),
    links: Type.Array(Link),
    resource_status: Type.Optional(Type.String({ description: "`complete` when the change is done." })),
  },
  { title: "Role", description: "A bundle of permissions that groups can be given." },
);

const GroupType = Type.Union([Type.Literal("admin"), Type.Literal("user"), Type.Literal("forbidden"), Type.Literal("role_user")], {
  title: "UserGroupType",
  description: "`admin`, `user` (and `forbidden` of applications) for default groups, `role_user` for all others.",
});

const UserRef = Type.Object({ uuid: Uuid, type: Type.Literal("user") }, { title: "UserRef" });
export const UserGroupMember = Type.Object(
  {
    uuid: Uuid,
    type: Type.Literal("user"),
    name: Type.String({ description: "First and last name, or the user name when there is none." }),
    username: Type.String(),
    first_name: Type.String(),
    last_name: Type.String(),
    email: Type.String(),
    status: Status,
  },
  { title: "UserGroupMember", description: "A user in a group." },
);
const Members = EmbeddedList(UserGroupMember);

const groupSummary = {
  uuid: Uuid,
  name: Type.String(),
  description: Type.String(),
  type: GroupType,
  status: Status,
  default: Type.Boolean({ description: "Created with its account or application; cannot be deleted." }),
  account_uuid: Uuid,
  application_uuid: Type.Optional(Uuid),
  total_members: Type.Integer(),
  audit: Audit,
  links: Type.Array(Link),
  resource_status: Type.Optional(Type.String({ description: "`complete` when the change is done." })),
};
/** A group without its members. */
export const UserGroupSummary = Type.Object(groupSummary, {
  title: "UserGroupSummary",
  description: "A group without its members.",
});
export const UserGroupItem = Type.Object(
  { ...groupSummary, members: Type.Optional(Members) },
  { title: "UserGroupItem", description: "A group as lists show it; with `expand=members` the first of its members." },
);
export const UserGroup = Type.Object(
  { ...groupSummary, members: Type.Array(UserRef) },
  { title: "UserGroup", description: "Users who are given roles together." },
);
export const UserGroupWithMembers = Type.Object(
  { ...groupSummary, members: Members, users: Members },
  { title: "UserGroupWithMembers", description: "A group with the first of its members, under both names that clients know." },
);

const RoleRef = Type.Object({ uuid: Uuid, name: Type.String() }, { title: "RoleRef" });
const GroupRef = Type.Object({ uuid: Uuid, group_name: Type.String() }, { title: "GroupRef" });
const ResourceScope = Type.Object({ resource: Type.Array(Uuid) });

export const GroupAccess = Type.Object(
  {
    user_group: GroupRef,
    role: RoleRef,
    scope: Type.Array(ResourceScope),
    permissions: Type.Array(Type.String(), { description: "Names of all permissions that the group has on the resource." }),
  },
  { title: "GroupAccess", description: "A group with a role on one resource; the first role by name when it has several." },
);
export const PermissionAccess = Type.Object(
  {
    permission: Type.Object({ uuid: Uuid, name: Type.String(), action: Type.String(), resource_type: Type.String() }),
    role: RoleRef,
    user_group: GroupRef,
  },
  { title: "PermissionAccess", description: "A permission on one resource, and the role and group through which it is held." },
);

const ApplicationGroupType = Type.Union([Type.Literal("user"), Type.Literal("admin"), Type.Literal("forbidden")]);
export const ResourceGroup = Type.Object(
  {
    uuid: Uuid,
    name: Type.String(),
    description: Type.String(),
    type: ApplicationGroupType,
    default: Type.Boolean(),
    application_uuid: Uuid,
    account_uuid: Uuid,
    resources: Type.Array(Uuid),
    total_resources: Type.Integer(),
    audit: Audit,
    resource_status: Type.Optional(Type.String()),
  },
  { title: "ResourceGroup", description: "Resources that an OAuth application works with." },
);

const name = Type.String({ minLength: 1, maxLength: 255 });
const description = Type.Optional(Type.String({ maxLength: 4096 }));
const someUuids = Type.Array(Uuid, { minItems: 1, maxItems: 1000 });
const uuids = Type.Array(Uuid, { maxItems: 1000 });

const part = Type.String({ pattern: "^[a-z][a-z0-9_]{0,63}$" });
export const PermissionCreate = Type.Object(
  {
    name: Type.String({ maxLength: 129, description: "`<resource_type>.<action>`." }),
    resource_type: part,
    action: part,
    description,
  },
  { title: "PermissionCreate" },
);
export const RoleCreate = Type.Object(
  { name, description, status: Type.Optional(Status), permissions: Type.Optional(uuids) },
  { title: "RoleCreate", description: "The description is made of the name when it is absent." },
);
export const RoleUpdate = Type.Object({ name: Type.Optional(name), description }, { title: "RoleUpdate" });
export const UserGroupCreate = Type.Object({ name, description, users: Type.Optional(uuids) }, { title: "UserGroupCreate" });
export const UserGroupUpdate = Type.Object({ name: Type.Optional(name), description }, { title: "UserGroupUpdate" });
const Users = Type.Object({ users: someUuids }, { title: "UserList" });
const Permissions = Type.Object({ permissions: someUuids }, { title: "PermissionList" });
const Roles = Type.Object({ roles: someUuids }, { title: "RoleList" });
const Resources = Type.Object({ resources: someUuids }, { title: "ResourceList" });

const Targets = Type.Union([Uuid, someUuids]);
export const ScopedRole = Type.Object(
  {
    role: Uuid,
    scope: Type.Array(
      Type.Object(
        { account: Type.Optional(Targets), resource: Type.Optional(Targets) },
        { additionalProperties: false, minProperties: 1 },
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  { title: "ScopedRole", description: "A role, and the accounts (with all below them) or single resources that it is limited to." },
);
const action = Type.String({ minLength: 1, maxLength: 255 });
export const AuthorizeRequest = Type.Object(
  {
    account_uuid: Uuid,
    resource_type: Type.String({ minLength: 1, maxLength: 255 }),
    action: Type.Union([action, Type.Array(action, { minItems: 1, maxItems: 100 })], {
      description: "One action, or several of which all must be allowed.",
    }),
  },
  { title: "AuthorizeRequest" },
);
export const ResourceGroupCreate = Type.Object(
  { name: Type.String({ maxLength: 255 }), description, resources: Type.Optional(uuids) },
  { title: "ResourceGroupCreate" },
);

const text = Type.String();
const roleFilters = {
  name: Type.String({ description: "Part of the name, any case." }),
  description: text,
  status: text,
  type: text,
  account_uuid: text,
  permission_uuid: Type.String({ description: "Only roles that hold this permission." }),
  resource_type: Type.String({ description: "Only roles that hold a permission of this type." }),
};
const permissionFilters = { resource_type: text, action: text, name: text, description: text };
const memberLimits = {
  member_limit: Type.Integer({ minimum: 1, description: "Most members to embed." }),
  members_limit: Type.Integer({ minimum: 1, description: "The same." }),
};
const expand = Type.Array(Type.String(), { description: "`members` embeds the first members." });
const groupFilters = {
  name: Type.String({ description: "Part of the name, any case." }),
  description: text,
  type: text,
  default: Type.Boolean(),
  status: text,
  user_uuid: Type.String({ description: "Only groups with this member." }),
  member_uuid: Type.String({ description: "The same; if both are given they must agree." }),
  expand,
  ...memberLimits,
};
const memberFilters = { type: text, name: text, username: text, status: text };

const roleSort = ["name", "description", "status", "total_members", "created_date", "modified_date"] as const;
const groupSort = ["name", "description", "type", "status", "total_members", "created_date", "modified_date"] as const;
const sub = { limit: 100, max: 100, sort: ["name"] } as const;
const permissionSub = { ...sub, sortable: ["name", "resource_type", "action", "position"] } as const;
const roleSub = { ...sub, sortable: roleSort } as const;
const groupSub = { ...sub, sortable: groupSort } as const;
const rolePage = { limit: 10, max: 100, sort: ["name"], sortable: roleSort } as const;
const groupPage = { limit: 10, max: 100, sort: ["name"], sortable: groupSort } as const;
const accessPage = { limit: 1000, max: 1000, sort: ["group_name"], sortable: ["group_name"] } as const;
const applicationPage = { limit: 100, max: 100, sort: ["name"], sortable: ["name", "type", "created_date"] } as const;

const accessToken = bearerArg("null accessToken");
const roleArg = pathArg("role_uuid", "roleUUID", "null roleUUID");
const groupArg = pathArg("group_uuid", "userGroupUUID", "null userGroupUUID");
const accountArg = pathArg("account_uuid", "accountUUID", "null accountUUID");
const applicationArg = pathArg("application_uuid", "applicationUUID", "null applicationUUID");

const role = { role_uuid: Uuid };
const group = { group_uuid: Uuid };
const account = { account_uuid: Uuid };
const application = { application_uuid: Uuid };
const resource = { resource_uuid: Uuid };

const ownRoles = "roles that the caller holds, and the platform's own roles";
const ownGroups = "groups that the caller belongs to, and those that share a resource of his";
const sharing = "the owner of a resource, for the groups that share it";
const sharer = "the owner of the resource";

export const auth = service({
  name: "auth",
  namespace: "Auth",
  prefix: "/auth",
  title: "Auth",
  description: "Who may do what: permissions are bundled in roles, roles are given to groups, users are members of groups.",
  operations: {
    createPermission: operation({
      method: "POST",
      path: "/auth/permissions",
      summary: "Add a permission to the catalogue.",
      description: "Administrators of accounts hold it at once and may put it into roles.",
      access: needs("permission.create"),
      body: PermissionCreate,
      responses: { 201: PermissionEntry },
      errors: ["conflict"],
      positional: { args: [accessToken, bodyArg(), traceArg], outcome: "body" },
    }),
    listPermissions: operation({
      method: "GET",
      path: "/auth/permissions",
      summary: "List the permission catalogue.",
      access: needs("permission.read"),
      query: { ...pageQuery, ...permissionFilters },
      responses: { 200: List(PermissionEntry) },
      paged: { limit: 10, max: 100, sort: ["position"], sortable: permissionSub.sortable },
      positional: { args: [accessToken, ...pageArgs("0", "10"), filtersArg(), traceArg], outcome: "body" },
    }),
    listPermissionRoles: operation({
      method: "GET",
      path: "/auth/permissions/{permission_uuid}/roles",
      summary: "List the roles that hold a permission.",
      access: needs("permission.read"),
      params: { permission_uuid: Uuid },
      query: { ...pageQuery, ...roleFilters },
      responses: { 200: List(RoleSummary) },
      paged: roleSub,
      positional: {
        args: [accessToken, pathArg("permission_uuid", "permissionUUID", "null permissionUUID"), filtersArg(), traceArg],
        outcome: "body",
      },
    }),

    createRole: operation({
      method: "POST",
      path: "/auth/accounts/{account_uuid}/roles",
      summary: "Create a role in an account.",
      description: "Nobody can put a permission into a role that he does not hold on that account.",
      access: needs("role.create"),
      params: account,
      body: RoleCreate,
      responses: { 202: Role },
      errors: ["unknown_reference"],
      positional: { args: [accessToken, accountArg, bodyArg(), traceArg], outcome: "async-body" },
    }),
    listRoles: operation({
      method: "GET",
      path: "/auth/roles",
      summary: "List the roles of visible accounts, and the platform's own.",
      access: ownOr(ownRoles, "role.read"),
      query: { ...pageQuery, ...roleFilters },
      responses: { 200: List(RoleSummary) },
      paged: rolePage,
      positional: { args: [accessToken, ...pageArgs("0", "10"), filtersArg(), traceArg], outcome: "body" },
    }),
    getRole: operation({
      method: "GET",
      path: "/auth/roles/{role_uuid}",
      summary: "Read one role.",
      access: ownOr(ownRoles, "role.read"),
      params: role,
      responses: { 200: Role },
      positional: { args: [accessToken, roleArg, traceArg], outcome: "body" },
    }),
    modifyRole: operation({
      method: "POST",
      path: "/auth/roles/{role_uuid}/modify",
      summary: "Change the name or description of a role.",
      access: needs("role.update"),
      params: role,
      body: RoleUpdate,
      responses: { 200: Role },
      positional: { args: [accessToken, roleArg, bodyArg(), traceArg], outcome: "async-body" },
    }),
    deleteRole: operation({
      method: "DELETE",
      path: "/auth/roles/{role_uuid}",
      summary: "Delete a role that no group has.",
      access: needs("role.delete"),
      params: role,
      responses: { 202: Role },
      errors: ["conflict"],
      positional: { args: [accessToken, roleArg, traceArg], outcome: "async-ok" },
    }),
    activateRole: operation({
      method: "POST",
      path: "/auth/roles/{role_uuid}/activate",
      summary: "Let a role count again.",
      access: needs("role.update"),
      params: role,
      responses: { 204: null },
      positional: { args: [accessToken, roleArg, traceArg], outcome: "async-ok" },
    }),
    deactivateRole: operation({
      method: "POST",
      path: "/auth/roles/{role_uuid}/deactivate",
      summary: "Keep a role but let it count for nothing.",
      access: needs("role.update"),
      params: role,
      responses: { 204: null },
      positional: { args: [accessToken, roleArg, traceArg], outcome: "async-ok" },
    }),
    listRolesForUser: operation({
      method: "GET",
      path: "/auth/users/{user_uuid}/roles",
      summary: "List the roles that a user has through groups.",
      access: ownOr("the user's own", "role.read"),
      params: { user_uuid: Uuid },
      query: { ...pageQuery, ...roleFilters },
      responses: { 200: List(RoleSummary) },
      paged: rolePage,
      positional: {
        args: [accessToken, pathArg("user_uuid", "user_uuid", "null user_uuid"), ...pageArgs("0", "10"), filtersArg(), traceArg],
        outcome: "body",
      },
    }),
    listRolePermissions: operation({
      method: "GET",
      path: "/auth/roles/{role_uuid}/permissions",
      summary: "List the permissions of a role.",
      access: ownOr(ownRoles, "role.read"),
      params: role,
      query: { ...pageQuery, ...permissionFilters },
      responses: { 200: List(PermissionEntry) },
      paged: permissionSub,
      positional: { args: [accessToken, roleArg, filtersArg(), traceArg], outcome: "body" },
    }),
    listRoleUserGroups: operation({
      method: "GET",
      path: "/auth/roles/{role_uuid}/user-groups",
      summary: "List the groups that have a role, scoped or not.",
      access: needs("role.read"),
      params: role,
      query: { ...pageQuery, ...groupFilters },
      responses: { 200: List(UserGroupItem) },
      paged: groupSub,
      positional: { args: [accessToken, roleArg, filtersArg(), traceArg], outcome: "body" },
    }),
    assignPermissionsToRole: operation({
      method: "POST",
      path: "/auth/roles/{role_uuid}/permissions",
      summary: "Add permissions to a role.",
      description: "The caller must hold them on the role's account and wherever the role is in use.",
      access: needs("role.update"),
      params: role,
      body: Permissions,
      responses: { 204: null },
      errors: ["unknown_reference"],
      positional: { args: [accessToken, roleArg, bodyArg(), traceArg], outcome: exactly(204, "assign permission to role failed") },
    }),
    deletePermissionFromRole: operation({
      method: "DELETE",
      path: "/auth/roles/{role_uuid}/permissions/{permission_uuid}",
      summary: "Remove a permission from a role that no group has.",
      access: needs("role.update"),
      params: { ...role, permission_uuid: Uuid },
      responses: { 204: null },
      positional: {
        args: [accessToken, roleArg, pathArg("permission_uuid", "permissionUUID", "null permissionUUID"), traceArg],
        outcome: exactly(204, "delete permission from role failed"),
      },
    }),

    createUserGroup: operation({
      method: "POST",
      path: "/auth/accounts/{account_uuid}/user-groups",
      summary: "Create a group in an account.",
      access: ownOr(sharing, "user_group.create"),
      params: account,
      body: UserGroupCreate,
      responses: { 202: UserGroup },
      errors: ["unknown_reference"],
      positional: { args: [accessToken, accountArg, bodyArg(), traceArg], outcome: "async-body" },
    }),
    listUserGroups: operation({
      method: "GET",
      path: "/auth/user-groups",
      summary: "List the groups visible to the caller.",
      access: ownOr(ownGroups, "user_group.read"),
      query: { ...pageQuery, ...groupFilters },
      responses: { 200: List(UserGroupItem) },
      paged: groupPage,
      positional: { args: [accessToken, ...pageArgs("0", "10"), filtersArg(), traceArg], outcome: "body" },
    }),
    listAccountUserGroups: operation({
      method: "GET",
      path: "/auth/accounts/{account_uuid}/user-groups",
      summary: "List the groups of an account.",
      access: ownOr(ownGroups, "user_group.read"),
      params: account,
      query: { ...pageQuery, ...groupFilters },
      responses: { 200: List(UserGroupItem) },
      paged: groupPage,
      positional: { args: [accessToken, accountArg, ...pageArgs(), filtersArg(), traceArg], outcome: "body" },
    }),
    getUserGroup: operation({
      method: "GET",
      path: "/auth/user-groups/{group_uuid}",
      summary: "Read one group with its first members.",
      access: ownOr(ownGroups, "user_group.read"),
      params: group,
      query: { expand, ...memberLimits },
      responses: { 200: UserGroupWithMembers },
    }),
    modifyUserGroup: operation({
      method: "POST",
      path: "/auth/user-groups/{group_uuid}/modify",
      summary: "Change the name or description of a group.",
      access: ownOr(sharing, "user_group.update"),
      params: group,
      body: UserGroupUpdate,
      responses: { 200: UserGroup },
      positional: {
        args: [accessToken, pathArg("group_uuid", "groupUUID", "null groupUUID"), bodyArg(), traceArg],
        outcome: "async-body",
      },
    }),
    deleteUserGroup: operation({
      method: "DELETE",
      path: "/auth/user-groups/{group_uuid}",
      summary: "Delete a group with its memberships and roles.",
      access: ownOr(sharing, "user_group.delete"),
      params: group,
      responses: { 202: UserGroupSummary },
      errors: ["conflict"],
      positional: { args: [accessToken, groupArg, traceArg], outcome: exactly(202, "delete role from user-group failed") },
    }),
    getUserGroupMembers: operation({
      method: "GET",
      path: "/auth/user-groups/{group_uuid}/users",
      summary: "List the members of a group.",
      access: ownOr(ownGroups, "user_group.read"),
      params: group,
      query: { ...pageQuery, ...memberFilters },
      responses: { 200: List(UserGroupMember) },
      paged: { ...sub, sortable: ["name", "username", "first_name", "last_name", "email", "status"] },
    }),
    addUsersToGroup: operation({
      method: "POST",
      path: "/auth/user-groups/{group_uuid}/users",
      summary: "Add members to a group.",
      description: "`total_members` of the answer is the number before the change: older clients add one themselves.",
      access: ownOr(sharing, "user_group.update"),
      params: group,
      body: Users,
      responses: { 202: UserGroupSummary },
      errors: ["unknown_reference"],
      positional: { args: [accessToken, groupArg, fieldArg("users", "users", "null members"), traceArg], outcome: "async-body" },
    }),
    removeUsersFromGroup: operation({
      method: "POST",
      path: "/auth/user-groups/{group_uuid}/users/remove",
      summary: "Remove members from a group.",
      description: "`total_members` of the answer is the number before the change.",
      access: ownOr(sharing, "user_group.update"),
      params: group,
      body: Users,
      responses: { 202: UserGroupSummary },
      errors: ["unknown_reference", "conflict"],
      positional: { args: [accessToken, groupArg, fieldArg("users", "users", "null users"), traceArg], outcome: "async-body" },
    }),
    assignRolesToUserGroup: operation({
      method: "POST",
      path: "/auth/user-groups/{group_uuid}/roles",
      summary: "Give a group roles on its account and everything below.",
      description: "The caller must hold every permission of the roles there.",
      access: needs("user_group.update"),
      params: group,
      body: Roles,
      responses: { 204: null },
      errors: ["unknown_reference"],
      positional: {
        args: [accessToken, pathArg("group_uuid", "userGroupUUID", "null groupUUID"), bodyArg(), traceArg],
        outcome: exactly(204, "assign role to user-group failed"),
      },
    }),
    deleteRoleFromUserGroup: operation({
      method: "DELETE",
      path: "/auth/user-groups/{group_uuid}/roles/{role_uuid}",
      summary: "Take a role, scoped or not, from a group.",
      access: needs("user_group.update"),
      params: { ...group, ...role },
      responses: { 204: null },
      positional: { args: [accessToken, groupArg, roleArg, traceArg], outcome: exactly(204, "delete role from user-group failed") },
    }),
    listUserGroupRoles: operation({
      method: "GET",
      path: "/auth/user-groups/{group_uuid}/roles",
      summary: "List the roles of a group, scoped or not.",
      access: ownOr(ownGroups, "user_group.read"),
      params: group,
      query: { ...pageQuery, ...roleFilters },
      responses: { 200: List(RoleSummary) },
      paged: roleSub,
      positional: { args: [accessToken, groupArg, filtersArg(), traceArg], outcome: "body" },
    }),
    assignScopedRoleToUserGroup: operation({
      method: "POST",
      path: "/auth/user-groups/{group_uuid}/role/scopes",
      summary: "Give a group a role that is limited to accounts or single resources.",
      description: "Targets are added to those that the group has the role on already.",
      access: ownOr(sharing, "user_group.update"),
      params: group,
      body: ScopedRole,
      responses: { 202: UserGroupSummary },
      errors: ["unknown_reference"],
    }),

    authorizeUserByAccount: operation({
      method: "POST",
      path: "/auth/users/{user_uuid}/authorize",
      summary: "Ask whether a user may do something on an account.",
      description: "204 when he may, 403 when he may not.",
      access: ownOr("the caller himself", "permission.read"),
      params: { user_uuid: Uuid },
      body: AuthorizeRequest,
      responses: { 204: null },
    }),
    listAccessByGroups: operation({
      method: "GET",
      path: "/auth/resources/{resource_uuid}/user-groups/access",
      summary: "List the groups that have a role on exactly this resource.",
      description: "Groups that reach the resource through its account are never listed. Unknown resources give an empty list.",
      access: ownOr(sharer, "permission.read"),
      params: resource,
      query: pageQuery,
      responses: { 200: List(GroupAccess) },
      paged: accessPage,
      positional: { args: [accessToken, pathArg("resource_uuid", "resourceUUID", "null groupUUID"), traceArg], outcome: "body" },
    }),
    listAccessByPermissions: operation({
      method: "GET",
      path: "/auth/resources/{resource_uuid}/permissions/access",
      summary: "List the permissions that groups have on exactly this resource.",
      access: ownOr(sharer, "permission.read"),
      params: resource,
      query: pageQuery,
      responses: { 200: List(PermissionAccess) },
      paged: accessPage,
      positional: { args: [accessToken, pathArg("resource_uuid", "resourceUUID", "null groupUUID"), traceArg], outcome: "body" },
    }),

    createApplicationResourceGroup: operation({
      method: "POST",
      path: "/auth/applications/{application_uuid}/resource-groups",
      summary: "Create a resource-group of an OAuth application.",
      access: needs("resource_group.create"),
      params: application,
      body: ResourceGroupCreate,
      responses: { 202: ResourceGroup },
      positional: {
        args: [
          accessToken,
          applicationArg,
          fieldArg("name", "name", ""),
          fieldArg("description", "description", ""),
          fieldArg("resources", "resources", []),
          traceArg,
        ],
        outcome: "async-body",
      },
    }),
    getApplicationResourceGroups: operation({
      method: "GET",
      path: "/auth/applications/{application_uuid}/resource-groups",
      summary: "List the resource-groups of an OAuth application.",
      access: needs("resource_group.read"),
      params: application,
      query: { ...pageQuery, name: text, description: text, type: text, default: Type.Boolean() },
      responses: { 200: List(ResourceGroup) },
      paged: applicationPage,
    }),
    getApplicationDefaultUserGroups: operation({
      method: "GET",
      path: "/auth/applications/{application_uuid}/user-groups",
      summary: "List the user-groups of an OAuth application.",
      access: needs("user_group.read"),
      params: application,
      query: { ...pageQuery, ...groupFilters },
      responses: { 200: List(UserGroupItem) },
      paged: groupSub,
      positional: {
        args: [
          accessToken,
          applicationArg,
          { to: "query", param: "type", name: "type", default: "user", only: "string" },
          traceArg,
        ],
        fixed: { query: { default: "true" } },
        outcome: "body",
      },
    }),
    addResourcesToGroup: operation({
      method: "POST",
      path: "/auth/resource-groups/{resource_group_uuid}/resources",
      summary: "Add resources to a resource-group.",
      access: needs("resource_group.update"),
      params: { resource_group_uuid: Uuid },
      body: Resources,
      responses: { 202: ResourceGroup },
      positional: {
        args: [
          accessToken,
          pathArg("resource_group_uuid", "resourceGroup", "null resourceGroup"),
          fieldArg("resources", "resources", "null resources"),
          traceArg,
        ],
        outcome: "async-ok",
      },
    }),
    removeResourceFromGroup: operation({
      method: "POST",
      path: "/auth/resource-groups/{resource_group_uuid}/resources/remove",
      summary: "Remove resources from a resource-group.",
      access: needs("resource_group.update"),
      params: { resource_group_uuid: Uuid },
      body: Resources,
      responses: { 202: ResourceGroup },
      positional: {
        args: [
          accessToken,
          pathArg("resource_group_uuid", "resourceGroup", "null resourceGroup"),
          fieldArg("resources", "resources", "null resources"),
          traceArg,
        ],
        outcome: "async-ok",
      },
    }),
  },
});
