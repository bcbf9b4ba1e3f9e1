import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type App, createApp } from "../../app.ts";
import { createLog } from "../../kernel/log.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { cheapPasswords } from "../../testing/template.ts";
import { askToken } from "./test-client.ts";

let server: TestServer;
let other: App;
let otherUrl: string;
const startOther = async () => {
  const { settings, secrets, clock } = server.app.kernel;
  other = await createApp({
    settings,
    databaseUrl: server.databaseUrl,
    secrets,
    log: createLog("error"),
    clock,
    passwords: cheapPasswords,
  });
  otherUrl = await other.listen(0, "127.0.0.1");
};
beforeAll(async () => {
  server = await startTestServer();
  await startOther();
});
afterAll(async () => {
  await other.close();
  await server.close();
});

const statusAtOther = async (token: string) =>
  (await fetch(`${otherUrl}/oauth/scopes`, { headers: { authorization: `Bearer ${token}` } })).status;

describe("a revoked token", () => {
  it("is refused by every process within a second, and by one that starts later", async () => {
    const { body } = await askToken(server, { grant_type: "client_credentials" });
    const token = String(body.access_token);
    expect(await statusAtOther(token)).toBe(200);
    await server.call("POST", "/oauth/invalidate/access", { token, body: { access_token: token } });
    await vi.waitFor(async () => expect(await statusAtOther(token)).toBe(401), { timeout: 1000, interval: 20 });
    await other.close();
    await startOther();
    expect(await statusAtOther(token)).toBe(401);
  });
});
