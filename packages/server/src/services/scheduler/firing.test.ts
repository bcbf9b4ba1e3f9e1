import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { forgetOld } from "./history.ts";
import { ahead, day, eventOf, historyOf, hour, logged, minute, overOf, schedule } from "./testing.ts";

let server: TestServer;
let userA: string;

beforeAll(async () => {
  server = await startTestServer();
  userA = await server.tokenFor("userA");
});
afterAll(() => server.close());

/** Tokens live for an hour, and the clock is moved by more. */
async function pass(ms: number): Promise<void> {
  server.clock.advance(ms);
  userA = await server.tokenFor("userA");
}

async function newUser(token: string, account: unknown, login: string): Promise<string> {
  const body = {
    ...{ type: "user", provider: "local", first_name: "T", last_name: "T", password: "a long enough passphrase" },
    ...{ username: login, email: login },
  };
  return String((await server.call("POST", `/identity/accounts/${account}/identities`, { token, body })).body.uuid);
}

const read = async (uuid: unknown) => (await server.call("GET", `/scheduler/events/${uuid}`, { token: userA })).body;
const put = async (uuid: unknown, body: unknown) => server.call("PUT", `/scheduler/events/${uuid}`, { token: userA, body });
const statuses = (items: readonly { status: string }[]) => items.map(({ status }) => status);

describe("an event", () => {
  it("fires once, is complete then, and stays readable", async () => {
    const event = await schedule(server, userA);
    await pass(minute);
    const [firing] = await overOf(server, userA, event);
    expect(firing).toMatchObject({
      event_uuid: event.uuid,
      title: "Water the plants",
      scheduled_datetime: event.next_datetime,
      status: "success",
      trigger: {},
      result: {},
    });
    const lateness = Date.parse(firing?.fired_datetime ?? "") - Date.parse(firing?.scheduled_datetime ?? "");
    expect(lateness).toBeGreaterThanOrEqual(0);
    expect(lateness).toBeLessThan(5_000);
    expect(await read(event.uuid)).toMatchObject({ status: "complete", next_datetime: null, run_count: 1 });
    expect(await read(event.uuid)).toMatchObject({ last_datetime: event.next_datetime });
    const next = await server.call("GET", `/scheduler/events/${event.uuid}/next`, { token: userA });
    expect(next).toMatchObject({ status: 200, body: { next_datetime: null, local_datetime: null, remaining: 0 } });
    const told = await logged(server, event);
    expect(told.map((one) => one.event)).toEqual(["scheduled", "fired", "finished"]);
    expect(told[1]?.data).toEqual({
      ...{ event_uuid: event.uuid, title: "Water the plants", type: "", metadata: { room: 4 }, status: "success", result: {} },
      scheduled_datetime: event.next_datetime,
      ...{ account_uuid: server.world.accounts.customerA, user_uuid: server.world.users.userA },
    });
  });

  it("whose start is now or a little ago fires at once", async () => {
    const event = await schedule(server, userA, { start_datetime: ahead(server, -4 * minute) });
    expect(statuses(await overOf(server, userA, event))).toEqual(["success"]);
  });

  it("that recurs fires each time, and is complete when no occurrence is left", async () => {
    const event = await schedule(server, userA, { frequency: { type: "minute", count: 3 } });
    for (let n = 1; n <= 3; n++) {
      await pass(minute);
      expect(statuses(await overOf(server, userA, event, n))).toEqual(Array(n).fill("success"));
    }
    expect(await read(event.uuid)).toMatchObject({ status: "complete", run_count: 3 });
    await pass(hour);
    expect(await historyOf(server, userA, event)).toHaveLength(3);
  });

  it("that was fired is armed again by a new start, and counts on", async () => {
    const event = await schedule(server, userA);
    await pass(minute);
    await overOf(server, userA, event);
    const fired = await read(event.uuid);
    expect((await put(event.uuid, { ...fired, title: "No new start" })).body.status).toBe("complete");
    const again = await put(event.uuid, { ...fired, start_datetime: ahead(server, minute) });
    expect(again.body).toMatchObject({ status: "active", frequency: { type: "once" }, run_count: 1 });
    await pass(minute);
    expect(await overOf(server, userA, event, 2)).toHaveLength(2);
    expect(await read(event.uuid)).toMatchObject({ status: "complete", run_count: 2 });
  });

  it("never fires an occurrence again, however it is changed back", async () => {
    const event = await schedule(server, userA, { frequency: { type: "minute" } });
    await pass(minute);
    await overOf(server, userA, event);
    const hourly = await put(event.uuid, { ...eventOf(server), ...event, frequency: { type: "hour" } });
    expect(hourly.body.next_datetime).toBe(new Date(Date.parse(String(event.start_datetime)) + hour).toISOString());
    expect((await put(event.uuid, { ...event })).status).toBe(200);
    await pass(minute);
    const items = await overOf(server, userA, event, 2);
    expect(new Set(items.map((one) => one.scheduled_datetime)).size).toBe(items.length);
  });

  it("does not fire while it is paused; what it missed is left out", async () => {
    const event = await schedule(server, userA, { frequency: { type: "minute" } });
    await server.call("POST", `/scheduler/events/${event.uuid}/pause`, { token: userA });
    await pass(10 * minute + 1_000);
    const resumed = await server.call("POST", `/scheduler/events/${event.uuid}/resume`, { token: userA });
    expect(Date.parse(String(resumed.body.next_datetime))).toBeGreaterThan(server.clock.now().getTime());
    await pass(minute);
    expect(statuses(await overOf(server, userA, event))).toEqual(["success"]);
  });

  it("that is resumed too late has no occurrence left", async () => {
    const event = await schedule(server, userA);
    await server.call("POST", `/scheduler/events/${event.uuid}/pause`, { token: userA });
    await pass(hour);
    const resumed = await server.call("POST", `/scheduler/events/${event.uuid}/resume`, { token: userA });
    expect(resumed.body).toMatchObject({ status: "complete", next_datetime: null });
    expect((await logged(server, event)).map((one) => one.event)).toEqual(["scheduled", "finished"]);
  });

  it("that is deleted does not fire; what it did stays listed", async () => {
    const event = await schedule(server, userA, { frequency: { type: "minute" } });
    await pass(minute);
    await overOf(server, userA, event);
    await server.call("DELETE", `/scheduler/events/${event.uuid}`, { token: userA });
    await pass(10 * minute);
    const control = await schedule(server, userA, { start_datetime: ahead(server, 0) });
    await overOf(server, userA, control);
    expect(await historyOf(server, userA, event)).toHaveLength(1);
  });
});

describe("occurrences that were missed", () => {
  it("are fired up to an hour later", async () => {
    const event = await schedule(server, userA);
    await pass(59 * minute);
    expect(statuses(await overOf(server, userA, event))).toEqual(["success"]);
  });

  it("are left out after that", async () => {
    const event = await schedule(server, userA);
    await pass(2 * hour);
    expect(statuses(await overOf(server, userA, event))).toEqual(["skipped"]);
    expect(await read(event.uuid)).toMatchObject({ status: "complete", run_count: 0 });
  });

  it("of one that recurs, only the latest is fired", async () => {
    const event = await schedule(server, userA, { frequency: { type: "hour" } });
    await pass(5 * hour + 30 * minute);
    const items = await overOf(server, userA, event, 6);
    expect(statuses(items)).toEqual([...Array(5).fill("skipped"), "success"]);
    expect(await read(event.uuid)).toMatchObject({ status: "active", run_count: 1 });
  });

  it("count", async () => {
    const event = await schedule(server, userA, { frequency: { type: "hour", count: 3 } });
    await pass(day);
    expect(statuses(await overOf(server, userA, event, 3))).toEqual(["skipped", "skipped", "skipped"]);
    expect(await read(event.uuid)).toMatchObject({ status: "complete" });
  });

  it("are left out after a minute when the event says so", async () => {
    const event = await schedule(server, userA, { misfire: "skip" });
    await pass(4 * minute);
    expect(statuses(await overOf(server, userA, event))).toEqual(["skipped"]);
  });

  it("in great numbers are not noted one by one", async () => {
    const event = await schedule(server, userA, { frequency: { type: "minute" } });
    await pass(400 * day);
    await overOf(server, userA, event, 1_000);
    const { body } = await server.call("GET", `/scheduler/events/history?event_uuid=${event.uuid}&limit=1`, { token: userA });
    expect(body.metadata?.total).toBe(1_000);
    expect(await read(event.uuid)).toMatchObject({ status: "active", run_count: 1 });
  });
});

describe("the user", () => {
  it("who is deactivated, or of a suspended account, when the time comes lets it fail", async () => {
    const account = await server.call("POST", "/accounts/accounts", {
      token: await server.tokenFor("root"),
      body: { name: "Late", type: "Customer", parent_uuid: server.world.accounts.reseller },
    });
    for (const stop of ["deactivate", "suspend"]) {
      const root = await server.tokenFor("root");
      const home = stop === "suspend" ? account.body.uuid : server.world.accounts.customerA;
      const user_uuid = await newUser(root, home, `${stop}@example.com`);
      const http = { type: "http", url: "http://127.0.0.1:1/" };
      const events = [await schedule(server, root, { user_uuid }), await schedule(server, root, { user_uuid, trigger: http })];
      const path = stop === "suspend" ? `/accounts/accounts/${home}/suspend` : `/identity/identities/${user_uuid}/deactivate`;
      expect((await server.call("POST", path, { token: root })).status).toBe(204);
      server.clock.advance(minute);
      for (const event of events) {
        const [firing] = await overOf(server, root, event);
        const error = stop === "suspend" ? "The account is suspended." : "The user cannot act any more.";
        expect(firing).toMatchObject({ status: "failed", error });
        expect((await logged(server, event)).map((one) => one.event)).toContain("failed");
      }
    }
  });

  it("who is deleted takes his events and their history with him", async () => {
    const root = await server.tokenFor("root");
    const uuid = await newUser(root, server.world.accounts.customerA, "gone@example.com");
    const event = await schedule(server, root, { user_uuid: uuid, start_datetime: ahead(server, 0), frequency: { type: "day" } });
    await overOf(server, root, event);
    expect((await server.call("DELETE", `/identity/identities/${uuid}`, { token: root })).status).toBeLessThan(300);
    const left = async () =>
      server.app.kernel.db.one(sql`
        select (select count(*)::int from scheduler.event where user_uuid = ${uuid}) as events,
          (select count(*)::int from scheduler.firing where user_uuid = ${uuid}) as firings`);
    await expect.poll(left, { timeout: 10_000 }).toEqual({ events: 0, firings: 0 });
  });
});

it("history is forgotten after ninety days", async () => {
  const event = await schedule(server, userA, { frequency: { type: "month", interval: 4 } });
  await pass(minute);
  await overOf(server, userA, event);
  await pass(89 * day);
  await forgetOld(server.app.kernel);
  expect(await historyOf(server, userA, event)).toHaveLength(1);
  await pass(day);
  await forgetOld(server.app.kernel);
  expect(await historyOf(server, userA, event)).toHaveLength(0);
});

describe("a notification", () => {
  it("addresses what comes of it to another user", async () => {
    const { adminA } = server.world.users;
    const event = await schedule(server, userA, { notification: { type: "pubsub", user_uuid: adminA } });
    await pass(minute);
    await overOf(server, userA, event);
    const fired = (await logged(server, event)).find((one) => one.event === "fired");
    expect(fired).toMatchObject({ user_uuid: adminA, account_uuid: server.world.accounts.customerA });
  });

  it("goes to nobody whom the user cannot see", async () => {
    const { adminB } = server.world.users;
    const { customerB } = server.world.accounts;
    for (const notification of [
      { user_uuid: adminB },
      { account_uuid: customerB },
      { account_uuid: customerB, user_uuid: adminB },
    ]) {
      const answer = await server.call("POST", "/scheduler/events", { token: userA, body: eventOf(server, { notification }) });
      expect(answer).toMatchObject({ status: 400, body: { key: "unknown_reference" } });
    }
  });
});

it("everything fires once, with two processes at it", { timeout: 60_000 }, async () => {
  const other = await startTestServer({ beside: server });
  try {
    // The other one has a clock of its own, which nobody moves: it is late, and must not undo what this one does.
    const events = await Promise.all(
      Array.from({ length: 40 }, () => schedule(server, userA, { type: "many", frequency: { type: "minute", count: 2 } })),
    );
    await pass(minute);
    for (const event of events) await overOf(server, userA, event);
    await pass(minute);
    for (const event of events) expect(statuses(await overOf(server, userA, event, 2))).toEqual(["success", "success"]);
  } finally {
    await other.close();
  }
});
