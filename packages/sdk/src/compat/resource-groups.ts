/**
 * Shares one resource with users: for each kind of access a user-group, to which a seeded role is given for that resource
 * alone. A kind is written in the letters r (read), u (update) and d (delete).
 */
import { path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { isText, property } from "../core/values.ts";
import { getResourceGroupRoles, type ResourceRoles } from "./auth.ts";
import { callOperation } from "./call.ts";
import { traceChain } from "./tracing.ts";
import type { Ok } from "./types.ts";
import {
  type AccessGroup,
  addUsers,
  listAccess,
  memberUuids,
  readGroupWithMembers,
  removeGroup,
  removeUsers,
} from "./user-groups.ts";

/** Users by kind of access: `{ rud: ["…"], r: ["…"] }`. */
export type ResourceUsers = Readonly<Record<string, readonly string[]>>;

const NO_UUID = "null roleUUID";

/** A group is ours only if its name is one of the seven kinds, a colon and a blank; others are never touched. */
const OUR_NAME = /^(rud|ru|rd|ud|r|u|d): /;

function kindOf(name: string | undefined): string | undefined {
  return OUR_NAME.exec(name ?? "")?.[1];
}

/**
 * Shares a resource. Finds the roles (`GET /auth/roles`), then for each kind of access creates a group
 * (`POST /auth/accounts/{accountUUID}/user-groups`) and gives it the role (`POST /auth/user-groups/{uuid}/role/scopes`).
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID Account that will own the groups. Default `"null accountUUID"`.
 * @param resourceUUID The resource. Default `"null resourceUUID"`.
 * @param type Type of the resource: `object`.
 * @param users Uuids of users by kind of access; null counts as none. Default `{}`: nothing is shared.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}`
 * @throws PatchbayError 400 without a type, 404 when the seeded roles are missing, 500 for an unknown type. When a group
 * or role cannot be created, the groups made so far are deleted as far as possible.
 */
export function createResourceGroups(
  accessToken: string,
  accountUUID: string,
  resourceUUID: string,
  type: string,
  users?: ResourceUsers | null,
  trace?: Trace,
): Promise<Ok>;
export async function createResourceGroups(
  accessToken = "null access token",
  accountUUID = "null accountUUID",
  resourceUUID = "null resourceUUID",
  type?: string,
  users: ResourceUsers | null = {},
  trace: Trace = {},
): Promise<Ok> {
  if (!type) throw failure(400, "Unable to create resource groups. Resource type not defined.");
  const roles = await findRoles(accessToken, trace);
  const next = traceChain(trace);
  return share({ accessToken, accountUUID, resourceUUID, users: users ?? {}, roles: rolesOf(roles, type), next });
}

async function findRoles(accessToken: string, trace: Trace): Promise<ResourceRoles> {
  const roles = await getResourceGroupRoles(accessToken, trace);
  if (Object.keys(roles).length === 0) throw failure(404, "resource group system roles not found");
  return roles;
}

function rolesOf(roles: ResourceRoles, type: string): Record<string, string> {
  const ofType = Object.hasOwn(roles, type) ? roles[type] : undefined;
  if (ofType === undefined) throw failure(500, `no roles for resources of type ${type}`);
  return ofType;
}

interface Sharing {
  readonly accessToken: string;
  readonly accountUUID: string;
  readonly resourceUUID: string;
  readonly users: ResourceUsers;
  readonly roles: Record<string, string>;
  readonly next: () => Trace;
}

async function share(sharing: Sharing): Promise<Ok> {
  const { accessToken, resourceUUID, roles, next } = sharing;
  const creations = await Promise.allSettled(
    Object.entries(sharing.users).map(([kind, users]) => createGroupOf(sharing, kind, users)),
  );
  const groups = creations.flatMap((creation) => (creation.status === "fulfilled" ? [creation.value] : []));
  try {
    throwFirst(creations);
    const links = groups.map(({ uuid, kind }) =>
      callOperation({
        method: "POST",
        path: path`/auth/user-groups/${uuid}/role/scopes`,
        token: accessToken,
        body: { role: roles[kind] ?? NO_UUID, scope: [{ resource: [resourceUUID] }] },
        trace: next(),
        result: "async-ok",
      }),
    );
    throwFirst(await Promise.allSettled(links));
    return { status: "ok" };
  } catch (error) {
    // Best effort: what the caller must learn is why sharing failed.
    await Promise.allSettled(groups.map(({ uuid }) => removeGroup(accessToken, uuid, next())));
    throw error;
  }
}

async function createGroupOf(sharing: Sharing, kind: string, users: readonly string[]): Promise<{ uuid: string; kind: string }> {
  const created = await callOperation<unknown>({
    method: "POST",
    path: path`/auth/accounts/${sharing.accountUUID}/user-groups`,
    token: sharing.accessToken,
    body: { name: `${kind}: ${sharing.resourceUUID}`, users, description: "resource group" },
    trace: sharing.next(),
    result: "async-body",
  });
  const [uuid, name] = [property(created, "uuid"), property(created, "name")];
  if (!isText(uuid)) throw failure(500, "the created user-group has no uuid");
  // The role follows the name that the server kept.
  return { uuid, kind: (isText(name) ? kindOf(name) : undefined) ?? kind };
}

function throwFirst(results: readonly PromiseSettledResult<unknown>[]): void {
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

/**
 * Ends all sharing of a resource. Finds its groups (`GET /auth/resources/{resourceUUID}/user-groups/access`) and deletes
 * them (`DELETE /auth/user-groups/{uuid}`).
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param resourceUUID The resource. Default `"null resourceUUID"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}`; undefined when the resource was not shared.
 * @throws PatchbayError 401; the first deletion that fails, after all have been tried.
 */
export function cleanUpResourceGroups(accessToken: string, resourceUUID: string, trace?: Trace): Promise<Ok | undefined>;
export async function cleanUpResourceGroups(
  accessToken = "null access token",
  resourceUUID = "null resourceUUID",
  trace: Trace = {},
): Promise<Ok | undefined> {
  const groups = await listAccess(accessToken, resourceUUID, trace);
  if (groups.length === 0) return undefined;
  const next = traceChain(trace);
  const ours = groups.filter(({ name }) => kindOf(name) !== undefined);
  // The first deletion goes under the caller's own trace, as it always did.
  const deletions = ours.map(({ uuid }, index) => removeGroup(accessToken, uuid, index === 0 ? trace : next()));
  throwFirst(await Promise.allSettled(deletions));
  return { status: "ok" };
}

/**
 * Makes the sharing of a resource exactly what `users` says: adds and removes members of its groups, deletes groups of
 * kinds that are no longer wanted, creates those that are missing (see {@link createResourceGroups}).
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param resourceUUID The resource. Default `"uuid not specified"`.
 * @param accountUUID Account that will own new groups; note that it comes after the resource. Default `"null accountUUID"`.
 * @param type Type of the resource: `object`.
 * @param users All users who shall have access, by kind; null counts as none. Default `{}`: nobody. Not changed.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}`
 * @throws PatchbayError 400 without a type, or when a group of the resource has no name; 401; whatever a step fails with.
 */
export function updateResourceGroups(
  accessToken: string,
  resourceUUID: string,
  accountUUID: string,
  type: string,
  users?: ResourceUsers | null,
  trace?: Trace,
): Promise<Ok>;
export async function updateResourceGroups(
  accessToken = "null access token",
  resourceUUID = "uuid not specified",
  accountUUID = "null accountUUID",
  type?: string,
  users: ResourceUsers | null = {},
  trace: Trace = {},
): Promise<Ok> {
  if (!type) throw failure(400, "Unable to update resource groups. Resource type not defined.");
  const wanted = new Map(Object.entries(users ?? {}).filter(([, uuids]) => Array.isArray(uuids) && uuids.length > 0));
  const groups = await listAccess(accessToken, resourceUUID, trace);
  if (groups.some(({ name }) => name === undefined)) throw failure(400, "resource group lookup returned corrupt data");
  const next = traceChain(trace);
  await adjustGroups({ accessToken, trace, next, groups, wanted });
  for (const { name } of groups) wanted.delete(kindOf(name) ?? "");
  if (wanted.size === 0) return { status: "ok" };
  const roles = await findRoles(accessToken, next());
  const known = Object.hasOwn(roles, type) ? type : "object";
  return share({ accessToken, accountUUID, resourceUUID, users: Object.fromEntries(wanted), roles: rolesOf(roles, known), next });
}

interface Adjustment {
  readonly accessToken: string;
  readonly trace: Trace;
  readonly next: () => Trace;
  readonly groups: readonly AccessGroup[];
  readonly wanted: ReadonlyMap<string, readonly string[]>;
}

async function adjustGroups({ accessToken, trace, next, groups, wanted }: Adjustment): Promise<void> {
  const ours = groups.flatMap(({ uuid, name }) => {
    const kind = kindOf(name);
    return kind === undefined ? [] : [{ uuid, users: wanted.get(kind) }];
  });
  const deletions = ours.filter(({ users }) => users === undefined).map(({ uuid }) => removeGroup(accessToken, uuid, trace));
  const readings = ours.flatMap(({ uuid, users }) =>
    users === undefined
      ? []
      : [readGroupWithMembers(accessToken, uuid, next()).then((group) => ({ uuid, users, present: memberUuids(group) }))],
  );
  const [deleted, read] = await Promise.all([Promise.allSettled(deletions), Promise.allSettled(readings)]);
  throwFirst(read);
  const changes = read.flatMap((result) => {
    if (result.status === "rejected") return [];
    const { uuid, users, present } = result.value;
    const missing = users.filter((user) => !present.includes(user));
    const surplus = present.filter((user) => !users.includes(user));
    return [
      ...(missing.length > 0 ? [addUsers(accessToken, uuid, missing, next())] : []),
      ...(surplus.length > 0 ? [removeUsers(accessToken, uuid, surplus, next())] : []),
    ];
  });
  throwFirst([...(await Promise.allSettled(changes)), ...deleted]);
}
