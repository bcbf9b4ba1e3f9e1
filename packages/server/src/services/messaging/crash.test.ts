/** kill -9 where a text is accepted, given its turn, submitted, and where its receipt is noted: none is lost, and none is told twice. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { startChildServer } from "../../testing/child-server.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { provision } from "./testing.ts";

let server: TestServer;
let token: string;
const from = "+19415550100";

beforeAll(async () => {
  server = await startTestServer();
  token = await server.tokenFor("adminA");
  await provision(server, token, [from], server.world.users.adminA);
});
afterAll(() => server.close());

const post = (url: string, to: string) =>
  fetch(`${url}/sms/messages/send`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ to, from, content: [{ type: "text", body: "hi" }] }),
  });

const textsTo = (to: string) =>
  server.app.kernel.db.many<{ uuid: string; status: string; possible_duplicate: boolean }>(sql`
    select uuid, status, possible_duplicate from messaging.text where remote = ${to} order by seq`);

/** What the dead process had in hand is not waited for. */
async function endLeases(): Promise<void> {
  const { db } = server.app.kernel;
  await db.run(sql`update messaging.queue set lease_until = now() - interval '1 s' where lease_owner is not null`);
  await db.run(sql`update kernel.job set lease_until = now() - interval '1 s' where lease_owner is not null`);
}

it.each([
  ["before", 0],
  ["after", 1],
])("dying %s the commit of the acceptance leaves %s texts", async (moment, count) => {
  const to = `+1212555300${count}`;
  const child = await startChildServer(server.databaseUrl, { PATCHBAY_CRASH_AT: `messaging.sendSimpleSMS:${moment}_commit` });
  await expect(post(child.url, to)).rejects.toThrow("fetch failed");
  expect(await child.ended).toBe("SIGKILL");
  expect(await textsTo(to)).toHaveLength(count);
  await expect
    .poll(async () => (await textsTo(to)).map(({ status }) => status), { timeout: 20_000 })
    .toEqual(Array(count).fill("delivered"));
});

it.each([
  "messaging.turns:before_commit",
  "messaging.turns:after_commit",
  "lane.messaging.submit.loopback:before_commit",
  "lane.messaging.submit.loopback:after_commit",
  "messaging.receipt:before_commit",
  "messaging.receipt:after_commit",
  "lane.carriers.loopback:before_commit",
])("dying at %s loses nothing, and what may have gone out twice is marked", async (point) => {
  const to = `+1212556${String(1000 + point.length * 7 + (point.includes("before") ? 1 : 0)).slice(-4)}`;
  const child = await startChildServer(server.databaseUrl, { PATCHBAY_CRASH_AT: point });
  const accepted: string[] = [];
  let alive = true;
  const ended = child.ended.then((signal) => {
    alive = false;
    return signal;
  });
  // The other process may be faster with one or the other text.
  while (alive) {
    const answer = await post(child.url, to).catch(() => undefined);
    if (answer?.status === 201) accepted.push(((await answer.json()) as { uuid: string }).uuid);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await ended).toBe("SIGKILL");
  await endLeases();
  const states = async () => new Set((await textsTo(to)).map(({ status }) => status));
  await expect.poll(states, { timeout: 20_000 }).toEqual(new Set(["delivered"]));
  const texts = await textsTo(to);
  const uuids = texts.map(({ uuid }) => uuid);
  expect(accepted.filter((uuid) => !uuids.includes(uuid))).toEqual([]);
  // What the process had in hand when it died before it could say that it had been submitted, and nothing else.
  const marked = texts.filter(({ possible_duplicate }) => possible_duplicate);
  if (point !== "lane.messaging.submit.loopback:before_commit") expect(marked.length).toBeLessThanOrEqual(texts.length);
  else expect(marked.length).toBeGreaterThan(0);
  const told = await server.app.kernel.db.many<{ uuid: string; events: string[] }>(sql`
    select data ->> 'uuid' as uuid, array_agg(event || ' ' || (data ->> 'status') order by id) as events from kernel.event
    where service = 'sms' and data ->> 'uuid' = any(${uuids}) group by 1`);
  expect(told).toHaveLength(texts.length);
  for (const { events } of told) expect(events).toEqual(["outbound sent", "status sent", "status delivered"]);
});
