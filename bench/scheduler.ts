/**
 * A hundred thousand scheduled events wait: how late those fire that come due at a steady rate, and how many fire in a second
 * when they are due all at once. The reference is the same by hand: sixteen connections of plain `pg` that take one due row with
 * SKIP LOCKED, note the occurrence and an event, and end the row, in a transaction for each. It has no second process
 * to fear, no rights to look up, no retries.
 */
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { world } from "../packages/server/src/testing/world.ts";
import { compare } from "./lib.ts";
import { startBenchServer } from "./server.ts";

const pending = 100_000;
const perSecond = 300;
const steadyFor = 10;
const atOnce = 5_000;
const workers = 16;

const server = await startBenchServer();
const poolConfig: pg.PoolConfig & { pipeline: boolean } = { connectionString: server.databaseUrl, max: workers, pipeline: true };
const pool = new pg.Pool(poolConfig);
pool.on("error", () => undefined);
const query = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows;
const { root, reseller, customerA } = world.accounts;

/** Events that begin to come due in so many seconds, spread over so many more. */
async function fillOurs(count: number, after: number, within: number): Promise<void> {
  await query(
    `insert into scheduler.event (uuid, account_uuid, account_path, user_uuid, scope, start_datetime, start_at, timezone, title,
       description, status, type, frequency, trigger, notification, metadata, misfire, occurrences, run_count, due_at, created_at,
       modified_at)
     select gen_random_uuid(), $1, $2::uuid[], $3, 'default', at::text, at, 'UTC', 'Many', '', 'active', '', '{"type": "once"}', '{}',
       '{}', '{}', 'fire_latest', 0, 0, at, now(), now()
     from (select date_trunc('milliseconds', clock_timestamp() + $4::float8 * interval '1 s' + n * $5::float8 * interval '1 s') as at
       from generate_series(0, $6::int - 1) n) t`,
    [customerA, [root, reseller, customerA], world.users.userA, after, within / count, count],
  );
}

async function fillHand(count: number, after: number, within: number): Promise<void> {
  await query(
    `insert into hand.event (uuid, due_at, data)
     select gen_random_uuid(), clock_timestamp() + $1::float8 * interval '1 s' + n * $2::float8 * interval '1 s', '{"title": "Many"}'
     from generate_series(0, $3::int - 1) n`,
    [after, within / count, count],
  );
}

await query("create schema hand");
await query("create table hand.event (uuid uuid primary key, due_at timestamptz, data jsonb not null)");
await query("create index on hand.event (due_at) where due_at is not null");
await query(`create table hand.firing (uuid uuid primary key, event_uuid uuid not null, scheduled_at timestamptz not null,
  fired_at timestamptz not null, data jsonb not null, unique (event_uuid, scheduled_at))`);
await query("create table hand.log (id bigint generated always as identity primary key, data jsonb not null)");
const day = 86_400;
await fillOurs(pending, day, 300 * day);
await fillHand(pending, day, 300 * day);
await query("vacuum analyze");

/** Takes what is due until so many have fired. */
async function fireByHand(count: number): Promise<void> {
  let fired = 0;
  const worker = async () => {
    const client = await pool.connect();
    while (fired < count) {
      await client.query("begin");
      const { rows } = await client.query({
        name: "take",
        text: "select uuid, due_at, data from hand.event where due_at <= $1 order by due_at limit 1 for update skip locked",
        values: [new Date()],
      });
      const [row] = rows;
      if (row === undefined) {
        await client.query("commit");
        await pause(5);
        continue;
      }
      await Promise.all([
        client.query({
          name: "note",
          text: "insert into hand.firing values (gen_random_uuid(), $1, $2, $3, $4)",
          values: [row.uuid, row.due_at, new Date(), row.data],
        }),
        client.query({ name: "log", text: "insert into hand.log (data) values ($1)", values: [row.data] }),
        client.query({ name: "end", text: "update hand.event set due_at = null where uuid = $1", values: [row.uuid] }),
        client.query("commit"),
      ]);
      fired++;
    }
    client.release();
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

async function haveFired(count: number): Promise<void> {
  while (Number((await query("select count(*)::int as n from scheduler.firing"))[0]?.n) < count) await pause(100);
}

/** The p99 of the lateness in ms, of all that fired; then they are gone. */
async function lateness(schema: "hand" | "scheduler"): Promise<number> {
  const [row] = await query(
    `select percentile_cont(0.99) within group (order by extract(epoch from fired_at - scheduled_at)) * 1000 as p99 from ${schema}.firing`,
  );
  await clear(schema);
  return Number(row?.p99);
}

/** Firings in a second, from the first to the last; then they are gone. */
async function speed(schema: "hand" | "scheduler"): Promise<number> {
  const [row] = await query(`select count(*) / extract(epoch from max(fired_at) - min(fired_at)) as speed from ${schema}.firing`);
  await clear(schema);
  return Number(row?.speed);
}

async function clear(schema: "hand" | "scheduler"): Promise<void> {
  await query(`truncate ${schema}.firing`);
  await query(`delete from ${schema}.event where due_at is null`);
}

const steady = perSecond * steadyFor;
await compare(
  "scheduler",
  [
    {
      figure: `p99 lateness, 100,000 pending, ${perSecond} a second`,
      unit: "ms",
      ours: async () => {
        await fillOurs(steady, 1, steadyFor);
        await haveFired(steady);
        return lateness("scheduler");
      },
      reference: async () => {
        await fillHand(steady, 1, steadyFor);
        await fireByHand(steady);
        return lateness("hand");
      },
    },
    {
      figure: `${atOnce.toLocaleString("en")} due at once, 100,000 pending`,
      unit: "firings/s",
      ours: async () => {
        await fillOurs(atOnce, 0, 0);
        await haveFired(atOnce);
        return speed("scheduler");
      },
      reference: async () => {
        await fillHand(atOnce, 0, 0);
        await fireByHand(atOnce);
        return speed("hand");
      },
    },
  ],
  3,
);
await pool.end();
await server.close();
