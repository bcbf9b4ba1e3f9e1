/**
 * Runs of three durable steps against DBOS Transact, which does the same three on the same PostgreSQL: each step is a function
 * that returns at once, its result is committed before the next one begins, and the run is over when its end is committed.
 *
 * Ours do it by the condition `http`, behind which a client answers that opens no connection.
 */
import { randomUUID } from "node:crypto";
import { DBOS } from "@dbos-inc/dbos-sdk";
import { workflow as contract } from "@patchbay/contract";
import type { AccessSnapshot } from "../packages/server/src/kernel/access/principal.ts";
import { systemClock } from "../packages/server/src/kernel/clock.ts";
import { Database } from "../packages/server/src/kernel/db/database.ts";
import { migrate } from "../packages/server/src/kernel/db/migrate.ts";
import { sql } from "../packages/server/src/kernel/db/sql.ts";
import { Listener } from "../packages/server/src/kernel/events/index.ts";
import { createLanes } from "../packages/server/src/kernel/lanes/index.ts";
import { createLog } from "../packages/server/src/kernel/log.ts";
import { secretKey } from "../packages/server/src/kernel/secrets.ts";
import type { Kernel } from "../packages/server/src/kernel/service.ts";
import { hubOf } from "../packages/server/src/services/workflow/runs/hub.ts";
import { runParts } from "../packages/server/src/services/workflow/runs/index.ts";
import { startRun } from "../packages/server/src/services/workflow/runs/start.ts";
import { type Contest, compare, freshDatabase, median, perSecond } from "./lib.ts";

const runs = 1_000;
const together = 64;
/** At a time, where the time that each takes is measured. */
const few = 4;
const unhurried = 200;
const poolSize = 20;

const home = await freshDatabase();
const folder = (path: string) => new URL(`../packages/server/src/${path}/migrations/`, import.meta.url);
await migrate(home.url, [
  { owner: "kernel", folder: folder("kernel") },
  { owner: "workflow", folder: folder("services/workflow") },
]);
const log = createLog("error");
const db = new Database({ url: home.url, clock: systemClock, poolSize });
const user_uuid = randomUUID();
const account = randomUUID();

// What runs ask the kernel for, and nothing of the outside world.
const user: AccessSnapshot = {
  user_uuid,
  account_uuid: account,
  account_path: [account],
  active: true,
  suspended: false,
  grants: new Map(),
  visible: [account],
};
const answer = { status: 200, headers: { "content-type": "application/json" }, text: async () => '{"n":1}' };
const kernel = {
  services: [contract],
  settings: { port: 8420 },
  clock: systemClock,
  db,
  log,
  secrets: [secretKey(Buffer.alloc(32, 1))],
  access: { snapshotOf: async () => user },
  outbound: { fetch: async () => answer },
} as unknown as Kernel;

const template = await saveTemplate();
const parts = runParts(kernel);
const listener = new Listener({ db, log });
await listener.start();
const lanes = createLanes({ db, log, listener, lanes: parts.lanes });
lanes.start();
const ends = new Map<string, () => void>();
hubOf(db).on("ended", (uuid) => ends.get(uuid)?.());

async function saveTemplate(): Promise<string> {
  const [template, definition] = [randomUUID(), randomUUID()];
  const names = ["start", "second", "third", "done"];
  const types = ["start", "normal", "normal", "finish"];
  const condition = {
    type: "http",
    data: { url: "https://example.com/" },
    options: { result: [], result_path: "$n", blocking: true, retry: { max_attempts: 1, delay_ms: 0, backoff: 2 } },
  };
  const body = {
    states: names.map((name, index) => ({ uuid: randomUUID(), name, type: types[index] })),
    transitions: [0, 1, 2].map((index) => ({
      uuid: randomUUID(),
      name: `step ${index}`,
      start_state: names[index],
      next_state: names[index + 1],
      timeout: 0,
      condition,
    })),
  };
  await db.run(sql`insert into workflow.template values (${template}, ${account}, ${[account]}, now())`);
  await db.run(sql`
    insert into workflow.definition (uuid, account_uuid, account_path, template_uuid, version, body)
    values (${definition}, ${account}, ${[account]}, ${template}, '1.0.0', ${JSON.stringify(body)})`);
  await db.run(sql`
    insert into workflow.version (template_uuid, version, rank, account_uuid, account_path, definition_uuid, name, description,
      type, status, document, users, created_at, modified_at)
    values (${template}, '1.0.0', '1', ${account}, ${[account]}, ${definition}, 'Bench', '', '', 'active', '{}', '{}', now(), now())`);
  return template;
}

/** Starts a run and waits for its end. */
async function runOurs(index: number): Promise<void> {
  const uuid = randomUUID();
  const over = new Promise<void>((resolve) => ends.set(uuid, resolve));
  await db.transaction((tx) => startRun(tx, { uuid, template_uuid: template, input_vars: { index }, user_uuid }));
  await over;
  ends.delete(uuid);
}

const step = async () => ({ status: 200, headers: answer.headers, body: JSON.parse(await answer.text()) });

async function threeSteps(index: number): Promise<unknown> {
  let n: unknown;
  for (const name of ["step 0", "step 1", "step 2"]) n = await DBOS.runStep(step, { name });
  return { index, n };
}

DBOS.setConfig({
  name: "bench",
  systemDatabaseUrl: home.url,
  systemDatabasePoolSize: poolSize,
  logLevel: "error",
  runAdminServer: false,
});
const theirs = DBOS.registerWorkflow(threeSteps, { name: "three" });
await DBOS.launch();

async function runTheirs(index: number): Promise<void> {
  await theirs(index);
}

/** Transitions per second, with many runs at a time. */
async function rate(run: (index: number) => Promise<void>): Promise<number> {
  return 3 * (await perSecond(runs, together, run));
}

/** How long single runs take, ms, with few at a time. */
async function times(run: (index: number) => Promise<void>): Promise<number[]> {
  const all: number[] = [];
  await perSecond(unhurried, few, async (index) => {
    const began = performance.now();
    await run(index);
    all.push(performance.now() - began);
  });
  return all.toSorted((a, b) => a - b);
}

const percentile = (all: readonly number[], part: number) => all[Math.floor(all.length * part)] ?? Number.NaN;

const contests: Contest[] = [
  {
    figure: "transitions, many runs at a time",
    unit: "transitions/s",
    ours: () => rate(runOurs),
    reference: () => rate(runTheirs),
  },
  {
    figure: "p50 of a run of three steps",
    unit: "ms",
    ours: async () => median(await times(runOurs)),
    reference: async () => median(await times(runTheirs)),
  },
  {
    figure: "p99 of a run of three steps",
    unit: "ms",
    ours: async () => percentile(await times(runOurs), 0.99),
    reference: async () => percentile(await times(runTheirs), 0.99),
  },
];
await compare("workflow", contests);

const left = await db.one<{ count: number }>(sql`select count(*)::int as count from workflow.run where status <> 'complete'`);
if (left.count > 0) throw new Error(`${left.count} runs did not complete.`);
await DBOS.shutdown();
await lanes.stop();
await listener.stop();
for (const part of parts.background) await part.stop();
await db.close();
await home.remove();
