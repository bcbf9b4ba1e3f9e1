/** Endpoints that do not answer keep nobody else waiting, whoever they belong to. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Stage, setStage } from "../testing.ts";

const dead = 100;
let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

it("a hundred of them are waited for at the same time, and the deliveries of others pass them by", {
  timeout: 60_000,
}, async () => {
  const { server, receiver } = stage;
  const { customerA, customerB } = server.world.accounts;
  receiver.answer((response, { path }) => (path.startsWith("/dead") ? undefined : response.writeHead(204).end()));
  for (let n = 0; n < dead; n++) await stage.subscribe(`/dead/${n}`, { account_uuid: customerA });
  const path = stage.newPath();
  const [reseller, adminB] = [await server.tokenFor("reseller"), await server.tokenFor("adminB")];
  const body = { account_uuid: customerB, callback: { url: receiver.url + path }, events: { contacts: ["created"] } };
  await stage.call("POST", "/pubsub/subscriptions", body, reseller);
  await stage.happen("Nobody answers");
  const hanging = () => receiver.received.filter(({ path: to }) => to.startsWith("/dead")).length;
  await expect.poll(hanging, { timeout: 10_000 }).toBe(dead);
  // None of them has been given up yet: whatever arrives now has not waited for one.
  for (let n = 1; n <= 20; n++) {
    await stage.call("POST", `/contacts/users/${server.world.users.userB}/contacts`, { company: `Company ${n}` }, adminB);
    await expect.poll(() => receiver.at(path).length, { timeout: 5_000 }).toBe(n);
  }
  const { rows } = await server.app.kernel.db.pool.query(
    "select count(*)::int as n from pubsub.delivery where tries > 0 and account_uuid = $1",
    [customerA],
  );
  expect(rows).toEqual([{ n: 0 }]);
  // What they have not answered is troubled from now on.
  const troubled = async () =>
    (await server.app.kernel.db.pool.query("select count(*)::int as n from pubsub.endpoint where troubled")).rows[0]?.n;
  await expect.poll(troubled, { timeout: 25_000 }).toBe(dead);
});
