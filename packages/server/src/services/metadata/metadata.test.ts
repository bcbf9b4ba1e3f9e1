import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  token = await server.tokenFor("userA");
});
afterAll(() => server.close());

const names = async (query: string) => {
  const answer = await server.call("GET", `/metadata/subsystems/${query}`, { token });
  expect(answer.status).toBe(200);
  return (answer.body.items as unknown as { name: string }[]).map(({ name }) => name);
};

describe("subsystems", () => {
  it.each(["", "?subsystems=", "?subsystems=null"])("are all listed by %j, in order", async (query) => {
    const all = await names(query);
    expect(all).toHaveLength(28);
    expect(all).toEqual([...all].sort());
  });

  it.each([
    ["?subsystems=voice-api", ["voice-api"]],
    ["?subsystems=VOICE", ["voice-api"]],
    ["?subsystems=voice,unknown,accounts-api", ["accounts-api", "voice-api"]],
    ["?subsystems=unknown", []],
  ])("are found by name: %s", async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it("tell their events, resource types, operations and whether they are there", async () => {
    const answer = await server.call("GET", "/metadata/subsystems?subsystems=accounts,sms,numbers,voice,chat", { token });
    const byName = Object.fromEntries((answer.body.items as unknown as { name: string }[]).map((item) => [item.name, item]));
    expect(byName["accounts-api"]).toMatchObject({ health: "ok", resource_types: ["account"], base_path: "/accounts" });
    expect(byName["accounts-api"]).toHaveProperty(
      "operations",
      expect.arrayContaining([{ method: "POST", path: "/accounts/accounts", permission: "account.create" }]),
    );
    expect(byName["numbers-api"]).toHaveProperty("events", [
      expect.objectContaining({ service: "sms", event: "number_provisioned" }),
      expect.objectContaining({ service: "sms", event: "number_deprovisioned" }),
    ]);
    expect(byName["voice-api"]).toMatchObject({ health: "ok", base_path: "/voice" });
    expect(byName["chat-api"]).toMatchObject({ health: "disabled", operations: [] });
  });

  it("need a token", async () => {
    expect((await server.call("GET", "/metadata/subsystems/")).status).toBe(401);
  });
});
