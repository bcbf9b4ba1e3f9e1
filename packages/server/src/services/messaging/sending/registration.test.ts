/** Texts that wait, when their campaign or number may not send any more. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { sql } from "../../../kernel/db/sql.ts";
import { type Answer, startTestServer, type TestServer } from "../../../testing/harness.ts";
import { enrol, provision, textIn } from "../testing.ts";

let server: TestServer;
let token: string;
let campaign_id: string;
let path: string;
const [first, second, tollFree] = ["+19415550100", "+19415550101", "+18005550103"] as const;

beforeAll(async () => {
  server = await startTestServer({ env: { PATCHBAY_ENFORCE10DLC: "on" } });
  token = await server.tokenFor("adminA");
  await provision(server, token, [first, second, tollFree], server.world.users.adminA);
  campaign_id = await enrol(server, token, [first, second, tollFree]);
  path = `/sms/10dlc/customers/${server.world.accounts.customerA}/campaigns/${campaign_id}`;
});
afterAll(() => server.close());

beforeEach(async () => {
  await server.app.kernel.db.run(sql`update campaigns.campaign set status = 'ACTIVE' where campaign_id = ${campaign_id}`);
});

/** A text that waits for its time. */
async function waiting(from: string): Promise<string> {
  const send_at = new Date(server.clock.now().getTime() + 3_600_000).toISOString();
  const body = { from, to: "+12125554001", content: [{ type: "text", body: "hi" }], send_at };
  const answer = await server.call("POST", "/sms/messages/send", { token, body });
  expect(answer.status).toBe(201);
  return String(answer.body.uuid);
}

const errorOf = async (uuid: string) => (await textIn(server, token, uuid, "failed")).error?.code;
const statusOf = async (uuid: string) => (await server.call("GET", `/messaging/messages/${uuid}`, { token })).body.status;

/** Submits the campaign again, with another description. */
async function change(description: string): Promise<Answer> {
  const { body } = await server.call("GET", path, { token });
  const answer = await server.call("PUT", path, { token, body: { ...Object(body), description } });
  expect(answer.status).toBeLessThan(300);
  return answer.body;
}
const stateOfCampaign = async () => (await server.call("GET", path, { token })).body.status;

it("fail when the campaign is rejected; toll-free numbers are not concerned, nor is a change that is accepted", async () => {
  const [one, other, free] = [await waiting(first), await waiting(second), await waiting(tollFree)];
  await change("Answers to questions of customers about what they have ordered, and when it arrives.");
  await expect.poll(stateOfCampaign).toBe("ACTIVE");
  expect(await statusOf(one)).toBe("queued");
  await change("Answers to questions of customers about the marijuana that they have ordered.");
  await expect.poll(stateOfCampaign).toBe("REJECTED");
  expect([await errorOf(one), await errorOf(other)]).toEqual(["campaign_stopped", "campaign_stopped"]);
  expect(await statusOf(free)).toBe("queued");
});

it("fail when their number leaves the campaign, and only those of that number", async () => {
  const [one, other] = [await waiting(first), await waiting(second)];
  await server.call("POST", `${path}/numbers/unassign`, { token, body: { tns: [first] } });
  expect(await errorOf(one)).toBe("not_registered");
  expect(await statusOf(other)).toBe("queued");
  await server.call("POST", `${path}/numbers/assign`, { token, body: { tns: [first] } });
});

it("fail when the campaign is deleted", async () => {
  const one = await waiting(first);
  expect((await server.call("DELETE", path, { token })).status).toBeLessThan(300);
  expect(["not_registered", "campaign_stopped"]).toContain(await errorOf(one));
});
