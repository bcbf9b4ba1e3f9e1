import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../../kernel/db/sql.ts";
import { emit } from "../../../kernel/events/index.ts";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import type { Json, JsonObject } from "../engine/definition.ts";
import { selectSteps } from "../store/steps.ts";
import { condition, ended, runWhen, runWorkflows, saveTemplate, startTest, states, transition } from "../testing.ts";
import { cancelRuns } from "./cancel.ts";
import { startRun } from "./start.ts";

interface Seen {
  readonly key: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

let server: TestServer;
let stop: () => Promise<void>;
let sinkUrl: string;
const seen: Seen[] = [];
/** Answers what the path says: `/200`, `/500`; `/fail-once` fails the first time, `/slow` not at all. */
const sink = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on("data", (piece: Buffer) => pieces.push(piece));
  request.on("end", () => {
    const { authorization } = request.headers;
    const key = [request.headers["idempotency-key"]].flat()[0];
    seen.push({ key, authorization, body: Buffer.concat(pieces).toString() });
    if (request.url === "/slow") return;
    const first = seen.filter((one) => one.body === seen.at(-1)?.body).length === 1;
    const status = request.url === "/fail-once" ? (first ? 500 : 200) : Number(request.url?.slice(1));
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ got: Buffer.concat(pieces).toString(), nul: "\u0000", _token: "secret" }));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
  sinkUrl = `http://127.0.0.1:${(sink.address() as AddressInfo).port}`;
  server = await startTestServer({ env: { PATCHBAY_OUTBOUND_ALLOW: "127.0.0.1" } });
  stop = await runWorkflows(server);
});
afterAll(async () => {
  await stop();
  await server.close();
  sink.close();
  sink.closeAllConnections();
});

const passthrough = condition("passthrough");
const one = (work: ReturnType<typeof condition>, more: Parameters<typeof transition>[4] = {}) => ({
  states: states("begin", "done", "done badly", "done late"),
  transitions: [transition("only", "begin", "done", work, more)],
});

it("goes from state to state, through a decision and a pause, and keeps its history", async () => {
  const run = await startTest(
    server,
    {
      states: [
        ...states("begin", "pause", "done", "done small"),
        {
          uuid: "00000000-0000-4000-8000-000000000001",
          name: "large?",
          type: "decision",
          decision: {
            rules: { ">": [{ var: "a" }, { var: "b" }] },
            data: { a: "$order.sum", b: "$limit" },
            true_transition_name: "large",
            false_transition_name: "small",
          },
        },
      ],
      transitions: [
        transition("go", "begin", "large?", condition("passthrough", {}, { result_path: "$went" })),
        transition("large", "large?", "pause", passthrough),
        transition("small", "large?", "done small", passthrough),
        transition("sleep", "pause", "done", condition("wait", { wait_value: "$ms" }, { result_path: "$slept" })),
      ],
    },
    { order: { sum: 120 }, ms: "50" },
    { limit: "100" },
  );
  expect(run).toMatchObject({ current_state: "begin", status: "running", workflow_vars: { order: { sum: 120 }, ms: "50" } });
  const over = await ended(server, run.uuid);
  expect(over).toMatchObject({ status: "complete", current_state: "done", steps: 3, error: null });
  expect(over.workflow_vars).toEqual({ order: { sum: 120 }, ms: "50", went: {}, slept: { waited_ms: 50 } });
  const steps = await selectSteps(server.app.kernel.db, run.uuid);
  expect(steps.map(({ transition_name, outcome, next_state }) => [transition_name, outcome, next_state])).toEqual([
    ["go", "success", "large?"],
    ["large", "success", "pause"],
    ["sleep", "success", "done"],
  ]);
});

it("calls other systems under a key of its own, with a token only where it is asked for, and keeps no secrets", async () => {
  const data = { url: `${sinkUrl}/200`, headers: { authorization: "Bearer $_token" }, body: { token: "$_token", x: "^n" } };
  const mapping = condition("http", data, { result_path: "$answer", result: [{ source: "result", name: "s", path: "status" }] });
  const run = await startTest(server, one(mapping), { n: 7, _token: "mine" });
  const over = await ended(server, run.uuid);
  expect(over.status).toBe("complete");
  const { body } = seen.at(-1) as Seen;
  const sent = JSON.parse(body) as { token: string; x: number };
  expect(sent).toEqual({ token: expect.stringMatching(/^ey/), x: 7 });
  expect((await server.app.kernel.access.authenticate(sent.token)).user_uuid).toBe(server.world.users.userA);
  expect(seen.at(-1)?.key).toMatch(new RegExp(`^${run.uuid}:[0-9a-f-]{36}:1$`));
  expect(over.workflow_vars).toMatchObject({ n: 7, s: 200, answer: { body: { nul: "\uFFFD" } } });
  expect(
    JSON.stringify([over.input_vars, Object.keys((over.workflow_vars.answer as JsonObject).body as JsonObject)]),
  ).not.toContain("_token");
});

it("tries again after an error as often as it may, under another key, and then goes on in the state for errors", async () => {
  const retry = { max_attempts: 2, delay_ms: 10, backoff: 2 };
  const lucky = await startTest(server, one(condition("http", { url: `${sinkUrl}/fail-once`, body: "a" }, { retry })));
  expect((await ended(server, lucky.uuid)).status).toBe("complete");
  expect(seen.filter(({ body }) => body === "a").map(({ key }) => key?.split(":")[2])).toEqual(["1", "2"]);
  const work = condition("http", { url: `${sinkUrl}/500`, body: "b" }, { retry });
  const unlucky = await ended(server, (await startTest(server, one(work, { next_error_state: "done badly" }))).uuid);
  expect(unlucky).toMatchObject({ status: "complete", current_state: "done badly", steps: 1 });
  expect(unlucky.workflow_vars._error).toEqual({
    code: 500,
    message: "The address answered 500.",
    state: "begin",
    transition: "only",
  });
  const lost = await ended(server, (await startTest(server, one(work))).uuid);
  expect(lost).toMatchObject({ status: "error", current_state: "begin", error: { code: 500 } });
});

it("leaves a call that takes too long, and a race when the first has won", async () => {
  const slow = condition("http", { url: `${sinkUrl}/slow`, body: "slow" });
  const late = await ended(server, (await startTest(server, one(slow, { timeout: 100, next_timeout_state: "done late" }))).uuid);
  expect(late).toMatchObject({ status: "complete", current_state: "done late" });
  const race = {
    states: states("begin", "done", "done late"),
    transitions: [
      transition("call", "begin", "done", slow),
      transition("timer", "begin", "done late", condition("wait", { wait_value: 100 })),
    ],
  };
  const run = await ended(server, (await startTest(server, race)).uuid);
  expect(run.current_state).toBe("done late");
  const steps = await selectSteps(server.app.kernel.db, run.uuid);
  expect(steps.map(({ transition_name, outcome }) => [transition_name, outcome])).toEqual([
    ["timer", "success"],
    ["call", "cancelled"],
  ]);
});

it("waits for events of its account that fit, and for nothing that happened before", async () => {
  const { db } = server.app.kernel;
  const { customerA, customerB } = server.world.accounts;
  const happen = (account_uuid: string, name: string) =>
    db.transaction(async (tx) =>
      emit(tx, { service: "contacts", event: "created", account_uuid, user_uuid: null, data: { name } }),
    );
  await happen(customerA, "Ann");
  const work = condition("event", { service: "contacts", event: "created", criteria: [{ name: "^who" }] }, { result_path: "$got" });
  const run = await startTest(server, one(work), { who: "Ann" });
  await runWhen(server, run.uuid, ({ status }) => status === "waiting");
  await happen(customerB, "Ann");
  await happen(customerA, "Bob");
  await happen(customerA, "Ann");
  await happen(customerA, "Ann");
  const over = await ended(server, run.uuid);
  expect(over.workflow_vars.got).toMatchObject({ name: "Ann", account_uuid: customerA });
  const received = await db.many(sql`select source, data ->> 'name' as name from workflow.incoming where run_uuid = ${run.uuid}`);
  expect(received).toEqual([{ source: "event", name: "Ann" }]);
  expect(await db.many(sql`select 1 from workflow.waiting where run_uuid = ${run.uuid}`)).toEqual([]);
});

it("runs another workflow and waits for it, or does not, or cancels it when it is left", async () => {
  const child = await saveTemplate(server, one(condition("wait", { wait_value: "^ms" })));
  const { db } = server.app.kernel;
  await db.run(sql`update workflow.version set users = ${[server.world.users.userA]}::uuid[] where template_uuid = ${child}`);
  const data = { template_uuid: child, input_vars: { ms: "^ms" } };
  const work = condition("workflow", data, { result_path: "$child" });
  const over = await ended(server, (await startTest(server, one(work), { ms: 30 })).uuid);
  expect(over).toMatchObject({
    status: "complete",
    workflow_vars: { child: { result_type: "complete", workflow_vars: { ms: 30 } } },
  });

  const left = await startTest(server, one(work, { timeout: 50, next_timeout_state: "done late" }), { ms: 600_000 });
  expect((await ended(server, left.uuid)).current_state).toBe("done late");
  const children = await db.many(sql`select status, group_uuid from workflow.run where parent_uuid = ${left.uuid}`);
  expect(children).toEqual([{ status: "cancelled", group_uuid: left.group_uuid }]);

  const free = condition("workflow", data, { result_path: "$child", blocking: false });
  const gone = await ended(server, (await startTest(server, one(free), { ms: 600_000 })).uuid);
  expect(gone.workflow_vars.child).toEqual({ uuid: expect.any(String) });
  const foreign = condition("workflow", { template_uuid: "00000000-0000-4000-8000-000000000009" });
  expect(await ended(server, (await startTest(server, one(foreign))).uuid)).toMatchObject({
    status: "error",
    error: { code: 404 },
  });
});

it("does what does not block by a job, and sends mail within the commit", async () => {
  const data = { url: `${sinkUrl}/200`, body: "detached", headers: { "x-key": "$key" } };
  const run = await startTest(server, one(condition("http", data, { blocking: false })), {}, { key: "k" });
  expect((await ended(server, run.uuid)).status).toBe("complete");
  await expect.poll(() => seen.filter(({ body }) => body === "detached").length).toBe(1);
  const mail = condition("email", { to: ["a@example.com", "b@example.com"], subject: "Hi", message: "%who% calls" });
  await ended(server, (await startTest(server, one(mail), { who: "Ann" })).uuid);
  const sent = await server.app.kernel.db.many(sql`select recipient, text from kernel.mail where text = 'Ann calls' order by 1`);
  expect(sent).toHaveLength(2);
});

it("is cancelled wherever it is, with those that it waits for", async () => {
  const { db } = server.app.kernel;
  const slow = await startTest(server, one(condition("http", { url: `${sinkUrl}/slow`, body: "to be cancelled" })));
  await expect.poll(() => seen.filter(({ body }) => body === "to be cancelled").length).toBe(1);
  expect(await db.transaction((tx) => cancelRuns(tx, [slow.uuid]))).toBe(1);
  expect(await ended(server, slow.uuid)).toMatchObject({ status: "cancelled", armed: [], steps: 1 });
  expect(await db.transaction((tx) => cancelRuns(tx, [slow.uuid]))).toBe(0);
});

it.each<[string, Json]>([
  ["($f := function($n) { $n <= 0 ? 0 : $f($n - 1) + $f($n - 1) }; $f(60))", "workflow.expression_timeout"],
  ["($f := function($n) { $f($n) + 1 }; $f(1))", "workflow.expression_timeout"],
  ["1 +", "workflow.expression_failed"],
])("ends an expression that does not end: %s", async (expression, code) => {
  const run = await ended(server, (await startTest(server, one(condition("jsonata", { expression })))).uuid);
  expect(run).toMatchObject({ status: "error", error: { code } });
  const next = condition("jsonata", { expression: "vars.a + 1" }, { result_path: "b" });
  expect((await ended(server, (await startTest(server, one(next), { a: 1 })).uuid)).workflow_vars).toEqual({ a: 1, b: 2 });
});

it("invokes functions of its user, and goes on with what they answer", async () => {
  const work = condition("lambda", { function_name: "sumnumbers", parameters: "^order" }, { result_path: "$price" });
  const over = await ended(server, (await startTest(server, one(work), { order: { x: 70, y: 50 } })).uuid);
  expect(over).toMatchObject({ status: "complete", workflow_vars: { price: { sum: 120 } } });
  const unknown = condition("lambda", { function_name: "nothing_of_the_kind" });
  expect(await ended(server, (await startTest(server, one(unknown))).uuid)).toMatchObject({ error: { code: 404 } });
});

it("publishes an event of an application within the commit, where its user may", async () => {
  const create = async (token: string) => {
    const body = { app_name: "Shop", events: ["placed"] };
    return String((await server.call("POST", "/pubsub/applications", { token, body })).body.app_uuid);
  };
  const [theirs, own] = [await create(await server.tokenFor("adminB")), await create(await server.tokenFor("adminA"))];
  const publish = (app_uuid: string) => condition("pubsub", { app_uuid, event: "placed", payload: { id: "^id" } });
  const foreign = await ended(server, (await startTest(server, one(publish(theirs)), { id: 7 })).uuid);
  expect(foreign).toMatchObject({ status: "error", error: { code: 404 } });
  const refused = await ended(server, (await startTest(server, one(publish(own)), { id: 7 })).uuid);
  expect(refused).toMatchObject({ status: "error", error: { code: 403 } });
  const { db } = server.app.kernel;
  const template_uuid = await saveTemplate(server, one(publish(own)));
  const user_uuid = server.world.users.adminA;
  const run = await db.transaction((tx) => startRun(tx, { template_uuid, input_vars: { id: 7 }, user_uuid }));
  expect((await ended(server, run.uuid)).status).toBe("complete");
  const published = sql`select data -> 'payload' as payload from kernel.event where service = 'pubsub' and data ->> 'app_uuid' = ${own}`;
  expect(await db.many(published)).toEqual([{ payload: { id: 7 } }]);
});
