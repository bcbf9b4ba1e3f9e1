/** kill -9 of the processes that fire, at named moments and at random ones: no occurrence is lost, and none is doubled. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type ChildServer, startChildServer } from "../../testing/child-server.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { ahead, fill, schedule } from "./testing.ts";

let server: TestServer;
let sink: Server;
let url: string;
let token: string;
/** Ids of the calls that arrived, each as often as it did. */
const arrived: string[] = [];
const allowed = { PATCHBAY_OUTBOUND_ALLOW: "127.0.0.1" };

beforeAll(async () => {
  sink = createServer((request, response) => {
    arrived.push(String(request.headers["webhook-id"]));
    request.resume();
    response.end();
  }).listen(0, "127.0.0.1");
  await once(sink, "listening");
  url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`;
  server = await startTestServer({ env: allowed });
  token = await server.tokenFor("userA");
});
afterAll(async () => {
  await server.close();
  sink.closeAllConnections();
  await new Promise((resolve) => sink.close(resolve));
});

const db = () => server.app.kernel.db;
const child = (env: Readonly<Record<string, string>> = {}) => startChildServer(server.databaseUrl, env, allowed);
const email = (to: string) => ({ type: "email", to, subject: "s", message: "m" });

/** What a dead process had in hand is not waited for. */
async function endLeases(): Promise<void> {
  for (const table of [sql`scheduler.event`, sql`scheduler.firing`])
    await db().run(sql`update ${table} set lease_until = now() - interval '1 s' where lease_owner is not null`);
}

interface Fired {
  readonly trigger: string | null;
  readonly uuid: string;
  readonly runs: number;
  readonly firings: number;
  readonly told: number;
  readonly mails: number;
}

/** For each event of a type, how often it fired, by all that bears witness. */
function witnesses(type: string): Promise<Fired[]> {
  return db().many<Fired>(sql`
    select e.trigger ->> 'type' as trigger, (array_agg(f.uuid))[1] as uuid, e.run_count as runs, count(f.uuid)::int as firings,
      (select count(*)::int from kernel.event l where l.service = 'scheduler' and l.event = 'fired'
        and l.data ->> 'event_uuid' = e.uuid::text) as told,
      (select count(*)::int from kernel.mail m where m.reference = 'scheduler:' || (array_agg(f.uuid))[1]::text) as mails
    from scheduler.event e left join scheduler.firing f on f.event_uuid = e.uuid and f.status = 'success'
    where e.type = ${type} group by e.uuid`);
}

/** Everything fired once: history, counter, log, mails, and what the sink knows by its ids. */
async function expectOnce(type: string, count: number): Promise<void> {
  const over = async () =>
    (
      await db().one<{ n: number }>(sql`
      select count(*)::int as n from scheduler.firing where type = ${type} and status <> 'pending'`)
    ).n;
  await expect.poll(over, { timeout: 60_000, interval: 200 }).toBe(count);
  const found = await witnesses(type);
  expect(found).toHaveLength(count);
  const calls = new Set(arrived);
  for (const { trigger, uuid, runs, firings, told, mails } of found) {
    expect({ runs, firings, told, mails }).toEqual({ runs: 1, firings: 1, told: 1, mails: trigger === "email" ? 1 : 0 });
    if (trigger === "http") expect(calls).toContain(uuid);
  }
}

it.each([
  "lane.scheduler.fire:before_commit",
  "lane.scheduler.fire:after_commit",
  "scheduler.inside:before_commit",
  "scheduler.inside:after_commit",
  "lane.scheduler.start:before_commit",
  "lane.scheduler.start:after_commit",
  "lane.scheduler.call:before_commit",
  "lane.scheduler.call:after_commit",
])("dying at %s", { timeout: 60_000 }, async (point) => {
  const dying = await child({ PATCHBAY_CRASH_AT: point });
  let alive = true;
  const ended = dying.ended.then((signal) => {
    alive = false;
    return signal;
  });
  let count = 0;
  // The other process may be faster with one or the other event.
  for (; alive; count++) {
    const triggers = [{}, email("guest@example.com"), { type: "http", url }];
    await schedule(server, token, { type: point, start_datetime: ahead(server, 0), trigger: triggers[count % 3] });
  }
  expect(await ended).toBe("SIGKILL");
  await endLeases();
  await expectOnce(point, count);
});

it("killed again and again, while a thousand events come due", { timeout: 120_000 }, async () => {
  const count = 999;
  await fill(server, count, { type: "chaos", within: 8_000, triggers: [{}, email("guest@example.com"), { type: "http", url }] });
  const left = async () =>
    (
      await db().one<{ n: number }>(sql`
      select (select count(*) from scheduler.event where type = 'chaos' and due_at is not null)::int
        + (select count(*) from scheduler.firing where type = 'chaos' and due_at is not null)::int as n`)
    ).n;
  let kills = 0;
  let mortal: ChildServer | undefined;
  while ((await left()) > 0 || kills < 3) {
    mortal = await child();
    await pause(100 + Math.random() * 900);
    mortal.process.kill("SIGKILL");
    await mortal.ended;
    kills++;
    await endLeases();
  }
  await expectOnce("chaos", count);
});
