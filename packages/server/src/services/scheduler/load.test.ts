/** A hundred thousand events wait; those that come due fire once each, on time. The measure of "on time" is in bench/scheduler.ts. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { day, fill } from "./testing.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it("a hundred thousand wait, a thousand of them fire", { timeout: 120_000 }, async () => {
  const { db } = server.app.kernel;
  await fill(server, 99_000, { type: "later", after: day, within: 300 * day, triggers: [{}] });
  await fill(server, 1_000, { type: "soon", after: 1_000, within: 10_000, triggers: [{}] });
  const over = async () => (await db.one<{ n: number }>(sql`select count(*)::int as n from scheduler.firing`)).n;
  await expect.poll(over, { timeout: 60_000, interval: 200 }).toBe(1_000);
  const found = await db.one(sql`
    select count(distinct event_uuid)::int as events, count(*) filter (where status = 'success')::int as well,
      percentile_cont(0.99) within group (order by extract(epoch from fired_at - scheduled_at)) < 5 as on_time
    from scheduler.firing`);
  expect(found).toEqual({ events: 1_000, well: 1_000, on_time: true });
  expect(
    await db.one(sql`
    select count(*)::int as waiting, max(run_count) as runs from scheduler.event where type = 'later'`),
  ).toEqual({ waiting: 99_000, runs: 0 });
});
