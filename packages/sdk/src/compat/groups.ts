/** Functions of `Groups` that are more than their one request: they speak the older groups API. */
import { path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { isObject, property } from "../core/values.ts";
import type {
  ListOf,
  UserGroup,
  UserGroupItem,
  UserGroupMember,
  UserGroupSummary,
  UserGroupUpdate,
  UserGroupWithMembers,
} from "../resources/types.ts";
import { callOperation } from "./call.ts";
import type { Filters, FullResponse, Ok } from "./types.ts";
import { addUsers, removeGroup, removeUsers } from "./user-groups.ts";

/** A member as the older groups API writes it; only its uuid is sent. */
export interface Member {
  uuid: string;
  type?: string;
}

/** A group to create, as the older groups API writes it. `type` was never sent and is not. */
export interface NewGroup {
  name: string;
  description?: string;
  account_uuid: string;
  members: readonly Member[];
  type?: string;
}

/**
 * Lists the user-groups visible to the caller. `GET /auth/user-groups`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 10.
 * @param filters `name`, `description`, `type`, `status`, `expand`, `sort`, `member_uuid` (sent as `user_uuid` too).
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of groups.
 * @throws PatchbayError 401.
 */
export function listGroups(
  accessToken: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  trace?: Trace,
): Promise<ListOf<UserGroupItem>>;
export async function listGroups(
  accessToken = "null accessToken",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<UserGroupItem>> {
  const member = property(filters, "member_uuid");
  return callOperation({
    method: "GET",
    path: "/auth/user-groups",
    token: accessToken,
    query: { offset, limit },
    filters: { ...filters, ...(member === undefined ? {} : { user_uuid: member }) },
    trace,
    result: "body",
  });
}

/**
 * Creates a user-group. `POST /auth/accounts/{body.account_uuid}/user-groups`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param body The group. Default `"null body"`, which is refused.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The group.
 * @throws PatchbayError 500 without a request when `body.members` is no array; 400, 401, 404.
 */
export function createGroup(accessToken: string, body: NewGroup, trace?: Trace): Promise<UserGroup>;
export async function createGroup(
  accessToken = "null accessToken",
  body: NewGroup | "null body" = "null body",
  trace: Trace = {},
): Promise<UserGroup> {
  if (!isObject(body)) throw failure(500, "the group is not an object");
  const users = uuidsOf(body.members);
  return callOperation({
    method: "POST",
    path: path`/auth/accounts/${body.account_uuid}/user-groups`,
    token: accessToken,
    body: { name: body.name, description: body.description, users },
    trace,
    result: "body",
  });
}

/**
 * Reads a user-group. `GET /auth/user-groups/{groupUUID}`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param groupUUID The group. Default `"null uuid"`.
 * @param filters `expand` (`members`, `members.type`), `members_limit`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The group; its list of members also stands under `members`.
 * @throws PatchbayError 401, 404.
 */
export function getGroup(accessToken: string, groupUUID: string, filters?: Filters, trace?: Trace): Promise<UserGroupWithMembers>;
export async function getGroup(
  accessToken = "null accessToken",
  groupUUID = "null uuid",
  filters?: Filters,
  trace: Trace = {},
): Promise<unknown> {
  const group = await callOperation<unknown>({
    method: "GET",
    path: path`/auth/user-groups/${groupUUID}`,
    token: accessToken,
    filters,
    trace,
    result: "body",
  });
  const users = property(group, "users");
  return users === undefined ? group : { ...Object(group), members: users };
}

/**
 * Adds members to a user-group. `POST /auth/user-groups/{groupUUID}/users`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param groupUUID The group. Default `"group uuid not specified"`.
 * @param members Whom to add. Default `[]`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The group. Its `total_members` is the number before the change plus one, however many were added: older
 * applications rely on it. Read the group for the true number.
 * @throws PatchbayError 500 when the server answers without a group; 400, 401, 404.
 */
export function addMembersToGroup(
  accessToken: string,
  groupUUID: string,
  members: readonly Member[],
  trace?: Trace,
): Promise<UserGroupSummary>;
export async function addMembersToGroup(
  accessToken = "null accessToken",
  groupUUID = "group uuid not specified",
  members: readonly Member[] = [],
  trace: Trace = {},
): Promise<unknown> {
  const group = await addUsers(accessToken, groupUUID, uuidsOf(members), trace);
  if (!isObject(group)) throw failure(500, "the answer holds no group");
  const before = group.total_members;
  return { ...group, total_members: typeof before === "number" ? before + 1 : undefined };
}

/**
 * Removes members from a user-group. `POST /auth/user-groups/{groupUUID}/users/remove`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param groupUUID The group. Default `"null groupUuid"`.
 * @param members Whom to remove. Default `[]`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}`
 * @throws PatchbayError 400, 401, 404, 409 for the last administrator of an account.
 */
export function deleteGroupMembers(accessToken: string, groupUUID: string, members: readonly Member[], trace?: Trace): Promise<Ok>;
export async function deleteGroupMembers(
  accessToken = "null accessToken",
  groupUUID = "null groupUuid",
  members: readonly Member[] = [],
  trace: Trace = {},
): Promise<Ok> {
  return removeUsers(accessToken, groupUUID, uuidsOf(members), trace);
}

/**
 * Lists the members of a user-group. `GET /auth/user-groups/{groupUUID}/users`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param groupUUID The group. Default `"null uuid"`.
 * @param filters `offset`, `limit`, `type`, `name`, `username`, `status`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of members.
 * @throws PatchbayError 401, 404.
 */
export function listGroupMembers(
  accessToken: string,
  groupUUID: string,
  filters?: Filters,
  trace?: Trace,
): Promise<ListOf<UserGroupMember>>;
export async function listGroupMembers(
  accessToken = "null accessToken",
  groupUUID = "null uuid",
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<UserGroupMember>> {
  return callOperation({
    method: "GET",
    path: path`/auth/user-groups/${groupUUID}/users`,
    token: accessToken,
    filters,
    trace,
    result: "body",
  });
}

/**
 * Changes the name or description of a user-group. `POST /auth/user-groups/{groupUuid}/modify`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param groupUuid The group. Default `"null groupUuid"`.
 * @param body `name`, `description`. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The group.
 * @throws PatchbayError 400, 401, 404.
 */
export function modifyGroup(accessToken: string, groupUuid: string, body: UserGroupUpdate, trace?: Trace): Promise<UserGroup>;
export async function modifyGroup(
  accessToken = "null accessToken",
  groupUuid = "null groupUuid",
  body: UserGroupUpdate | "null body" = "null body",
  trace: Trace = {},
): Promise<UserGroup> {
  return callOperation({
    method: "POST",
    path: path`/auth/user-groups/${groupUuid}/modify`,
    token: accessToken,
    body,
    trace,
    result: "body",
  });
}

/**
 * Deletes a user-group. `DELETE /auth/user-groups/{groupUUID}`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param groupUUID The group. Default `"not specified"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}`
 * @throws PatchbayError 401, 404, 409 for a default group.
 */
export function deleteGroup(accessToken: string, groupUUID: string, trace?: Trace): Promise<Ok>;
export async function deleteGroup(accessToken = "null accessToken", groupUUID = "not specified", trace: Trace = {}): Promise<Ok> {
  return removeGroup(accessToken, groupUUID, trace);
}

/** The answer to a change of status; the status is the intended one, whatever the server said. */
export interface StatusChange extends FullResponse<UserGroupSummary> {
  status: "Active" | "Inactive";
  resource_status: "complete";
}

/**
 * Deactivates a user-group: it keeps its members but gives no permissions. `POST /auth/user-groups/{groupUuid}/deactivate`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param groupUuid The group. Default `"null groupUuid"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The whole answer, with `status: "Inactive"` and `resource_status: "complete"` added.
 * @throws PatchbayError 401, 404, 409 for a default group.
 */
export function deactivateGroup(accessToken: string, groupUuid: string, trace?: Trace): Promise<StatusChange>;
export async function deactivateGroup(
  accessToken = "null accessToken",
  groupUuid = "null groupUuid",
  trace: Trace = {},
): Promise<StatusChange> {
  return changeStatus(accessToken, path`/auth/user-groups/${groupUuid}/deactivate`, "Inactive", trace);
}

/**
 * Reactivates a user-group. `POST /auth/user-groups/{groupUuid}/reactivate`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param groupUuid The group. Default `"null groupUuid"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The whole answer, with `status: "Active"` and `resource_status: "complete"` added.
 * @throws PatchbayError 401, 404, 409 for a default group.
 */
export function reactivateGroup(accessToken: string, groupUuid: string, trace?: Trace): Promise<StatusChange>;
export async function reactivateGroup(
  accessToken = "null accessToken",
  groupUuid = "null groupUuid",
  trace: Trace = {},
): Promise<StatusChange> {
  return changeStatus(accessToken, path`/auth/user-groups/${groupUuid}/reactivate`, "Active", trace);
}

async function changeStatus(token: string, target: string, status: StatusChange["status"], trace: Trace): Promise<StatusChange> {
  const answer = await callOperation<UserGroupSummary>({ method: "POST", path: target, token, trace, result: "async-full" });
  return { ...answer, status, resource_status: "complete" };
}

/** A member without a uuid of its own becomes null, which the server refuses with a clear message. */
function uuidsOf(members: unknown): unknown[] {
  if (!Array.isArray(members)) throw failure(500, "the members are not an array");
  return members.map((member: unknown) => (isObject(member) && Object.hasOwn(member, "uuid") ? member.uuid : null));
}
