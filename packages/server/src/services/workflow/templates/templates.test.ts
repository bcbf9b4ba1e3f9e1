import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";

let server: TestServer;
let adminA: string;
let userA: string;
let adminB: string;
beforeAll(async () => {
  server = await startTestServer();
  [adminA, userA, adminB] = await Promise.all([server.tokenFor("adminA"), server.tokenFor("userA"), server.tokenFor("adminB")]);
});
afterAll(() => server.close());

const template = (more: object = {}) => ({
  name: "Order check",
  states: [
    { name: "Begin", type: "start" },
    { name: "Done", type: "finish" },
  ],
  transitions: [{ name: "go", start_state: "Begin", next_state: "Done" }],
  ...more,
});
const workflows = "/workflow/workflows";
const create = (body: unknown, token = adminA) => server.call("POST", workflows, { token, body });
const modify = (uuid: unknown, body: unknown, token = adminA) => server.call("PUT", `${workflows}/${uuid}`, { token, body });
const get = (path: string, token = adminA) => server.call("GET", `${workflows}/${path}`, { token });
const remove = (path: string, token = adminA) => server.call("DELETE", `${workflows}/${path}`, { token });
async function created(more: object = {}): Promise<string> {
  const { status, body } = await create(template(more));
  expect(status, JSON.stringify(body)).toBe(201);
  return String(body.uuid);
}

describe("a template", () => {
  it("is refused with a line for each mistake, without a body as well", async () => {
    expect((await create("null body")).status).toBe(400);
    expect(await create({})).toMatchObject({ status: 400, body: { key: "workflow.invalid_body" } });
    const wrong = template({ status: "on", states: [{ name: "Begin", type: "first" }] });
    const { status, body } = await create(wrong);
    expect(status).toBe(400);
    expect(body.key).toBe("workflow.invalid_status");
    expect(body.details).toEqual([
      'status must be one of "active", "inactive", "deprecated", "deleted"',
      'state "Begin": type must be one of "start", "normal", "decision", "finish"',
      'there must be a state of the type "start"',
      'there must be a state of the type "finish"',
      'transition "go": next_state names no state: "Done"',
    ]);
  });

  it("gets a uuid and the version 0.0.1, and is shown as it was sent", async () => {
    const uuid = await created({ description: "", type: "orders" });
    const { status, body } = await get(uuid, userA);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ uuid, version: "0.0.1", name: "Order check", description: "", status: "active", type: "orders" },
      account_uuid: server.world.accounts.customerA,
      audit: { created_by: server.world.users.adminA },
    });
    expect(body.states?.[0]).toEqual({ uuid: expect.any(String), name: "Begin", type: "start" });
    expect(body.transitions?.[0]).toMatchObject({ condition: { type: "passthrough" } });
  });

  it("keeps everything that a condition and a decision were sent with", async () => {
    const decision = {
      rules: { ">=": [{ var: "1" }, "10"] },
      data: { "1": "$output.sum" },
      true_transition_name: "yes",
      false_transition_name: "no",
    };
    const condition = {
      type: "http",
      data: {
        http_condition: {
          ...{
            url: "https://example.com/%id%",
            method: "PUT",
            headers: { "x-a": "^a" },
            query: { b: [1] },
            body: { c: { d: null } },
          },
          ...{ result_path: "$answer", blocking: false, retry: { max_attempts: 2 } },
          result: [{ source: "constant", name: "x", path: { y: [1, "2", null] } }],
        },
        wait_condition: { stray: { deep: true } },
      },
    };
    const states = [
      { name: "Begin", type: "start", position: { x: 1.5, y: -2 }, description: "d" },
      { name: "Large?", type: "decision", decision },
      { name: "Done", type: "finish" },
    ];
    const transitions = [
      { name: "go", start_state: "Begin", next_state: "Large?", timeout: "30000", next_timeout_state: 30_000, condition },
      { name: "yes", start_state: "Large?", next_state: "Done", condition: {} },
      { name: "no", start_state: "Large?", next_state: "Done" },
    ];
    const { body } = await create(template({ states, transitions }));
    expect(body.states).toMatchObject(states);
    expect(body.transitions).toMatchObject(transitions);
    expect(body.transitions?.[0]?.condition).toEqual(condition);
  });

  it("has further versions, of which the highest active one is the latest", async () => {
    const uuid = await created({ version: "1.0.1" });
    for (const version of ["1.0.2", "1.0.10", "2.0.0-beta"]) {
      const status = version === "2.0.0-beta" ? "inactive" : "active";
      expect((await create(template({ uuid, version, status, description: version }))).status).toBe(201);
    }
    expect(await create(template({ uuid, version: "1.0.2" }))).toMatchObject({ status: 409, body: { key: "conflict" } });
    expect((await get(uuid)).body.version).toBe("1.0.10");
    const { body } = await get(`${uuid}?expand=versions`);
    const versions = [0, 1, 2, 3].map((index) => body.versions?.[index]?.version);
    expect(versions).toEqual(["2.0.0-beta", "1.0.10", "1.0.2", "1.0.1"]);
    expect((await get(`${uuid}/1.0.2`)).body.description).toBe("1.0.2");
    expect((await get(`${uuid}/9.9.9`)).status).toBe(404);
    for (const version of ["1.0.10", "1.0.2", "1.0.1"]) expect((await remove(`${uuid}/${version}`)).status).toBe(204);
    expect((await get(uuid)).body).toMatchObject({ version: "2.0.0-beta", status: "inactive" });
    expect((await remove(`${uuid}/1.0.1`)).status).toBe(404);
    expect((await remove(`${uuid}/2.0.0-beta`)).status).toBe(204);
    expect((await get(uuid)).status).toBe(404);
  });

  it("is replaced one version at a time", async () => {
    const uuid = await created({ version: "1.0.0", status: "inactive" });
    await create(template({ uuid, version: "1.1.0" }));
    const changed = await modify(uuid, template({ version: "1.0.0", description: "new" }));
    expect(changed).toMatchObject({ status: 200, body: { version: "1.0.0", description: "new", status: "active" } });
    expect((await modify(uuid, template({ description: "highest" }))).body.version).toBe("1.1.0");
    expect((await modify(uuid, template({ uuid: randomUUID() }))).status).toBe(400);
    expect((await modify(uuid, template({ version: "3.0.0" }))).status).toBe(404);
    expect((await modify(randomUUID(), template())).status).toBe(404);
    expect((await modify(uuid, template({ version: "1.1.0", status: "deleted" }))).body.status).toBe("deleted");
    expect((await get(`${uuid}/1.1.0`)).status).toBe(404);
    expect((await remove(uuid)).status).toBe(204);
    expect((await get(uuid)).status).toBe(404);
    expect((await create(template({ status: "deleted" }))).body.key).toBe("workflow.invalid_status");
  });

  it("is not shown to other tenants, who cannot add versions either", async () => {
    const uuid = await created();
    for (const path of [uuid, `${uuid}/0.0.1`]) expect((await get(path, adminB)).status).toBe(404);
    expect((await create(template({ uuid, version: "2.0.0" }), adminB)).status).toBe(409);
    expect((await modify(uuid, template(), adminB)).status).toBe(404);
    expect((await remove(`${uuid}/0.0.1`, adminB)).status).toBe(404);
    expect((await remove(uuid, adminB)).status).toBe(404);
    expect((await create(template(), userA)).status).toBe(403);
    expect((await modify(uuid, template(), userA)).status).toBe(403);
    expect((await remove(uuid, userA)).status).toBe(403);
  });

  it("may be shared with users of the account and of those below, and with no others", async () => {
    const { customerA, reseller } = server.world.accounts;
    const { userA: user, userB } = server.world.users;
    const reseller1 = await server.tokenFor("reseller");
    const shared = await create(template({ users: { account_uuid: reseller, user_uuids: [user] } }), reseller1);
    expect(shared.status, JSON.stringify(shared.body)).toBe(201);
    const uuid = String(shared.body.uuid);
    expect((await get(uuid, userA)).status).toBe(200);
    expect((await server.call("GET", `${workflows}?limit=1000`, { token: userA })).body.items).toContainEqual(
      expect.objectContaining({ uuid }),
    );
    expect((await get(uuid)).status).toBe(404);
    expect((await modify(uuid, template(), userA)).status).toBe(403);
    const foreign = await create(template({ users: { account_uuid: customerA, user_uuids: [userB] } }));
    expect(foreign).toMatchObject({ status: 400 });
    const above = await create(template({ users: { account_uuid: reseller, user_uuids: [] } }));
    expect(above).toMatchObject({ status: 400, body: { key: "workflow.invalid_users" } });
  });

  it("shows its globals only to whoever may change it, and never its secrets", async () => {
    const uuid = await created({ globals: { limit: 100, api_token: "hush", nested: { password: "psst" } } });
    const masked = { limit: 100, api_token: "***", nested: { password: "***" } };
    expect((await get(uuid)).body.globals).toEqual(masked);
    expect((await get(uuid, userA)).body.globals).toBeUndefined();
    await modify(uuid, template({ globals: { ...masked, limit: 200 } }));
    expect((await get(uuid)).body.globals).toEqual({ ...masked, limit: 200 });
  });

  it("tells what is hardly meant, when it is stored", async () => {
    const states = [...template().states, { name: "Lonely", type: "normal" }];
    const { body } = await create(template({ states }));
    expect(body.warnings).toEqual(['a run that enters the state "Lonely" ends in error: no transition leaves it']);
    expect((await get(String(body.uuid))).body.warnings).toBeUndefined();
  });
});

describe("the list of templates", () => {
  it("has each once, in its latest version or its highest of a status", async () => {
    const name = `List ${randomUUID()}`;
    const first = await created({ name, version: "1.0.0", type: "a" });
    await create(template({ uuid: first, name, version: "1.1.0", type: "a", status: "inactive" }));
    const second = await created({ name, version: "1.0.0", type: "b" });
    const list = async (query: string) => {
      const { status, body } = await server.call("GET", `${workflows}?name=${encodeURIComponent(name)}&${query}`, {
        token: adminA,
      });
      expect(status).toBe(200);
      const items = Array.from({ length: Number(body.metadata?.count) }, (_, index) => body.items?.[index]);
      return items.map((item) => [item?.uuid, item?.version]);
    };
    expect(await list("")).toEqual([
      [second, "1.0.0"],
      [first, "1.0.0"],
    ]);
    expect(await list("status=inactive")).toEqual([[first, "1.1.0"]]);
    expect(await list("type=B")).toEqual([[second, "1.0.0"]]);
    expect(await list("status=deprecated")).toEqual([]);
    expect(await list("trace=x&status=null&limit=1")).toEqual([[second, "1.0.0"]]);
    const { body } = await server.call("GET", `${workflows}?name=${encodeURIComponent(name)}&show_versions=true&type=a`, {
      token: adminA,
    });
    expect(body.items?.[0]?.versions).toMatchObject([{ version: "1.1.0" }, { version: "1.0.0" }]);
    expect(body.items?.[0]).toMatchObject({ states: expect.any(Array), transitions: expect.any(Array) });
  });
});
