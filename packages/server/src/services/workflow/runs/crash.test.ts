/**
 * kill -9 at every commit and around every call of a run that uses all kinds of conditions: it goes on elsewhere, and each
 * effect is there once for whoever knows calls by their keys.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../../kernel/db/sql.ts";
import { emit } from "../../../kernel/events/index.ts";
import { startChildServer } from "../../../testing/child-server.ts";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import { condition, ended, saveTemplate, states, transition } from "../testing.ts";

let server: TestServer;
let token: string;
let template: string;
const settings = { PATCHBAY_OUTBOUND_ALLOW: "127.0.0.1" };
/** What the sink has done, by the keys of the calls: a repeated one is known and does nothing. */
const effects = new Map<string, string>();
const sink = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on("data", (piece: Buffer) => pieces.push(piece));
  request.on("end", () => {
    const key = String(request.headers["idempotency-key"]);
    if (!effects.has(key)) effects.set(key, Buffer.concat(pieces).toString());
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ done: effects.get(key) }));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`;
  server = await startTestServer({ env: settings });
  token = await server.tokenFor("adminA");
  const application = { app_name: "Shop", events: ["placed"] };
  const app = (await server.call("POST", "/pubsub/applications", { token, body: application })).body;
  const call = (body: string) => condition("http", { url, body }, { result_path: "$answer" });
  const child = await saveTemplate(server, {
    states: states("begin", "pause", "done"),
    transitions: [
      transition("call", "begin", "pause", call("child")),
      transition("pause", "pause", "done", condition("wait", { wait_value: 30 })),
    ],
  });
  const works = [
    ["pass", condition("passthrough")],
    ["call", call("first")],
    ["compute", condition("jsonata", { expression: "vars.answer.body.done & '!'" }, { result_path: "$computed" })],
    ["function", condition("lambda", { function_name: "echo", parameters: { n: "^n" } }, { result_path: "$echo" })],
    ["publish", condition("pubsub", { app_uuid: String(app.app_uuid), event: "placed", payload: { n: "^n" } })],
    ["mail", condition("email", { to: "a@example.com", subject: "Hi", message: "%n%" })],
    ["child", condition("workflow", { template_uuid: child }, { result_path: "$child" })],
    ["wait", condition("wait", { wait_value: 30 })],
    ["timer", condition("timer", { until: "2020-01-01T00:00:00Z" })],
    ["event", condition("event", { service: "contacts", event: "created", criteria: [{ n: "^n" }] }, { result_path: "$event" })],
    ["webhook", condition("webhook", {}, { result_path: "$called" })],
    ["detached", condition("http", { url, body: "detached" }, { blocking: false })],
    ["last", call("last")],
  ] as const;
  const names = works.map(([name]) => `before ${name}`);
  template = await saveTemplate(server, {
    states: states(...names, "done"),
    transitions: works.map(([name, work], index) => transition(name, `before ${name}`, names[index + 1] ?? "done", work)),
  });
});
afterAll(async () => {
  await server.close();
  sink.close();
});

/** Lets happen what runs wait for. */
async function serveWaiting(): Promise<void> {
  const { db } = server.app.kernel;
  const waiting = await db.many<{ n: number; url: string | null; account_uuid: string; event: string | null }>(sql`
    select (r.input_vars ->> 'n')::int as n, r.workflow_vars #>> '{_callbacks,webhook}' as url, r.account_uuid, w.event
    from workflow.waiting w join workflow.run r on r.uuid = w.run_uuid`);
  for (const { n, url, account_uuid, event } of waiting) {
    const said = { service: "contacts", event: "created", account_uuid, user_uuid: null, data: { n } } as const;
    if (event !== null) await db.transaction(async (tx) => emit(tx, said));
    else if (url !== null) await fetch(server.url + new URL(url).pathname, { method: "POST", body: "called" });
  }
}

/** What the dead process had in hand is not waited for. */
async function endLeases(): Promise<void> {
  const { db } = server.app.kernel;
  await db.run(sql`update workflow.run set lease_until = now() - interval '1 s' where lease_owner is not null`);
  await db.run(sql`update kernel.job set lease_until = now() - interval '1 s' where lease_owner is not null`);
}

let count = 0;

it.each([
  "workflow.ended.passthrough:before_commit",
  "workflow.ended.passthrough:after_commit",
  "workflow.call.http:before",
  "workflow.call.http:after",
  "workflow.ended.http:before_commit",
  "workflow.ended.http:after_commit",
  "workflow.call.lambda:after",
  "workflow.ended.lambda:before_commit",
  "workflow.ended.pubsub:before_commit",
  "workflow.ended.pubsub:after_commit",
  "workflow.ended.email:before_commit",
  "workflow.ended.email:after_commit",
  "workflow.armed.workflow:before_commit",
  "workflow.armed.workflow:after_commit",
  "workflow.ended.workflow:before_commit",
  "workflow.ended.wait:before_commit",
  "workflow.ended.wait:after_commit",
  "workflow.ended.event:before_commit",
  "workflow.ended.event:after_commit",
  "workflow.ended.webhook:before_commit",
  "workflow.ended.webhook:after_commit",
  "lane.workflow.detached:before_commit",
])(
  "dying at %s",
  async (point) => {
    const { db } = server.app.kernel;
    const child = await startChildServer(server.databaseUrl, { PATCHBAY_CRASH_AT: point, TEST_SETTINGS: JSON.stringify(settings) });
    const runs: { uuid: string; n: number }[] = [];
    let alive = true;
    const dead = child.ended.then((signal) => {
      alive = false;
      return signal;
    });
    // This process may be faster with one or the other.
    while (alive) {
      const n = ++count;
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const body = JSON.stringify({ input_vars: { n } });
      const answer = await fetch(`${child.url}/workflow/workflows/${template}/instances`, { method: "POST", headers, body }).catch(
        () => undefined,
      );
      if (answer?.status === 201) runs.push({ uuid: ((await answer.json()) as { uuid: string }).uuid, n });
      await serveWaiting();
    }
    expect(await dead).toBe("SIGKILL");
    await endLeases();
    const left = async () => {
      await serveWaiting();
      return (await db.many(sql`select 1 from workflow.run where ended_at is null`)).length;
    };
    await expect.poll(left, { timeout: 40_000, interval: 200 }).toBe(0);
    for (const { uuid, n } of runs) {
      const run = await ended(server, uuid);
      expect(run).toMatchObject({ status: "complete", steps: 13, workflow_vars: { computed: "first!", echo: { n } } });
      const steps = await db.many(
        sql`select transition_name as name, attempt from workflow.step where run_uuid = ${uuid} order by seq`,
      );
      expect(new Set(steps.map((step) => JSON.stringify(step))).size).toBe(13);
      const ours = [...effects].filter(([key]) => key.startsWith(uuid)).map(([, body]) => body);
      expect(ours.toSorted()).toEqual(["detached", "first", "last"]);
      const children = await db.many<{ uuid: string }>(sql`select uuid from workflow.run where parent_uuid = ${uuid}`);
      expect(children.flatMap((one) => [...effects.keys()].filter((key) => key.startsWith(one.uuid)))).toHaveLength(1);
      const mails = await db.many(sql`select 1 from kernel.mail where reference = ${`workflow.run:${uuid}`}`);
      expect(mails).toHaveLength(1);
      const told = await db.many<{ event: string; count: number }>(sql`
      select event, count(*)::int as count from kernel.event
      where service = 'workflow' and coalesce(data ->> 'instance_uuid', data ->> 'uuid') = ${uuid} group by event order by event`);
      expect(told.filter(({ event }) => event !== "waiting")).toEqual([
        { event: "complete", count: 1 },
        { event: "started", count: 1 },
        { event: "transition", count: 13 },
      ]);
      const published = await db.many(sql`
      select 1 from kernel.event where service = 'pubsub' and event = 'broadcast' and data #>> '{payload,n}' = ${String(n)}`);
      expect(published).toHaveLength(1);
    }
  },
  90_000,
);
