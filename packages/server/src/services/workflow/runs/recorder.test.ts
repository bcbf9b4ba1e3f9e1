/** Progress of many runs travels together, and one that may not be written harms no other. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import type { Lease } from "../store/runs.ts";
import { condition, runWhen, startTest, states, transition } from "../testing.ts";
import { loadDefinition } from "./definitions.ts";
import { type Entry, Recorder } from "./recorder.ts";
import { RunLost } from "./writing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const count = 20;

/** A run that waits, claimed by hand; and the progress of its only transition. */
async function waitingRecord(n: number): Promise<Entry> {
  const { db } = server.app.kernel;
  const pause = transition("pause", "begin", "done", condition("wait", { wait_value: 3_600_000 }));
  const { uuid } = await startTest(server, { states: states("begin", "done"), transitions: [pause] }, { n });
  const run = await runWhen(server, uuid, ({ status }) => status === "waiting");
  const lease = await db.one<Lease>(sql`
    update workflow.run set lease_owner = ${randomUUID()}, lease_until = now() + interval '1 minute', attempts = 1
    where uuid = ${uuid} returning seq, key, due_at, attempts, trace_id, lease_owner`);
  const now = Date.now();
  const step = {
    transition: pause.uuid,
    attempt: 1,
    outcome: "success",
    next: "done",
    since: now,
    at: now,
    result: { n },
  } as const;
  const state = { current: "done", vars: { n }, armed: [], executions: {}, steps: 1, end: { status: "complete" } } as const;
  const progress = { state, steps: [step], status: "complete", received: "0", waiting: undefined } as const;
  return { lease, run, definition: await loadDefinition(db, run.definition_uuid), ...progress, release: { again: null } };
}

it("is written in few transactions, except for a run that somebody else has taken", async () => {
  const { db } = server.app.kernel;
  const records: Entry[] = [];
  for (let n = 0; n < count; n++) records.push(await waitingRecord(n));
  const taken = records[7];
  await db.run(sql`update workflow.run set lease_owner = ${randomUUID()} where uuid = ${taken?.run.uuid}`);
  const recorder = new Recorder(db);
  const outcomes = await Promise.allSettled(records.map((record) => recorder.record(record)));
  expect(outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []))).toEqual([expect.any(RunLost)]);
  const written = await db.many<{ uuid: string; result: unknown; n: unknown }>(sql`
    select r.uuid, s.result, r.workflow_vars -> 'n' as n from workflow.run r join workflow.step s on s.run_uuid = r.uuid
    where r.status = 'complete' and r.lease_owner is null and r.due_at is null order by s.seq`);
  const others = records.filter((record) => record !== taken);
  expect(new Set(written.map(({ uuid }) => uuid))).toEqual(new Set(others.map(({ run }) => run.uuid)));
  for (const { result, n } of written) expect(result).toEqual({ n });
  expect(await db.one(sql`select status, steps from workflow.run where uuid = ${taken?.run.uuid}`)).toEqual({
    status: "waiting",
    steps: 0,
  });
});

it("shares a transaction", async () => {
  const { db } = server.app.kernel;
  const records: Entry[] = [];
  for (let n = 0; n < count; n++) records.push(await waitingRecord(n));
  const recorder = new Recorder(db);
  await Promise.all(records.map((record) => recorder.record(record)));
  const { transactions } = await db.one<{ transactions: number }>(sql`
    select count(distinct xmin::text)::int as transactions from workflow.run
    where uuid = any(${records.map(({ run }) => run.uuid)}::uuid[])`);
  expect(transactions).toBe(2);
});
