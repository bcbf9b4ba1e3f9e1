// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Auth` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { GroupAccess, ListOf, PermissionAccess, PermissionCreate, PermissionEntry, PermissionList, ResourceGroup, Role, RoleCreate, RoleList, RoleSummary, RoleUpdate, UserGroup, UserGroupCreate, UserGroupItem, UserGroupSummary, UserGroupUpdate } from "../../resources/types.ts";
import { callOperation, textOnly } from "../call.ts";
import type { Filters, Ok } from "../types.ts";

/**
 * Add a permission to the catalogue.
 *
 * Administrators of accounts hold it at once and may put it into roles.
 *
 * `POST /auth/permissions`. Needs the permission `permission.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param body What to send. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`.
 */
export function createPermission(accessToken: string, body: PermissionCreate, trace?: Trace): Promise<PermissionEntry>;
export async function createPermission(
  accessToken: string = "null accessToken",
  body: PermissionCreate | "null body" = "null body",
  trace: Trace = {},
): Promise<PermissionEntry> {
  return callOperation<PermissionEntry>({
    method: "POST",
    path: "/auth/permissions",
    token: accessToken,
    body,
    trace,
    result: "body",
  });
}

/**
 * List the permission catalogue.
 *
 * `GET /auth/permissions`. Needs the permission `permission.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `"0"`.
 * @param limit Page size; clamped to the maximum. Default `"10"`.
 * @param filters Query parameters, sent as they are: `sort`, `resource_type`, `action`, `name`, `description`.
 * Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listPermissions(accessToken: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<PermissionEntry>>;
export async function listPermissions(
  accessToken: string = "null accessToken",
  offset: number | string = "0",
  limit: number | string = "10",
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<PermissionEntry>> {
  return callOperation<ListOf<PermissionEntry>>({
    method: "GET",
    path: "/auth/permissions",
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * List the roles that hold a permission.
 *
 * `GET /auth/permissions/{permission_uuid}/roles`. Needs the permission `permission.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param permissionUUID UUID of the permission, lower case. Default `"null permissionUUID"`, which the server refuses.
 * @param filters Query parameters, sent as they are: `offset`, `limit`, `sort`, `name`, `description`, `status`,
 * `type`, `account_uuid`, `permission_uuid`, `resource_type`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listPermissionRoles(accessToken: string, permissionUUID: string, filters?: Filters, trace?: Trace): Promise<ListOf<RoleSummary>>;
export async function listPermissionRoles(
  accessToken: string = "null accessToken",
  permissionUUID: string = "null permissionUUID",
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<RoleSummary>> {
  return callOperation<ListOf<RoleSummary>>({
    method: "GET",
    path: path`/auth/permissions/${permissionUUID}/roles`,
    token: accessToken,
    filters,
    trace,
    result: "body",
  });
}

/**
 * Create a role in an account.
 *
 * Nobody can put a permission into a role that he does not hold on that account.
 *
 * `POST /auth/accounts/{account_uuid}/roles`. Needs the permission `role.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null accountUUID"`, which the server refuses.
 * @param body The description is made of the name when it is absent. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer, after the work is done.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function createRole(accessToken: string, accountUUID: string, body: RoleCreate, trace?: Trace): Promise<Role>;
export async function createRole(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  body: RoleCreate | "null body" = "null body",
  trace: Trace = {},
): Promise<Role> {
  return callOperation<Role>({
    method: "POST",
    path: path`/auth/accounts/${accountUUID}/roles`,
    token: accessToken,
    body,
    trace,
    result: "async-body",
  });
}

/**
 * List the roles of visible accounts, and the platform's own.
 *
 * `GET /auth/roles`. Needs the permission `role.read`, except for roles that the caller holds, and the platform's own
 * roles.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `"0"`.
 * @param limit Page size; clamped to the maximum. Default `"10"`.
 * @param filters Query parameters, sent as they are: `sort`, `name`, `description`, `status`, `type`, `account_uuid`,
 * `permission_uuid`, `resource_type`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listRoles(accessToken: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<RoleSummary>>;
export async function listRoles(
  accessToken: string = "null accessToken",
  offset: number | string = "0",
  limit: number | string = "10",
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<RoleSummary>> {
  return callOperation<ListOf<RoleSummary>>({
    method: "GET",
    path: "/auth/roles",
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Read one role.
 *
 * `GET /auth/roles/{role_uuid}`. Needs the permission `role.read`, except for roles that the caller holds, and the
 * platform's own roles.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param roleUUID UUID of the role, lower case. Default `"null roleUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getRole(accessToken: string, roleUUID: string, trace?: Trace): Promise<Role>;
export async function getRole(
  accessToken: string = "null accessToken",
  roleUUID: string = "null roleUUID",
  trace: Trace = {},
): Promise<Role> {
  return callOperation<Role>({
    method: "GET",
    path: path`/auth/roles/${roleUUID}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Change the name or description of a role.
 *
 * `POST /auth/roles/{role_uuid}/modify`. Needs the permission `role.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param roleUUID UUID of the role, lower case. Default `"null roleUUID"`, which the server refuses.
 * @param body What to send. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer, after the work is done.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function modifyRole(accessToken: string, roleUUID: string, body: RoleUpdate, trace?: Trace): Promise<Role>;
export async function modifyRole(
  accessToken: string = "null accessToken",
  roleUUID: string = "null roleUUID",
  body: RoleUpdate | "null body" = "null body",
  trace: Trace = {},
): Promise<Role> {
  return callOperation<Role>({
    method: "POST",
    path: path`/auth/roles/${roleUUID}/modify`,
    token: accessToken,
    body,
    trace,
    result: "async-body",
  });
}

/**
 * Delete a role that no group has.
 *
 * `DELETE /auth/roles/{role_uuid}`. Needs the permission `role.delete`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param roleUUID UUID of the role, lower case. Default `"null roleUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` after the work is done.
 * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function deleteRole(accessToken: string, roleUUID: string, trace?: Trace): Promise<Ok>;
export async function deleteRole(
  accessToken: string = "null accessToken",
  roleUUID: string = "null roleUUID",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/auth/roles/${roleUUID}`,
    token: accessToken,
    trace,
    result: "async-ok",
  });
}

/**
 * Let a role count again.
 *
 * `POST /auth/roles/{role_uuid}/activate`. Needs the permission `role.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param roleUUID UUID of the role, lower case. Default `"null roleUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` after the work is done.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function activateRole(accessToken: string, roleUUID: string, trace?: Trace): Promise<Ok>;
export async function activateRole(
  accessToken: string = "null accessToken",
  roleUUID: string = "null roleUUID",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: path`/auth/roles/${roleUUID}/activate`,
    token: accessToken,
    trace,
    result: "async-ok",
  });
}

/**
 * Keep a role but let it count for nothing.
 *
 * `POST /auth/roles/{role_uuid}/deactivate`. Needs the permission `role.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param roleUUID UUID of the role, lower case. Default `"null roleUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` after the work is done.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deactivateRole(accessToken: string, roleUUID: string, trace?: Trace): Promise<Ok>;
export async function deactivateRole(
  accessToken: string = "null accessToken",
  roleUUID: string = "null roleUUID",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: path`/auth/roles/${roleUUID}/deactivate`,
    token: accessToken,
    trace,
    result: "async-ok",
  });
}

/**
 * List the roles that a user has through groups.
 *
 * `GET /auth/users/{user_uuid}/roles`. Needs the permission `role.read`, except for the user's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param user_uuid UUID of the user, lower case. Default `"null user_uuid"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `"0"`.
 * @param limit Page size; clamped to the maximum. Default `"10"`.
 * @param filters Query parameters, sent as they are: `sort`, `name`, `description`, `status`, `type`, `account_uuid`,
 * `permission_uuid`, `resource_type`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listRolesForUser(accessToken: string, user_uuid: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<RoleSummary>>;
export async function listRolesForUser(
  accessToken: string = "null accessToken",
  user_uuid: string = "null user_uuid",
  offset: number | string = "0",
  limit: number | string = "10",
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<RoleSummary>> {
  return callOperation<ListOf<RoleSummary>>({
    method: "GET",
    path: path`/auth/users/${user_uuid}/roles`,
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * List the permissions of a role.
 *
 * `GET /auth/roles/{role_uuid}/permissions`. Needs the permission `role.read`, except for roles that the caller holds,
 * and the platform's own roles.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param roleUUID UUID of the role, lower case. Default `"null roleUUID"`, which the server refuses.
 * @param filters Query parameters, sent as they are: `offset`, `limit`, `sort`, `resource_type`, `action`, `name`,
 * `description`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listRolePermissions(accessToken: string, roleUUID: string, filters?: Filters, trace?: Trace): Promise<ListOf<PermissionEntry>>;
export async function listRolePermissions(
  accessToken: string = "null accessToken",
  roleUUID: string = "null roleUUID",
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<PermissionEntry>> {
  return callOperation<ListOf<PermissionEntry>>({
    method: "GET",
    path: path`/auth/roles/${roleUUID}/permissions`,
    token: accessToken,
    filters,
    trace,
    result: "body",
  });
}

/**
 * List the groups that have a role, scoped or not.
 *
 * `GET /auth/roles/{role_uuid}/user-groups`. Needs the permission `role.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param roleUUID UUID of the role, lower case. Default `"null roleUUID"`, which the server refuses.
 * @param filters Query parameters, sent as they are: `offset`, `limit`, `sort`, `name`, `description`, `type`,
 * `default`, `status`, `user_uuid`, `member_uuid`, `expand`, `member_limit`, `members_limit`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listRoleUserGroups(accessToken: string, roleUUID: string, filters?: Filters, trace?: Trace): Promise<ListOf<UserGroupItem>>;
export async function listRoleUserGroups(
  accessToken: string = "null accessToken",
  roleUUID: string = "null roleUUID",
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<UserGroupItem>> {
  return callOperation<ListOf<UserGroupItem>>({
    method: "GET",
    path: path`/auth/roles/${roleUUID}/user-groups`,
    token: accessToken,
    filters,
    trace,
    result: "body",
  });
}

/**
 * Add permissions to a role.
 *
 * The caller must hold them on the role's account and wherever the role is in use.
 *
 * `POST /auth/roles/{role_uuid}/permissions`. Needs the permission `role.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param roleUUID UUID of the role, lower case. Default `"null roleUUID"`, which the server refuses.
 * @param body What to send. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function assignPermissionsToRole(accessToken: string, roleUUID: string, body: PermissionList, trace?: Trace): Promise<Ok>;
export async function assignPermissionsToRole(
  accessToken: string = "null accessToken",
  roleUUID: string = "null roleUUID",
  body: PermissionList | "null body" = "null body",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: path`/auth/roles/${roleUUID}/permissions`,
    token: accessToken,
    body,
    trace,
    result: { exact: 204, message: "assign permission to role failed" },
  });
}

/**
 * Remove a permission from a role that no group has.
 *
 * `DELETE /auth/roles/{role_uuid}/permissions/{permission_uuid}`. Needs the permission `role.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param roleUUID UUID of the role, lower case. Default `"null roleUUID"`, which the server refuses.
 * @param permissionUUID UUID of the permission, lower case. Default `"null permissionUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deletePermissionFromRole(accessToken: string, roleUUID: string, permissionUUID: string, trace?: Trace): Promise<Ok>;
export async function deletePermissionFromRole(
  accessToken: string = "null accessToken",
  roleUUID: string = "null roleUUID",
  permissionUUID: string = "null permissionUUID",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/auth/roles/${roleUUID}/permissions/${permissionUUID}`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "delete permission from role failed" },
  });
}

/**
 * Create a group in an account.
 *
 * `POST /auth/accounts/{account_uuid}/user-groups`. Needs the permission `user_group.create`, except for the owner of
 * a resource, for the groups that share it.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null accountUUID"`, which the server refuses.
 * @param body What to send. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer, after the work is done.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function createUserGroup(accessToken: string, accountUUID: string, body: UserGroupCreate, trace?: Trace): Promise<UserGroup>;
export async function createUserGroup(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  body: UserGroupCreate | "null body" = "null body",
  trace: Trace = {},
): Promise<UserGroup> {
  return callOperation<UserGroup>({
    method: "POST",
    path: path`/auth/accounts/${accountUUID}/user-groups`,
    token: accessToken,
    body,
    trace,
    result: "async-body",
  });
}

/**
 * List the groups visible to the caller.
 *
 * `GET /auth/user-groups`. Needs the permission `user_group.read`, except for groups that the caller belongs to, and
 * those that share a resource of his.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `"0"`.
 * @param limit Page size; clamped to the maximum. Default `"10"`.
 * @param filters Query parameters, sent as they are: `sort`, `name`, `description`, `type`, `default`, `status`,
 * `user_uuid`, `member_uuid`, `expand`, `member_limit`, `members_limit`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listUserGroups(accessToken: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<UserGroupItem>>;
export async function listUserGroups(
  accessToken: string = "null accessToken",
  offset: number | string = "0",
  limit: number | string = "10",
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<UserGroupItem>> {
  return callOperation<ListOf<UserGroupItem>>({
    method: "GET",
    path: "/auth/user-groups",
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * List the groups of an account.
 *
 * `GET /auth/accounts/{account_uuid}/user-groups`. Needs the permission `user_group.read`, except for groups that the
 * caller belongs to, and those that share a resource of his.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null accountUUID"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `name`, `description`, `type`, `default`, `status`,
 * `user_uuid`, `member_uuid`, `expand`, `member_limit`, `members_limit`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listAccountUserGroups(accessToken: string, accountUUID: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<UserGroupItem>>;
export async function listAccountUserGroups(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<UserGroupItem>> {
  return callOperation<ListOf<UserGroupItem>>({
    method: "GET",
    path: path`/auth/accounts/${accountUUID}/user-groups`,
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Change the name or description of a group.
 *
 * `POST /auth/user-groups/{group_uuid}/modify`. Needs the permission `user_group.update`, except for the owner of a
 * resource, for the groups that share it.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param groupUUID UUID of the group, lower case. Default `"null groupUUID"`, which the server refuses.
 * @param body What to send. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer, after the work is done.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function modifyUserGroup(accessToken: string, groupUUID: string, body: UserGroupUpdate, trace?: Trace): Promise<UserGroup>;
export async function modifyUserGroup(
  accessToken: string = "null accessToken",
  groupUUID: string = "null groupUUID",
  body: UserGroupUpdate | "null body" = "null body",
  trace: Trace = {},
): Promise<UserGroup> {
  return callOperation<UserGroup>({
    method: "POST",
    path: path`/auth/user-groups/${groupUUID}/modify`,
    token: accessToken,
    body,
    trace,
    result: "async-body",
  });
}

/**
 * Delete a group with its memberships and roles.
 *
 * `DELETE /auth/user-groups/{group_uuid}`. Needs the permission `user_group.delete`, except for the owner of a
 * resource, for the groups that share it.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userGroupUUID UUID of the group, lower case. Default `"null userGroupUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 202; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function deleteUserGroup(accessToken: string, userGroupUUID: string, trace?: Trace): Promise<Ok>;
export async function deleteUserGroup(
  accessToken: string = "null accessToken",
  userGroupUUID: string = "null userGroupUUID",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/auth/user-groups/${userGroupUUID}`,
    token: accessToken,
    trace,
    result: { exact: 202, message: "delete role from user-group failed" },
  });
}

/**
 * Add members to a group.
 *
 * `total_members` of the answer is the number before the change: older clients add one themselves.
 *
 * `POST /auth/user-groups/{group_uuid}/users`. Needs the permission `user_group.update`, except for the owner of a
 * resource, for the groups that share it.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userGroupUUID UUID of the group, lower case. Default `"null userGroupUUID"`, which the server refuses.
 * @param users UUIDs of them. Default `"null members"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer, after the work is done.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function addUsersToGroup(accessToken: string, userGroupUUID: string, users: string[], trace?: Trace): Promise<UserGroupSummary>;
export async function addUsersToGroup(
  accessToken: string = "null accessToken",
  userGroupUUID: string = "null userGroupUUID",
  users: string[] | "null members" = "null members",
  trace: Trace = {},
): Promise<UserGroupSummary> {
  return callOperation<UserGroupSummary>({
    method: "POST",
    path: path`/auth/user-groups/${userGroupUUID}/users`,
    token: accessToken,
    body: { users },
    trace,
    result: "async-body",
  });
}

/**
 * Remove members from a group.
 *
 * `total_members` of the answer is the number before the change.
 *
 * `POST /auth/user-groups/{group_uuid}/users/remove`. Needs the permission `user_group.update`, except for the owner
 * of a resource, for the groups that share it.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userGroupUUID UUID of the group, lower case. Default `"null userGroupUUID"`, which the server refuses.
 * @param users UUIDs of them. Default `"null users"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer, after the work is done.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`, `conflict`.
 */
export function removeUsersFromGroup(accessToken: string, userGroupUUID: string, users: string[], trace?: Trace): Promise<UserGroupSummary>;
export async function removeUsersFromGroup(
  accessToken: string = "null accessToken",
  userGroupUUID: string = "null userGroupUUID",
  users: string[] | "null users" = "null users",
  trace: Trace = {},
): Promise<UserGroupSummary> {
  return callOperation<UserGroupSummary>({
    method: "POST",
    path: path`/auth/user-groups/${userGroupUUID}/users/remove`,
    token: accessToken,
    body: { users },
    trace,
    result: "async-body",
  });
}

/**
 * Give a group roles on its account and everything below.
 *
 * The caller must hold every permission of the roles there.
 *
 * `POST /auth/user-groups/{group_uuid}/roles`. Needs the permission `user_group.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userGroupUUID UUID of the group, lower case. Default `"null groupUUID"`, which the server refuses.
 * @param body What to send. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function assignRolesToUserGroup(accessToken: string, userGroupUUID: string, body: RoleList, trace?: Trace): Promise<Ok>;
export async function assignRolesToUserGroup(
  accessToken: string = "null accessToken",
  userGroupUUID: string = "null groupUUID",
  body: RoleList | "null body" = "null body",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: path`/auth/user-groups/${userGroupUUID}/roles`,
    token: accessToken,
    body,
    trace,
    result: { exact: 204, message: "assign role to user-group failed" },
  });
}

/**
 * Take a role, scoped or not, from a group.
 *
 * `DELETE /auth/user-groups/{group_uuid}/roles/{role_uuid}`. Needs the permission `user_group.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userGroupUUID UUID of the group, lower case. Default `"null userGroupUUID"`, which the server refuses.
 * @param roleUUID UUID of the role, lower case. Default `"null roleUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteRoleFromUserGroup(accessToken: string, userGroupUUID: string, roleUUID: string, trace?: Trace): Promise<Ok>;
export async function deleteRoleFromUserGroup(
  accessToken: string = "null accessToken",
  userGroupUUID: string = "null userGroupUUID",
  roleUUID: string = "null roleUUID",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/auth/user-groups/${userGroupUUID}/roles/${roleUUID}`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "delete role from user-group failed" },
  });
}

/**
 * List the roles of a group, scoped or not.
 *
 * `GET /auth/user-groups/{group_uuid}/roles`. Needs the permission `user_group.read`, except for groups that the
 * caller belongs to, and those that share a resource of his.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userGroupUUID UUID of the group, lower case. Default `"null userGroupUUID"`, which the server refuses.
 * @param filters Query parameters, sent as they are: `offset`, `limit`, `sort`, `name`, `description`, `status`,
 * `type`, `account_uuid`, `permission_uuid`, `resource_type`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listUserGroupRoles(accessToken: string, userGroupUUID: string, filters?: Filters, trace?: Trace): Promise<ListOf<RoleSummary>>;
export async function listUserGroupRoles(
  accessToken: string = "null accessToken",
  userGroupUUID: string = "null userGroupUUID",
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<RoleSummary>> {
  return callOperation<ListOf<RoleSummary>>({
    method: "GET",
    path: path`/auth/user-groups/${userGroupUUID}/roles`,
    token: accessToken,
    filters,
    trace,
    result: "body",
  });
}

/**
 * List the groups that have a role on exactly this resource.
 *
 * Groups that reach the resource through its account are never listed. Unknown resources give an empty list.
 *
 * `GET /auth/resources/{resource_uuid}/user-groups/access`. Needs the permission `permission.read`, except for the
 * owner of the resource.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param resourceUUID UUID of the resource, lower case. Default `"null groupUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listAccessByGroups(accessToken: string, resourceUUID: string, trace?: Trace): Promise<ListOf<GroupAccess>>;
export async function listAccessByGroups(
  accessToken: string = "null accessToken",
  resourceUUID: string = "null groupUUID",
  trace: Trace = {},
): Promise<ListOf<GroupAccess>> {
  return callOperation<ListOf<GroupAccess>>({
    method: "GET",
    path: path`/auth/resources/${resourceUUID}/user-groups/access`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * List the permissions that groups have on exactly this resource.
 *
 * `GET /auth/resources/{resource_uuid}/permissions/access`. Needs the permission `permission.read`, except for the
 * owner of the resource.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param resourceUUID UUID of the resource, lower case. Default `"null groupUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listAccessByPermissions(accessToken: string, resourceUUID: string, trace?: Trace): Promise<ListOf<PermissionAccess>>;
export async function listAccessByPermissions(
  accessToken: string = "null accessToken",
  resourceUUID: string = "null groupUUID",
  trace: Trace = {},
): Promise<ListOf<PermissionAccess>> {
  return callOperation<ListOf<PermissionAccess>>({
    method: "GET",
    path: path`/auth/resources/${resourceUUID}/permissions/access`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Create a resource-group of an OAuth application.
 *
 * `POST /auth/applications/{application_uuid}/resource-groups`. Needs the permission `resource_group.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param applicationUUID UUID of the application, lower case. Default `"null applicationUUID"`, which the server
 * refuses.
 * @param name Sent as `name`. Default `""`.
 * @param description Free text. Default `""`.
 * @param resources UUIDs of them; none when absent. Default `[]`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer, after the work is done.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function createApplicationResourceGroup(accessToken: string, applicationUUID: string, name: string, description?: string, resources?: string[], trace?: Trace): Promise<ResourceGroup>;
export async function createApplicationResourceGroup(
  accessToken: string = "null accessToken",
  applicationUUID: string = "null applicationUUID",
  name: string = "",
  description: string = "",
  resources: string[] = [],
  trace: Trace = {},
): Promise<ResourceGroup> {
  return callOperation<ResourceGroup>({
    method: "POST",
    path: path`/auth/applications/${applicationUUID}/resource-groups`,
    token: accessToken,
    body: { name, description, resources },
    trace,
    result: "async-body",
  });
}

/**
 * List the user-groups of an OAuth application.
 *
 * `GET /auth/applications/{application_uuid}/user-groups`. Needs the permission `user_group.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param applicationUUID UUID of the application, lower case. Default `"null applicationUUID"`, which the server
 * refuses.
 * @param type Type of group, any case. Anything but a text is ignored. Default `"user"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getApplicationDefaultUserGroups(accessToken: string, applicationUUID: string, type?: string, trace?: Trace): Promise<ListOf<UserGroupItem>>;
export async function getApplicationDefaultUserGroups(
  accessToken: string = "null accessToken",
  applicationUUID: string = "null applicationUUID",
  type: string = "user",
  trace: Trace = {},
): Promise<ListOf<UserGroupItem>> {
  return callOperation<ListOf<UserGroupItem>>({
    method: "GET",
    path: path`/auth/applications/${applicationUUID}/user-groups`,
    token: accessToken,
    query: { default: "true", type: textOnly(type) },
    trace,
    result: "body",
  });
}

/**
 * Add resources to a resource-group.
 *
 * `POST /auth/resource-groups/{resource_group_uuid}/resources`. Needs the permission `resource_group.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param resourceGroup UUID of the resource group, lower case. Default `"null resourceGroup"`, which the server
 * refuses.
 * @param resources UUIDs of them. Default `"null resources"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` after the work is done.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function addResourcesToGroup(accessToken: string, resourceGroup: string, resources: string[], trace?: Trace): Promise<Ok>;
export async function addResourcesToGroup(
  accessToken: string = "null accessToken",
  resourceGroup: string = "null resourceGroup",
  resources: string[] | "null resources" = "null resources",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: path`/auth/resource-groups/${resourceGroup}/resources`,
    token: accessToken,
    body: { resources },
    trace,
    result: "async-ok",
  });
}

/**
 * Remove resources from a resource-group.
 *
 * `POST /auth/resource-groups/{resource_group_uuid}/resources/remove`. Needs the permission `resource_group.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param resourceGroup UUID of the resource group, lower case. Default `"null resourceGroup"`, which the server
 * refuses.
 * @param resources UUIDs of them. Default `"null resources"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` after the work is done.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function removeResourceFromGroup(accessToken: string, resourceGroup: string, resources: string[], trace?: Trace): Promise<Ok>;
export async function removeResourceFromGroup(
  accessToken: string = "null accessToken",
  resourceGroup: string = "null resourceGroup",
  resources: string[] | "null resources" = "null resources",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: path`/auth/resource-groups/${resourceGroup}/resources/remove`,
    token: accessToken,
    body: { resources },
    trace,
    result: "async-ok",
  });
}
