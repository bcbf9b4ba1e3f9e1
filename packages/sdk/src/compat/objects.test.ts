import { expect, test } from "vitest";
import type { Reply, Seen } from "../core/loopback.fixture.ts";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Objects } from "./namespaces.ts";

/** A call as plain JavaScript can make it. */
const loosely = (call: (...args: never[]) => Promise<unknown>, ...args: unknown[]): Promise<unknown> =>
  Reflect.apply(call, undefined, args);

const listOf = (items: readonly object[], total = items.length, offset = 0): Reply => ({
  body: { items, metadata: { total, offset, count: items.length, limit: 10 }, links: [] },
});
const trace = { id: "own", trace: "task" };

const roles = [{ uuid: "role-r", name: "Shared object access - read" }];
const created = { uuid: "obj", name: "Notes" };
const access = "GET /auth/resources/obj/user-groups/access";

/** A server that creates objects and shares them; `fails` says which requests it refuses. */
function sharing(fails: (line: string) => boolean = () => false) {
  return startPlatform((seen) => {
    if (fails(line(seen))) return { status: 403, body: { message: `no ${seen.method}` } };
    if (seen.url.startsWith("/auth/roles")) return listOf(roles);
    if (seen.url.endsWith("/access")) return listOf([]);
    if (seen.url.endsWith("/user-groups")) return { status: 202, body: { uuid: "group", name: JSON.parse(seen.body).name } };
    return { status: seen.method === "DELETE" ? 204 : 201, body: seen.method === "DELETE" ? undefined : created };
  });
}

const requests = ({ seen }: { seen: readonly Seen[] }) => seen.map(({ method, url }) => `${method} ${url.split("?")[0]}`);
const create = (accountUUID?: unknown, users?: unknown) =>
  loosely(Objects.createUserDataObject, "user", "T", "Notes", "note", "Mine", { a: 1 }, accountUUID, users, trace, { b: 2 });

test("a new object of a user is shared when account and users are given", async () => {
  await using server = await sharing();
  const users = Object.freeze({ r: Object.freeze(["friend"]) });
  expect(await create("acc", users)).toEqual(created);
  expect(requests(server)).toEqual([
    "POST /objects/users/user/objects",
    "GET /auth/roles",
    "POST /auth/accounts/acc/user-groups",
    "POST /auth/user-groups/group/role/scopes",
  ]);
  expect(JSON.parse(server.seen[0]?.body ?? "")).toEqual({
    name: "Notes",
    type: "note",
    description: "Mine",
    content_type: "application/json",
    content: { a: 1 },
    metadata: { b: 2 },
  });
  expect(server.seen.map(({ headers }) => headers.trace)).toEqual(["task", "task", "task", "task"]);
  expect(server.seen.map(({ headers }) => headers.id === "own")).toEqual([true, false, false, false]);
  expect(server.seen[1]?.headers.parent).toBe("own");
});

test.each([
  [undefined, { r: ["friend"] }],
  ["", { r: ["friend"] }],
  ["acc", undefined],
  ["acc", null],
  ["acc", "friend"],
])("account %j and users %j share nothing", async (account, users) => {
  await using server = await sharing();
  expect(await create(account, users)).toEqual(created);
  expect(server.seen).toHaveLength(1);
});

test("when sharing fails the object is deleted again, and the error told", async () => {
  await using server = await sharing((request) => request.includes("role/scopes"));
  await expect(create("acc", { r: ["friend"] })).rejects.toMatchObject({ code: 403, message: "no POST" });
  expect(requests(server).slice(-3)).toEqual(["DELETE /auth/user-groups/group", access, "DELETE /objects/objects/obj"]);
});

test("when the object cannot be deleted either, both errors are told, and the first is the cause", async () => {
  await using _server = await sharing((request) => request.includes("/auth/roles") || request.startsWith("DELETE /objects"));
  const error = await create("acc", { r: ["friend"] }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    code: 500,
    message: "create user data object resource groups failed. unable to clean up data object",
    details: [expect.stringMatching(/^{"groups_error":.*no GET/), expect.stringMatching(/^{"delete_object_error":.*no DELETE/)],
    cause: { code: 403, message: "no GET" },
  });
});

test("an object without a uuid is not shared", async () => {
  await using server = await startPlatform(() => ({ status: 201, body: { name: "Notes" } }));
  await expect(create("acc", { r: ["friend"] })).rejects.toMatchObject({ code: 500, message: "the created object has no uuid" });
  expect(server.seen).toHaveLength(1);
});

const update = (accountUUID?: unknown, users?: unknown) =>
  loosely(Objects.updateDataObject, "T", "obj", { name: "Notes", type: "note" }, accountUUID, users, trace);

test("an update without users leaves sharing alone; with an empty object it ends", async () => {
  await using server = await sharing();
  await update("acc");
  await update("acc", null);
  await update(undefined, {});
  expect(requests(server)).toEqual(Array(3).fill("PUT /objects/objects/obj"));
  await update("acc", {});
  expect(requests(server).slice(3)).toEqual([access, "PUT /objects/objects/obj"]);
  expect(server.seen.map(({ headers }) => headers.id === "own")).toEqual([true, true, true, false, true]);
});

test("an update that cannot change sharing does not change the object, nor the caller's users", async () => {
  await using server = await sharing((request) => request.includes("/auth/roles"));
  const users = { r: ["friend"] };
  await expect(update("acc", users)).rejects.toMatchObject({ code: 403 });
  expect(requests(server)).toEqual([access, "GET /auth/roles"]);
  expect(users).toEqual({ r: ["friend"] });
});

test("an object whose deletion was accepted is waited for", async () => {
  await using server = await startPlatform(({ method, url }) => {
    if (url.endsWith("/access")) return listOf([]);
    if (method === "DELETE") return { status: 202, headers: { location: "/operations/o", "x-status": "processing" } };
    return { status: 404 };
  });
  expect(await Objects.deleteDataObject("T", "obj")).toEqual({ status: "ok" });
  expect(requests(server)).toEqual([access, "DELETE /objects/objects/obj", "HEAD /operations/o"]);
});

const library = [
  { uuid: "1", type: "note", content: { status: "inactive" } },
  { uuid: "2", type: "note", content: { status: "active", parts: [{ status: "inactive" }] } },
  { uuid: "3", type: "note", content: { status: "Inactive" } },
  { uuid: "4", type: "note", metadata: { status: "inactive" } },
];
/** Gives the library in pages of two. */
const pages = () =>
  startPlatform(({ url }) => {
    const offset = Number(new URL(url, "http://host").searchParams.get("offset") ?? 0);
    return listOf(library.slice(offset, offset + 2), library.length, offset);
  });

test("a filter that the server does not know is applied here, to all pages", async () => {
  await using server = await pages();
  const filters = Object.freeze({ type: "note", status: "inactive" });
  const found = await Objects.getDataObjects("T", "user", 1, 5, true, filters, trace);
  expect(found.items.map(({ uuid }) => uuid)).toEqual(["2", "4"]);
  expect(found.metadata).toEqual({ total: 3, offset: 1, count: 2, limit: 5 });
  expect(server.seen.map(({ url }) => url)).toEqual([
    "/objects/users/user/allowed-objects?load_content=true&type=note",
    "/objects/users/user/allowed-objects?load_content=true&type=note&offset=2",
  ]);
  expect(server.seen.map(({ headers }) => [headers.trace, headers.id === "own"])).toEqual([
    ["task", false],
    ["task", false],
  ]);
});

test("offset and limit may be texts", async () => {
  await using _server = await pages();
  const found = await Objects.getDataObjects("T", "user", "1", "1", true, { status: "inactive" });
  expect(found.items.map(({ uuid }) => uuid)).toEqual(["2"]);
});

test("where nothing is found the server's answer is given", async () => {
  await using _server = await startPlatform(() => listOf([]));
  expect(await Objects.getDataObjects("T", "user", 0, 10, false, { status: "x" })).toEqual(listOf([]).body);
});

test.each([[undefined], [null], [false], [0], [""], [{}], [[]]])("filters %j find everything", async (filters) => {
  await using server = await pages();
  expect(await loosely(Objects.getDataObjects, "T", "user", 0, 2, undefined, filters)).toMatchObject({ metadata: { total: 4 } });
  expect(server.seen.map(({ url }) => url)).toEqual(["/objects/users/user/allowed-objects?load_content=false&offset=0&limit=2"]);
});

test.each([["a text"], [true], [7]])("filters %j are refused before anything is sent", async (filters) => {
  await using server = await pages();
  await expect(loosely(Objects.getDataObjects, "T", "user", 0, 2, false, filters)).rejects.toMatchObject({
    code: 400,
    message: "filters param not an object",
    details: [JSON.stringify({ filters })],
  });
  expect(server.seen).toEqual([]);
});

test("types and names are encoded in queries", async () => {
  await using server = await startPlatform(() => listOf([]));
  await Objects.getByType("T", "a&b=c", 0, 10, true);
  await Objects.getDataObjectByType("user", "T", "a&b", 0, 10, false);
  await Objects.getDataObjectByTypeAndName("user", "T", "note", "100% #1");
  expect(server.seen.map(({ url }) => url)).toEqual([
    "/objects/objects?sort=name&type=a%26b%3Dc&offset=0&limit=10&load_content=true",
    "/objects/users/user/allowed-objects?type=a%26b&load_content=false&sort=name&offset=0&limit=10",
    "/objects/users/user/allowed-objects?type=note&load_content=false&name=100%25%20%231&offset=0&limit=10",
  ]);
});
