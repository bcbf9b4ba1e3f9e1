/** Limits and fairness with several processes on one database. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { raw, sql } from "../../../kernel/db/sql.ts";
import { startChildServer } from "../../../testing/child-server.ts";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import { insertionOfTexts } from "../store/texts.ts";
import { newText, provision } from "../testing.ts";

let server: TestServer;
let adminB: string;
const perSecond = 10;

beforeAll(async () => {
  server = await startTestServer();
  adminB = await server.tokenFor("adminB");
});
afterAll(() => server.close());

const db = () => server.app.kernel.db;

/** Leaves many texts of the world's first customer to be sent from a number, each to another telephone. */
async function leave(number: string, count: number): Promise<void> {
  const texts = Array.from({ length: count }, (_, i) =>
    newText(server, { number, remote: `+1646${String(1_000_000 + i)}`, phone_numbers: [`+1646${String(1_000_000 + i)}`] }),
  );
  await db().transaction((tx) => tx.run(insertionOfTexts(texts)));
}

/** When the carrier was given each text of the number, as the carrier noted it, in ms. */
async function takenAt(number: string): Promise<number[]> {
  const rows = await db().many<{ at: Date }>(sql`
    select p.at from messaging.part p join messaging.text t on t.uuid = p.text_uuid where t.number = ${number} and t.status = 'delivered' order by p.at`);
  return rows.map(({ at }) => at.getTime());
}

function mostWithin(times: readonly number[], window: number): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + window).length));
}

it("no number sends more than it may in any second, whoever sends, although one of them is killed", {
  timeout: 60_000,
}, async () => {
  const numbers = ["+19415550140", "+19415550141", "+19415550142"];
  const child = await startChildServer(server.databaseUrl);
  for (const number of numbers) await leave(number, 40);
  await expect.poll(async () => (await takenAt(numbers[0] ?? "")).length, { timeout: 20_000 }).toBeGreaterThan(15);
  child.process.kill("SIGKILL");
  await child.ended;
  for (const table of ["messaging.queue", "kernel.job"])
    await db().run(sql`update ${raw(table)} set lease_until = now() - interval '1 s' where lease_owner is not null`);
  for (const number of numbers) {
    await expect.poll(async () => (await takenAt(number)).length, { timeout: 20_000 }).toBe(40);
    expect(mostWithin(await takenAt(number), 1_000)).toBeLessThanOrEqual(perSecond);
  }
});

it("a burst of one tenant does not delay another's text by a second", { timeout: 120_000 }, async () => {
  await provision(server, adminB, ["+19415550150"], server.world.users.adminB);
  for (let i = 0; i < 30; i++) await leave(`+1813555${String(1000 + i)}`, 1_000);
  const began = performance.now();
  const body = { from: "+19415550150", to: "+16462000001", content: [{ type: "text", body: "hi" }] };
  const sent = await server.call("POST", "/sms/messages/send", { token: adminB, body });
  expect(sent.status).toBe(201);
  const statusOf = async () =>
    (await db().one<{ status: string }>(sql`select status from messaging.text where uuid = ${String(sent.body.uuid)}`)).status;
  await expect.poll(statusOf, { timeout: 20_000, interval: 10 }).not.toBe("queued");
  expect(performance.now() - began).toBeLessThan(1_000);
});

it("texts to one telephone keep their order", async () => {
  const number = "+19415550143";
  const remote = "+16463000001";
  const texts = Array.from({ length: 12 }, () => newText(server, { number, remote, phone_numbers: [remote] }));
  for (const text of texts) await db().transaction((tx) => tx.run(insertionOfTexts([text])));
  const sent = () =>
    db().many<{ uuid: string }>(sql`
    select uuid from messaging.text where number = ${number} and sent_at is not null order by sent_at, seq`);
  await expect.poll(async () => (await sent()).length, { timeout: 20_000 }).toBe(12);
  expect((await sent()).map(({ uuid }) => uuid)).toEqual(texts.map(({ uuid }) => uuid));
});
