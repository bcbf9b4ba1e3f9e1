/** What applications on the old SDK rely on: its functions, called as they call them. */
import { randomUUID } from "node:crypto";
import s2sMS from "@patchbay/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";

const { Pubsub, Util } = s2sMS;
const trace = () => Util.generateNewMetaData({});
/** Nobody listens there, and no delivery may go there. */
const callback = "http://localhost:1/callback";

let server: TestServer;
let token: string;
let me: string;
let account: string;
beforeAll(async () => {
  server = await startTestServer();
  s2sMS.setMsHost(server.url);
  token = await server.tokenFor("adminA");
  me = server.world.users.adminA;
  account = server.world.accounts.customerA;
});
afterAll(() => server.close());

describe("an application with events of its own", () => {
  const app_uuid = randomUUID();
  const events = ["event_one", "event_two"];

  it("is created, read and listed", async () => {
    const created = await Pubsub.createCustomApplication(token, app_uuid, events, "old app", "of the old tests", {}, trace());
    expect(created).toMatchObject({ app_uuid, events });
    const read = await Pubsub.getCustomApplication(token, app_uuid, trace());
    expect(read).toMatchObject({ app_uuid, events, app_name: "old app", description: "of the old tests" });
    expect((await Pubsub.listCustomApplications(token, app_uuid, trace())).items).toMatchObject([{ app_uuid }]);
  });

  it("has a subscription, is broadcast to though nobody can be reached, and ends", async () => {
    const headers = [{ "x-old": true }];
    const args = [token, me, app_uuid, callback, headers, [], [events[0] ?? ""], undefined, trace()] as const;
    const created = await Pubsub.addCustomEventSubscription(...args);
    const expected = { app_uuid, events: ["event_one"], callback: { headers: [{ "x-user-uuid": me }, { "x-old": true }] } };
    expect(created).toMatchObject(expected);
    expect(await Pubsub.getCustomSubscription(token, created.uuid, trace())).toMatchObject({ ...expected, uuid: created.uuid });
    await Pubsub.broadcastCustomApplication(token, app_uuid, "event_one", { yes: true, text: "of the old tests" }, trace());
    const found = await Pubsub.listCustomSubscriptions(token, me, app_uuid, 0, 10_000, trace());
    expect(found).toMatchObject({ items: [{ uuid: created.uuid }], metadata: { count: 1, total: 1 } });
    expect(await Pubsub.deleteCustomSubscription(token, created.uuid, trace())).toEqual({ status: "ok" });
    expect(await Pubsub.deleteCustomApplication(token, app_uuid, trace())).toEqual({ status: "ok" });
    await expect(Pubsub.getCustomApplication(token, app_uuid, trace())).rejects.toMatchObject({ code: 404 });
  });
});

it("a subscription to the platform is created, found in every list, changed whole and in its expiry alone, and deleted", async () => {
  const wanted = { identity: ["identity_property_change"] };
  const criteria = [{ qs: { anything: 1 } }];
  const until = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const headers = [{ "x-old": "a" }];
  const args = [me, account, callback, headers, criteria, wanted, token, until(1), trace()] as const;
  const { subscription_uuid: uuid } = await Pubsub.addSubscription(...args);
  const read = await Pubsub.getSubscription(uuid, token, trace());
  expect(read).toMatchObject({ subscription_uuid: uuid, user_uuid: me, account_uuid: account, events: wanted, suspended: 0 });
  const lists = [
    await Pubsub.listUserSubscriptions(me, token, trace()),
    await Pubsub.listAccountSubscriptions(token, account, 0, 10),
    await Pubsub.listAccountSubscriptions(token, account, 0, 10, { suspended: 0 }, trace()),
    await Pubsub.listSubscriptions(token, 0, 10, { "x-old": "a" }, trace()),
  ];
  for (const list of lists) {
    expect(list).toMatchObject({ items: [{ subscription_uuid: uuid }], metadata: { offset: 0, limit: 10, total: 1 } });
  }
  const expiry = until(2);
  const later = await Pubsub.updateSubscriptionExpiresDate(token, uuid, expiry, trace());
  expect(Date.parse(later.expiration_date ?? "")).toBe(Date.parse(expiry));
  const changed = { ...later, callback: { ...later.callback, headers: [{ "x-new": "b" }] } };
  const updated = await Pubsub.updateSubscription(token, uuid, changed, trace());
  expect(updated).toMatchObject({ subscription_uuid: uuid, events: wanted, callback: { headers: [{ "x-new": "b" }] } });
  expect(await Pubsub.deleteSubscription(uuid, token, trace())).toEqual({ status: "ok" });
  await expect(Pubsub.getSubscription(uuid, token, trace())).rejects.toMatchObject({ code: 404 });
});
