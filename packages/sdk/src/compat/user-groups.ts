/** Requests on user-groups that several composite functions are made of. */
import { path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { isText, itemsOf, property } from "../core/values.ts";
import { callOperation } from "./call.ts";
import type { Ok } from "./types.ts";

/** A user-group through which somebody has access to a resource. */
export interface AccessGroup {
  readonly uuid: string;
  readonly name: string | undefined;
}

/** The groups through which a resource is shared: `GET /auth/resources/{uuid}/user-groups/access`. */
export async function listAccess(token: string, resourceUuid: string, trace: Trace): Promise<AccessGroup[]> {
  const answer = await callOperation<unknown>({
    method: "GET",
    path: path`/auth/resources/${resourceUuid}/user-groups/access`,
    token,
    trace,
    result: "body",
  });
  const items = itemsOf(answer);
  if (items === undefined) throw failure(500, "resource group lookup returned no list");
  return items.map((item) => {
    const group = property(item, "user_group");
    const [uuid, name] = [property(group, "uuid"), property(group, "group_name")];
    if (!isText(uuid)) throw failure(400, "resource group lookup returned corrupt data");
    return { uuid, name: isText(name) ? name : undefined };
  });
}

/** A group with up to 999 members: `GET /auth/user-groups/{uuid}?expand=members&members_limit=999`. */
export async function readGroupWithMembers(token: string, groupUuid: string, trace: Trace): Promise<unknown> {
  return callOperation<unknown>({
    method: "GET",
    path: path`/auth/user-groups/${groupUuid}`,
    token,
    query: { expand: "members", members_limit: 999 },
    trace,
    result: "body",
  });
}

/** Uuids of the members embedded in a group. */
export function memberUuids(group: unknown): string[] {
  const members = itemsOf(property(group, "members")) ?? itemsOf(property(group, "users"));
  if (members === undefined) throw failure(500, "user-group has no list of members");
  return members.map((member) => property(member, "uuid")).filter(isText);
}

/** Adds users to a group: `POST /auth/user-groups/{uuid}/users`. Resolves to the group, as before the change. */
export async function addUsers(token: string, groupUuid: string, users: readonly unknown[], trace: Trace): Promise<unknown> {
  const target = path`/auth/user-groups/${groupUuid}/users`;
  return callOperation<unknown>({ method: "POST", path: target, token, body: { users }, trace, result: "async-body" });
}

/** Removes users from a group: `POST /auth/user-groups/{uuid}/users/remove`. */
export async function removeUsers(token: string, groupUuid: string, users: readonly unknown[], trace: Trace): Promise<Ok> {
  const target = path`/auth/user-groups/${groupUuid}/users/remove`;
  return callOperation({ method: "POST", path: target, token, body: { users }, trace, result: "async-ok" });
}

/** Deletes a group: `DELETE /auth/user-groups/{uuid}`. */
export async function removeGroup(token: string, groupUuid: string, trace: Trace): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/auth/user-groups/${groupUuid}`,
    token,
    trace,
    result: "async-delete-ok",
  });
}
