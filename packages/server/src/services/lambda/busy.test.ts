/** What callers see when there is no room for their calls, through the SDK. */
import { Patchbay, RateLimitError } from "@patchbay/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const token = await server.tokenFor("adminA");
  const source = "export default ({ ms }) => new Promise((done) => setTimeout(done, ms, ms));";
  const deployed = await server.call("PUT", "/lambda/actions/single", { token, body: { source, concurrency: 1 } });
  expect(deployed.status).toBe(201);
});
afterAll(() => server.close());

it("is refused with 429 beyond 64 calls that wait, and tries again", async () => {
  const token = await server.tokenFor("userA");
  const impatient = new Patchbay({ host: server.url, credentials: token, maxRetries: 0 });
  const patient = new Patchbay({ host: server.url, credentials: token, maxRetries: 6 });
  const call = (client: Patchbay, ms: number) => client.lambda.invokeLambda({ name: "single", body: { ms } });
  // The thread is there now.
  await call(impatient, 0);

  const first = call(impatient, 3_000);
  const others = await Promise.allSettled(Array.from({ length: 100 }, () => call(impatient, 0)));
  expect(await first).toMatchObject({ statusCode: 200, body: 3_000 });
  const refused = others.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  // Some of the others may have come, and gone, before the long one.
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThanOrEqual(36);
  for (const error of refused) {
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ code: 429, key: "lambda.busy" });
  }
  const again = await Promise.all(Array.from({ length: 70 }, () => call(patient, 0)));
  expect(again.map(({ statusCode }) => statusCode)).toEqual(Array(70).fill(200));
});
