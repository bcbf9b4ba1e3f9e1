import { expect, it } from "vitest";
import { startTestServer } from "../../testing/harness.ts";
import { startTrap } from "../../testing/hostile-urls.ts";

it("no connection is attempted to where a callback may not lead", { timeout: 120_000 }, async () => {
  const trap = await startTrap();
  const server = await startTestServer({ env: trap.env, resolve: trap.resolve });
  const account_uuid = server.world.accounts.customerB;
  const accepted: string[] = [];
  const tokens = [await server.tokenFor("adminB"), await server.tokenFor("reseller"), await server.tokenFor("root")];
  for (const [index, url] of trap.urls.entries()) {
    const token = tokens[index % tokens.length] ?? "";
    const body = { account_uuid, callback: { url }, events: { contacts: ["created"] } };
    const answer = await server.call("POST", "/pubsub/subscriptions", { token, body });
    expect([201, 400], url).toContain(answer.status);
    if (answer.status === 201) accepted.push(String(answer.body.subscription_uuid));
  }
  expect(accepted.length).toBeGreaterThan(80);
  const [token = ""] = tokens;
  await server.call("POST", `/contacts/users/${server.world.users.userB}/contacts`, { token, body: { company: "Trap" } });
  const tried = async () => {
    const { rows } = await server.app.kernel.db.pool.query(
      "select distinct subscription_uuid from pubsub.delivery where tries > 0",
    );
    return rows.length;
  };
  await expect.poll(tried, { timeout: 60_000, interval: 500 }).toBe(accepted.length);
  expect(trap.touched).toEqual([]);
  await server.close();
  await trap.close();
});
