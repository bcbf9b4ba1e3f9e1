import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Stage, setStage } from "../testing.ts";
import { retryWaits } from "./schedule.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.receiver.answerWith(204));

const disabledEvents = async (uuid: unknown) => {
  const rows = await stage.server.app.kernel.db.pool.query(
    "select event, data from kernel.event where service = 'pubsub' and data->>'subscription_uuid' = $1 order by id",
    [uuid],
  );
  return rows.rows as { event: string; data: { last_attempt?: { response_status: number | null } } }[];
};

describe("a failing endpoint", () => {
  it("is tried again by the published schedule, always with the same id, and is suspended in the end", {
    timeout: 60_000,
  }, async () => {
    const { server, receiver } = stage;
    const path = stage.newPath();
    receiver.answerWith(500);
    const { subscription_uuid } = await stage.subscribe(path);
    await stage.happen("Always failing");
    for (const [failures, wait] of retryWaits.entries()) {
      await expect.poll(() => receiver.at(path).length, { timeout: 5_000 }).toBe(failures + 1);
      await expect.poll(async () => (await stage.deliveries(subscription_uuid))[0]?.attempts).toBe(failures + 1);
      const [pending] = await stage.deliveries(subscription_uuid);
      const due = Date.parse(String(pending?.next_attempt_datetime)) - Date.parse(String(pending?.last_attempt?.datetime));
      expect(due).toBeGreaterThanOrEqual(wait);
      expect(due).toBeLessThan(wait * 1.1 + 5_000);
      // Not before its time: looked at right before, it has not been tried.
      server.clock.advance(Date.parse(String(pending?.next_attempt_datetime)) - server.clock.now().getTime() + 5);
    }
    await stage.until(subscription_uuid, "failed");
    expect(receiver.at(path)).toHaveLength(10);
    expect(new Set(receiver.at(path).map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    const after = await stage.call("GET", `/pubsub/subscriptions/${subscription_uuid}`);
    expect(after.suspended).toBe(1);
    const told = await disabledEvents(subscription_uuid);
    expect(told.map(({ event }) => event)).toEqual(["delivery_failed", "subscription_disabled"]);
    expect(told[1]?.data.last_attempt?.response_status).toBe(500);

    // Nothing is queued while it is suspended; resumed, it delivers again.
    await stage.happen("Nobody hears of it");
    receiver.answerWith(204);
    const resumed = await stage.call("PUT", `/pubsub/subscriptions/${subscription_uuid}`, { suspended: 0 });
    expect(resumed.suspended).toBe(0);
    await stage.happen("Heard again");
    await stage.until(subscription_uuid, "failed", "delivered");
    const health = await stage.call("GET", `/pubsub/subscriptions/${subscription_uuid}/health`);
    expect(health).toMatchObject({ pending: 0, consecutive_failures: 0, held_until: null, suspended_because: null });
  });

  it("is never suspended when it is to be kept alive", { timeout: 60_000 }, async () => {
    const { server, receiver } = stage;
    const path = stage.newPath();
    receiver.answerWith(500);
    const callback = { url: receiver.url + path, keep_alive: true };
    const { subscription_uuid } = await stage.subscribe(path, { callback });
    await stage.happen("Kept alive");
    for (let attempt = 1; attempt <= 12; attempt++) {
      await expect.poll(async () => (await stage.deliveries(subscription_uuid))[0]?.attempts, { timeout: 5_000 }).toBe(attempt);
      server.clock.advance(27 * 3_600_000);
    }
    const after = await stage.call("GET", `/pubsub/subscriptions/${subscription_uuid}`);
    expect(after.suspended).toBe(0);
    receiver.answerWith(200);
    await stage.until(subscription_uuid, "delivered");
  });

  it("that fails for one event only is not suspended", { timeout: 60_000 }, async () => {
    const { server, receiver } = stage;
    const path = stage.newPath();
    receiver.answer((response, { body }) => response.writeHead(body.data.company === "Poison" ? 400 : 204).end());
    const { subscription_uuid } = await stage.subscribe(path);
    await stage.happen("Poison");
    for (let attempt = 1; attempt <= 9; attempt++) {
      await expect.poll(async () => (await stage.deliveries(subscription_uuid))[0]?.attempts, { timeout: 5_000 }).toBe(attempt);
      server.clock.advance(27 * 3_600_000);
    }
    await stage.happen("Good");
    await stage.until(subscription_uuid, "failed", "delivered");
    expect((await stage.call("GET", `/pubsub/subscriptions/${subscription_uuid}`)).suspended).toBe(0);
  });

  it("gets the pause that it asks for", async () => {
    const { server, receiver } = stage;
    const path = stage.newPath();
    receiver.answerWith(429, { "retry-after": "600" });
    const { subscription_uuid } = await stage.subscribe(path);
    await stage.happen("Too much");
    await expect.poll(async () => (await stage.deliveries(subscription_uuid))[0]?.attempts).toBe(1);
    const [pending] = await stage.deliveries(subscription_uuid);
    const wait = Date.parse(String(pending?.next_attempt_datetime)) - Date.parse(String(pending?.last_attempt?.datetime));
    expect(wait).toBeGreaterThanOrEqual(600_000);
    receiver.answerWith(204);
    // Others have to wait as well.
    await stage.happen("Waits too");
    const health = await stage.call("GET", `/pubsub/subscriptions/${subscription_uuid}/health`);
    expect(health.held_until).not.toBeNull();
    await expect.poll(async () => (await stage.deliveries(subscription_uuid)).length).toBe(2);
    expect(receiver.at(path)).toHaveLength(1);
    server.clock.advance(601_000);
    await stage.until(subscription_uuid, "delivered", "delivered");
  });

  it("that is gone ends the subscription", async () => {
    const path = stage.newPath();
    stage.receiver.answerWith(410);
    const { subscription_uuid } = await stage.subscribe(path);
    await stage.happen("Gone");
    const statusOf = async (path: string) => (await stage.server.call("GET", path, { token: await stage.token() })).status;
    await expect.poll(() => statusOf(`/pubsub/subscriptions/${subscription_uuid}`)).toBe(404);
    expect(await statusOf(`/pubsub/subscriptions/${subscription_uuid}/deliveries`)).toBe(404);
  });

  it("is not followed where it redirects to", async () => {
    const path = stage.newPath();
    const elsewhere = stage.newPath();
    stage.receiver.answerWith(307, { location: stage.receiver.url + elsewhere });
    const { subscription_uuid } = await stage.subscribe(path);
    await stage.happen("Redirected");
    await expect.poll(async () => (await stage.deliveries(subscription_uuid))[0]?.attempts).toBe(1);
    const [delivery] = await stage.deliveries(subscription_uuid);
    expect(delivery).toMatchObject({ status: "pending", last_attempt: { response_status: 307 } });
    expect(stage.receiver.at(elsewhere)).toEqual([]);
  });

  it("has fifteen seconds to answer", { timeout: 40_000 }, async () => {
    const path = stage.newPath();
    stage.receiver.answer(() => undefined);
    const { subscription_uuid } = await stage.subscribe(path);
    await stage.happen("Silent");
    await expect.poll(async () => (await stage.deliveries(subscription_uuid))[0]?.attempts, { timeout: 20_000 }).toBe(1);
    const [delivery] = await stage.deliveries(subscription_uuid);
    expect(delivery).toMatchObject({ last_attempt: { response_status: null, error: "The address did not answer in time." } });
    expect(Number(delivery?.last_attempt?.duration_ms)).toBeGreaterThanOrEqual(14_900);
    expect(Number(delivery?.last_attempt?.duration_ms)).toBeLessThan(17_000);
  });

  it("is asked one at a time once it has failed five times, until it answers", async () => {
    const { server, receiver } = stage;
    const path = stage.newPath();
    receiver.answerWith(503);
    const { subscription_uuid } = await stage.subscribe(path, { limits: { concurrency: 1 } });
    const total = 12;
    for (let n = 0; n < total; n++) await stage.happen(`Company ${n}`);
    await expect.poll(async () => (await stage.deliveries(subscription_uuid)).length).toBe(total);
    const health = async () => stage.call("GET", `/pubsub/subscriptions/${subscription_uuid}/health`);
    await expect.poll(async () => (await health()).consecutive_failures, { timeout: 5_000 }).toBe(5);
    expect((await health()).held_until).not.toBeNull();
    expect(receiver.at(path)).toHaveLength(5);
    server.clock.advance(40_000);
    await expect.poll(async () => (await health()).consecutive_failures, { timeout: 5_000 }).toBe(6);
    expect(receiver.at(path)).toHaveLength(6);
    receiver.answerWith(204);
    server.clock.advance(10 * 60_000);
    await stage.until(subscription_uuid, ...Array<string>(total).fill("delivered"));
  });
});

describe("order", () => {
  it("is kept among deliveries of the same value, a failing one holding back those behind it", { timeout: 30_000 }, async () => {
    const { server, receiver } = stage;
    const path = stage.newPath();
    let failing = true;
    receiver.answer((response, { body }) => response.writeHead(failing && body.data.company === "a-2" ? 500 : 204).end());
    const { subscription_uuid } = await stage.subscribe(path, { ordered_by: "nickname" });
    const users = stage.server.world.users;
    const happen = (nickname: string, n: number) =>
      stage.call("POST", `/contacts/users/${users.userA}/contacts`, { company: `${nickname}-${n}`, nickname });
    for (let n = 1; n <= 4; n++) for (const nickname of ["a", "b"]) await happen(nickname, n);
    const companies = () => receiver.at(path).map(({ body }) => String(body.data.company));
    await expect.poll(() => companies().filter((company) => company.startsWith("b")).length, { timeout: 5_000 }).toBe(4);
    expect(companies().filter((company) => company.startsWith("b"))).toEqual(["b-1", "b-2", "b-3", "b-4"]);
    await happen("a", 5);
    await expect.poll(async () => (await stage.deliveries(subscription_uuid)).length).toBe(9);
    expect(companies().filter((company) => company.startsWith("a"))).toEqual(["a-1", "a-2"]);
    failing = false;
    server.clock.advance(10_000);
    await expect
      .poll(() => companies().filter((company) => company.startsWith("a")), { timeout: 5_000 })
      .toEqual([...["a-1", "a-2", "a-2", "a-3", "a-4", "a-5"]]);
  });
});

describe("limits", () => {
  it("of deliveries at the same time are kept", async () => {
    const path = stage.newPath();
    let [present, most] = [0, 0];
    stage.receiver.answer((response, { path: to }) => {
      if (to !== path) return response.writeHead(204).end();
      most = Math.max(most, ++present);
      return setTimeout(() => {
        present--;
        response.writeHead(204).end();
      }, 20);
    });
    const { subscription_uuid } = await stage.subscribe(path, { limits: { concurrency: 3 } });
    await Promise.all(Array.from({ length: 20 }, (_, n) => stage.happen(`Company ${n}`)));
    await stage.until(subscription_uuid, ...Array<string>(20).fill("delivered"));
    expect(most).toBe(3);
  });

  it("of deliveries in a second are kept", { timeout: 20_000 }, async () => {
    const path = stage.newPath();
    const { subscription_uuid } = await stage.subscribe(path, { limits: { per_second: 10 } });
    await Promise.all(Array.from({ length: 30 }, (_, n) => stage.happen(`Company ${n}`)));
    await stage.until(subscription_uuid, ...Array<string>(30).fill("delivered"));
    const times = (await stage.deliveries(subscription_uuid)).map(({ last_attempt }) => Date.parse(String(last_attempt?.datetime)));
    const inSecond = times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length);
    // One more, as the moments are those of another clock, in whole milliseconds.
    expect(Math.max(...inSecond)).toBeLessThanOrEqual(11);
  });

  it("of what waits drop the oldest, and count them", { timeout: 30_000 }, async () => {
    const path = stage.newPath();
    stage.receiver.answerWith(503, { "retry-after": "3600" });
    const { subscription_uuid } = await stage.subscribe(path);
    await stage.happen("The first");
    const health = async () => stage.call("GET", `/pubsub/subscriptions/${subscription_uuid}/health`);
    await expect.poll(async () => (await health()).consecutive_failures).toBe(1);
    const { db } = stage.server.app.kernel;
    await db.pool.query(
      `insert into kernel.event (uuid, service, event, timestamp, account_uuid, user_uuid, trace_id, data)
       select gen_random_uuid(), 'contacts', 'created', now(), $1, $2, 'trace', jsonb_build_object('company', n)
       from generate_series(1, 10002) n where pg_current_xact_id() is not null`,
      [stage.server.world.accounts.customerA, stage.server.world.users.userA],
    );
    await expect.poll(async () => (await health()).dropped, { timeout: 20_000 }).toBe(3);
    expect((await health()).pending).toBe(10_000);
    const dropped = await stage.call("GET", `/pubsub/subscriptions/${subscription_uuid}/deliveries?status=dropped`);
    expect(dropped.metadata?.total).toBe(3);
    await stage.call("DELETE", `/pubsub/subscriptions/${subscription_uuid}`);
    const left = async () =>
      (await db.pool.query("select count(*)::int as n from pubsub.delivery where subscription_uuid = $1", [subscription_uuid]))
        .rows[0]?.n;
    await expect.poll(left, { timeout: 10_000 }).toBe(0);
  });
});
