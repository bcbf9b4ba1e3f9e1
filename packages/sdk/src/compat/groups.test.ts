import { afterEach, expect, test } from "vitest";
import { PatchbayError } from "../core/errors.ts";
import { config } from "./config.ts";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Groups } from "./namespaces.ts";

const { pollInterval } = config;
afterEach(() => {
  config.pollInterval = pollInterval;
});

test("a member filter is sent under both its names, and the caller's filters stay as they are", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  const filters = { member_uuid: "m", name: "n" };
  await Groups.listGroups("T", 0, 10, filters);
  expect(server.seen[0]?.url).toBe("/auth/user-groups?offset=0&limit=10&member_uuid=m&name=n&user_uuid=m");
  expect(filters).toEqual({ member_uuid: "m", name: "n" });
});

test.each(["null body", undefined, {}, { members: "m" }, null])(
  "a group without members, such as %j, is code 500",
  async (body) => {
    const error: unknown = await Reflect.apply(Groups.createGroup, undefined, ["T", body]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PatchbayError);
    expect(error).toMatchObject({ code: 500 });
  },
);

test("a member without a uuid of its own is sent as null, a type not at all", async () => {
  await using server = await startPlatform(() => ({ body: { uuid: "g" } }));
  const members = [{ uuid: "a", type: "user" }, Object.create({ uuid: "inherited" }), {}];
  await Groups.createGroup("T", { name: "n", account_uuid: "acc", members, type: "t" });
  await Groups.addMembersToGroup("T", "g", members);
  expect(server.seen.map(line)).toEqual([
    'POST /auth/accounts/acc/user-groups {"name":"n","users":["a",null,null]}',
    'POST /auth/user-groups/g/users {"users":["a",null,null]}',
  ]);
});

test("members are also found under users", async () => {
  await using _server = await startPlatform(() => ({ body: { uuid: "g", users: { items: [] } } }));
  expect(await Groups.getGroup("T", "g")).toEqual({ uuid: "g", users: { items: [] }, members: { items: [] } });
});

test("adding members counts one more than before, however many there were", async () => {
  await using _server = await startPlatform(() => ({ status: 202, body: { uuid: "g", total_members: 1 } }));
  const members = [{ uuid: "a" }, { uuid: "b" }];
  expect(await Groups.addMembersToGroup("T", "g", members)).toEqual({ uuid: "g", total_members: 2 });
});

test("adding members needs a group in the answer", async () => {
  await using _server = await startPlatform(() => ({ status: 204 }));
  await expect(Groups.addMembersToGroup("T", "g", [{ uuid: "a" }])).rejects.toMatchObject({ code: 500 });
});

test("a change of status is waited for, and told as intended", async () => {
  config.pollInterval = 1;
  await using server = await startPlatform(({ method }) =>
    method === "HEAD"
      ? { headers: { "x-status": "complete" } }
      : { status: 202, headers: { location: "/operations/1" }, body: { status: "whatever" } },
  );
  expect(await Groups.deactivateGroup("T", "g")).toMatchObject({
    statusCode: 202,
    body: { status: "whatever" },
    status: "Inactive",
    resource_status: "complete",
  });
  expect(await Groups.reactivateGroup("T", "g")).toMatchObject({ status: "Active", resource_status: "complete" });
  expect(server.seen.map(line)).toEqual([
    "POST /auth/user-groups/g/deactivate",
    "HEAD /operations/1",
    "POST /auth/user-groups/g/reactivate",
    "HEAD /operations/1",
  ]);
});
