import { expect, test } from "vitest";
import type { Reply } from "../core/loopback.fixture.ts";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Auth } from "./namespaces.ts";

const list = (...items: object[]): Reply => ({
  body: { items, metadata: { total: items.length, offset: 0, count: items.length, limit: 100 } },
});

test("the default groups are the last of their type", async () => {
  await using _server = await startPlatform(() =>
    list({ type: "admin", uuid: "a1" }, { type: "user", uuid: "u" }, { type: "admin", uuid: "a2" }, { type: "other", uuid: "o" }),
  );
  expect(await Auth.getAccountDefaultGroups("T", "account")).toEqual({ admin: "a2", user: "u" });
});

test.each([list({ type: "admin", uuid: "a" }), list({ type: "user", uuid: "u" }), { body: {} }])(
  "a missing default group is code 500",
  async (reply) => {
    await using _server = await startPlatform(() => reply);
    await expect(Auth.getAccountDefaultGroups("T", "account")).rejects.toMatchObject({
      code: 500,
      message: "missing admin or user UUID in account default group",
    });
  },
);

test("members are collected from all pages when asked for", async () => {
  await using server = await startPlatform(({ url }) => {
    const offset = Number(new URL(url, "http://x").searchParams.get("offset"));
    return { body: { items: [{ uuid: String(offset) }], metadata: { total: 3, offset, count: 1, limit: 1 } } };
  });
  const all = await Auth.getUserGroupMembers("T", "group", 1, 1, { name: "n" }, true, { id: "i", trace: "t" });
  expect(all.items).toEqual([{ uuid: "1" }, { uuid: "2" }]);
  expect(server.seen.map(line)).toEqual([
    "GET /auth/user-groups/group/users?offset=1&limit=1&name=n",
    "GET /auth/user-groups/group/users?offset=2&limit=1&name=n",
  ]);
  expect(server.seen.map(({ headers }) => headers.trace)).toEqual(["t", "t"]);
});

test("users of a resource are told by kind of access, read one after the other", async () => {
  const groups: Record<string, object> = {
    "1": { members: { items: [{ uuid: "a" }, { uuid: "b" }] } },
    "2": { users: { items: [{ uuid: "c" }] } },
    "3": { members: { items: [] } },
  };
  await using server = await startPlatform(({ url }) => {
    const uuid = /user-groups\/(\d)/.exec(url)?.[1];
    if (uuid !== undefined) return { body: groups[uuid] };
    return list(
      { user_group: { uuid: "1", group_name: "rud: x" } },
      { user_group: { uuid: "2", group_name: "d: x" } },
      { user_group: { uuid: "3", group_name: "others" } },
    );
  });
  const users = await Auth.getResourceUsers("T", "resource", { id: "i", trace: "t" });
  expect(users).toEqual({ rud: ["a", "b"], d: ["c"], null: [] });
  const [access, first, second] = server.seen.map(({ headers }) => headers);
  expect(access).toMatchObject({ id: "i", trace: "t" });
  expect(first).toMatchObject({ trace: "t", parent: "i" });
  expect(second).toMatchObject({ trace: "t", parent: first?.id });
});

test.each<[string, Reply, number]>([
  ["an access list that is none", { body: {} }, 500],
  ["an entry without group", list({}), 400],
])("%s is told", async (_name, reply, code) => {
  await using _server = await startPlatform(() => reply);
  await expect(Auth.getResourceUsers("T", "resource")).rejects.toMatchObject({ code });
});

test("a group without members list is code 500", async () => {
  await using _server = await startPlatform(({ url }) =>
    url.includes("access") ? list({ user_group: { uuid: "1", group_name: "r: x" } }) : { body: {} },
  );
  await expect(Auth.getResourceUsers("T", "resource")).rejects.toMatchObject({ code: 500 });
});

test("roles are read from their names, others are skipped", async () => {
  await using _server = await startPlatform(() =>
    list(
      { uuid: "1", name: "Shared object access - read, update, delete" },
      { uuid: "2", name: "system object - read" },
      { uuid: "3", name: "nonsense" },
      { uuid: "4", name: "system object - execute" },
      { uuid: "5" },
      { name: "system object - delete" },
    ),
  );
  expect(await Auth.getResourceGroupRoles("T")).toEqual({ object: { rud: "1", r: "2" } });
});

test("only texts and numbers filter the resource-groups of an application", async () => {
  await using server = await startPlatform(() => list());
  const filters = { default: true, type: "user", limit: 3, none: undefined, nothing: null };
  await Reflect.apply(Auth.getApplicationResourceGroups, undefined, ["T", "app", filters]);
  await Reflect.apply(Auth.getApplicationResourceGroups, undefined, ["T", "app", null]);
  expect(server.seen.map(line)).toEqual([
    "GET /auth/applications/app/resource-groups?type=user&limit=3",
    "GET /auth/applications/app/resource-groups",
  ]);
});
