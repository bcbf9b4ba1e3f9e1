import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "../../kernel/db/database.ts";
import { sql } from "../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { world } from "../../testing/world.ts";
import { assignToCampaign, importNumbers, numbersOfCampaign, unassignFromCampaign } from "./index.ts";

const { root, reseller, customerA, customerB } = world.accounts;
let server: TestServer;
let adminA: string;
const of = (uuid: string) => ({ uuid, path: [root, reseller, uuid] });
const transaction = <T>(work: (tx: Tx) => Promise<T>) => server.app.kernel.db.transaction(work);
const assign = (account: string, campaign_id: string, numbers: readonly string[]) =>
  transaction((tx) => assignToCampaign(tx, { account: of(account), campaign_id, brand_id: "BTEST01", numbers }));
const unassign = (campaign_id: string, numbers?: readonly string[]) =>
  transaction((tx) => unassignFromCampaign(tx, { campaign_id, ...(numbers === undefined ? {} : { numbers }) }));
const inCampaign = (campaign_id: string) => numbersOfCampaign(server.app.kernel.db, campaign_id);
const provision = (token: string, number: string) => server.call("POST", "/sms/provision", { token, body: { numbers: [number] } });

let made = 0;
async function stocked(quantity: number): Promise<string[]> {
  const numbers = Array.from({ length: quantity }, () => `+1312${String(2_000_000 + made++)}`);
  await importNumbers(server.app.kernel.db, ["number", ...numbers].join("\n"));
  return numbers;
}

async function eventsAbout(number: string): Promise<object[]> {
  return server.app.kernel.db.many(sql`
    select event, account_uuid, data from kernel.event
    where service = 'sms' and data->>'number' = ${number} order by id`);
}

beforeAll(async () => {
  server = await startTestServer();
  adminA = await server.tokenFor("adminA");
});
afterAll(() => server.close());

describe("the numbers of a campaign", () => {
  it("are those of the account, or free ones that are thereby reserved for it", async () => {
    const [own = "", free = ""] = await stocked(2);
    await provision(adminA, own);
    await assign(customerA, "CONE001", [free, own, free]);
    await assign(customerA, "CONE001", [own]);
    expect(await inCampaign("CONE001")).toEqual([own, free]);
    expect(await eventsAbout(free)).toMatchObject([
      {
        event: "campaign_number_added",
        account_uuid: customerA,
        data: { campaign_id: "CONE001", brand_id: "BTEST01", npa: "312" },
      },
    ]);
    const adminB = await server.tokenFor("adminB");
    expect((await provision(adminB, free)).status).toBe(409);
    expect((await provision(adminA, free)).status).toBe(201);
    const shown = await server.call("GET", `/sms/provision/numbers/account/${customerA}/campaign`, { token: adminA });
    expect(shown.body.items).toMatchObject([{ number: own, campaign_id: "CONE001", brand_id: "BTEST01" }, { number: free }]);
  });

  it("are all taken or none", async () => {
    const [first = "", second = "", elsewhere = "", foreign = "", reserved = ""] = await stocked(5);
    await assign(customerA, "CTWO001", [elsewhere]);
    await assign(customerB, "CTWO002", [reserved]);
    await provision(await server.tokenFor("adminB"), foreign);
    for (const [bad, status] of [
      [elsewhere, 409],
      [foreign, 404],
      [reserved, 404],
      ["+13125550199", 404],
    ] as const) {
      await expect(assign(customerA, "CTWO003", [first, bad, second])).rejects.toMatchObject({
        status,
        details: [expect.stringContaining(bad)],
      });
    }
    expect(await inCampaign("CTWO003")).toEqual([]);
    expect(await eventsAbout(first)).toEqual([]);
  });

  it("can be taken out: those that were only reserved are free at once", async () => {
    const [own = "", free = "", other = ""] = await stocked(3);
    await provision(adminA, own);
    await assign(customerA, "CTHREE1", [own, free]);
    expect(await unassign("CTHREE1", [free, other])).toEqual([free]);
    expect((await eventsAbout(free)).map((event) => Reflect.get(event, "event"))).toEqual([
      "campaign_number_added",
      "campaign_number_removed",
    ]);
    await assign(customerB, "CTHREE2", [free]);
    expect(await unassign("CTHREE1")).toEqual([own]);
    expect(await unassign("CTHREE1")).toEqual([]);
    await assign(customerA, "CTHREE3", [own]);
    await server.call("POST", "/sms/deprovision", { token: adminA, body: { numbers: [own] } });
    expect(await inCampaign("CTHREE3")).toEqual([]);
    expect((await eventsAbout(own)).slice(-2)).toMatchObject([
      { event: "campaign_number_removed", data: { campaign_id: "CTHREE3" } },
      { event: "number_deprovisioned", data: { campaign_id: "CTHREE3" } },
    ]);
  });

  it("go to one of many campaigns that want the same", async () => {
    const numbers = await stocked(3);
    const wishes = Array.from({ length: 30 }, (_, index) =>
      assign(index % 2 ? customerA : customerB, `CRACE${index + 10}`, index % 3 ? numbers : numbers.toReversed()),
    );
    const outcomes = await Promise.allSettled(wishes);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
