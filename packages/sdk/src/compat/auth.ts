/** Functions of `Auth` that are more than their one request. */
import { path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { isText, itemsOf, property } from "../core/values.ts";
import type { ListOf, ResourceGroup, UserGroupMember } from "../resources/types.ts";
import { callOperation, textOnly } from "./call.ts";
import { config } from "./config.ts";
import { listOrAggregate } from "./lists.ts";
import { traceChain } from "./tracing.ts";
import type { Filters, List, Ok } from "./types.ts";
import { listAccess, memberUuids, readGroupWithMembers } from "./user-groups.ts";

/**
 * Finds the default groups that every account has. `GET /auth/accounts/{accountUUID}/user-groups?default=true`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID The account. Default `"null account uuid"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The uuids of the group of administrators and of the group of users.
 * @throws PatchbayError 500 when either is missing, 401, 404.
 */
export function getAccountDefaultGroups(
  accessToken: string,
  accountUUID: string,
  trace?: Trace,
): Promise<{ admin: string; user: string }>;
export async function getAccountDefaultGroups(
  accessToken = "null access token",
  accountUUID = "null account uuid",
  trace: Trace = {},
): Promise<{ admin: string; user: string }> {
  const answer = await callOperation<unknown>({
    method: "GET",
    path: path`/auth/accounts/${accountUUID}/user-groups`,
    token: accessToken,
    query: { default: true },
    trace,
    result: "body",
  });
  const ofType = (type: string) =>
    property(
      itemsOf(answer)?.findLast((group) => property(group, "type") === type),
      "uuid",
    );
  const [admin, user] = [ofType("admin"), ofType("user")];
  if (!isText(admin) || !isText(user)) throw failure(500, "missing admin or user UUID in account default group");
  return { admin, user };
}

/**
 * Lists the members of a user-group. `GET /auth/user-groups/{groupUUID}/users`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param groupUUID The group. Default `"null groupUUID"`.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 10.
 * @param filters `type`, `name`, `username`, `status`, `expand`. Default `{}`.
 * @param aggregate Whether to collect all pages from `offset` on. Default false.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of members, or all of them.
 * @throws PatchbayError 401, 404.
 */
export function getUserGroupMembers(
  accessToken: string,
  groupUUID: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  aggregate?: boolean,
  trace?: Trace,
): Promise<List<UserGroupMember>>;
export async function getUserGroupMembers(
  accessToken = "null accessToken",
  groupUUID = "null groupUUID",
  offset: number | string = 0,
  limit: number | string = 10,
  filters: Filters = {},
  aggregate = false,
  trace: Trace = {},
): Promise<List<UserGroupMember>> {
  const call = {
    method: "GET",
    path: path`/auth/user-groups/${groupUUID}/users`,
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
  };
  return listOrAggregate<UserGroupMember>(call, aggregate);
}

/**
 * Asks whether a user may do something on an account. `POST /auth/users/{userUUID}/authorize`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param userUUID The user. Default `"null userUUID"`.
 * @param accountUUID The account on which it would happen. Default `"null accountUUID"`.
 * @param resourceType First part of a permission's name, such as `account`. Default `"null resourceType"`.
 * @param action Second part, or a list of which all must be allowed. Default `"null action"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` when allowed (204); undefined for another success, which servers of ours never answer.
 * @throws PatchbayError 403 when denied, 400, 401, 404.
 */
export function authorizeUserByAccount(
  accessToken: string,
  userUUID: string,
  accountUUID: string,
  resourceType: string,
  action: string | readonly string[],
  trace?: Trace,
): Promise<Ok | undefined>;
export async function authorizeUserByAccount(
  accessToken = "null access token",
  userUUID = "null userUUID",
  accountUUID = "null accountUUID",
  resourceType = "null resourceType",
  action: string | readonly string[] = "null action",
  trace: Trace = {},
): Promise<Ok | undefined> {
  const answer = await callOperation<unknown>({
    method: "POST",
    path: path`/auth/users/${userUUID}/authorize`,
    token: accessToken,
    body: { account_uuid: accountUUID, resource_type: resourceType, action },
    trace,
    result: "full",
  });
  return answer.statusCode === 204 ? { status: "ok" } : undefined;
}

/**
 * Finds the users with whom a resource is shared. `GET /auth/resources/{resourceUUID}/user-groups/access`, then for each
 * group, one after the other, `GET /auth/user-groups/{uuid}?expand=members&members_limit=999`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param resourceUUID The resource. Default `"null resourceUUID"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns Uuids of users by kind of access, the kind in the letters r (read), u (update), d (delete): `{ rud: [...] }`.
 * @throws PatchbayError 401; whatever reading a group fails with.
 */
export function getResourceUsers(accessToken: string, resourceUUID: string, trace?: Trace): Promise<Record<string, string[]>>;
export async function getResourceUsers(
  accessToken = "null accessToken",
  resourceUUID = "null resourceUUID",
  trace: Trace = {},
): Promise<Record<string, string[]>> {
  const next = traceChain(trace);
  const users: Record<string, string[]> = {};
  for (const { uuid, name } of await listAccess(accessToken, resourceUUID, trace)) {
    const group = await readGroupWithMembers(accessToken, uuid, next());
    users[String(/^[rud,]{1,3}/.exec(name ?? "")?.[0] ?? null)] = memberUuids(group);
  }
  return users;
}

/** Role uuids by kind of access, by type of resource. */
export type ResourceRoles = Record<string, Record<string, string>>;

/**
 * Finds the seeded roles with which single resources are shared. `GET /auth/roles?offset=0&limit=100&description=…`, once
 * for each description in `Util.config.resourceRoleDescriptions`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns Role uuids by type of resource and kind of access: `{ object: { rud: "…", r: "…" } }`; `{}` when none is there.
 * @throws PatchbayError 401, 403.
 */
export function getResourceGroupRoles(accessToken: string, trace?: Trace): Promise<ResourceRoles>;
export async function getResourceGroupRoles(accessToken = "null access token", trace: Trace = {}): Promise<ResourceRoles> {
  const next = traceChain(trace);
  const descriptions = Object.values(config.resourceRoleDescriptions);
  const calls = descriptions.map((description, index) =>
    callOperation<unknown>({
      method: "GET",
      path: "/auth/roles",
      token: accessToken,
      query: { offset: 0, limit: 100, description },
      trace: index === 0 ? trace : next(),
      result: "body",
    }),
  );
  const table: ResourceRoles = {};
  for (const role of (await Promise.all(calls)).flatMap((answer) => itemsOf(answer) ?? [])) {
    const [name, uuid] = [property(role, "name"), property(role, "uuid")];
    const parsed = typeof name === "string" ? parseRoleName(name) : undefined;
    if (parsed === undefined || typeof uuid !== "string") continue;
    table[parsed.type] = { ...table[parsed.type], [parsed.kind]: uuid };
  }
  return table;
}

/** `system object - read, update` is type `object`, kind `ru`: second word, and initials of what follows the hyphen. */
function parseRoleName(name: string): { type: string; kind: string } | undefined {
  const type = name.split(" ")[1];
  const kind = name
    .split("-")[1]
    ?.split(",")
    .map((action) => action.trim().charAt(0))
    .join("");
  return type && kind !== undefined && /^[rud]{1,3}$/.test(kind) ? { type, kind } : undefined;
}

/**
 * Lists the resource-groups of an OAuth application. `GET /auth/applications/{applicationUUID}/resource-groups`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param applicationUUID The application. Default `"null applicationUUID"`.
 * @param filters `name`, `type`, `default`. Only texts and numbers are sent: write `default: "true"`. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The resource-groups, as a list.
 * @throws PatchbayError 401, 404.
 */
export function getApplicationResourceGroups(
  accessToken: string,
  applicationUUID: string,
  filters?: Readonly<Record<string, string | number>>,
  trace?: Trace,
): Promise<ListOf<ResourceGroup>>;
export async function getApplicationResourceGroups(
  accessToken = "null accessToken",
  applicationUUID = "null applicationUUID",
  filters: Readonly<Record<string, string | number>> = {},
  trace: Trace = {},
): Promise<ListOf<ResourceGroup>> {
  const sent = Object.entries(filters ?? {}).filter(([, value]) => ["string", "number"].includes(typeof value));
  return callOperation({
    method: "GET",
    path: path`/auth/applications/${applicationUUID}/resource-groups`,
    token: accessToken,
    filters: Object.fromEntries(sent),
    trace,
    result: "body",
  });
}

/**
 * Lists the default resource-groups of an OAuth application.
 * `GET /auth/applications/{applicationUUID}/resource-groups?default=true`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param applicationUUID The application. Default `"null applicationUUID"`.
 * @param type `user`, `admin` or `forbidden`; anything but a text is ignored. Default `"user"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The resource-groups, as a list.
 * @throws PatchbayError 401, 404.
 */
export function getApplicationDefaultResourceGroups(
  accessToken: string,
  applicationUUID: string,
  type?: string,
  trace?: Trace,
): Promise<ListOf<ResourceGroup>>;
export async function getApplicationDefaultResourceGroups(
  accessToken = "null accessToken",
  applicationUUID = "null applicationUUID",
  type = "user",
  trace: Trace = {},
): Promise<ListOf<ResourceGroup>> {
  return callOperation({
    method: "GET",
    path: path`/auth/applications/${applicationUUID}/resource-groups`,
    token: accessToken,
    query: { default: true, type: textOnly(type) },
    trace,
    result: "body",
  });
}

/**
 * Gives a user-group a role that is limited to accounts or single resources.
 * `POST /auth/user-groups/{userGroupUUID}/role/scopes`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param userGroupUUID The group. Default `"null userGroupUUID"`.
 * @param roleUUID The role. Default `"null roleUUID"`.
 * @param type What the role is limited to: `account`, with everything below, or `resource`. Default `"account"`.
 * @param data Uuid of that account or resource, or several. Default `"null resourceUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}`
 * @throws PatchbayError 400, 401, 403, 404.
 */
export function assignScopedRoleToUserGroup(
  accessToken: string,
  userGroupUUID: string,
  roleUUID: string,
  type: "account" | "resource",
  data: string | readonly string[],
  trace?: Trace,
): Promise<Ok>;
export async function assignScopedRoleToUserGroup(
  accessToken = "null access token",
  userGroupUUID = "null userGroupUUID",
  roleUUID = "null roleUUID",
  type = "account",
  data: string | readonly string[] = "null resourceUUID",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: path`/auth/user-groups/${userGroupUUID}/role/scopes`,
    token: accessToken,
    body: { role: roleUUID, scope: [{ [type]: data }] },
    trace,
    result: "async-ok",
  });
}
