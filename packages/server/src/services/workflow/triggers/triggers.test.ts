import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../../kernel/db/sql.ts";
import { type Answer, startTestServer, type TestServer } from "../../../testing/harness.ts";

let server: TestServer;
let adminA: string;
beforeAll(async () => {
  server = await startTestServer({ env: { PATCHBAY_OUTBOUND_ALLOW: "127.0.0.1" } });
  adminA = await server.tokenFor("adminA");
});
afterAll(() => server.close());

const workflows = "/workflow/workflows";
const secret = Buffer.from("a secret of many bytes").toString("base64");
const template = (trigger: object, more: object = {}) => ({
  name: "Triggered",
  states: [
    { name: "Begin", type: "start", trigger },
    { name: "Done", type: "finish" },
  ],
  transitions: [{ name: "go", start_state: "Begin", next_state: "Done" }],
  ...more,
});
async function store(body: object): Promise<Answer> {
  const answer = await server.call("POST", workflows, { token: adminA, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}
/** What the runs of a template were started with, the newest first. */
async function runsOf(uuid: unknown): Promise<Answer[]> {
  const { body } = await server.call("GET", `/workflow/history?template_uuid=${uuid}`, { token: adminA });
  return Array.from({ length: Number(body.metadata?.count) }, (_, index) => body.items?.[index] ?? {});
}
const pathOf = (shown: Answer) => new URL(String(shown.states?.[0]?.trigger?.url)).pathname;
const contact = (company: string, token = adminA, user: string = server.world.users.adminA) =>
  server.call("POST", `/contacts/users/${user}/contacts`, { token, body: { company } });

describe("a webhook", () => {
  it("starts runs with what it was called with, by the methods that count", async () => {
    const shown = await store(template({ type: "webhook", methods: ["POST", "get"] }));
    const path = pathOf(shown);
    expect(path).toMatch(/^\/workflow\/triggers\/[\w-]{43}$/);
    const answer = await server.call("POST", `${path}?a=1`, {
      body: { order: { x: 1 } },
      headers: { cookie: "hidden", "x-mine": "m" },
    });
    expect(answer).toMatchObject({ status: 202, body: { status: "accepted" } });
    await expect.poll(async () => (await runsOf(shown.uuid)).length).toBe(1);
    const [run] = await runsOf(shown.uuid);
    expect(run?.input_vars).toMatchObject({ query: { a: "1" }, body: { order: { x: 1 } }, headers: { "x-mine": "m" } });
    expect(run?.input_vars?.headers).not.toHaveProperty("cookie");
    expect(run?.user_uuid).toBe(server.world.users.adminA);
    expect((await server.call("GET", path)).status).toBe(202);
    expect((await server.call("PUT", path)).status).toBe(405);
    expect((await server.call("POST", "/workflow/triggers/unknown")).status).toBe(404);
    expect((await server.call("POST", path, { body: "{", headers: { "content-type": "application/json" } })).status).toBe(400);
  });

  it("with a secret takes signed calls only, and shows the secret to nobody", async () => {
    const shown = await store(template({ type: "webhook", secret }));
    expect(shown.states?.[0]?.trigger?.secret).toBe("***");
    const body = JSON.stringify({ hello: "world" });
    const sign = (key: string) => {
      const id = randomUUID();
      const timestamp = String(Math.floor(server.clock.now().getTime() / 1000));
      const mac = createHmac("sha256", Buffer.from(key, "base64")).update(`${id}.${timestamp}.${body}`).digest("base64");
      return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${mac}` };
    };
    const call = (headers: Record<string, string>) => server.call("POST", pathOf(shown), { body, headers });
    expect((await call(sign(secret))).status).toBe(202);
    expect((await call(sign(Buffer.from("another secret, alas").toString("base64")))).status).toBe(401);
    expect(await call({})).toMatchObject({ status: 401, body: { key: "workflow.unsigned" } });
    // Sent back as it was shown, it stays.
    const again = await server.call("PUT", `${workflows}/${shown.uuid}`, { token: adminA, body: shown });
    expect(again.status, JSON.stringify(again.body)).toBe(200);
    expect((await call(sign(secret))).status).toBe(202);
    expect((await call({})).status).toBe(401);
  });

  it("has one URL for all versions, of which the latest active one listens", async () => {
    const trigger = { type: "webhook" };
    const first = await store(template(trigger, { version: "1.0.0" }));
    const second = await store(template(trigger, { uuid: first.uuid, version: "1.1.0" }));
    expect(pathOf(second)).toBe(pathOf(first));
    const old = await server.call("GET", `${workflows}/${first.uuid}/1.0.0`, { token: adminA });
    expect(old.body.states?.[0]?.trigger).toEqual({ type: "webhook" });
    await server.call("POST", pathOf(first));
    await expect.poll(async () => (await runsOf(first.uuid))[0]?.template_version).toBe("1.1.0");
    await server.call("PUT", `${workflows}/${first.uuid}`, {
      token: adminA,
      body: template(trigger, { version: "1.1.0", status: "inactive" }),
    });
    await server.call("POST", pathOf(first));
    await expect.poll(async () => (await runsOf(first.uuid))[0]?.template_version).toBe("1.0.0");
    await server.call("DELETE", `${workflows}/${first.uuid}`, { token: adminA });
    expect((await server.call("POST", pathOf(first))).status).toBe(404);
  });
});

describe("an event", () => {
  it("starts a run of the account that it belongs to, when it meets the criteria", async () => {
    const company = `Company ${randomUUID()}`;
    const { uuid } = await store(template({ type: "pubsub", service: "contacts", event: "created", criteria: [{ company }] }));
    await contact("Another");
    await contact(company, await server.tokenFor("adminB"), server.world.users.adminB);
    await contact(company);
    await expect.poll(async () => (await runsOf(uuid)).length).toBe(1);
    expect((await runsOf(uuid))[0]?.input_vars).toMatchObject({ company, user_uuid: server.world.users.adminA });
  });

  it("acts for its user when he is among the template's, for whoever stored it otherwise", async () => {
    const { customerA } = server.world.accounts;
    const { userA, adminA: admin } = server.world.users;
    const users = { account_uuid: customerA, user_uuids: [userA] };
    const { uuid } = await store(template({ type: "pubsub", service: "contacts", event: "created" }, { users }));
    await contact("First");
    await expect.poll(async () => (await runsOf(uuid))[0]?.user_uuid).toBe(admin);
    await contact("Second", await server.tokenFor("userA"), userA);
    await expect.poll(async () => (await runsOf(uuid))[0]?.user_uuid).toBe(userA);
    await server.call("DELETE", `${workflows}/${uuid}`, { token: adminA });
  });

  it("never starts what has led to it, directly or by way of others", async () => {
    const trigger = { type: "pubsub", service: "workflow", event: "complete" };
    // The ends of the runs of other tests would start some more.
    const running = () => server.app.kernel.db.many(sql`select uuid from workflow.run where ended_at is null`);
    await expect.poll(running, { timeout: 20_000 }).toEqual([]);
    const a = await store(template(trigger));
    const b = await store(template(trigger));
    await server.call("POST", `${workflows}/${a.uuid}/instances`, { token: adminA, body: {} });
    // The end of the first run starts both; each of them starts the other one once more, and that is all.
    const chains = async () => [(await runsOf(a.uuid)).length, (await runsOf(b.uuid)).length];
    await expect.poll(chains, { timeout: 20_000 }).toEqual([3, 2]);
    await contact("Later");
    const listening = await store(template({ type: "pubsub", service: "contacts", event: "created" }));
    await contact("Last");
    await expect.poll(async () => (await runsOf(listening.uuid)).length, { timeout: 20_000 }).toBe(1);
    for (const each of [a, b, listening]) await server.call("DELETE", `${workflows}/${each.uuid}`, { token: adminA });
  });

  it("does not start again what calls this server over HTTP", async () => {
    const http_condition = {
      url: `${server.url}/contacts/users/${server.world.users.adminA}/contacts`,
      body: { company: "Looped" },
      auth: "caller",
    };
    const call = { name: "go", start_state: "Begin", next_state: "Done", condition: { type: "http", data: { http_condition } } };
    const { uuid } = await store(template({ type: "pubsub", service: "contacts", event: "created" }, { transitions: [call] }));
    const made = async () => (await runsOf(uuid)).map(({ input_vars }) => String(input_vars?.company));
    const over = async () => (await runsOf(uuid)).map(({ result_type }) => String(result_type));
    await contact("First");
    await expect.poll(over, { timeout: 20_000 }).toEqual(["complete"]);
    // Read after what the first run has led to.
    await contact("Second");
    await expect.poll(made, { timeout: 20_000 }).toContain("Second");
    expect(await made()).toEqual(["Second", "First"]);
    await server.call("DELETE", `${workflows}/${uuid}`, { token: adminA });
  });
});

describe("a schedule", () => {
  const minute = 60_000;
  const daily = (start: number, frequency: object = { type: "day" }) => ({
    type: "schedule",
    start_datetime: new Date(start).toISOString(),
    timezone: "Europe/Berlin",
    frequency,
    parameters: { by: "clock" },
  });

  it("starts runs when they are due, once for all that was missed, and not for what was missed long ago", async () => {
    const start = server.clock.now().getTime() + minute;
    const { uuid } = await store(template(daily(start, { type: "hour" })));
    server.clock.advance(2 * minute);
    await expect.poll(async () => (await runsOf(uuid)).length, { timeout: 10_000 }).toBe(1);
    expect((await runsOf(uuid))[0]?.input_vars).toEqual({ by: "clock" });
    adminA = await server.tokenFor("adminA");
    // Three occurrences pass while nobody looks.
    server.clock.advance(180 * minute);
    adminA = await server.tokenFor("adminA");
    await expect.poll(async () => (await runsOf(uuid)).length, { timeout: 10_000 }).toBe(2);
    await server.call("DELETE", `${workflows}/${uuid}`, { token: adminA });
  });

  it("goes on where it stood when a version is stored again, and ends when it is over", async () => {
    const start = server.clock.now().getTime() - minute;
    const trigger = daily(start, { type: "day", count: 1 });
    const { uuid } = await store(template(trigger));
    await expect.poll(async () => (await runsOf(uuid)).length, { timeout: 10_000 }).toBe(1);
    await server.call("PUT", `${workflows}/${uuid}`, { token: adminA, body: template(trigger, { description: "changed" }) });
    server.clock.advance(48 * 60 * minute);
    adminA = await server.tokenFor("adminA");
    const other = await store(template({ type: "webhook" }));
    await server.call("POST", pathOf(other));
    await expect.poll(async () => (await runsOf(other.uuid)).length, { timeout: 10_000 }).toBe(1);
    expect(await runsOf(uuid)).toHaveLength(1);
  });
});
