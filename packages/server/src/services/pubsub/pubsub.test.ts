import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { Webhook as Svix } from "svix";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { broadcast } from "./index.ts";
import { type Stage, setStage } from "./testing.ts";

let stage: Stage;
let account_uuid: string;
let users: Stage["server"]["world"]["users"];

beforeAll(async () => {
  stage = await setStage();
  account_uuid = stage.server.world.accounts.customerA;
  users = stage.server.world.users;
});
afterAll(() => stage.close());
beforeEach(() => stage.receiver.answerWith(204));

const tokenOf = (user: keyof typeof users) => stage.server.tokenFor(user);
const statusOf = async (method: string, path: string, body: unknown, user: keyof typeof users = "adminA") => {
  const answer = await stage.server.call(method, path, { token: await tokenOf(user), ...(body === undefined ? {} : { body }) });
  return answer.status;
};
/** A subscription as it must be accepted, to be made wrong. */
const valid = (members: object = {}) => ({
  account_uuid,
  callback: { url: "https://example.com/hook" },
  events: { contacts: ["created"] },
  ...members,
});

describe("events of the platform", () => {
  it("are delivered signed, in the documented form", async () => {
    const path = stage.newPath();
    const headers = [{ "x-name": "value" }, { "x-flag": true }];
    const { signing_secret, subscription_uuid } = await stage.subscribe(path, {
      callback: { url: stage.receiver.url + path, headers },
    });
    const contact = await stage.happen("Acme");
    await expect.poll(() => stage.receiver.at(path).length).toBe(1);
    const [delivery] = stage.receiver.at(path);
    if (delivery === undefined) throw new Error("nothing came");
    expect(delivery.body).toEqual({ type: "contacts.created", timestamp: expect.any(String), data: contact });
    expect(delivery.headers).toMatchObject({
      "content-type": "application/json",
      "x-name": "value",
      "x-flag": "true",
      "webhook-id": expect.any(String),
      trace: expect.any(String),
    });
    verify(delivery, String(signing_secret));
    const [logged] = await stage.deliveries(subscription_uuid);
    expect(logged).toMatchObject({ delivery_uuid: delivery.headers["webhook-id"], status: "delivered", attempts: 1 });
  });

  it("are signed with the old secret as well for a day after it was replaced", async () => {
    const path = stage.newPath();
    const { signing_secret: old, subscription_uuid } = await stage.subscribe(path);
    const rotated = await stage.call("PUT", `/pubsub/subscriptions/${subscription_uuid}`, { rotate_secret: true });
    expect(rotated.signing_secret).not.toBe(old);
    await stage.happen("Both");
    await expect.poll(() => stage.receiver.at(path).length).toBe(1);
    const [both] = stage.receiver.at(path);
    if (both === undefined) throw new Error("nothing came");
    verify(both, String(old));
    verify(both, String(rotated.signing_secret));
    const shown = await stage.call("GET", `/pubsub/subscriptions/${subscription_uuid}`);
    expect(JSON.stringify(shown)).not.toContain("whsec_");
    stage.server.clock.advance(24 * 3_600_000 + 1_000);
    await stage.happen("One");
    await expect.poll(() => stage.receiver.at(path).length, { timeout: 5_000 }).toBe(2);
    expect(String(stage.receiver.at(path)[1]?.headers["webhook-signature"]).split(" ")).toHaveLength(1);
  });

  it("are those of the user, or of all users of the account, and no other account's", async () => {
    const [own, all] = [stage.newPath(), stage.newPath()];
    await stage.subscribe(own, { user_uuid: users.userA });
    await stage.subscribe(all, { user_uuid: "*" });
    const root = await tokenOf("root");
    await stage.happen("Of the administrator", "adminA");
    await stage.call("POST", `/contacts/users/${users.userB}/contacts`, { company: "Foreign" }, root);
    await stage.call("POST", `/contacts/users/${users.locationA}/contacts`, { company: "Below" }, root);
    await stage.happen("Of the user");
    await expect.poll(() => stage.receiver.at(all).length).toBe(2);
    const companies = (path: string) => stage.receiver.at(path).map(({ body }) => body.data.company);
    expect(companies(all).sort()).toEqual(["Of the administrator", "Of the user"]);
    await expect.poll(() => companies(own)).toEqual(["Of the user"]);
  });

  it("are filtered by criteria", async () => {
    const path = stage.newPath();
    await stage.subscribe(path, { criteria: [{ company: { prefix: "In" }, "audit.created_by": users.adminA }] });
    await stage.happen("Out");
    await stage.happen("Inside");
    await expect.poll(() => stage.receiver.at(path).map(({ body }) => body.data.company)).toEqual(["Inside"]);
  });

  it("of a subscription are not told to itself", async () => {
    const path = stage.newPath();
    await stage.subscribe(path, { events: { pubsub: ["subscription_disabled", "subscription_expired"] } });
    const other = await stage.subscribe(stage.newPath(), {
      events: { pubsub: ["subscription_expired"] },
      expiration_date: new Date(stage.server.clock.now().getTime() + 60_000).toISOString(),
    });
    stage.server.clock.advance(61_000);
    await expect.poll(() => stage.receiver.at(path).length, { timeout: 10_000 }).toBe(1);
    expect(stage.receiver.at(path)[0]?.body).toMatchObject({
      type: "pubsub.subscription_expired",
      data: { subscription_uuid: other.subscription_uuid },
    });
    expect(await statusOf("GET", `/pubsub/subscriptions/${other.subscription_uuid}`, undefined)).toBe(404);
  });
});

function verify(delivery: { text: string; headers: object; body: object }, secret: string): void {
  const headers = delivery.headers as Record<string, string>;
  // Written some minutes into the future by the clock of the test.
  const now = Date.now;
  Date.now = () => Number(headers["webhook-timestamp"]) * 1_000;
  try {
    const svixHeaders = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.replace("webhook-", "svix-"), value]),
    );
    expect(new Webhook(secret).verify(delivery.text, headers)).toEqual(delivery.body);
    expect(new Svix(secret).verify(delivery.text, svixHeaders)).toEqual(delivery.body);
    expect(() => new Webhook(secret).verify(`${delivery.text} `, headers)).toThrow();
    expect(() => new Svix(secret).verify(`${delivery.text} `, svixHeaders)).toThrow();
  } finally {
    Date.now = now;
  }
}

describe("a subscription", () => {
  it.each([
    ["a relative URL", { callback: { url: "/hook" } }],
    ["another scheme", { callback: { url: "ftp://example.com/" } }],
    ["a password in the URL", { callback: { url: "https://a:b@example.com/" } }],
    ["no service", { events: {} }],
    ["an unknown service", { events: { constructor: ["x"] } }],
    ["a header of the connection", { callback: { url: "https://example.com/", headers: [{ Host: "x" }] } }],
    ["a header of the signature", { callback: { url: "https://example.com/", headers: { "Webhook-Id": "x" } } }],
    ["a header that is none", { callback: { url: "https://example.com/", headers: [{ "a b": "x" }] } }],
    ["a header with a line break", { callback: { url: "https://example.com/", headers: [{ a: "x\r\nb: y" }] } }],
    ["an operator that is none", { criteria: [{ a: { like: "x" } }] }],
    ["an end in the past", { expiration_date: "2020-01-01T00:00:00Z" }],
    ["a user who is none", { user_uuid: "no user uuid provided" }],
    ["a user of another account", { user_uuid: "00000000-0000-7000-8000-000000000106" }],
    ["an unknown account", { account_uuid: randomUUID() }],
    ["too much at the same time", { limits: { concurrency: 1_000 } }],
  ])("is refused with %s", async (_, members) => {
    const body = valid(members);
    const answer = await stage.server.call("POST", "/pubsub/subscriptions", { token: await tokenOf("root"), body });
    expect(answer.status).toBe(400);
    expect(answer.body.details?.[0]).toBeDefined();
  });

  it("needs a permission unless it is for one's own events", async () => {
    const mine = valid({ user_uuid: users.userA });
    expect(await statusOf("POST", "/pubsub/subscriptions", mine, "userA")).toBe(201);
    expect(await statusOf("POST", "/pubsub/subscriptions", valid(), "userA")).toBe(403);
    expect(await statusOf("POST", "/pubsub/subscriptions", valid({ user_uuid: users.adminA }), "userA")).toBe(403);
    expect(await statusOf("POST", "/pubsub/subscriptions", valid({ account_uuid: stage.server.world.accounts.customerB }))).toBe(
      400,
    );
  });

  it("keeps what the query said, and unknown events of known services", async () => {
    const body = valid({ events: { voice: ["nothing_like_that"] }, user_uuid: "*" });
    const created = await stage.call("POST", "/pubsub/subscriptions?a=1&b=x%00&c=d", body);
    expect(created).toMatchObject({ options: { a: "1", c: "d" }, events: { voice: ["nothing_like_that"] }, suspended: 0 });
    expect(created.user_uuid).toBeUndefined();
  });

  it("is changed in part, or given back whole", async () => {
    const expiration_date = new Date(stage.server.clock.now().getTime() + 3_600_000).toISOString();
    const created = await stage.subscribe(stage.newPath(), { expiration_date, ordered_by: "uuid", limits: { per_second: 5 } });
    const path = `/pubsub/subscriptions/${created.subscription_uuid}`;
    const later = new Date(Date.parse(expiration_date) + 1_000).toISOString();
    const moved = await stage.call("PUT", path, { expiration_date: later });
    expect(moved).toMatchObject({ expiration_date: later, events: created.events, callback: created.callback });
    const whole = { ...moved, callback: { ...moved.callback, headers: [{ "x-new": 1 }] } };
    const given = await stage.call("PUT", path, whole);
    expect(given.callback?.headers).toEqual([{ "x-new": 1 }]);
    expect(await statusOf("PUT", path, { expiration_date: "2020-01-01T00:00:00Z" })).toBe(400);
    expect(await statusOf("PUT", path, { criteria: [{ a: {} }] })).toBe(400);
    const filtered = await stage.call("PUT", path, { criteria: [{ a: 1 }] });
    expect(filtered.criteria).toEqual([{ a: 1 }]);
    expect((await stage.call("PUT", path, { criteria: [] })).criteria).toBeUndefined();
  });

  it("shows the values of its secret headers to its owner only, and keeps them when others change it", async () => {
    const headers = [{ Authorization: "Bearer secret" }, { "x-name": "shown" }];
    const callback = { url: "https://example.com/", headers };
    const created = await stage.call(
      "POST",
      "/pubsub/subscriptions",
      valid({ user_uuid: users.userA, callback }),
      await tokenOf("userA"),
    );
    const path = `/pubsub/subscriptions/${created.subscription_uuid}`;
    expect((await stage.call("GET", path, undefined, await tokenOf("userA"))).callback?.headers).toEqual(headers);
    const masked = await stage.call("GET", path);
    expect(masked.callback?.headers).toEqual([{ Authorization: "***" }, { "x-name": "shown" }]);
    const changed = { callback: { url: "https://example.com/2", headers: masked.callback?.headers } };
    await stage.call("PUT", path, changed);
    expect((await stage.call("GET", path, undefined, await tokenOf("userA"))).callback).toMatchObject({
      url: "https://example.com/2",
      headers,
    });
  });

  it("is somebody's own: others need a permission, strangers find nothing", async () => {
    const { subscription_uuid } = await stage.subscribe(stage.newPath());
    const path = `/pubsub/subscriptions/${subscription_uuid}`;
    for (const method of ["GET", "PUT", "DELETE"]) {
      expect(await statusOf(method, path, method === "PUT" ? {} : undefined, "userA")).toBe(403);
      expect(await statusOf(method, path, method === "PUT" ? {} : undefined, "userB")).toBe(404);
    }
    const listed = await stage.call("GET", "/pubsub/subscriptions?limit=1000", undefined, await tokenOf("userB"));
    expect(listed.metadata?.total).toBe(0);
    expect(await statusOf("GET", path, undefined, "reseller")).toBe(200);
    expect(await statusOf("DELETE", path, undefined)).toBe(204);
    expect(await statusOf("GET", path, undefined)).toBe(404);
  });

  it("is listed with filters", async () => {
    const own = await stage.call("POST", "/pubsub/subscriptions", valid({ user_uuid: users.userA }), await tokenOf("userA"));
    const ofUser = await stage.call("GET", `/pubsub/subscriptions?user_uuid=${users.userA}&limit=1000`);
    expect(JSON.stringify(ofUser)).toContain(String(own.subscription_uuid));
    await stage.call("PUT", `/pubsub/subscriptions/${own.subscription_uuid}`, { suspended: 1 });
    const suspended = await stage.call("GET", `/pubsub/subscriptions?suspended=1&account_uuid=${account_uuid}`);
    expect(suspended.items).toMatchObject([{ subscription_uuid: own.subscription_uuid, suspended: 1 }]);
  });

  it("ends with its user", async () => {
    const person = { type: "user", provider: "local", first_name: "G", last_name: "One", password: "a long enough passphrase" };
    const login = { username: "gone@example.com", email: "gone@example.com" };
    const user = await stage.call("POST", `/identity/accounts/${account_uuid}/identities`, { ...person, ...login });
    const { subscription_uuid } = await stage.subscribe(stage.newPath(), { user_uuid: user.uuid });
    await stage.call("DELETE", `/identity/identities/${user.uuid}`);
    await expect.poll(() => statusOf("GET", `/pubsub/subscriptions/${subscription_uuid}`, undefined)).toBe(404);
  });

  it("of other people's events is suspended when whoever set it up may no longer have them", async () => {
    const person = { type: "user", provider: "local", first_name: "D", last_name: "Emoted", password: "a long enough passphrase" };
    const login = { username: "demoted@example.com", email: "demoted@example.com" };
    const user = await stage.call("POST", `/identity/accounts/${account_uuid}/identities`, { ...person, ...login });
    const groups = await stage.call("GET", `/auth/accounts/${account_uuid}/user-groups?limit=100`);
    const list = Array.from({ length: Number(groups.metadata?.count) }, (_, index) => groups.items?.[index]);
    const admins = `/auth/user-groups/${list.find((group) => String(group?.type) === "admin")?.uuid}`;
    await stage.call("POST", `${admins}/users`, { users: [user.uuid] });
    const token = await stage.server.tokenFor({ uuid: String(user.uuid), account_uuid });
    const path = stage.newPath();
    const body = valid({ callback: { url: stage.receiver.url + path } });
    const { subscription_uuid } = await stage.call("POST", "/pubsub/subscriptions", body, token);
    await stage.happen("Heard");
    await stage.until(subscription_uuid, "delivered");
    await stage.call("POST", `${admins}/users/remove`, { users: [user.uuid] });
    await stage.happen("Not heard");
    const present = () => stage.call("GET", `/pubsub/subscriptions/${subscription_uuid}`);
    await expect.poll(async () => (await present()).suspended).toBe(1);
    expect(stage.receiver.at(path)).toHaveLength(1);
    // Whoever resumes it answers for it from then on.
    await stage.call("PUT", `/pubsub/subscriptions/${subscription_uuid}`, { suspended: 0 });
    await stage.happen("Heard again");
    await stage.until(subscription_uuid, "delivered", "delivered");
  });

  it("is one of a hundred at most", { timeout: 30_000 }, async () => {
    const token = await tokenOf("locationA");
    const body = valid({ account_uuid: stage.server.world.accounts.locationA });
    const create = async () => (await stage.server.call("POST", "/pubsub/subscriptions", { token, body })).status;
    const statuses = [];
    for (let n = 0; n < 100; n++) statuses.push(await create());
    expect(new Set(statuses)).toEqual(new Set([201]));
    expect(await create()).toBe(409);
  });
});

describe("an application", () => {
  const createApplication = (events: unknown[] = ["order_placed", { name: "order_paid", description: "d" }]) =>
    stage.call("POST", "/pubsub/applications", { app_name: "Shop", events });

  it("has events of its own, which are delivered to those who want them", async () => {
    const { app_uuid, events } = await createApplication();
    expect(events).toEqual(["order_placed", { name: "order_paid", description: "d" }]);
    const [path, other] = [stage.newPath(), stage.newPath()];
    const userA = await tokenOf("userA");
    const subscribe = (to: string, members: object) =>
      stage.call(
        "POST",
        "/pubsub/customevents",
        { app_uuid, callback: { url: stage.receiver.url + to, headers: [{ "x-user-uuid": users.userA }] }, ...members },
        userA,
      );
    const custom = await subscribe(path, { events: ["order_placed"], criteria: [{ "item.id": 7 }] });
    expect(custom).toMatchObject({ app_uuid, user_uuid: users.userA, account_uuid, suspended: 0 });
    await subscribe(other, { events: ["order_paid"] });
    const payload = { item: { id: 7 }, account_uuid: "theirs" };
    const accepted = await stage.call("POST", "/pubsub/broadcasts/applications", { app_uuid, event: "order_placed", ...payload });
    expect(accepted).toMatchObject({ broadcast_uuid: expect.any(String), matched: 1 });
    await stage.call("POST", "/pubsub/broadcasts/applications", { app_uuid, event: "order_placed", item: { id: 8 } });
    await expect.poll(() => stage.receiver.at(path).length).toBe(1);
    expect(stage.receiver.at(path)[0]?.body).toEqual({
      type: "custom.order_placed",
      timestamp: expect.any(String),
      data: { app_uuid, event: "order_placed", ...payload },
    });
    expect(stage.receiver.at(other)).toEqual([]);
  });

  it("can be broadcast to by other services, in their transaction", async () => {
    const { app_uuid } = await createApplication();
    const path = stage.newPath();
    const callback = { url: stage.receiver.url + path };
    await stage.call("POST", "/pubsub/customevents", { app_uuid, callback, events: ["order_placed"] });
    const given = { app_uuid: String(app_uuid), event: "order_placed", payload: { by: "a workflow" } };
    const { db } = stage.server.app.kernel;
    expect(await db.transaction((tx) => broadcast(tx, given))).toMatchObject({ matched: 1 });
    await expect(db.transaction((tx) => broadcast(tx, { ...given, event: "none" }))).rejects.toMatchObject({ status: 400 });
    await expect(db.transaction((tx) => broadcast(tx, { ...given, app_uuid: randomUUID() }))).rejects.toMatchObject({
      status: 404,
    });
    await expect.poll(() => stage.receiver.at(path).length).toBe(1);
  });

  it("belongs to an account: its users may read it and subscribe, its creator broadcasts, strangers find nothing", async () => {
    const { app_uuid } = await createApplication();
    const broadcastBody = { app_uuid, event: "order_placed" };
    const subscription = { app_uuid, callback: { url: "https://example.com/" }, events: ["order_placed"] };
    expect(await statusOf("GET", `/pubsub/applications/${app_uuid}`, undefined, "userA")).toBe(200);
    expect(await statusOf("POST", "/pubsub/customevents", subscription, "userA")).toBe(201);
    expect(await statusOf("POST", "/pubsub/broadcasts/applications", broadcastBody, "userA")).toBe(403);
    expect(await statusOf("POST", "/pubsub/applications", {}, "userA")).toBe(403);
    expect(await statusOf("DELETE", `/pubsub/applications/${app_uuid}`, undefined, "userA")).toBe(403);
    expect(await statusOf("GET", `/pubsub/applications/${app_uuid}`, undefined, "userB")).toBe(404);
    expect(await statusOf("POST", "/pubsub/customevents", subscription, "userB")).toBe(400);
    expect(await statusOf("POST", "/pubsub/broadcasts/applications", broadcastBody, "userB")).toBe(404);
    expect(await statusOf("POST", "/pubsub/customevents", { ...subscription, events: ["none"] })).toBe(400);
    expect(await statusOf("POST", "/pubsub/broadcasts/applications", { app_uuid, event: "none" })).toBe(400);
    const large = { ...broadcastBody, text: "x".repeat(65_536) };
    expect(await statusOf("POST", "/pubsub/broadcasts/applications", large)).toBe(413);
    expect(await statusOf("POST", "/pubsub/applications", { app_uuid })).toBe(409);
    expect(await statusOf("POST", "/pubsub/applications", { events: ["a", { name: "a" }] })).toBe(400);
    const stranger = { ...subscription, callback: { url: "https://example.com/", headers: [{ "x-user-uuid": users.adminA }] } };
    expect(await statusOf("POST", "/pubsub/customevents", stranger, "userA")).toBe(403);
  });

  it("takes its subscriptions with it", async () => {
    const { app_uuid } = await createApplication();
    const body = { app_uuid, callback: { url: "https://example.com/" }, events: ["order_placed"] };
    const { uuid } = await stage.call("POST", "/pubsub/customevents", body, await tokenOf("userA"));
    const changed = await stage.call("PUT", `/pubsub/customevents/${uuid}`, { events: ["order_paid"], rotate_secret: true });
    expect(changed).toMatchObject({ events: ["order_paid"], signing_secret: expect.stringMatching(/^whsec_/) });
    expect(await statusOf("PUT", `/pubsub/customevents/${uuid}`, { events: ["none"] })).toBe(400);
    expect(await statusOf("GET", `/pubsub/subscriptions/${uuid}`, undefined)).toBe(404);
    const listed = await stage.call("GET", `/pubsub/customevents?appUUID=${app_uuid}`);
    expect(listed.items).toMatchObject([{ uuid }]);
    await stage.call("DELETE", `/pubsub/applications/${app_uuid}`);
    expect(await statusOf("GET", `/pubsub/customevents/${uuid}`, undefined)).toBe(404);
    expect(await statusOf("DELETE", `/pubsub/customevents/${uuid}`, undefined)).toBe(404);
  });
});

describe("the log of deliveries", () => {
  it("shows request and answer of each attempt, cut short", async () => {
    const path = stage.newPath();
    stage.receiver.answer((response) => response.writeHead(500, { "x-why": "because" }).end("x".repeat(100_000)));
    const callback = { url: stage.receiver.url + path, headers: [{ authorization: "Bearer secret" }] };
    const { subscription_uuid } = await stage.call(
      "POST",
      "/pubsub/subscriptions",
      valid({ callback, user_uuid: users.userA }),
      await tokenOf("userA"),
    );
    await stage.happen("Logged");
    await expect.poll(async () => (await stage.deliveries(subscription_uuid))[0]?.attempts).toBe(1);
    const [delivery] = await stage.deliveries(subscription_uuid);
    const details = await stage.call("GET", `/pubsub/subscriptions/${subscription_uuid}/deliveries/${delivery?.delivery_uuid}`);
    expect(details).toMatchObject({
      type: "contacts.created",
      status: "pending",
      request: { url: callback.url, headers: { authorization: "***", "webhook-id": delivery?.delivery_uuid } },
      attempt_log: [
        { response_status: 500, response_body: "x".repeat(1_024), response_headers: { "x-why": "because" }, error: null },
      ],
    });
    expect(JSON.parse(String(details.request?.body))).toMatchObject({ type: "contacts.created", data: { company: "Logged" } });
    expect(await statusOf("GET", `/pubsub/subscriptions/${subscription_uuid}/deliveries`, undefined, "userB")).toBe(404);
    expect(await statusOf("GET", `/pubsub/subscriptions/${subscription_uuid}/deliveries/${randomUUID()}`, undefined)).toBe(404);
    const pending = await stage.call(
      "GET",
      `/pubsub/subscriptions/${subscription_uuid}/deliveries?status=pending&type=contacts.created`,
    );
    expect(pending.metadata?.total).toBe(1);
    stage.receiver.answerWith(200);
    // One that waits is tried at once.
    await stage.call(
      "POST",
      `/pubsub/subscriptions/${subscription_uuid}/deliveries/${delivery?.delivery_uuid}/replay`,
      undefined,
      await tokenOf("userA"),
    );
    await stage.until(subscription_uuid, "delivered");
  });

  it("can be replayed: one, those of a time, all that failed; exactly these, with the same ids", async () => {
    const path = stage.newPath();
    const { subscription_uuid } = await stage.subscribe(path);
    const at = `/pubsub/subscriptions/${subscription_uuid}/deliveries`;
    const times: string[] = [];
    for (const company of ["one", "two", "three", "four"]) {
      times.push(stage.server.clock.now().toISOString());
      await stage.happen(company);
      const before = times.length;
      await expect.poll(async () => (await stage.deliveries(subscription_uuid)).length).toBe(before);
      stage.server.clock.advance(10_000);
    }
    await stage.until(subscription_uuid, ...Array<string>(4).fill("delivered"));
    const ids = () => stage.receiver.at(path).map(({ headers }) => headers["webhook-id"]);
    const [first, second, third] = ids();
    await stage.call("POST", `${at}/${first}/replay`);
    await expect.poll(ids).toHaveLength(5);
    expect(ids().at(-1)).toBe(first);
    const range = await stage.call("POST", `${at}/replay`, { since: times[1], until: times[3] });
    expect(range.replayed).toBe(2);
    await expect.poll(ids).toHaveLength(7);
    expect(ids().slice(5).sort()).toEqual([second, third].sort());
    await stage.until(subscription_uuid, ...Array<string>(4).fill("delivered"));
    expect((await stage.call("POST", `${at}/replay`, { status: "failed" })).replayed).toBe(0);
    expect((await stage.call("POST", `${at}/replay`, { status: "delivered" })).replayed).toBe(4);
    await expect.poll(ids).toHaveLength(11);
    expect(await statusOf("POST", `${at}/${randomUUID()}/replay`, undefined)).toBe(404);
    await stage.call("PUT", `/pubsub/subscriptions/${subscription_uuid}`, { suspended: 1 });
    expect(await statusOf("POST", `${at}/replay`, {})).toBe(409);
  });

  it("has tests: tried once, also while the subscription is suspended", async () => {
    const path = stage.newPath();
    const { subscription_uuid, signing_secret } = await stage.subscribe(path);
    await stage.call("PUT", `/pubsub/subscriptions/${subscription_uuid}`, { suspended: 1 });
    const test = await stage.call("POST", `/pubsub/subscriptions/${subscription_uuid}/test`, { type: "sms.inbound" });
    expect(test).toMatchObject({ test: true, status: "pending", type: "sms.inbound" });
    await stage.until(subscription_uuid, "delivered");
    const [delivery] = stage.receiver.at(path);
    if (delivery === undefined) throw new Error("nothing came");
    verify(delivery, String(signing_secret));
    stage.receiver.answerWith(500);
    await stage.call("POST", `/pubsub/subscriptions/${subscription_uuid}/test`, {});
    await stage.until(subscription_uuid, "delivered", "failed");
    expect(await statusOf("POST", `/pubsub/subscriptions/${subscription_uuid}/test`, { type: "no.such" })).toBe(400);
  });
});

it("the catalog describes every event, with a schema and a sample that follows it", async () => {
  const catalog = await stage.call("GET", "/pubsub/catalog");
  expect(Number(catalog.metadata?.total)).toBeGreaterThan(100);
  const [first] = [catalog.items?.[0]];
  expect(first).toMatchObject({ type: "accounts.account_created", sample: { type: "accounts.account_created" } });
  const { violations } = await import("../../kernel/http/validate.ts");
  const items = JSON.parse(JSON.stringify(catalog.items)) as { type: string; schema: object; sample: { data: unknown } }[];
  const wrong = items.flatMap(({ type, schema, sample }) => violations(schema, sample.data).map((line) => `${type}: ${line}`));
  expect(wrong).toEqual([]);
  const sms = await stage.call("GET", "/pubsub/catalog?service=sms&sort=-type");
  expect(sms.items?.[0]?.type).toBe("sms.status");
});
