import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { world } from "../../testing/world.ts";
import { importNumbers } from "../numbers/index.ts";
import { findCampaign } from "./index.ts";

const { accounts } = world;
let server: TestServer;
let slow: TestServer | undefined;
let adminA: string;
let adminB: string;
let userA: string;
let reseller: string;

beforeAll(async () => {
  server = await startTestServer();
  [adminA, adminB, userA, reseller] = await Promise.all([
    server.tokenFor("adminA"),
    server.tokenFor("adminB"),
    server.tokenFor("userA"),
    server.tokenFor("reseller"),
  ]);
});
afterAll(async () => {
  await slow?.close();
  await server.close();
});

const base = "/sms/10dlc/customers";
const post = (token: string, path: string, body: unknown) => server.call("POST", path, { token, body });
const put = (token: string, path: string, body: unknown) => server.call("PUT", path, { token, body });
const get = (token: string, path: string) => server.call("GET", path, { token });
const remove = (token: string, path: string) => server.call("DELETE", path, { token });

const brand = (account_uuid: string, more: object = {}) => ({
  account_uuid,
  brand_name: "Example",
  legal_name: "Example, Inc.",
  organization_type: "PRIVATE_PROFIT",
  vertical: "HOSPITALITY",
  registration_country: "us",
  e_i_n: 12_345_678,
  address: "1 Main Street",
  city: "Sarasota",
  state: "FL",
  postal_code: 2134,
  email_address: "legal@example.com",
  phone_number: "(941) 555-0100",
  ...more,
});
const campaign = (more: object = {}) => ({
  display_name: "Tables",
  description: "Tells guests who wait at the door that their table is ready.",
  usecase_id: "CUSTOMER_CARE",
  message_flow: "Guests who want to be told leave their number at the door.",
  sample_msg1: "Your table is ready. Come in!",
  ...more,
});
const mixture = { usecase_id: "LOW_VOLUME", sub_usecase_ids: ["CUSTOMER_CARE", "ACCOUNT_NOTIFICATION"] };
const second = { sample_msg2: "Your table will be ready in ten minutes." };

const newAccount = async (name: string): Promise<string> =>
  String((await post(reseller, "/accounts/accounts", { name, type: "Customer", parent_uuid: accounts.reseller })).body.uuid);
const statusOf = async (path: string) => (await get(reseller, `${base}/${path}`)).body.status as unknown;

/** A new account with a brand that the registry has decided about. */
async function branded(more: object = {}): Promise<string> {
  const account = await newAccount("Branded");
  const answer = await post(reseller, `${base}`, brand(account, more));
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201, body: { status: "PENDING" } });
  await vi.waitUntil(async () => (await statusOf(account)) !== "PENDING");
  return account;
}

/** A new campaign that has been reviewed. */
async function reviewed(account: string, more: object = {}): Promise<string> {
  const answer = await post(reseller, `${base}/${account}/campaigns`, campaign(more));
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201, body: { status: "PENDING" } });
  const id = String(answer.body.campaign_id);
  await vi.waitUntil(async () => (await statusOf(`${account}/campaigns/${id}`)) !== "PENDING");
  return id;
}

let made = 0;
async function stocked(quantity: number): Promise<string[]> {
  const numbers = Array.from({ length: quantity }, () => `+1617${String(2_000_000 + made++)}`);
  await importNumbers(server.app.kernel.db, ["number", ...numbers].join("\n"));
  return numbers;
}

async function eventsOf(account: string, event: string): Promise<string[]> {
  const rows = await server.app.kernel.db.many<{ status: string }>(sql`
    select data->>'status' as status from kernel.event
    where service = 'sms' and event = ${event} and account_uuid = ${account} order by id`);
  return rows.map(({ status }) => status);
}

describe("a brand", () => {
  it("is registered, verified, read, and deleted; then another one may be", async () => {
    const account = await branded();
    const shown = await get(reseller, `${base}/${account}`);
    expect(shown.body).toMatchObject({
      ...{ account_uuid: account, brand_id: expect.stringMatching(/^B[A-Z0-9]{6}$/), customer_id: expect.any(String) },
      ...{ status: "ACTIVE", identity_status: "VERIFIED", e_i_n: "012345678", e_i_n_country: "US", postal_code: "02134" },
      ...{ registration_country: "US", phone_number: "+19415550100", legal_name: "Example, Inc." },
    });
    expect(await eventsOf(account, "brand_status")).toEqual(["PENDING", "ACTIVE"]);
    expect((await post(reseller, base, brand(account))).status).toBe(409);
    expect(await remove(reseller, `${base}/${account}`)).toMatchObject({ status: 200, body: { status: "success" } });
    expect((await get(reseller, `${base}/${account}`)).status).toBe(404);
    expect((await remove(reseller, `${base}/${account}`)).status).toBe(404);
    expect((await post(reseller, base, brand(account))).status).toBe(201);
  });

  it("is one of any that are registered at once", async () => {
    const account = await newAccount("Race");
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(reseller, base, brand(account))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
  });

  it("is told each thing that is wrong with it, by member", async () => {
    const wrong = {
      ...{ legal_name: "", e_i_n: "12-34", website: "no address", email_address: "nobody", phone_number: "12" },
      ...{ registration_country: "XX", alt_business_id_type: "DUNS", organization_type: "PUBLIC_PROFIT" },
    };
    const answer = await post(reseller, base, brand(accounts.customerB, wrong));
    expect(answer).toMatchObject({
      status: 400,
      body: {
        details: [
          "legal_name is required for PUBLIC_PROFIT",
          "stock_symbol is required for PUBLIC_PROFIT",
          "stock_exchange is required for PUBLIC_PROFIT",
          "registration_country must be an ISO 3166-1 alpha-2 code",
          "e_i_n must be nine digits",
          "email_address must be an e-mail address",
          "phone_number must be a telephone number",
          "website must be a URL",
          "alt_business_id is required for DUNS",
        ],
      },
    });
    const strange = await post(reseller, base, brand(accounts.customerB, { vertical: "MAGIC", city: 7 }));
    expect(strange.status).toBe(400);
    expect(strange.body.details).toEqual([expect.stringContaining("vertical must be one of"), "city must be string"].toSorted());
    const sole = { organization_type: "SOLE_PROPRIETOR", legal_name: undefined, e_i_n: undefined };
    expect((await post(reseller, base, brand(accounts.customerB, sole))).body.details).toEqual([
      "first_name is required for SOLE_PROPRIETOR",
      "last_name is required for SOLE_PROPRIETOR",
    ]);
  });

  it("may fail, or stay unverified, and then has no usecases", async () => {
    const failed = await branded({ e_i_n: "000000000" });
    expect((await get(reseller, `${base}/${failed}`)).body).toMatchObject({
      status: "FAILED",
      rejection_reason: "The tax id does not belong to the legal name.",
    });
    expect((await post(reseller, `${base}/${failed}/campaigns`, campaign())).status).toBe(409);
    const doubtful = await branded({ e_i_n: "111111111" });
    expect((await get(reseller, `${base}/${doubtful}`)).body).toMatchObject({ status: "ACTIVE", identity_status: "UNVERIFIED" });
    expect((await get(reseller, `${base}/${doubtful}/usecases`)).body).toEqual([]);
    expect((await post(reseller, `${base}/${doubtful}/campaigns`, campaign())).status).toBe(409);
  });

  it("qualifies for usecases by its kind", async () => {
    const usecasesOf = async (account: string) =>
      ((await get(reseller, `${base}/${account}/usecases`)).body as unknown as { usecase_id: string }[]).map(
        (option) => option.usecase_id,
      );
    const sole = { organization_type: "SOLE_PROPRIETOR", first_name: "S", last_name: "P", e_i_n: undefined, legal_name: undefined };
    const alone = await branded(sole);
    expect((await get(reseller, `${base}/${alone}`)).body).toMatchObject({ identity_status: "SELF_DECLARED" });
    expect(await usecasesOf(alone)).toEqual(["SOLE_PROPRIETOR"]);
    const charity = await branded({ organization_type: "NON_PROFIT" });
    expect(await usecasesOf(charity)).toEqual(expect.arrayContaining(["CHARITY", "2FA", "MIXED"]));
    expect(await usecasesOf(charity)).not.toContain("SOLE_PROPRIETOR");
    const company = await branded();
    expect(await usecasesOf(company)).not.toContain("CHARITY");
    expect((await post(reseller, `${base}/${company}/campaigns`, campaign({ usecase_id: "CHARITY" }))).status).toBe(409);
    expect((await get(reseller, `${base}/${company}/usecases`)).body).toEqual(
      expect.arrayContaining([expect.objectContaining({ usecase_id: "MIXED", min_sub_usecases: 2, requires_samples: 2 })]),
    );
  });

  it("is listed in words that all may read", async () => {
    const { body } = await get(userA, `${base.replace("customers", "help")}/get_enumerations`);
    expect(body).toMatchObject({
      entity_types: expect.arrayContaining(["SOLE_PROPRIETOR"]),
      verticals: expect.arrayContaining(["RETAIL"]),
      stock_exchanges: expect.arrayContaining(["NASDAQ"]),
      alt_business_id_types: ["NONE", "DUNS", "GIIN", "LEI"],
      usecases: expect.arrayContaining(["2FA", "UCAAS_LOW"]),
      countries: expect.arrayContaining(["US", "DE"]),
    });
  });
});

describe("a campaign", () => {
  it("is registered, reviewed, changed, listed and deleted", async () => {
    const account = await branded();
    const all = { ...mixture, ...second, embedded_link: true, opt_in_keywords: " start, yes ", opt_out_keywords: "STOP" };
    const id = await reviewed(account, all);
    const path = `${base}/${account}/campaigns/${id}`;
    const shown = await get(reseller, path);
    expect(shown.body).toMatchObject({
      ...{ campaign_id: expect.stringMatching(/^C[A-Z0-9]{6}$/), account_uuid: account, status: "ACTIVE", numbers: [], ...mixture },
      ...{ opt_in_keywords: "START,YES", num_pooling: false, embedded_link: true, sub_opt_out: true, auto_renewal: true },
      expiration_date: expect.any(String),
    });
    const description = "Tells guests at the door, and those on their way, that their table is ready.";
    const changed = await put(
      reseller,
      path,
      campaign({ ...mixture, ...second, description, help_message: "Ask at the door, please." }),
    );
    expect(changed).toMatchObject({ status: 200, body: { description, status: "PENDING", embedded_link: false } });
    expect(changed.body.opt_in_keywords).toBeUndefined();
    expect((await get(reseller, path)).body).toMatchObject({ description });
    await vi.waitUntil(async () => (await statusOf(`${account}/campaigns/${id}`)) === "ACTIVE");
    expect((await put(reseller, path, campaign({ ...second, usecase_id: undefined }))).status).toBe(200);
    expect((await put(reseller, path, campaign({ ...second, usecase_id: "MIXED" }))).status).toBe(409);
    const others = { ...mixture, sub_usecase_ids: ["2FA"] };
    expect((await put(reseller, path, campaign({ ...second, ...others }))).status).toBe(409);
    const list = async (query: string) => (await get(reseller, `${base}/${account}/campaigns${query}`)).body;
    expect(await list("")).toMatchObject({
      items: [{ campaign_id: id, display_name: "Tables" }],
      metadata: { total: 1, limit: 1000 },
    });
    expect(await list("?usecase_id=mixed")).toMatchObject({ items: [] });
    expect((await remove(reseller, `${base}/${account}`)).status).toBe(409);
    expect(await remove(reseller, path)).toMatchObject({ status: 200, body: { status: "success" } });
    expect((await remove(reseller, path)).status).toBe(404);
    expect((await get(reseller, path)).status).toBe(404);
    expect(await list("")).toMatchObject({ items: [] });
    expect((await remove(reseller, `${base}/${account}`)).status).toBe(200);
    expect((await eventsOf(account, "campaign_status")).slice(0, 3)).toEqual(["PENDING", "ACTIVE", "PENDING"]);
    expect((await eventsOf(account, "campaign_status")).at(-1)).toBe("DELETED");
  });

  it("is sent back with reasons, and may be submitted again", async () => {
    const account = await branded();
    const id = await reviewed(account, { sample_msg1: "See https://example.com or call 941-555-0100." });
    const path = `${base}/${account}/campaigns/${id}`;
    expect((await get(reseller, path)).body).toMatchObject({
      status: "REJECTED",
      rejection_reason:
        "A sample holds a link, but embedded_link is false. A sample holds a telephone number, but embedded_phone is false.",
    });
    const [number] = await stocked(1);
    expect((await post(reseller, `${path}/numbers/assign`, { tns: number })).status).toBe(409);
    const again = await put(reseller, path, campaign({ sample_msg1: "See https://example.com or call us.", embedded_link: true }));
    expect(again.body.rejection_reason).toBeUndefined();
    await vi.waitUntil(async () => (await statusOf(`${account}/campaigns/${id}`)) === "ACTIVE");
    expect(await eventsOf(account, "campaign_status")).toEqual(["PENDING", "REJECTED", "PENDING", "ACTIVE"]);
  });

  it.each([
    [{ ...mixture }, ["sample_msg2 is required for LOW_VOLUME"]],
    [{ usecase_id: "MARKETING" }, ["sample_msg2 is required for MARKETING"]],
    [{ usecase_id: "LOW_VOLUME", ...second }, ["sub_usecase_ids must hold 1 to 5 for LOW_VOLUME"]],
    [{ usecase_id: "MIXED", sub_usecase_ids: ["2FA"], ...second }, ["sub_usecase_ids must hold 2 to 5 for MIXED"]],
    [
      { usecase_id: "MIXED", sub_usecase_ids: ["LOW_VOLUME", "CHARITY"], ...second },
      [
        "sub_usecase_ids must not hold LOW_VOLUME: only standard usecases that are no mixture",
        "sub_usecase_ids must not hold CHARITY: only standard usecases that are no mixture",
      ],
    ],
    [{ usecase_id: "MIXED", sub_usecase_ids: ["2FA", "2FA"], ...second }, ["sub_usecase_ids must not hold one twice"]],
    [{ sub_usecase_ids: ["2FA"] }, ["sub_usecase_ids must be empty for CUSTOMER_CARE"]],
    [{ sub_opt_out: false }, ["sub_opt_out must be true for CUSTOMER_CARE"]],
    [{ opt_in_keywords: "START!,YES" }, ["opt_in_keywords must be words of letters and digits"]],
    [{ terms_link: "nowhere", privacy_link: "https://example.com" }, ["terms_link must be a URL"]],
    [{ terms_link: true }, ["terms_link must be string"]],
    [{ description: "short" }, ["description must NOT have fewer than 40 characters"]],
  ])("is refused for %j", async (wrong, details) => {
    expect(await post(reseller, `${base}/${accounts.reseller}/campaigns`, campaign(wrong))).toMatchObject({
      status: 400,
      body: { details },
    });
  });

  it("may go without opting out where the registry lets it", async () => {
    const answer = await post(
      reseller,
      `${base}/${accounts.reseller}/campaigns`,
      campaign({ usecase_id: "2FA", sub_opt_out: false }),
    );
    expect(answer).toMatchObject({ status: 201, body: { sub_opt_out: false } });
  });

  it("takes a while to review where that is wanted; a newer submission is reviewed in its place", async () => {
    // It lives as long as the first one, whose statements the tenancy guard repeats through the newest.
    slow = await startTestServer({ beside: server, env: { PATCHBAY_REGISTRY_REVIEW_SECONDS: "600" } });
    const answer = await slow.call("POST", `${base}/${accounts.reseller}/campaigns`, { token: reseller, body: campaign() });
    const id = String(answer.body.campaign_id);
    const path = `${base}/${accounts.reseller}/campaigns/${id}`;
    const bad = { sample_msg1: "Click https://example.com for more." };
    await slow.call("PUT", path, { token: reseller, body: campaign(bad) });
    expect((await get(reseller, path)).body.status).toBe("PENDING");
    for (const { clock } of [slow, server]) clock.advance(600_000);
    await vi.waitUntil(async () => (await statusOf(`${accounts.reseller}/campaigns/${id}`)) === "REJECTED", { timeout: 10_000 });
  });

  it("tells messaging how fast it may send, and what it answers", async () => {
    const account = await branded({
      ...{ organization_type: "PUBLIC_PROFIT", stock_symbol: "EX", stock_exchange: "NYSE" },
      business_contact_email: "board@example.com",
    });
    expect((await get(reseller, `${base}/${account}`)).body.identity_status).toBe("VETTED_VERIFIED");
    const id = await reviewed(account, { opt_out_keywords: "Stop, ende", opt_out_message: "You will get no more of these." });
    expect(await findCampaign(server.app.kernel.db, id)).toEqual({
      ...{ campaign_id: id, account_uuid: account, brand_id: expect.any(String), status: "ACTIVE", usecase_id: "CUSTOMER_CARE" },
      ...{ opt_in_keywords: [], opt_out_keywords: ["STOP", "ENDE"], help_keywords: [] },
      ...{ sub_opt_in: true, sub_opt_out: true, sub_help: true, opt_out_message: "You will get no more of these." },
      ...{ opt_in_message: undefined, help_message: undefined, messagesPerMinute: 4500, brandPerDay: 200_000 },
    });
    expect(await findCampaign(server.app.kernel.db, "C000000")).toBeUndefined();
  });
});

describe("the numbers of a campaign", () => {
  it("are provisioned or free ones, by any way to write them; unassigning frees them", async () => {
    const account = await branded();
    const path = `${base}/${account}/campaigns/${await reviewed(account)}`;
    const [free = "", own = ""] = await stocked(2);
    await post(reseller, "/sms/provision", { numbers: [own], account_uuid: account });
    const assigned = await post(reseller, `${path}/numbers/assign`, { tns: [free.slice(2), own] });
    expect(assigned).toMatchObject({ status: 200, body: { display_name: "Tables", numbers: [free, own] } });
    expect((await get(reseller, path)).body).toMatchObject({ numbers: [free, own] });
    const other = `${base}/${account}/campaigns/${await reviewed(account)}`;
    expect((await post(reseller, `${other}/numbers/assign`, { tns: own })).status).toBe(409);
    expect((await post(reseller, `${other}/numbers/assign`, { tns: "+16175550199" })).status).toBe(404);
    expect(await post(reseller, `${other}/numbers/assign`, { tns: ["12", free] })).toMatchObject({
      status: 400,
      body: { details: ['tns: "12" is no telephone number'] },
    });
    expect((await post(reseller, `${other}/numbers/assign`, { tns: [] })).status).toBe(400);
    const removed = await post(reseller, `${path}/numbers/unassign`, { tns: [free, "+16175550199"] });
    expect(removed).toMatchObject({ status: 200, body: { numbers: [own] } });
    expect((await post(reseller, `${other}/numbers/assign`, { tns: free })).status).toBe(200);
    await remove(reseller, path);
    expect((await get(reseller, `/sms/provision/numbers/number/${own}`)).body).toMatchObject({ campaign_id: null });
    expect((await post(reseller, `${base}/${account}/campaigns//numbers/assign`, { tns: own })).status).toBe(404);
  });

  it("are 49 at most without num_pooling", async () => {
    const account = await branded();
    const path = `${base}/${account}/campaigns/${await reviewed(account)}`;
    const numbers = await stocked(50);
    expect((await post(reseller, `${path}/numbers/assign`, { tns: numbers })).status).toBe(409);
    expect((await get(reseller, path)).body.numbers).toEqual([]);
    expect((await post(reseller, `${path}/numbers/assign`, { tns: numbers.slice(1) })).status).toBe(200);
    expect((await post(reseller, `${path}/numbers/assign`, { tns: numbers })).status).toBe(409);
    await put(reseller, path, campaign({ num_pooling: true }));
    expect((await post(reseller, `${path}/numbers/assign`, { tns: numbers })).status).toBe(200);
  });
});

describe("brands and campaigns", () => {
  it("are for those who may, and unknown outside the tree", async () => {
    const answer = await post(adminA, base, brand(accounts.customerA));
    expect(answer.status).toBe(201);
    await vi.waitUntil(async () => (await statusOf(accounts.customerA)) === "ACTIVE");
    const id = await reviewed(accounts.customerA);
    const path = `${base}/${accounts.customerA}/campaigns/${id}`;
    for (const url of [`${base}/${accounts.customerA}`, `${base}/${accounts.customerA}/usecases`, path]) {
      expect((await get(adminB, url)).status).toBe(404);
      expect((await get(userA, url)).status).toBe(403);
    }
    // By one's own account there is no way to another's campaign.
    await post(adminB, base, brand(accounts.customerB));
    expect((await get(adminB, path.replace(accounts.customerA, accounts.customerB))).status).toBe(404);
    expect((await put(adminB, path.replace(accounts.customerA, accounts.customerB), campaign())).status).toBe(404);
    expect((await post(adminB, base, brand(accounts.customerA))).status).toBe(400);
    expect((await remove(adminA, path)).status).toBe(200);
    expect((await remove(adminA, `${base}/${accounts.customerA}`)).status).toBe(200);
  });

  it("end with their account", async () => {
    const account = await branded();
    const id = await reviewed(account);
    const [number = ""] = await stocked(1);
    await post(reseller, `${base}/${account}/campaigns/${id}/numbers/assign`, { tns: number });
    await remove(reseller, `/accounts/accounts/${account}`);
    await vi.waitUntil(async () => (await eventsOf(account, "brand_status")).at(-1) === "DELETED");
    expect((await eventsOf(account, "campaign_status")).at(-1)).toBe("DELETED");
    expect(await findCampaign(server.app.kernel.db, id)).toBeUndefined();
    await vi.waitUntil(async () => (await post(reseller, "/sms/provision", { numbers: [number] })).status === 201);
  });

  it("are renewed after a year, or expire where that is not wanted", async () => {
    const account = await branded();
    const kept = await reviewed(account);
    const ended = await reviewed(account, { auto_renewal: false });
    const before = String((await get(reseller, `${base}/${account}/campaigns/${kept}`)).body.expiration_date);
    server.clock.advance(367 * 86_400_000);
    reseller = await server.tokenFor("reseller");
    await vi.waitUntil(async () => (await statusOf(`${account}/campaigns/${ended}`)) === "EXPIRED", { timeout: 10_000 });
    await vi.waitUntil(
      async () => String((await get(reseller, `${base}/${account}/campaigns/${kept}`)).body.expiration_date) > before,
      { timeout: 10_000 },
    );
    expect(await statusOf(`${account}/campaigns/${kept}`)).toBe("ACTIVE");
    await put(reseller, `${base}/${account}/campaigns/${ended}`, campaign());
    await vi.waitUntil(async () => (await statusOf(`${account}/campaigns/${ended}`)) === "ACTIVE", { timeout: 10_000 });
  });
});
