// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { AuthorizeRequest, GroupAccess, PermissionAccess, PermissionCreate, PermissionEntry, PermissionList, ResourceGroup, ResourceGroupCreate, ResourceList, Role, RoleCreate, RoleList, RoleSummary, RoleUpdate, ScopedRole, UserGroup, UserGroupCreate, UserGroupItem, UserGroupMember, UserGroupSummary, UserGroupUpdate, UserGroupWithMembers, UserList } from "./types.ts";

/** Parameters of {@link AuthApi.createPermission}. */
export interface CreatePermissionParams extends PermissionCreate {}

/** Parameters of {@link AuthApi.listPermissions}. */
export interface ListPermissionsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** What the permission is about, such as `account`. */
  resource_type?: string | undefined;
  /** What it allows, such as `read`. */
  action?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
}

/** Parameters of {@link AuthApi.listPermissionRoles}. */
export interface ListPermissionRolesParams {
  /** UUID of the permission, lower case. */
  permission_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Type of role, any case. */
  type?: string | undefined;
  /** Only roles of this account. */
  account_uuid?: string | undefined;
  /** Only roles that hold a permission of this type. */
  resource_type?: string | undefined;
}

/** Parameters of {@link AuthApi.createRole}. */
export interface CreateRoleParams extends RoleCreate {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link AuthApi.listRoles}. */
export interface ListRolesParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Type of role, any case. */
  type?: string | undefined;
  /** Only roles of this account. */
  account_uuid?: string | undefined;
  /** Only roles that hold this permission. */
  permission_uuid?: string | undefined;
  /** Only roles that hold a permission of this type. */
  resource_type?: string | undefined;
}

/** Parameters of {@link AuthApi.getRole}. */
export interface GetRoleParams {
  /** UUID of the role, lower case. */
  role_uuid: string;
}

/** Parameters of {@link AuthApi.modifyRole}. */
export interface ModifyRoleParams extends RoleUpdate {
  /** UUID of the role, lower case. */
  role_uuid: string;
}

/** Parameters of {@link AuthApi.deleteRole}. */
export interface DeleteRoleParams {
  /** UUID of the role, lower case. */
  role_uuid: string;
}

/** Parameters of {@link AuthApi.activateRole}. */
export interface ActivateRoleParams {
  /** UUID of the role, lower case. */
  role_uuid: string;
}

/** Parameters of {@link AuthApi.deactivateRole}. */
export interface DeactivateRoleParams {
  /** UUID of the role, lower case. */
  role_uuid: string;
}

/** Parameters of {@link AuthApi.listRolesForUser}. */
export interface ListRolesForUserParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Type of role, any case. */
  type?: string | undefined;
  /** Only roles of this account. */
  account_uuid?: string | undefined;
  /** Only roles that hold this permission. */
  permission_uuid?: string | undefined;
  /** Only roles that hold a permission of this type. */
  resource_type?: string | undefined;
}

/** Parameters of {@link AuthApi.listRolePermissions}. */
export interface ListRolePermissionsParams {
  /** UUID of the role, lower case. */
  role_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** What the permission is about, such as `account`. */
  resource_type?: string | undefined;
  /** What it allows, such as `read`. */
  action?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
}

/** Parameters of {@link AuthApi.listRoleUserGroups}. */
export interface ListRoleUserGroupsParams {
  /** UUID of the role, lower case. */
  role_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
  /** Type of group, any case. */
  type?: string | undefined;
  /** Only groups that came with their account or application, or only others. */
  default?: boolean | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Only groups with this member. */
  user_uuid?: string | undefined;
  /** The same; if both are given they must agree. */
  member_uuid?: string | undefined;
  /** `members` embeds the first members. */
  expand?: string[] | undefined;
  /** Most members to embed. */
  member_limit?: number | undefined;
  /** The same. */
  members_limit?: number | undefined;
}

/** Parameters of {@link AuthApi.assignPermissionsToRole}. */
export interface AssignPermissionsToRoleParams extends PermissionList {
  /** UUID of the role, lower case. */
  role_uuid: string;
}

/** Parameters of {@link AuthApi.deletePermissionFromRole}. */
export interface DeletePermissionFromRoleParams {
  /** UUID of the role, lower case. */
  role_uuid: string;
  /** UUID of the permission, lower case. */
  permission_uuid: string;
}

/** Parameters of {@link AuthApi.createUserGroup}. */
export interface CreateUserGroupParams extends UserGroupCreate {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link AuthApi.listUserGroups}. */
export interface ListUserGroupsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
  /** Type of group, any case. */
  type?: string | undefined;
  /** Only groups that came with their account or application, or only others. */
  default?: boolean | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Only groups with this member. */
  user_uuid?: string | undefined;
  /** The same; if both are given they must agree. */
  member_uuid?: string | undefined;
  /** `members` embeds the first members. */
  expand?: string[] | undefined;
  /** Most members to embed. */
  member_limit?: number | undefined;
  /** The same. */
  members_limit?: number | undefined;
}

/** Parameters of {@link AuthApi.listAccountUserGroups}. */
export interface ListAccountUserGroupsParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
  /** Type of group, any case. */
  type?: string | undefined;
  /** Only groups that came with their account or application, or only others. */
  default?: boolean | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Only groups with this member. */
  user_uuid?: string | undefined;
  /** The same; if both are given they must agree. */
  member_uuid?: string | undefined;
  /** `members` embeds the first members. */
  expand?: string[] | undefined;
  /** Most members to embed. */
  member_limit?: number | undefined;
  /** The same. */
  members_limit?: number | undefined;
}

/** Parameters of {@link AuthApi.getUserGroup}. */
export interface GetUserGroupParams {
  /** UUID of the group, lower case. */
  group_uuid: string;
  /** `members` embeds the first members. */
  expand?: string[] | undefined;
  /** Most members to embed. */
  member_limit?: number | undefined;
  /** The same. */
  members_limit?: number | undefined;
}

/** Parameters of {@link AuthApi.modifyUserGroup}. */
export interface ModifyUserGroupParams extends UserGroupUpdate {
  /** UUID of the group, lower case. */
  group_uuid: string;
}

/** Parameters of {@link AuthApi.deleteUserGroup}. */
export interface DeleteUserGroupParams {
  /** UUID of the group, lower case. */
  group_uuid: string;
}

/** Parameters of {@link AuthApi.getUserGroupMembers}. */
export interface GetUserGroupMembersParams {
  /** UUID of the group, lower case. */
  group_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Type of identity, any case. */
  type?: string | undefined;
  /** Part of the full name, any case. */
  name?: string | undefined;
  /** Whole user name, any case. */
  username?: string | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
}

/** Parameters of {@link AuthApi.addUsersToGroup}. */
export interface AddUsersToGroupParams extends UserList {
  /** UUID of the group, lower case. */
  group_uuid: string;
}

/** Parameters of {@link AuthApi.removeUsersFromGroup}. */
export interface RemoveUsersFromGroupParams extends UserList {
  /** UUID of the group, lower case. */
  group_uuid: string;
}

/** Parameters of {@link AuthApi.assignRolesToUserGroup}. */
export interface AssignRolesToUserGroupParams extends RoleList {
  /** UUID of the group, lower case. */
  group_uuid: string;
}

/** Parameters of {@link AuthApi.deleteRoleFromUserGroup}. */
export interface DeleteRoleFromUserGroupParams {
  /** UUID of the group, lower case. */
  group_uuid: string;
  /** UUID of the role, lower case. */
  role_uuid: string;
}

/** Parameters of {@link AuthApi.listUserGroupRoles}. */
export interface ListUserGroupRolesParams {
  /** UUID of the group, lower case. */
  group_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Type of role, any case. */
  type?: string | undefined;
  /** Only roles of this account. */
  account_uuid?: string | undefined;
  /** Only roles that hold this permission. */
  permission_uuid?: string | undefined;
  /** Only roles that hold a permission of this type. */
  resource_type?: string | undefined;
}

/** Parameters of {@link AuthApi.assignScopedRoleToUserGroup}. */
export interface AssignScopedRoleToUserGroupParams extends ScopedRole {
  /** UUID of the group, lower case. */
  group_uuid: string;
}

/** Parameters of {@link AuthApi.authorizeUserByAccount}. */
export interface AuthorizeUserByAccountParams extends AuthorizeRequest {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link AuthApi.listAccessByGroups}. */
export interface ListAccessByGroupsParams {
  /** UUID of the resource, lower case. */
  resource_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
}

/** Parameters of {@link AuthApi.listAccessByPermissions}. */
export interface ListAccessByPermissionsParams {
  /** UUID of the resource, lower case. */
  resource_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
}

/** Parameters of {@link AuthApi.createApplicationResourceGroup}. */
export interface CreateApplicationResourceGroupParams extends ResourceGroupCreate {
  /** UUID of the application, lower case. */
  application_uuid: string;
}

/** Parameters of {@link AuthApi.getApplicationResourceGroups}. */
export interface GetApplicationResourceGroupsParams {
  /** UUID of the application, lower case. */
  application_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
  /** Type of group, any case. */
  type?: string | undefined;
  /** Only groups that came with their account or application, or only others. */
  default?: boolean | undefined;
}

/** Parameters of {@link AuthApi.getApplicationDefaultUserGroups}. */
export interface GetApplicationDefaultUserGroupsParams {
  /** UUID of the application, lower case. */
  application_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
  /** Type of group, any case. */
  type?: string | undefined;
  /** Only groups that came with their account or application, or only others. */
  default?: boolean | undefined;
  /** `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** Only groups with this member. */
  user_uuid?: string | undefined;
  /** The same; if both are given they must agree. */
  member_uuid?: string | undefined;
  /** `members` embeds the first members. */
  expand?: string[] | undefined;
  /** Most members to embed. */
  member_limit?: number | undefined;
  /** The same. */
  members_limit?: number | undefined;
}

/** Parameters of {@link AuthApi.addResourcesToGroup}. */
export interface AddResourcesToGroupParams extends ResourceList {
  /** UUID of the resource group, lower case. */
  resource_group_uuid: string;
}

/** Parameters of {@link AuthApi.removeResourceFromGroup}. */
export interface RemoveResourceFromGroupParams extends ResourceList {
  /** UUID of the resource group, lower case. */
  resource_group_uuid: string;
}

/**
 * Auth: Who may do what: permissions are bundled in roles, roles are given to groups, users are members of groups.
 */
export class AuthApi extends ServiceApi {
  /**
   * Add a permission to the catalogue.
   *
   * Administrators of accounts hold it at once and may put it into roles.
   *
   * `POST /auth/permissions`. Needs the permission `permission.create`.
   *
   * @param params See {@link CreatePermissionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns PermissionEntry.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`.
   */
  createPermission(params: CreatePermissionParams, options?: CallOptions): Call<PermissionEntry> {
    return this.call<PermissionEntry>({ id: "auth.createPermission", method: "POST", path: "/auth/permissions", body: "members" }, params, options);
  }

  /**
   * List the permission catalogue.
   *
   * `GET /auth/permissions`. Needs the permission `permission.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `position`. `sort` may name `name`,
   * `resource_type`, `action`, `position`.
   *
   * @param params See {@link ListPermissionsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listPermissions(params: ListPermissionsParams = {}, options?: CallOptions): ListCall<PermissionEntry> {
    return this.list<PermissionEntry>({ id: "auth.listPermissions", method: "GET", path: "/auth/permissions" }, params, options);
  }

  /**
   * List the roles that hold a permission.
   *
   * `GET /auth/permissions/{permission_uuid}/roles`. Needs the permission `permission.read`.
   *
   * Pages of 100 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`,
   * `description`, `status`, `total_members`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListPermissionRolesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listPermissionRoles(params: ListPermissionRolesParams, options?: CallOptions): ListCall<RoleSummary> {
    return this.list<RoleSummary>({ id: "auth.listPermissionRoles", method: "GET", path: "/auth/permissions/{permission_uuid}/roles" }, params, options);
  }

  /**
   * Create a role in an account.
   *
   * Nobody can put a permission into a role that he does not hold on that account.
   *
   * `POST /auth/accounts/{account_uuid}/roles`. Needs the permission `role.create`.
   *
   * @param params See {@link CreateRoleParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Role.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  createRole(params: CreateRoleParams, options?: CallOptions): Call<Role> {
    return this.call<Role>({ id: "auth.createRole", method: "POST", path: "/auth/accounts/{account_uuid}/roles", body: "members" }, params, options);
  }

  /**
   * List the roles of visible accounts, and the platform's own.
   *
   * `GET /auth/roles`. Needs the permission `role.read`, except for roles that the caller holds, and the platform's
   * own roles.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`,
   * `description`, `status`, `total_members`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListRolesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listRoles(params: ListRolesParams = {}, options?: CallOptions): ListCall<RoleSummary> {
    return this.list<RoleSummary>({ id: "auth.listRoles", method: "GET", path: "/auth/roles" }, params, options);
  }

  /**
   * Read one role.
   *
   * `GET /auth/roles/{role_uuid}`. Needs the permission `role.read`, except for roles that the caller holds, and the
   * platform's own roles.
   *
   * @param params See {@link GetRoleParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Role.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getRole(params: GetRoleParams, options?: CallOptions): Call<Role> {
    return this.call<Role>({ id: "auth.getRole", method: "GET", path: "/auth/roles/{role_uuid}" }, params, options);
  }

  /**
   * Change the name or description of a role.
   *
   * `POST /auth/roles/{role_uuid}/modify`. Needs the permission `role.update`.
   *
   * @param params See {@link ModifyRoleParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Role.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  modifyRole(params: ModifyRoleParams, options?: CallOptions): Call<Role> {
    return this.call<Role>({ id: "auth.modifyRole", method: "POST", path: "/auth/roles/{role_uuid}/modify", body: "members" }, params, options);
  }

  /**
   * Delete a role that no group has.
   *
   * `DELETE /auth/roles/{role_uuid}`. Needs the permission `role.delete`.
   *
   * @param params See {@link DeleteRoleParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Role.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  deleteRole(params: DeleteRoleParams, options?: CallOptions): Call<Role> {
    return this.call<Role>({ id: "auth.deleteRole", method: "DELETE", path: "/auth/roles/{role_uuid}" }, params, options);
  }

  /**
   * Let a role count again.
   *
   * `POST /auth/roles/{role_uuid}/activate`. Needs the permission `role.update`.
   *
   * @param params See {@link ActivateRoleParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  activateRole(params: ActivateRoleParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "auth.activateRole", method: "POST", path: "/auth/roles/{role_uuid}/activate" }, params, options);
  }

  /**
   * Keep a role but let it count for nothing.
   *
   * `POST /auth/roles/{role_uuid}/deactivate`. Needs the permission `role.update`.
   *
   * @param params See {@link DeactivateRoleParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deactivateRole(params: DeactivateRoleParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "auth.deactivateRole", method: "POST", path: "/auth/roles/{role_uuid}/deactivate" }, params, options);
  }

  /**
   * List the roles that a user has through groups.
   *
   * `GET /auth/users/{user_uuid}/roles`. Needs the permission `role.read`, except for the user's own.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`,
   * `description`, `status`, `total_members`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListRolesForUserParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listRolesForUser(params: ListRolesForUserParams, options?: CallOptions): ListCall<RoleSummary> {
    return this.list<RoleSummary>({ id: "auth.listRolesForUser", method: "GET", path: "/auth/users/{user_uuid}/roles" }, params, options);
  }

  /**
   * List the permissions of a role.
   *
   * `GET /auth/roles/{role_uuid}/permissions`. Needs the permission `role.read`, except for roles that the caller
   * holds, and the platform's own roles.
   *
   * Pages of 100 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`,
   * `resource_type`, `action`, `position`.
   *
   * @param params See {@link ListRolePermissionsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listRolePermissions(params: ListRolePermissionsParams, options?: CallOptions): ListCall<PermissionEntry> {
    return this.list<PermissionEntry>({ id: "auth.listRolePermissions", method: "GET", path: "/auth/roles/{role_uuid}/permissions" }, params, options);
  }

  /**
   * List the groups that have a role, scoped or not.
   *
   * `GET /auth/roles/{role_uuid}/user-groups`. Needs the permission `role.read`.
   *
   * Pages of 100 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`,
   * `description`, `type`, `status`, `total_members`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListRoleUserGroupsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listRoleUserGroups(params: ListRoleUserGroupsParams, options?: CallOptions): ListCall<UserGroupItem> {
    return this.list<UserGroupItem>({ id: "auth.listRoleUserGroups", method: "GET", path: "/auth/roles/{role_uuid}/user-groups" }, params, options);
  }

  /**
   * Add permissions to a role.
   *
   * The caller must hold them on the role's account and wherever the role is in use.
   *
   * `POST /auth/roles/{role_uuid}/permissions`. Needs the permission `role.update`.
   *
   * @param params See {@link AssignPermissionsToRoleParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  assignPermissionsToRole(params: AssignPermissionsToRoleParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "auth.assignPermissionsToRole", method: "POST", path: "/auth/roles/{role_uuid}/permissions", body: "members" }, params, options);
  }

  /**
   * Remove a permission from a role that no group has.
   *
   * `DELETE /auth/roles/{role_uuid}/permissions/{permission_uuid}`. Needs the permission `role.update`.
   *
   * @param params See {@link DeletePermissionFromRoleParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deletePermissionFromRole(params: DeletePermissionFromRoleParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "auth.deletePermissionFromRole", method: "DELETE", path: "/auth/roles/{role_uuid}/permissions/{permission_uuid}" }, params, options);
  }

  /**
   * Create a group in an account.
   *
   * `POST /auth/accounts/{account_uuid}/user-groups`. Needs the permission `user_group.create`, except for the owner
   * of a resource, for the groups that share it.
   *
   * @param params See {@link CreateUserGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UserGroup.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  createUserGroup(params: CreateUserGroupParams, options?: CallOptions): Call<UserGroup> {
    return this.call<UserGroup>({ id: "auth.createUserGroup", method: "POST", path: "/auth/accounts/{account_uuid}/user-groups", body: "members" }, params, options);
  }

  /**
   * List the groups visible to the caller.
   *
   * `GET /auth/user-groups`. Needs the permission `user_group.read`, except for groups that the caller belongs to, and
   * those that share a resource of his.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`,
   * `description`, `type`, `status`, `total_members`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListUserGroupsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listUserGroups(params: ListUserGroupsParams = {}, options?: CallOptions): ListCall<UserGroupItem> {
    return this.list<UserGroupItem>({ id: "auth.listUserGroups", method: "GET", path: "/auth/user-groups" }, params, options);
  }

  /**
   * List the groups of an account.
   *
   * `GET /auth/accounts/{account_uuid}/user-groups`. Needs the permission `user_group.read`, except for groups that
   * the caller belongs to, and those that share a resource of his.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`,
   * `description`, `type`, `status`, `total_members`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListAccountUserGroupsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listAccountUserGroups(params: ListAccountUserGroupsParams, options?: CallOptions): ListCall<UserGroupItem> {
    return this.list<UserGroupItem>({ id: "auth.listAccountUserGroups", method: "GET", path: "/auth/accounts/{account_uuid}/user-groups" }, params, options);
  }

  /**
   * Read one group with its first members.
   *
   * `GET /auth/user-groups/{group_uuid}`. Needs the permission `user_group.read`, except for groups that the caller
   * belongs to, and those that share a resource of his.
   *
   * @param params See {@link GetUserGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UserGroupWithMembers.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getUserGroup(params: GetUserGroupParams, options?: CallOptions): Call<UserGroupWithMembers> {
    return this.call<UserGroupWithMembers>({ id: "auth.getUserGroup", method: "GET", path: "/auth/user-groups/{group_uuid}" }, params, options);
  }

  /**
   * Change the name or description of a group.
   *
   * `POST /auth/user-groups/{group_uuid}/modify`. Needs the permission `user_group.update`, except for the owner of a
   * resource, for the groups that share it.
   *
   * @param params See {@link ModifyUserGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UserGroup.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  modifyUserGroup(params: ModifyUserGroupParams, options?: CallOptions): Call<UserGroup> {
    return this.call<UserGroup>({ id: "auth.modifyUserGroup", method: "POST", path: "/auth/user-groups/{group_uuid}/modify", body: "members" }, params, options);
  }

  /**
   * Delete a group with its memberships and roles.
   *
   * `DELETE /auth/user-groups/{group_uuid}`. Needs the permission `user_group.delete`, except for the owner of a
   * resource, for the groups that share it.
   *
   * @param params See {@link DeleteUserGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UserGroupSummary.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  deleteUserGroup(params: DeleteUserGroupParams, options?: CallOptions): Call<UserGroupSummary> {
    return this.call<UserGroupSummary>({ id: "auth.deleteUserGroup", method: "DELETE", path: "/auth/user-groups/{group_uuid}" }, params, options);
  }

  /**
   * List the members of a group.
   *
   * `GET /auth/user-groups/{group_uuid}/users`. Needs the permission `user_group.read`, except for groups that the
   * caller belongs to, and those that share a resource of his.
   *
   * Pages of 100 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`, `username`,
   * `first_name`, `last_name`, `email`, `status`.
   *
   * @param params See {@link GetUserGroupMembersParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getUserGroupMembers(params: GetUserGroupMembersParams, options?: CallOptions): ListCall<UserGroupMember> {
    return this.list<UserGroupMember>({ id: "auth.getUserGroupMembers", method: "GET", path: "/auth/user-groups/{group_uuid}/users" }, params, options);
  }

  /**
   * Add members to a group.
   *
   * `total_members` of the answer is the number before the change: older clients add one themselves.
   *
   * `POST /auth/user-groups/{group_uuid}/users`. Needs the permission `user_group.update`, except for the owner of a
   * resource, for the groups that share it.
   *
   * @param params See {@link AddUsersToGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UserGroupSummary.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  addUsersToGroup(params: AddUsersToGroupParams, options?: CallOptions): Call<UserGroupSummary> {
    return this.call<UserGroupSummary>({ id: "auth.addUsersToGroup", method: "POST", path: "/auth/user-groups/{group_uuid}/users", body: "members" }, params, options);
  }

  /**
   * Remove members from a group.
   *
   * `total_members` of the answer is the number before the change.
   *
   * `POST /auth/user-groups/{group_uuid}/users/remove`. Needs the permission `user_group.update`, except for the owner
   * of a resource, for the groups that share it.
   *
   * @param params See {@link RemoveUsersFromGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UserGroupSummary.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`, `conflict`.
   */
  removeUsersFromGroup(params: RemoveUsersFromGroupParams, options?: CallOptions): Call<UserGroupSummary> {
    return this.call<UserGroupSummary>({ id: "auth.removeUsersFromGroup", method: "POST", path: "/auth/user-groups/{group_uuid}/users/remove", body: "members" }, params, options);
  }

  /**
   * Give a group roles on its account and everything below.
   *
   * The caller must hold every permission of the roles there.
   *
   * `POST /auth/user-groups/{group_uuid}/roles`. Needs the permission `user_group.update`.
   *
   * @param params See {@link AssignRolesToUserGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  assignRolesToUserGroup(params: AssignRolesToUserGroupParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "auth.assignRolesToUserGroup", method: "POST", path: "/auth/user-groups/{group_uuid}/roles", body: "members" }, params, options);
  }

  /**
   * Take a role, scoped or not, from a group.
   *
   * `DELETE /auth/user-groups/{group_uuid}/roles/{role_uuid}`. Needs the permission `user_group.update`.
   *
   * @param params See {@link DeleteRoleFromUserGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteRoleFromUserGroup(params: DeleteRoleFromUserGroupParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "auth.deleteRoleFromUserGroup", method: "DELETE", path: "/auth/user-groups/{group_uuid}/roles/{role_uuid}" }, params, options);
  }

  /**
   * List the roles of a group, scoped or not.
   *
   * `GET /auth/user-groups/{group_uuid}/roles`. Needs the permission `user_group.read`, except for groups that the
   * caller belongs to, and those that share a resource of his.
   *
   * Pages of 100 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`,
   * `description`, `status`, `total_members`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListUserGroupRolesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listUserGroupRoles(params: ListUserGroupRolesParams, options?: CallOptions): ListCall<RoleSummary> {
    return this.list<RoleSummary>({ id: "auth.listUserGroupRoles", method: "GET", path: "/auth/user-groups/{group_uuid}/roles" }, params, options);
  }

  /**
   * Give a group a role that is limited to accounts or single resources.
   *
   * Targets are added to those that the group has the role on already.
   *
   * `POST /auth/user-groups/{group_uuid}/role/scopes`. Needs the permission `user_group.update`, except for the owner
   * of a resource, for the groups that share it.
   *
   * @param params See {@link AssignScopedRoleToUserGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UserGroupSummary.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  assignScopedRoleToUserGroup(params: AssignScopedRoleToUserGroupParams, options?: CallOptions): Call<UserGroupSummary> {
    return this.call<UserGroupSummary>({ id: "auth.assignScopedRoleToUserGroup", method: "POST", path: "/auth/user-groups/{group_uuid}/role/scopes", body: "members" }, params, options);
  }

  /**
   * Ask whether a user may do something on an account.
   *
   * 204 when he may, 403 when he may not.
   *
   * `POST /auth/users/{user_uuid}/authorize`. Needs the permission `permission.read`, except for the caller himself.
   *
   * @param params See {@link AuthorizeUserByAccountParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  authorizeUserByAccount(params: AuthorizeUserByAccountParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "auth.authorizeUserByAccount", method: "POST", path: "/auth/users/{user_uuid}/authorize", body: "members" }, params, options);
  }

  /**
   * List the groups that have a role on exactly this resource.
   *
   * Groups that reach the resource through its account are never listed. Unknown resources give an empty list.
   *
   * `GET /auth/resources/{resource_uuid}/user-groups/access`. Needs the permission `permission.read`, except for the
   * owner of the resource.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `group_name`. `sort` may name
   * `group_name`.
   *
   * @param params See {@link ListAccessByGroupsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listAccessByGroups(params: ListAccessByGroupsParams, options?: CallOptions): ListCall<GroupAccess> {
    return this.list<GroupAccess>({ id: "auth.listAccessByGroups", method: "GET", path: "/auth/resources/{resource_uuid}/user-groups/access" }, params, options);
  }

  /**
   * List the permissions that groups have on exactly this resource.
   *
   * `GET /auth/resources/{resource_uuid}/permissions/access`. Needs the permission `permission.read`, except for the
   * owner of the resource.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `group_name`. `sort` may name
   * `group_name`.
   *
   * @param params See {@link ListAccessByPermissionsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listAccessByPermissions(params: ListAccessByPermissionsParams, options?: CallOptions): ListCall<PermissionAccess> {
    return this.list<PermissionAccess>({ id: "auth.listAccessByPermissions", method: "GET", path: "/auth/resources/{resource_uuid}/permissions/access" }, params, options);
  }

  /**
   * Create a resource-group of an OAuth application.
   *
   * `POST /auth/applications/{application_uuid}/resource-groups`. Needs the permission `resource_group.create`.
   *
   * @param params See {@link CreateApplicationResourceGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceGroup.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  createApplicationResourceGroup(params: CreateApplicationResourceGroupParams, options?: CallOptions): Call<ResourceGroup> {
    return this.call<ResourceGroup>({ id: "auth.createApplicationResourceGroup", method: "POST", path: "/auth/applications/{application_uuid}/resource-groups", body: "members" }, params, options);
  }

  /**
   * List the resource-groups of an OAuth application.
   *
   * `GET /auth/applications/{application_uuid}/resource-groups`. Needs the permission `resource_group.read`.
   *
   * Pages of 100 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`, `type`,
   * `created_date`.
   *
   * @param params See {@link GetApplicationResourceGroupsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getApplicationResourceGroups(params: GetApplicationResourceGroupsParams, options?: CallOptions): ListCall<ResourceGroup> {
    return this.list<ResourceGroup>({ id: "auth.getApplicationResourceGroups", method: "GET", path: "/auth/applications/{application_uuid}/resource-groups" }, params, options);
  }

  /**
   * List the user-groups of an OAuth application.
   *
   * `GET /auth/applications/{application_uuid}/user-groups`. Needs the permission `user_group.read`.
   *
   * Pages of 100 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`,
   * `description`, `type`, `status`, `total_members`, `created_date`, `modified_date`.
   *
   * @param params See {@link GetApplicationDefaultUserGroupsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getApplicationDefaultUserGroups(params: GetApplicationDefaultUserGroupsParams, options?: CallOptions): ListCall<UserGroupItem> {
    return this.list<UserGroupItem>({ id: "auth.getApplicationDefaultUserGroups", method: "GET", path: "/auth/applications/{application_uuid}/user-groups" }, params, options);
  }

  /**
   * Add resources to a resource-group.
   *
   * `POST /auth/resource-groups/{resource_group_uuid}/resources`. Needs the permission `resource_group.update`.
   *
   * @param params See {@link AddResourcesToGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceGroup.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  addResourcesToGroup(params: AddResourcesToGroupParams, options?: CallOptions): Call<ResourceGroup> {
    return this.call<ResourceGroup>({ id: "auth.addResourcesToGroup", method: "POST", path: "/auth/resource-groups/{resource_group_uuid}/resources", body: "members" }, params, options);
  }

  /**
   * Remove resources from a resource-group.
   *
   * `POST /auth/resource-groups/{resource_group_uuid}/resources/remove`. Needs the permission `resource_group.update`.
   *
   * @param params See {@link RemoveResourceFromGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceGroup.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  removeResourceFromGroup(params: RemoveResourceFromGroupParams, options?: CallOptions): Call<ResourceGroup> {
    return this.call<ResourceGroup>({ id: "auth.removeResourceFromGroup", method: "POST", path: "/auth/resource-groups/{resource_group_uuid}/resources/remove", body: "members" }, params, options);
  }
}
