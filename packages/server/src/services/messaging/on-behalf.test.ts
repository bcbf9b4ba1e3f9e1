import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { sendText } from "./index.ts";
import { provision, textIn } from "./testing.ts";

let server: TestServer;
let userA: string;
let adminA: string;
const own = "+19415550100";
const admins = "+19415550102";

beforeAll(async () => {
  server = await startTestServer();
  [userA, adminA] = await Promise.all([server.tokenFor("userA"), server.tokenFor("adminA")]);
  await provision(server, adminA, [own], server.world.users.userA);
  await provision(server, adminA, [admins], server.world.users.adminA);
});
afterAll(() => server.close());

const send = (user_uuid: string, from: string, more: { to?: string; scope?: string } = {}) => {
  const { kernel } = server.app;
  return kernel.db.transaction((tx) => sendText(kernel, tx, { user_uuid, from, to: "9415559999", body: "hi", ...more }));
};

it("sends a text with the rights that the user has at that moment", async () => {
  const { userA: me, adminA: admin } = server.world.users;
  const { message_uuid } = await send(me, own);
  expect((await textIn(server, userA, message_uuid, "delivered")).from).toBe(own);
  await expect(send(me, admins)).rejects.toMatchObject({ key: "forbidden" });
  await expect(send(me, "+19415550199")).rejects.toMatchObject({ key: "messaging.sender_refused" });
  await expect(send(me, own, { to: "nobody" })).rejects.toMatchObject({ key: "validation_failed" });
  // The administrator may send from any number of the account, unless the token on whose behalf it is may not.
  await send(admin, own);
  await expect(send(admin, own, { scope: "contact.read" })).rejects.toMatchObject({ key: "forbidden" });
  const off = await server.call("POST", `/identity/identities/${me}/deactivate`, { token: adminA });
  expect(off.status, JSON.stringify(off.body)).toBeLessThan(300);
  await expect(send(me, own)).rejects.toMatchObject({ key: "forbidden" });
});
