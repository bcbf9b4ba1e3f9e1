/** kill -9 where events are dealt out and deliveries noted: each is made, none is lost, and twice only under the same id. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { startChildServer } from "../../testing/child-server.ts";
import { type Stage, setStage } from "./testing.ts";

let stage: Stage;
let path: string;
let subscription_uuid: string;

beforeAll(async () => {
  stage = await setStage();
  path = stage.newPath();
  subscription_uuid = String((await stage.subscribe(path)).subscription_uuid);
});
afterAll(() => stage.close());

/** What the dead process had in hand is not waited for. */
async function endLeases(): Promise<void> {
  const { db } = stage.server.app.kernel;
  await db.run(sql`update pubsub.endpoint set lease_until = now() - interval '1 s' where lease_owner is not null`);
}

it.each([
  "pubsub.queued:before_commit",
  "pubsub.queued:after_commit",
  "lane.pubsub.deliver:before_commit",
  "lane.pubsub.deliver:after_commit",
])("dying at %s loses no delivery", { timeout: 60_000 }, async (point) => {
  const child = await startChildServer(
    stage.server.databaseUrl,
    { PATCHBAY_CRASH_AT: point },
    { PATCHBAY_OUTBOUND_ALLOW: "127.0.0.1" },
  );
  let alive = true;
  const ended = child.ended.then((signal) => {
    alive = false;
    return signal;
  });
  const companies: string[] = [];
  // The process of the test may be faster with one or the other; at some time the child has its turn.
  while (alive) {
    const company = `${point} ${randomUUID()}`;
    companies.push(company);
    await stage.happen(company);
  }
  expect(await ended).toBe("SIGKILL");
  await endLeases();
  const arrived = () => new Set(stage.receiver.at(path).map(({ body }) => body.data.company));
  await expect.poll(() => companies.filter((company) => !arrived().has(company)), { timeout: 20_000 }).toEqual([]);
  const idsOf = (company: string) =>
    new Set(
      stage.receiver
        .at(path)
        .filter(({ body }) => body.data.company === company)
        .map(({ headers }) => headers["webhook-id"]),
    );
  expect(companies.filter((company) => idsOf(company).size !== 1)).toEqual([]);
  await expect
    .poll(async () => (await stage.call("GET", `/pubsub/subscriptions/${subscription_uuid}/health`)).pending, { timeout: 10_000 })
    .toBe(0);
});
