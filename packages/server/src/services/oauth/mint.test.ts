import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { mintToken } from "./index.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

function mint(user_uuid: string, scope?: string): Promise<string> {
  const { kernel } = server.app;
  return kernel.db.transaction((tx) => mintToken(kernel, tx, { user_uuid, ttl_s: 60, ...(scope === undefined ? {} : { scope }) }));
}

const me = (token: string) => server.call("GET", "/identity/users/me", { token });

it("acts for its user, is listed as his, and lives as long as it was to", async () => {
  const { userA } = server.world.users;
  const token = await mint(userA);
  expect(await me(token)).toMatchObject({ status: 200, body: { user_uuid: userA } });
  const listed = await server.call("GET", "/oauth/oauth/tokens?limit=1000", { token });
  expect(JSON.stringify(listed.body)).toContain(token);
  server.clock.advance(61_000);
  expect((await me(token)).body.key).toBe("token_expired");
});

it("is revoked with the others, and not given for a user who cannot act", async () => {
  const token = await mint(server.world.users.userB, "contact.read");
  const admin = await server.tokenFor("adminB");
  const readIdentity = () => server.call("GET", `/identity/identities/${server.world.users.userB}`, { token });
  expect((await readIdentity()).status).toBe(403);
  await server.call("POST", `/identity/identities/${server.world.users.userB}/deactivate`, { token: admin });
  expect((await me(token)).status).toBe(401);
  await expect(mint(server.world.users.userB)).rejects.toMatchObject({ key: "forbidden" });
  await expect(mint("00000000-0000-4000-8000-000000000000")).rejects.toMatchObject({ key: "forbidden" });
  await expect(mint(server.world.users.suspended)).rejects.toMatchObject({ key: "account_suspended" });
});
