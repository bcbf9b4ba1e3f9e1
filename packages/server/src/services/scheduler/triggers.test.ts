import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { verifyWebhook } from "@patchbay/sdk/webhooks";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { listOutbox } from "../../kernel/mail/index.ts";
import { type Answer, startTestServer, type TestServer } from "../../testing/harness.ts";
import { startTrap } from "../../testing/hostile-urls.ts";
import { provision } from "../messaging/testing.ts";
import { ahead, eventOf, historyOf, logged, minute, overOf, schedule } from "./testing.ts";

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

let server: TestServer;
let receiver: Server;
let base: string;
let userA: string;
/** What the receiver got, and the statuses that it answers with, the last one from then on. */
let got: Received[] = [];
let answers: number[] = [];

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const { method, url, headers } = request;
    got.push({ method, url, headers, text: Buffer.concat(pieces).toString() });
    const status = (answers.length > 1 ? answers.shift() : answers[0]) ?? 200;
    response.writeHead(status, { location: "/elsewhere" }).end();
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  server = await startTestServer({ env: { PATCHBAY_OUTBOUND_ALLOW: "127.0.0.1" } });
  userA = await server.tokenFor("userA");
});
beforeEach(() => {
  got = [];
  answers = [200];
});
afterAll(async () => {
  await server.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

async function fire(trigger: Readonly<Record<string, unknown>>) {
  const event = await schedule(server, userA, { trigger });
  server.clock.advance(minute);
  return { event, secret: String(event.signing_secret) };
}

async function pass(ms: number, user: "userA" | "adminA" = "userA"): Promise<void> {
  server.clock.advance(ms);
  userA = await server.tokenFor(user);
}

const http = (rest: object = {}) => ({ type: "http", url: `${base}/hook?a=b`, ...rest });

describe("a trigger http", () => {
  it("sends its body and headers, signed", async () => {
    const { event, secret } = await fire(http({ method: "PUT", headers: { "X-Room": "4" }, body: { greeting: "Grüße" } }));
    const [firing] = await overOf(server, userA, event);
    expect(firing).toMatchObject({ status: "success", result: { status_code: 200 } });
    expect(got).toHaveLength(1);
    const [call] = got;
    expect(call).toMatchObject({ method: "PUT", url: "/hook?a=b", text: '{"greeting":"Grüße"}' });
    expect(call?.headers).toMatchObject({ "x-room": "4", "content-type": "application/json", "webhook-id": firing?.uuid });
    expect(call?.headers.trace).toMatch(/^[0-9a-f-]{36}$/);
    // An independent implementation of Standard Webhooks; its clock is the real one.
    const offset = server.clock.now().getTime() - Date.now();
    const headers = { ...call?.headers } as Record<string, string>;
    expect(offset).toBeLessThan(4 * minute);
    expect(new Webhook(secret).verify(call?.text ?? "", headers)).toEqual({ greeting: "Grüße" });
    expect(() => new Webhook(secret).verify(`${call?.text} `, headers)).toThrow();
  });

  it("without a body sends an event that the SDK verifies", async () => {
    const { event, secret } = await fire(http());
    await overOf(server, userA, event);
    const headers = new Headers(got[0]?.headers as Record<string, string>);
    const told = await verifyWebhook(got[0]?.text ?? "", headers, secret, { tolerance: 3_600 });
    expect(told).toMatchObject({
      type: "scheduler.fired",
      data: { event_uuid: event.uuid, title: "Water the plants", user_uuid: server.world.users.userA, metadata: { room: 4 } },
    });
  });

  it("sends text as it is, and nothing by GET", async () => {
    await overOf(server, userA, (await fire(http({ body: "plain" }))).event);
    expect(got[0]).toMatchObject({ method: "POST", text: "plain", headers: { "content-type": "text/plain; charset=utf-8" } });
    await overOf(server, userA, (await fire(http({ method: "GET" }))).event);
    expect(got[1]).toMatchObject({ method: "GET", text: "" });
  });

  it("that fails is tried again after 10 s, a minute and five, with the same id, and has failed then", async () => {
    answers = [500, 503, 302, 404];
    const { event } = await fire(http());
    for (const [tries, wait] of [10_000, 60_000, 300_000].entries()) {
      await expect.poll(() => got.length, { timeout: 10_000 }).toBe(tries + 1);
      await failedTry(event);
      expect((await historyOf(server, userA, event))[0]).toMatchObject({ status: "pending" });
      const left = (await nextTry(event)) - server.clock.now().getTime();
      expect(left).toBeGreaterThan(wait - 10_000);
      expect(left).toBeLessThanOrEqual(wait);
      await pass(wait);
    }
    const [firing] = await overOf(server, userA, event);
    expect(firing).toMatchObject({ status: "failed", error: "The address answered with 404.", result: { status_code: 404 } });
    expect(new Set(got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(got.map(({ url }) => url)).toEqual(Array(4).fill("/hook?a=b"));
    const told = await logged(server, event);
    expect(told.map((one) => one.event)).toEqual(["scheduled", "finished", "failed"]);
    expect(told.at(-1)?.data).toMatchObject({ status: "failed", result: { status_code: 404 } });
  });

  it("is well at a later try, or gone for good", async () => {
    answers = [500, 200];
    const { event } = await fire(http());
    await failedTry(event);
    await pass(10_000);
    expect((await overOf(server, userA, event))[0]).toMatchObject({ status: "success", result: { status_code: 200 } });
    answers = [410];
    const gone = await fire(http());
    expect((await overOf(server, userA, gone.event))[0]).toMatchObject({ status: "failed", result: { status_code: 410 } });
  });

  it("has its credentials in the clear when it calls, and nowhere else", async () => {
    const { event } = await fire(http({ headers: { authorization: "Bearer sesame" } }));
    const [firing] = await overOf(server, userA, event);
    expect(got[0]?.headers.authorization).toBe("Bearer sesame");
    expect(JSON.stringify([firing, await logged(server, event)])).not.toContain("sesame");
    expect(JSON.stringify(firing?.trigger)).toContain("********");
  });

  it("does not retry what may not be called", async () => {
    const { event } = await fire({ type: "http", url: "http://10.0.0.1/" });
    expect((await overOf(server, userA, event))[0]).toMatchObject({ status: "failed", result: {} });
  });
});

/** Waits until a try has failed, and is noted. */
async function failedTry(event: Answer): Promise<void> {
  const error = async () => (await historyOf(server, userA, event))[0]?.error;
  await expect.poll(error, { timeout: 10_000 }).toBeDefined();
}

/** When the only occurrence of an event is tried again. */
async function nextTry({ uuid }: Answer): Promise<number> {
  const { db } = server.app.kernel;
  const { due_at } = await db.one<{ due_at: Date }>(sql`select due_at from scheduler.firing where event_uuid = ${String(uuid)}`);
  return due_at.getTime();
}

describe("a trigger email", () => {
  const mail = { type: "email", to: "guest@example.com", subject: "Tomorrow", message: "See you." };

  it("sends a mail", async () => {
    const { event } = await fire(mail);
    const [firing] = await overOf(server, userA, event);
    expect(firing).toMatchObject({ status: "success", result: { message_uuid: expect.any(String) } });
    const sent = await listOutbox(server.app.kernel.db, { to: "guest@example.com" });
    expect(sent).toMatchObject([{ subject: "Tomorrow", text: "See you.", reference: `scheduler:${firing?.uuid}` }]);
  });

  it("needs the permission when it is saved, and when the time comes", async () => {
    const narrow = await server.tokenFor("userA", "scheduler.create scheduler.read");
    const refused = await server.call("POST", "/scheduler/events", { token: narrow, body: eventOf(server, { trigger: mail }) });
    expect(refused.status).toBe(403);
    const event = await schedule(server, userA, { trigger: { ...mail, to: "never@example.com" } });
    const root = await server.tokenFor("root");
    const { userA: user } = server.world.users;
    const account = `/auth/accounts/${server.world.accounts.customerA}/user-groups`;
    for (const { uuid } of (await server.call("GET", account, { token: root })).body.items as unknown as { uuid: string }[])
      await server.call("POST", `/auth/user-groups/${uuid}/users/remove`, { token: root, body: { users: [user] } });
    server.clock.advance(minute);
    const [firing] = await overOf(server, root, event);
    expect(firing).toMatchObject({ status: "failed", error: "This needs the permission email.create." });
    expect(await listOutbox(server.app.kernel.db, { to: "never@example.com" })).toEqual([]);
  });
});

describe("a trigger sms", () => {
  const from = "+19415550170";

  it("sends a text from the user's number", async () => {
    const adminA = await server.tokenFor("adminA");
    await provision(server, adminA, [from], server.world.users.userA);
    const { event } = await fire({ type: "sms", from, to: "(212) 555-0170", body: "Until tomorrow" });
    const [firing] = await overOf(server, userA, event);
    expect(firing).toMatchObject({ status: "success", result: { message_uuid: expect.any(String) } });
    const path = "/dev/phone/messages?phone=%2B12125550170";
    const texts = async () => (await server.call("GET", path, { token: adminA })).body.items;
    await expect.poll(texts, { timeout: 10_000 }).toMatchObject([{ text: "Until tomorrow", number: from }]);
  });

  it("fails from a number that he may not send from", async () => {
    const { event } = await fire({ type: "sms", from: "+19415550171", to: "+12125550170", body: "Until tomorrow" });
    expect((await overOf(server, userA, event))[0]).toMatchObject({ status: "failed", error: expect.stringMatching(/./) });
  });
});

describe("a trigger lambda", () => {
  it("invokes a function, once for the user's account", async () => {
    userA = await server.tokenFor("adminA");
    const user_uuid = server.world.users.adminA;
    const fired = async (function_name: string, parameters: object) => {
      const trigger = { type: "lambda", function_name, parameters };
      const event = await schedule(server, userA, { user_uuid, trigger });
      await pass(minute, "adminA");
      return event;
    };
    const well = await fired("sumnumbers", { nbrs: [1, 2] });
    expect((await overOf(server, userA, well))[0]).toMatchObject({ status: "success", result: { status_code: 200 } });
    // What the function refuses, it would refuse again.
    const wrong = await fired("sumnumbers", { nbrs: ["one"] });
    expect((await overOf(server, userA, wrong))[0]).toMatchObject({ status: "failed", result: { status_code: 400 } });
    const unknown = await fired("nobody-wrote-it", {});
    expect((await overOf(server, userA, unknown))[0]).toMatchObject({ status: "failed", error: expect.stringContaining("nobody") });
  });
});

describe("a trigger pubsub", () => {
  it("broadcasts in an application of the user, and in no other", async () => {
    const adminA = await server.tokenFor("adminA");
    const body = { app_name: "Garden", events: [{ name: "watered" }] };
    const application = await server.call("POST", "/pubsub/applications", { token: adminA, body });
    expect(application.status, JSON.stringify(application.body)).toBe(201);
    const { app_uuid } = application.body;
    const trigger = { type: "pubsub", app_uuid, event: "watered", payload: { room: 4 } };
    const event = await schedule(server, adminA, { user_uuid: server.world.users.adminA, trigger });
    server.clock.advance(minute);
    const [firing] = await overOf(server, adminA, event);
    expect(firing).toMatchObject({ status: "success", result: { broadcast_uuid: expect.any(String), matched: 0 } });
    const told = await server.app.kernel.db.many(sql`
      select data from kernel.event where service = 'pubsub' and event = 'broadcast' and data ->> 'app_uuid' = ${String(app_uuid)}`);
    expect(told).toMatchObject([{ data: { event: "watered", payload: { room: 4 } } }]);
    const adminB = await server.tokenFor("adminB");
    const strange = eventOf(server, { user_uuid: server.world.users.adminB, trigger });
    const refused = await server.call("POST", "/scheduler/events", { token: adminB, body: strange });
    expect(refused).toMatchObject({ status: 400, body: { key: "unknown_reference" } });
  });
});

describe("a trigger workflow", () => {
  const template = {
    ...{ name: "Of the scheduler", version: "0.0.0", description: "", status: "active", globals: {} },
    states: [
      { name: "begin", type: "start" },
      { name: "done", type: "finish" },
    ],
    transitions: [{ name: "go", start_state: "begin", next_state: "done", condition: {} }],
  };

  it("starts a run, whose variables are the parameters", async () => {
    const adminA = await server.tokenFor("adminA");
    const made = await server.call("POST", "/workflow/workflows", { token: adminA, body: template });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const workflow_uuid = made.body.uuid;
    const trigger = { type: "workflow", workflow_uuid, parameters: { room: 4 } };
    const event = await schedule(server, adminA, { user_uuid: server.world.users.adminA, trigger });
    server.clock.advance(minute);
    const [firing] = await overOf(server, adminA, event);
    expect(firing).toMatchObject({ status: "success", result: { instance_uuid: expect.any(String) } });
    const { db } = server.app.kernel;
    const run = () =>
      db.one(sql`select status, input_vars, user_uuid from workflow.run where uuid = ${firing?.result.instance_uuid}`);
    const { adminA: user_uuid } = server.world.users;
    await expect.poll(run, { timeout: 10_000 }).toEqual({ status: "complete", input_vars: { room: 4 }, user_uuid });
  });

  it("is refused for a workflow that the user does not see", async () => {
    const trigger = { type: "workflow", workflow_uuid: "b8b3c7a2-0000-4000-8000-000000000000" };
    const answer = await server.call("POST", "/scheduler/events", { token: userA, body: eventOf(server, { trigger }) });
    expect(answer).toMatchObject({ status: 400, body: { key: "scheduler.unknown_workflow" } });
  });
});

describe("an address that does not answer", () => {
  it("costs its own account only", { timeout: 60_000 }, async () => {
    const hanging = createServer().listen(0, "127.0.0.1");
    await once(hanging, "listening");
    const { port } = hanging.address() as AddressInfo;
    const start_datetime = ahead(server, 0);
    const dead = { start_datetime, type: "dead", trigger: { type: "http", url: `http://127.0.0.1:${port}/` } };
    for (let n = 0; n < 100; n++) await schedule(server, userA, dead);
    await expect.poll(() => connectionsOf(hanging), { timeout: 10_000 }).toBeGreaterThan(5);
    const adminB = await server.tokenFor("adminB");
    const began = performance.now();
    const user_uuid = server.world.users.adminB;
    const well = await schedule(server, adminB, { user_uuid, start_datetime, trigger: http() });
    expect((await overOf(server, adminB, well))[0]).toMatchObject({ status: "success" });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await connectionsOf(hanging)).toBeLessThanOrEqual(8);
    hanging.closeAllConnections();
    await new Promise((resolve) => hanging.close(resolve));
  });
});

const connectionsOf = (of: Server) =>
  new Promise<number>((resolve, reject) => of.getConnections((error, count) => (error ? reject(error) : resolve(count))));

describe("hostile addresses", () => {
  it("are never connected to", { timeout: 120_000 }, async () => {
    const trap = await startTrap();
    const trapped = await startTestServer({ env: trap.env, resolve: trap.resolve });
    try {
      const token = await trapped.tokenFor("userA");
      const events = [];
      for (const url of trap.urls) {
        const body = eventOf(trapped, { trigger: { type: "http", url } });
        const answer = await trapped.call("POST", "/scheduler/events", { token, body });
        expect([201, 400]).toContain(answer.status);
        if (answer.status === 201) events.push(answer.body);
      }
      expect(events.length).toBeGreaterThan(80);
      trapped.clock.advance(minute);
      for (const event of events) {
        await expect
          .poll(async () => (await historyOf(trapped, token, event))[0]?.error, { timeout: 20_000 })
          .toEqual(expect.any(String));
      }
      expect(trap.touched).toEqual([]);
    } finally {
      await trapped.close();
      await trap.close();
    }
  });
});
