/**
 * Lanes against the same work done by hand: plain `pg`, prepared statements, a claim with SKIP LOCKED, one transaction per
 * row for its effect and its end. Nothing else: no renewal of leases, no retries, no wake-up, no give-back.
 */
import pg from "pg";
import { systemClock } from "../packages/server/src/kernel/clock.ts";
import { Database } from "../packages/server/src/kernel/db/database.ts";
import { migrate } from "../packages/server/src/kernel/db/migrate.ts";
import { sql } from "../packages/server/src/kernel/db/sql.ts";
import { Listener } from "../packages/server/src/kernel/events/index.ts";
import { createLanes, defineJobs, enqueue } from "../packages/server/src/kernel/lanes/index.ts";
import { createLog } from "../packages/server/src/kernel/log.ts";
import { compare, freshDatabase, perSecond } from "./lib.ts";

const rows = 5_000;
const concurrency = 8;
const enqueuers = 16;

const home = await freshDatabase();
await migrate(home.url, [{ owner: "kernel", folder: new URL("../packages/server/src/kernel/migrations/", import.meta.url) }]);
const log = createLog("error");
const db = new Database({ url: home.url, clock: systemClock });
const poolConfig: pg.PoolConfig & { pipeline: boolean } = { connectionString: home.url, max: 20, pipeline: true };
const pool = new pg.Pool(poolConfig);
pool.on("error", () => undefined);
await db.run(sql`create table effect (n integer)`);

interface BenchJob {
  readonly seq: string;
  readonly key: string | null;
  readonly payload: { n: number };
  readonly lease_owner: string;
}

async function clear(): Promise<void> {
  await pool.query("truncate kernel.job, effect");
}

/** Rows to work off, of so many keys (0 = independent ones). */
async function fill(keys: number): Promise<void> {
  await clear();
  await pool.query({
    text: `insert into kernel.job (lane, key, payload, due_at, trace_id)
      select 'bench', case when $1 > 0 then (n % $1)::text end, jsonb_build_object('n', n), now(), gen_random_uuid()::text
      from generate_series(1, $2::int) n`,
    values: [keys, rows],
  });
  await pool.query("vacuum analyze kernel.job");
}

async function checkDone(): Promise<void> {
  const { rows: counts } = await pool.query(
    "select (select count(*)::int from kernel.job) as left, count(distinct n)::int as done from effect",
  );
  if (counts[0]?.left !== 0 || counts[0].done !== rows) throw new Error(`Not everything was done: ${JSON.stringify(counts[0])}`);
}

const lane = defineJobs<{ n: number }>(
  { name: "bench", concurrency },
  {
    handle: async (tx, job) => {
      await tx.run(sql`insert into effect values (${job.payload.n})`);
      if (++handled === rows) allHandled();
    },
  },
);
let handled = 0;
let allHandled = () => {};

async function workOurs(keys: number): Promise<number> {
  await fill(keys);
  handled = 0;
  const over = new Promise<void>((resolve) => {
    allHandled = resolve;
  });
  const listener = new Listener({ db, log });
  await listener.start();
  const lanes = createLanes({ db, listener, log, lanes: [lane] });
  const began = performance.now();
  lanes.start();
  await over;
  await lanes.stop();
  const speed = (rows * 1000) / (performance.now() - began);
  await listener.stop();
  await checkDone();
  return speed;
}

const ready =
  "due_at is not null and coalesce(retry_at, due_at) <= $1 and lane = 'bench' and (lease_until is null or lease_until < now())";
const inOrder = "order by coalesce(retry_at, due_at), seq";
const lease = "lease_until = now() + interval '30 s', lease_owner = gen_random_uuid(), attempts = t.attempts + 1";

async function claimAny(want: number): Promise<BenchJob[]> {
  const { rows: claimed } = await pool.query<BenchJob>({
    name: "claim-any",
    text: `update kernel.job t set ${lease}
      where seq in (select seq from kernel.job where ${ready} ${inOrder} limit $2 for update skip locked) returning t.*`,
    values: [new Date(), want],
  });
  return claimed;
}

async function claimFirsts(want: number): Promise<BenchJob[]> {
  const client = await pool.connect();
  try {
    const [, , { rows: candidates }] = await Promise.all([
      client.query("begin"),
      client.query({ name: "lazily", text: "select set_config('synchronous_commit', 'off', true)" }),
      client.query<{ seq: string; mine: boolean }>({
        name: "candidates",
        text: `select seq, key is null or pg_try_advisory_xact_lock(hashtext('bench'), hashtext(key)) as mine from (
            select seq, key from kernel.job where ${ready} ${inOrder} limit $2 for update skip locked) candidate`,
        values: [new Date(), 4 * want],
      }),
    ]);
    const [{ rows: claimed }] = await Promise.all([
      client.query<BenchJob>({
        name: "claim-firsts",
        text: `with judged as materialized (
            select c.seq, coalesce(c.retry_at, c.due_at) as ready_at, c.key is null or not (
              exists (select 1 from kernel.job e where e.key = c.key and lane = 'bench' and e.due_at is not null
                and (e.due_at, e.seq) < (c.due_at, c.seq))
              or exists (select 1 from kernel.job e where e.key = c.key and lane = 'bench' and e.lease_owner is not null
                and e.lease_until >= now() and e.seq <> c.seq)) as first
            from kernel.job c where c.seq = any($1::bigint[])
          ), parked as (update kernel.job t set retry_at = 'infinity' from judged where t.seq = judged.seq and not judged.first),
          chosen as materialized (select seq from judged where first order by ready_at, seq limit $2)
          update kernel.job t set ${lease} from chosen where t.seq = chosen.seq returning t.*`,
        values: [candidates.filter((row) => row.mine).map((row) => row.seq), want],
      }),
      client.query("commit"),
    ]);
    return claimed;
  } finally {
    client.release();
  }
}

const finish = {
  name: "finish",
  text: `delete from kernel.job where seq = $1 and lease_owner = $2 and lease_until > clock_timestamp()
    returning case when key is not null then pg_advisory_xact_lock(hashtext('bench'), hashtext(key)) end`,
};
const release = {
  name: "release",
  text: `update kernel.job t set retry_at = null where t.retry_at = 'infinity' and t.seq = (
    select seq from kernel.job where key = $1 and lane = 'bench' and due_at is not null order by due_at, seq limit 1)`,
};

async function doByHand(job: BenchJob): Promise<void> {
  const client = await pool.connect();
  try {
    await Promise.all([
      client.query("begin"),
      client.query({ name: "effect", text: "insert into effect values ($1)", values: [job.payload.n] }),
    ]);
    const [{ rowCount }] = await Promise.all([
      client.query({ ...finish, values: [job.seq, job.lease_owner] }),
      job.key === null ? undefined : client.query({ ...release, values: [job.key] }),
    ]);
    if (rowCount !== 1) throw new Error("The lease was lost.");
    await client.query("commit");
  } finally {
    client.release();
  }
}

/** As many workers, and a reserve of claimed rows for them, as a lane has. */
async function workByHand(keys: number): Promise<number> {
  await fill(keys);
  const waiting: BenchJob[] = [];
  let done = 0;
  let claiming: Promise<void> | undefined;
  const claimMore = async () => {
    waiting.push(...(await (keys > 0 ? claimFirsts : claimAny)(3 * concurrency - waiting.length)));
    claiming = undefined;
  };
  const worker = async () => {
    while (done < rows) {
      if (waiting.length <= concurrency) claiming ??= claimMore();
      const job = waiting.shift();
      if (job === undefined) {
        await claiming;
        continue;
      }
      await doByHand(job);
      done++;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const speed = (rows * 1000) / (performance.now() - began);
  await checkDone();
  return speed;
}

async function enqueueOurs(): Promise<number> {
  await clear();
  return perSecond(rows, enqueuers, (n) => db.transaction(async (tx) => enqueue(tx, { lane, payload: { n } })));
}

async function enqueueByHand(): Promise<number> {
  await clear();
  return perSecond(rows, enqueuers, async (n) => {
    const client = await pool.connect();
    await Promise.all([
      client.query("begin"),
      client.query({
        name: "enqueue",
        text: "insert into kernel.job (lane, payload, due_at, trace_id) values ($1, $2, $3, $4)",
        values: ["bench", { n }, new Date(), "00000000-0000-4000-8000-000000000000"],
      }),
      client.query("commit"),
    ]);
    client.release();
  });
}

await compare("lanes", [
  { figure: "enqueue, a transaction each", unit: "rows/s", ours: enqueueOurs, reference: enqueueByHand },
  { figure: "claim and complete, independent rows", unit: "rows/s", ours: () => workOurs(0), reference: () => workByHand(0) },
  { figure: "claim and complete, 500 keys", unit: "rows/s", ours: () => workOurs(500), reference: () => workByHand(500) },
]);
await pool.end();
await db.close();
await home.remove();
