import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";

let server: TestServer;
let userA: string;
let adminA: string;
let adminB: string;
const body = { context: "user", name: "theme", value: "dark" };
const properties = () => `/profiles/users/${server.world.users.userA}/properties`;

beforeAll(async () => {
  server = await startTestServer();
  [userA, adminA, adminB] = await Promise.all([server.tokenFor("userA"), server.tokenFor("adminA"), server.tokenFor("adminB")]);
});
afterAll(() => server.close());

describe("user properties", () => {
  it("are created, listed, changed and removed by their user", async () => {
    const created = await server.call("POST", properties(), { token: userA, body });
    expect(created).toMatchObject({
      status: 201,
      body: { ...body, label: "theme", description: "theme", user_uuid: server.world.users.userA },
    });
    const uuid = created.body.uuid;
    const changed = await server.call("PUT", `/profiles/context/properties/${uuid}`, {
      token: userA,
      body: { ...created.body, value: "light", user_uuid: server.world.users.adminB, context: "account" },
    });
    expect(changed.body).toMatchObject({ value: "light", user_uuid: server.world.users.userA, context: "user" });
    expect((await server.call("PUT", `/profiles/context/properties/${uuid}`, { token: userA, body: {} })).body).toMatchObject({
      value: "light",
    });
    const list = await server.call("GET", `${properties()}?trace=1&name=THE`, { token: userA });
    expect(list.body).toMatchObject({ items: [{ uuid, value: "light" }], metadata: { total: 1, limit: 1000 } });
    expect((await server.call("DELETE", `/profiles/context/properties/${uuid}`, { token: userA })).status).toBe(204);
    expect((await server.call("GET", properties(), { token: userA })).body.items).toEqual([]);
  });

  it("may share a name", async () => {
    for (const value of ["1", "2"])
      await server.call("POST", properties(), { token: userA, body: { ...body, name: "twice", value } });
    const list = await server.call("GET", `${properties()}?name=twice`, { token: userA });
    expect(list.body.items).toMatchObject([{ value: "1" }, { value: "2" }]);
  });

  it.each([
    [{ ...body, value: 7 }, "value must be string"],
    [{ ...body, context: "account" }, 'context must be "user"'],
    [{ context: "user", value: "x" }, "name is required"],
    [{ ...body, context_uuid: "nonsense" }, "context_uuid must match"],
  ])("refuse %j", async (wrong, message) => {
    const answer = await server.call("POST", properties(), { token: userA, body: wrong });
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining(message) } });
  });

  it("are for others with the permission, and unknown outside the tree", async () => {
    const created = await server.call("POST", properties(), { token: adminA, body });
    expect(created.status).toBe(201);
    expect(
      (await server.call("POST", `/profiles/users/${server.world.users.adminA}/properties`, { token: userA, body })).status,
    ).toBe(403);
    expect((await server.call("GET", properties(), { token: adminB })).status).toBe(404);
    expect((await server.call("PUT", `/profiles/context/properties/${created.body.uuid}`, { token: adminB, body })).status).toBe(
      404,
    );
    expect((await server.call("DELETE", `/profiles/context/properties/${created.body.uuid}`, { token: adminB })).status).toBe(404);
  });
});
