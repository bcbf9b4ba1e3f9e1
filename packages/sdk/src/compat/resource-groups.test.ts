import { expect, test } from "vitest";
import type { Reply, Seen } from "../core/loopback.fixture.ts";
import { line, startPlatform } from "./hosts.fixture.ts";
import { ResourceGroups } from "./namespaces.ts";

const kinds = ["rud", "ru", "rd", "ud", "r", "u", "d"];
const words: Record<string, string> = { r: "read", u: "update", d: "delete" };
const roles = kinds.map((kind) => ({
  uuid: `role-${kind}`,
  name: `Shared object access - ${[...kind].map((l) => words[l]).join(", ")}`,
}));
const listOf = (items: object[]): Reply => ({
  body: { items, metadata: { total: items.length, offset: 0, count: items.length, limit: 100 } },
});

interface World {
  /** Names of the groups through which the resource is shared, by uuid. */
  readonly groups?: Record<string, string>;
  /** Members of those groups. */
  readonly members?: Record<string, string[]>;
  readonly fails?: (seen: Seen) => boolean;
}

/** A server with the seeded roles and some groups. */
function world({ groups = {}, members = {}, fails = () => false }: World = {}) {
  return startPlatform((seen) => {
    if (fails(seen)) return { status: 403, body: { message: `no ${seen.method}` } };
    if (seen.url.startsWith("/auth/roles")) return listOf(roles);
    if (seen.url.endsWith("/access")) {
      return listOf(Object.entries(groups).map(([uuid, name]) => ({ user_group: { uuid, group_name: name } })));
    }
    if (seen.method === "GET") {
      const uuid = /user-groups\/(\w+)/.exec(seen.url)?.[1] ?? "";
      return { body: { uuid, name: groups[uuid], members: { items: (members[uuid] ?? []).map((user) => ({ uuid: user })) } } };
    }
    if (seen.url.endsWith("/user-groups")) {
      const { name } = JSON.parse(seen.body);
      return { status: 202, body: { uuid: `new-${name.split(":")[0]}`, name } };
    }
    return { status: 202, body: {} };
  });
}

/** Requests that change something, in alphabetical order: those sent together have none. */
const changes = (seen: readonly Seen[]) =>
  seen
    .filter(({ method }) => method !== "GET")
    .map(line)
    .sort();

const creation = (kind: string, users: string) => [
  `POST /auth/accounts/acc/user-groups {"name":"${kind}: res","users":${users},"description":"resource group"}`,
  `POST /auth/user-groups/new-${kind}/role/scopes {"role":"role-${kind}","scope":[{"resource":["res"]}]}`,
];

test("a resource is shared by a group and a scoped role for each kind of access", async () => {
  await using server = await world();
  const users = { rud: ["a"], d: ["b", "c"] };
  expect(await ResourceGroups.createResourceGroups("T", "acc", "res", "object", users)).toEqual({ status: "ok" });
  expect(changes(server.seen)).toEqual([...creation("d", '["b","c"]'), ...creation("rud", '["a"]')].sort());
});

test("without users only the roles are looked up", async () => {
  await using server = await world();
  expect(await ResourceGroups.createResourceGroups("T", "acc", "res", "object")).toEqual({ status: "ok" });
  expect(await ResourceGroups.createResourceGroups("T", "acc", "res", "object", null)).toEqual({ status: "ok" });
  expect(server.seen.map(({ method }) => method)).toEqual(["GET", "GET"]);
});

test("without a token the text of older versions is sent, which the server refuses", async () => {
  await using server = await startPlatform(() => ({ status: 401, body: { message: "no" } }));
  for (const [call, type] of [
    [ResourceGroups.createResourceGroups, "object"],
    [ResourceGroups.updateResourceGroups, "object"],
    [ResourceGroups.cleanUpResourceGroups, undefined],
  ] as const) {
    await expect(Reflect.apply(call, undefined, [undefined, undefined, undefined, type])).rejects.toMatchObject({ code: 401 });
  }
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill("Bearer null access token"));
});

test("a kind that has no role asks for one the server must refuse", async () => {
  await using server = await world();
  await ResourceGroups.createResourceGroups("T", "acc", "res", "object", { x: ["a"] });
  expect(changes(server.seen)[1]).toContain('"role":"null roleUUID"');
});

test("without a type nothing is sent", async () => {
  await using server = await world();
  const users = { r: ["a"] };
  const untyped = Reflect.apply(ResourceGroups.createResourceGroups, undefined, ["T", "acc", "res", undefined, users]);
  await expect(untyped).rejects.toMatchObject({
    code: 400,
    message: "Unable to create resource groups. Resource type not defined.",
  });
  await expect(ResourceGroups.updateResourceGroups("T", "res", "acc", "", users)).rejects.toMatchObject({
    code: 400,
    message: "Unable to update resource groups. Resource type not defined.",
  });
  expect(server.seen).toEqual([]);
});

test("an unknown type is code 500, before any group is created", async () => {
  await using server = await world();
  for (const type of ["nothing", "toString"]) {
    await expect(ResourceGroups.createResourceGroups("T", "acc", "res", type, { r: ["a"] })).rejects.toMatchObject({ code: 500 });
  }
  expect(changes(server.seen)).toEqual([]);
});

test("missing roles are code 404", async () => {
  await using _server = await startPlatform(() => listOf([]));
  await expect(ResourceGroups.createResourceGroups("T", "acc", "res", "object", { r: ["a"] })).rejects.toMatchObject({
    code: 404,
    message: "resource group system roles not found",
  });
});

test("when sharing fails half-way the new groups are deleted, and the first error is told", async () => {
  const users = { r: ["a"], u: ["b"] };
  await using linking = await world({ fails: ({ url }) => url.includes("new-u/role/scopes") });
  await expect(ResourceGroups.createResourceGroups("T", "acc", "res", "object", users)).rejects.toMatchObject({ code: 403 });
  expect(changes(linking.seen).slice(0, 2)).toEqual(["DELETE /auth/user-groups/new-r", "DELETE /auth/user-groups/new-u"]);
  await using creating = await world({ fails: ({ body, method }) => body.includes('"r: res"') || method === "DELETE" });
  await expect(ResourceGroups.createResourceGroups("T", "acc", "res", "object", users)).rejects.toMatchObject({
    code: 403,
    message: "no POST",
  });
  expect(changes(creating.seen)[0]).toBe("DELETE /auth/user-groups/new-u");
});

test("an update adds, removes, deletes and creates what is needed, and leaves the caller's users alone", async () => {
  const groups = { g1: "r: res", g2: "rud: res", g3: "ud: res" };
  await using server = await world({ groups, members: { g2: ["a", "b"], g3: ["z"] } });
  const users = { rud: ["b", "c"], ud: ["z"], d: ["e"] };
  expect(await ResourceGroups.updateResourceGroups("T", "res", "acc", "object", users)).toEqual({ status: "ok" });
  expect(changes(server.seen)).toEqual(
    [
      "DELETE /auth/user-groups/g1",
      'POST /auth/user-groups/g2/users {"users":["c"]}',
      'POST /auth/user-groups/g2/users/remove {"users":["a"]}',
      ...creation("d", '["e"]'),
    ].sort(),
  );
  expect(users).toEqual({ rud: ["b", "c"], ud: ["z"], d: ["e"] });
});

test("an update to an empty list deletes the group and does not create it again", async () => {
  await using server = await world({ groups: { g1: "r: res" } });
  await ResourceGroups.updateResourceGroups("T", "res", "acc", "object", { r: [], u: [] });
  expect(changes(server.seen)).toEqual(["DELETE /auth/user-groups/g1"]);
  expect(server.seen.some(({ url }) => url.startsWith("/auth/roles"))).toBe(false);
});

test("null as users ends all sharing; a type without roles is taken for an object", async () => {
  await using server = await world({ groups: { g1: "r: res" } });
  await ResourceGroups.updateResourceGroups("T", "res", "acc", "object", null);
  expect(changes(server.seen)).toEqual(["DELETE /auth/user-groups/g1"]);
  await using other = await world();
  await ResourceGroups.updateResourceGroups("T", "res", "acc", "document", { r: ["a"] });
  expect(changes(other.seen)).toEqual(creation("r", '["a"]'));
});

test("groups that are not ours are never touched", async () => {
  const groups = { g1: "dudley: res", g2: "administrators", g3: "r,u: res", g4: "ur: res", g5: "r: res" };
  await using server = await world({ groups });
  await ResourceGroups.updateResourceGroups("T", "res", "acc", "object", {});
  expect(await ResourceGroups.cleanUpResourceGroups("T", "res")).toEqual({ status: "ok" });
  expect(changes(server.seen)).toEqual(["DELETE /auth/user-groups/g5", "DELETE /auth/user-groups/g5"]);
});

test("a group without a name stops an update before it changes anything", async () => {
  await using server = await startPlatform(() =>
    listOf([{ user_group: { uuid: "g1", group_name: "r: res" } }, { user_group: { uuid: "g2" } }]),
  );
  await expect(ResourceGroups.updateResourceGroups("T", "res", "acc", "object", {})).rejects.toMatchObject({
    code: 400,
    message: "resource group lookup returned corrupt data",
  });
  expect(server.seen).toHaveLength(1);
});

test("cleaning up what was not shared resolves to undefined", async () => {
  await using _server = await world();
  expect(await ResourceGroups.cleanUpResourceGroups("T", "res")).toBeUndefined();
});

test("a deletion that fails rejects after the others were tried", async () => {
  const groups = { g1: "r: res", g2: "u: res" };
  await using server = await world({ groups, fails: ({ url }) => url.endsWith("g1") });
  await expect(ResourceGroups.cleanUpResourceGroups("T", "res")).rejects.toMatchObject({ code: 403 });
  expect(changes(server.seen)).toEqual(["DELETE /auth/user-groups/g1", "DELETE /auth/user-groups/g2"]);
  await expect(ResourceGroups.updateResourceGroups("T", "res", "acc", "object", {})).rejects.toMatchObject({ code: 403 });
});
