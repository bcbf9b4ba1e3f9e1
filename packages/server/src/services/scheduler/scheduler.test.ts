import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";

let server: TestServer;
let userA: string;
let adminA: string;
let adminB: string;

beforeAll(async () => {
  server = await startTestServer();
  [userA, adminA, adminB] = await Promise.all([server.tokenFor("userA"), server.tokenFor("adminA"), server.tokenFor("adminB")]);
});
afterAll(() => server.close());

const ahead = (ms: number) => new Date(server.clock.now().getTime() + ms).toISOString();
const hour = 3_600_000;
const day = 24 * hour;

function event(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    user_uuid: server.world.users.userA,
    start_datetime: ahead(hour),
    timezone: "America/New_York",
    title: "Water the plants",
    description: "All of them",
    status: "active",
    frequency: { type: "once" },
    trigger: {},
    notification: {},
    metadata: { room: 4 },
    type: "",
    ...changes,
  };
}

const create = (body: unknown, token = userA) => server.call("POST", "/scheduler/events", { token, body });
const created = async (changes: Readonly<Record<string, unknown>> = {}, token = userA) => {
  const answer = await create(event(changes), token);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const at = (uuid: unknown, rest = "") => `/scheduler/events/${uuid}${rest}`;

describe("events", () => {
  it("are created and read as they were given, with what is computed", async () => {
    const body = event({ start_datetime: "2030-01-01T12:00:00.5+01:00" });
    const made = await create(body);
    expect(made).toMatchObject({
      status: 201,
      body: {
        ...body,
        account_uuid: server.world.accounts.customerA,
        misfire: "fire_latest",
        next_datetime: "2030-01-01T11:00:00.500Z",
        last_datetime: null,
        run_count: 0,
        audit: { created_by: server.world.users.userA },
      },
    });
    expect((await server.call("GET", at(made.body.uuid), { token: userA })).body).toEqual(made.body);
  });

  it("need little", async () => {
    const { user_uuid, start_datetime, timezone, title } = event();
    expect((await create({ user_uuid, start_datetime, timezone, title })).body).toMatchObject({
      ...{ status: "active", type: "", description: "", frequency: { type: "once" } },
      ...{ trigger: {}, notification: {}, metadata: {} },
    });
  });

  it("have frequencies whose units may be adverbs; only what was given is given back", async () => {
    const { frequency } = await created({ frequency: { type: "weekly", day_of_week: "MO", count: 3, colour: "red" } });
    expect(frequency).toEqual({ type: "week", day_of_week: "MO", count: 3 });
  });

  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{ start_datetime: "tomorrow" }, "start_datetime"],
    [{ start_datetime: "2030-06-30T23:59:60Z" }, "start_datetime must be a moment in RFC 3339"],
    [{ start_datetime: "2001-01-01T00:00:00Z" }, "start_datetime must not be more than five minutes ago"],
    [{ start_datetime: "2099-01-01T00:00:00Z" }, "start_datetime must be within ten years"],
    [{ timezone: "Europe/Atlantis" }, "timezone must be a time zone"],
    [{ frequency: { type: "fortnight" } }, "frequency.type must be one of"],
    [{ frequency: { type: "day", interval: 0 } }, "frequency.interval must be >= 1"],
    [{ frequency: { type: "day", interval: 1.5 } }, "frequency.interval must be integer"],
    [{ frequency: { type: "once", count: 2 } }, "frequency.count does not go with the type once"],
    [{ frequency: { type: "month", day_of_month: 0 } }, "frequency.day_of_month must be 1 to 31"],
    [{ frequency: { type: "day", end_datetime: "2020-01-01T00:00:00Z" } }, "frequency never occurs"],
    [{ trigger: { type: "carrier pigeon" } }, "trigger is not valid"],
    [{ trigger: { type: "workflow" } }, "trigger is not valid"],
    [{ trigger: { type: "http", url: "ftp://example.com" } }, "trigger.url must be an absolute http or https URL"],
    [{ trigger: { type: "http", url: "https://me:x@example.com" } }, "trigger.url must not hold a user name"],
    [{ trigger: { type: "http", url: "https://example.com", headers: { Host: "x" } } }, "trigger.headers.Host cannot be set"],
    [{ trigger: { type: "http", url: "https://example.com", headers: { "webhook-id": "x" } } }, "webhook-id cannot be set"],
    [{ trigger: { type: "http", url: "https://example.com", headers: { "x y": "x" } } }, "a name that is none"],
    [{ trigger: { type: "http", url: "https://example.com", headers: { a: "x\r\ny" } } }, "trigger.headers.a has a character"],
    [{ trigger: { type: "email", to: "nobody", subject: "s", message: "m" } }, "trigger is not valid"],
    [{ metadata: { big: "x".repeat(65_536) } }, "metadata must be at most 64 KiB"],
    [{ metadata: [] }, "metadata must be object"],
    [{ user_uuid: "b8b3c7a2-0000-4000-8000-000000000000" }, "does not exist"],
    [{ notification: { type: "pubsub", account_uuid: "b8b3c7a2-0000-4000-8000-000000000000" } }, "does not exist"],
    [{ misfire: "panic" }, "misfire must be one of"],
  ])("are refused with %j", async (wrong, message) => {
    const answer = await create(event(wrong));
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining(message) } });
  });

  it("may start now or a little earlier, as the SDK's default is", async () => {
    expect((await created({ start_datetime: ahead(-4 * 60_000), status: "paused" })).status).toBe("paused");
  });

  it("are replaced as a whole; computed members are not taken over", async () => {
    const before = await created({ type: "garden" });
    const body = {
      ...before,
      title: "Water nothing",
      run_count: 9,
      account_uuid: server.world.accounts.customerB,
      type: undefined,
    };
    const after = await server.call("PUT", at(before.uuid), { token: userA, body });
    expect(after).toMatchObject({ status: 200, body: { title: "Water nothing", type: "", run_count: 0 } });
    expect(after.body).toMatchObject({ account_uuid: before.account_uuid, next_datetime: before.next_datetime });
    expect(await server.call("PUT", at(before.uuid), { token: userA, body: "null body" })).toMatchObject({ status: 400 });
  });

  it("that began long ago can still be changed", async () => {
    const { uuid } = await created({ frequency: { type: "day" } });
    server.clock.advance(40 * day);
    const later = await server.tokenFor("userA");
    const read = await server.call("GET", at(uuid), { token: later });
    const changed = await server.call("PUT", at(uuid), { token: later, body: { ...read.body, title: "Still watering" } });
    expect(changed).toMatchObject({ status: 200, body: { title: "Still watering", status: "active" } });
    const hourly = { ...read.body, frequency: { type: "hour" } };
    const next = (await server.call("PUT", at(uuid), { token: later, body: hourly })).body.next_datetime;
    const wait = Date.parse(String(next)) - server.clock.now().getTime();
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(hour);
    [userA, adminA, adminB] = await Promise.all([server.tokenFor("userA"), server.tokenFor("adminA"), server.tokenFor("adminB")]);
  });

  it("are deleted", async () => {
    const { uuid } = await created();
    expect((await server.call("DELETE", at(uuid), { token: userA })).status).toBe(204);
    for (const path of [at(uuid), at(uuid, "/next"), at(uuid, "/preview")])
      expect((await server.call("GET", path, { token: userA })).status).toBe(404);
    expect((await server.call("DELETE", at(uuid), { token: userA })).status).toBe(404);
  });
});

describe("lists", () => {
  it("begin with the newest, filter, and ignore what they do not know", async () => {
    await created({ title: "first", type: "listed", frequency: { type: "day" } });
    const second = await created({
      title: "Second",
      type: "listed",
      start_datetime: ahead(5 * hour),
      trigger: http("https://example.com"),
    });
    const list = async (query: string) =>
      (await server.call("GET", `/scheduler/events?${query}`, { token: userA })).body.items as unknown as { title: string }[];
    expect((await list("limit=1&trace=x&id=y&debug=false"))[0]?.title).toBe("Second");
    const titles = async (query: string) => (await list(`type=LISTED&${query}`)).map(({ title }) => title);
    expect(await titles("")).toEqual(["Second", "first"]);
    expect(await titles("title=sec")).toEqual(["Second"]);
    expect(await titles("trigger_type=http")).toEqual(["Second"]);
    expect(await titles("status=complete")).toEqual([]);
    expect(await titles(`user_uuid=${server.world.users.adminA}`)).toEqual([]);
    expect(await titles(`start_datetime=${second.next_datetime}`)).toEqual(["Second"]);
    expect(await titles(`end_datetime=${ahead(2 * hour)}`)).toEqual(["first"]);
    expect(await titles("end_datetime=never&sort=title")).toEqual(["first", "Second"]);
  });

  it("hold one's own events; with the permission, those of others in the account", async () => {
    await created({ title: "of the user", type: "whose" });
    await created({ title: "of the administrator", type: "whose", user_uuid: server.world.users.adminA }, adminA);
    const titles = async (token: string) =>
      ((await server.call("GET", "/scheduler/events?type=whose", { token })).body.items as unknown as { title: string }[]).map(
        ({ title }) => title,
      );
    expect(await titles(userA)).toEqual(["of the user"]);
    expect(await titles(adminA)).toEqual(["of the administrator", "of the user"]);
    expect(await titles(adminB)).toEqual([]);
  });
});

const http = (url: string, rest: Readonly<Record<string, unknown>> = {}) => ({ type: "http", url, ...rest });

describe("when they occur", () => {
  it("is told for the next time, with the local time", async () => {
    const { uuid } = await created({
      start_datetime: "2030-07-01T13:00:00Z",
      frequency: { type: "week", day_of_week: ["MO", 3], count: 5 },
    });
    expect((await server.call("GET", at(uuid, "/next"), { token: userA })).body).toEqual({
      event_uuid: uuid,
      next_datetime: "2030-07-01T13:00:00.000Z",
      local_datetime: "2030-07-01T09:00:00.000-04:00",
      timezone: "America/New_York",
      remaining: 5,
      status: "active",
    });
  });

  it("is told for several times, of an event", async () => {
    const { uuid } = await created({ start_datetime: "2030-10-31T13:00:00Z", frequency: { type: "day" } });
    const { body } = await server.call("GET", at(uuid, "/preview?count=4"), { token: userA });
    const local = (body.occurrences as unknown as { local_datetime: string }[]).map(
      (one) => one.local_datetime.slice(0, 16) + one.local_datetime.slice(-6),
    );
    expect(local).toEqual(["2030-10-31T09:00-04:00", "2030-11-01T09:00-04:00", "2030-11-02T09:00-04:00", "2030-11-03T09:00-05:00"]);
    expect((await server.call("GET", at(uuid, "/preview"), { token: userA })).body.occurrences).toHaveLength(10);
    expect((await server.call("GET", at(uuid, "/preview?count=1000"), { token: userA })).body.occurrences).toHaveLength(100);
  });

  it("is told of a frequency that nobody has scheduled", async () => {
    const preview = (body: unknown) => server.call("POST", "/scheduler/preview", { token: userA, body });
    const body = { start_datetime: "2030-01-31T09:00:00Z", timezone: "UTC", frequency: { type: "monthly" } };
    const times = async (rest = {}) =>
      ((await preview({ ...body, ...rest })).body.occurrences as unknown as { datetime: string }[]).map(({ datetime }) =>
        datetime.slice(0, 10),
      );
    expect(await times({ count: 3 })).toEqual(["2030-01-31", "2030-03-31", "2030-05-31"]);
    expect(await times({ count: 1, after_datetime: "2040-06-01T00:00:00Z" })).toEqual(["2040-07-31"]);
    expect(await preview({ ...body, timezone: "Nowhere" })).toMatchObject({ status: 400 });
    expect(await preview({ ...body, after_datetime: "2030-06-30T23:59:60Z" })).toMatchObject({ status: 400 });
  });
});

describe("pausing", () => {
  it("takes an event out of time, and resuming puts it back", async () => {
    const { uuid, next_datetime } = await created({ frequency: { type: "hour" } });
    const post = (what: string) => server.call("POST", at(uuid, `/${what}`), { token: userA });
    expect((await post("pause")).body).toMatchObject({ status: "paused", next_datetime: null });
    expect((await server.call("GET", at(uuid, "/next"), { token: userA })).body).toMatchObject({
      next_datetime: null,
      remaining: 0,
    });
    expect((await server.call("GET", at(uuid, "/preview"), { token: userA })).body.occurrences).toEqual([]);
    expect((await post("pause")).status).toBe(200);
    expect((await post("resume")).body).toMatchObject({ status: "active", next_datetime });
  });

  it("is not for what is over", async () => {
    const { uuid } = await created({ status: "cancelled" });
    expect((await server.call("POST", at(uuid, "/resume"), { token: userA })).status).toBe(409);
  });
});

describe("others", () => {
  it("may not schedule for a user, unless they have the permission for his account", async () => {
    expect((await create(event(), adminA)).status).toBe(201);
    expect((await create(event({ user_uuid: server.world.users.adminA }))).status).toBe(403);
    expect((await create(event(), adminB)).status).toBe(400);
  });

  it("do not see, change, pause or delete what is not theirs", async () => {
    const { uuid } = await created({ user_uuid: server.world.users.adminA }, adminA);
    const requests = [
      ["GET", ""],
      ["GET", "/next"],
      ["GET", "/preview"],
      ["PUT", ""],
      ["POST", "/pause"],
      ["POST", "/resume"],
      ["DELETE", ""],
    ] as const;
    for (const token of [userA, adminB]) {
      for (const [method, rest] of requests) {
        const body = method === "PUT" ? event({ user_uuid: server.world.users.adminA }) : undefined;
        expect((await server.call(method, at(uuid, rest), { token, body })).status, `${method} ${rest}`).toBe(404);
      }
    }
  });

  it("may with the permission", async () => {
    const { uuid } = await created();
    for (const rest of ["", "/next", "/preview"])
      expect((await server.call("GET", at(uuid, rest), { token: adminA })).status).toBe(200);
    expect((await server.call("PUT", at(uuid), { token: adminA, body: event({ title: "Changed" }) })).body.title).toBe("Changed");
    expect((await server.call("POST", at(uuid, "/pause"), { token: adminA })).body.status).toBe("paused");
    const moved = event({ user_uuid: server.world.users.locationA });
    expect((await server.call("PUT", at(uuid), { token: adminA, body: moved })).status).toBe(400);
    expect((await server.call("DELETE", at(uuid), { token: adminA })).status).toBe(204);
  });

  it("never get to see the credentials of calls, nor have them sent elsewhere", async () => {
    const headers = { Authorization: "Bearer sesame", "x-room": "4" };
    const { uuid, trigger } = await created({ trigger: http("https://example.com/a", { headers }) });
    expect(trigger?.headers).toEqual(headers);
    const masked = { ...headers, Authorization: "********" };
    const read = await server.call("GET", at(uuid), { token: adminA });
    expect(read.body.trigger?.headers).toEqual(masked);
    const same = { ...read.body, title: "Changed" };
    expect((await server.call("PUT", at(uuid), { token: adminA, body: same })).status).toBe(200);
    expect((await server.call("GET", at(uuid), { token: userA })).body.trigger?.headers).toEqual(headers);
    const elsewhere = { ...read.body, trigger: http("https://evil.example/a", { headers: masked }) };
    expect((await server.call("PUT", at(uuid), { token: adminA, body: elsewhere })).status).toBe(400);
  });
});

describe("secrets to sign with", () => {
  it("are told once, and again when they are made anew", async () => {
    const made = await created({ trigger: http("https://example.com/a") });
    expect(made.signing_secret).toMatch(/^whsec_[\w+/]{32}$/);
    expect((await server.call("GET", at(made.uuid), { token: userA })).body.signing_secret).toBeUndefined();
    const put = async (rest: object) =>
      (await server.call("PUT", at(made.uuid), { token: userA, body: { ...made, ...rest } })).body;
    expect((await put({})).signing_secret).toBeUndefined();
    const rotated = (await put({ rotate_secret: true })).signing_secret;
    expect(rotated).toMatch(/^whsec_/);
    expect(rotated).not.toBe(made.signing_secret);
  });
});
