import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { world } from "../../testing/world.ts";
import { findProvisioned, importNumbers } from "./index.ts";

const { accounts, users } = world;
let server: TestServer;
let adminA: string;
let adminB: string;
let userA: string;
let reseller: string;

beforeAll(async () => {
  server = await startTestServer({ env: { PATCHBAY_NUMBERS_QUARANTINE_DAYS: "10" } });
  [adminA, adminB, userA, reseller] = await Promise.all([
    server.tokenFor("adminA"),
    server.tokenFor("adminB"),
    server.tokenFor("userA"),
    server.tokenFor("reseller"),
  ]);
});
afterAll(() => server.close());

const post = (token: string, path: string, body: unknown) => server.call("POST", path, { token, body });
const put = (token: string, path: string, body: unknown) => server.call("PUT", path, { token, body });
const get = (token: string, path: string) => server.call("GET", path, { token });
const items = async (token: string, path: string) => (await get(token, path)).body.items as unknown as { number: string }[];

let made = 0;

/** New numbers of the stock, which nobody else in this file asks for. */
async function stocked(quantity: number): Promise<string[]> {
  const numbers = Array.from({ length: quantity }, () => `+1212${String(2_000_000 + made++)}`);
  await importNumbers(
    server.app.kernel.db,
    ["number,provider,state,rate_center", ...numbers.map((n) => `${n},VI,NY,NEW YORK`)].join("\n"),
  );
  return numbers;
}

async function provisioned(token: string, quantity: number, more: object = {}): Promise<string[]> {
  const numbers = await stocked(quantity);
  const answer = await post(token, "/sms/provision", { numbers, ...more });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201, body: { enabled: numbers, failed: [] } });
  return numbers;
}

async function eventsAbout(number: string): Promise<object[]> {
  return server.app.kernel.db.many(sql`
    select event, account_uuid, user_uuid, data from kernel.event
    where service = 'sms' and data->>'number' = ${number} order by id`);
}

const details = async (token: string, number: string) => get(token, `/sms/provision/numbers/number/${number}`);
const aliasOf = async (user: string) => (await get(reseller, `/identity/identities/${user}?include=alias`)).body.aliases;
const newUser = async (account: string): Promise<string> => {
  const login = `${randomUUID()}@example.com`;
  const body = { type: "user", provider: "local", first_name: "N", last_name: "U", username: login, email: login };
  return String((await post(reseller, `/identity/accounts/${account}/identities`, body)).body.uuid);
};

describe("what there is to be had", () => {
  it("is shown by state, rate center and area code, in order", async () => {
    const states = await get(adminA, "/sms/number/available/states");
    expect(states.body).toMatchObject({ items: expect.arrayContaining(["AL", "FL"]), metadata: { offset: 0 } });
    expect(states.body.items).toEqual((states.body.items as unknown as string[]).toSorted());
    expect((await get(adminA, "/sms/number/available/fl/centers")).body).toMatchObject({
      items: ["FORT MYERS", "MIAMI"],
      metadata: { total: 2, count: 2 },
    });
    expect((await get(adminA, "/sms/number/available/FL/fort%20myers/npas")).body.items).toEqual(["239"]);
    expect((await get(adminA, "/sms/number/available/FL/MIAMI/npas")).body.items).toEqual(["305", "786"]);
    expect((await get(adminA, "/sms/number/available/XX/centers")).body.items).toEqual([]);
    expect((await get(adminA, "/sms/number/available/FL/nowhere/npas")).body.items).toEqual([]);
  });

  it.each([
    ["qty=2&state=FL", ["3055550100", "3055550101"]],
    ["qty=2&tier=2&state=fl&npa=786", ["7865550110"]],
    ["qty=1&ratecenter=birmingham", ["2055550100"]],
    ["qty=1&tier=4&state=FL&ratecenter=MIAMI&npa=786", ["7865550100"]],
    ["qty=1&network=net2", ["6465550100"]],
    // As older callers shift them.
    ["qty=1&tier=NET2", ["6465550100"]],
    ["qty=5&tier=VIx&network=AL", ["2055550100", "2055550101", "2055550102", "2055550103", "2055550104"]],
    ["qty=1&tier=VIx&network=FL&state=MIAMI", ["3055550100"]],
    ["qty=2&network=unknown&npa=239", ["2395550100", "2395550101"]],
    ["qty=3&state=FL&npa=205", []],
  ])("is picked by %s", async (query, expected) => {
    expect((await get(adminA, `/sms/number/available/dids?${query}`)).body).toMatchObject({ items: expected });
  });

  it.each([
    ["", 5],
    ["qty=0", 1],
    ["qty=many", 5],
    ["qty=1000", 100],
  ])("is as many as asked for, within reason: %s", async (query, count) => {
    expect((await get(adminA, `/sms/number/available/dids?${query}&tier=1`)).body.items).toHaveLength(count);
  });

  it("needs a permission", async () => {
    expect((await get(userA, "/sms/number/available/states")).status).toBe(403);
  });
});

describe("numbers in use", () => {
  it("are taken, described, listed, given back, and free after the quarantine", async () => {
    const [number = ""] = await stocked(1);
    const given = number.slice(2);
    const answer = await post(adminA, "/sms/provision", {
      numbers: [given],
      provider: "VI",
      account_uuid: accounts.customerA,
      user_uuid: users.userA,
      help_text: "Call us.",
      is_campaign: true,
      reference_id: 1_700_000_000_000,
      country_format: { trace: "shifted" },
    });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        ...{ enabled: [given], failed: [], account_uuid: accounts.customerA, user_uuid: users.userA, provider: "VI" },
        reference_id: "1700000000000",
      },
    });
    const shown = await details(adminA, encodeURIComponent(number));
    expect(shown.body).toMatchObject({
      ...{ number, account_uuid: accounts.customerA, user_uuid: users.userA, provider: "VI", network: "VI", tier: 1 },
      ...{ state: "NY", rate_center: "NEW YORK", npa: "212", help_text: "Call us.", is_campaign: true, campaign_id: null },
      ...{ brand_id: null, reference_id: "1700000000000", reference_text: null, country_format: "US", status: "active" },
      ...{ sms_enabled: true, mms_enabled: true, audit: { created_by: users.adminA } },
    });
    expect((await details(adminA, given)).body).toEqual(shown.body);
    expect(await findProvisioned(server.app.kernel.db, number)).toMatchObject({
      ...{ number, account_uuid: accounts.customerA, user_uuid: users.userA, provider: "VI", help_text: "Call us." },
      account_path: [accounts.root, accounts.reseller, accounts.customerA],
    });
    expect(await items(userA, `/sms/provision/numbers/user/${users.userA}`)).toMatchObject([{ number }]);
    expect((await get(adminA, "/sms/number/available/dids?qty=100&npa=212")).body.items).not.toContain(given);

    const back = await post(adminA, "/sms/deprovision", { numbers: [given], account_uuid: accounts.customerA });
    expect(back).toMatchObject({ status: 200, body: { disabled: [given], failed: [] } });
    expect((await details(adminA, number)).status).toBe(404);
    expect(await eventsAbout(number)).toMatchObject([
      { event: "number_provisioned", account_uuid: accounts.customerA, user_uuid: users.userA, data: shown.body },
      { event: "number_deprovisioned", account_uuid: accounts.customerA, user_uuid: users.userA, data: shown.body },
    ]);
    const again = () => post(adminA, "/sms/provision", { numbers: [number] });
    expect((await again()).status).toBe(409);
    server.clock.advance(10 * 86_400_000);
    adminA = await server.tokenFor("adminA");
    expect((await again()).status).toBe(201);
    [adminB, userA, reseller] = await Promise.all([
      server.tokenFor("adminB"),
      server.tokenFor("userA"),
      server.tokenFor("reseller"),
    ]);
  });

  it("are taken one by one: some may fail", async () => {
    const [mine = "", other = "", free = ""] = await stocked(3);
    await post(adminA, "/sms/provision", { numbers: [mine] });
    await post(adminB, "/sms/provision", { numbers: [other] });
    const answer = await post(adminA, "/sms/provision", { numbers: [mine, other, free, "12", "+12129999999", "6465550100", free] });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        enabled: [mine, free, free],
        failed: [
          { number: other, code: 409 },
          { number: "12", code: 400 },
          { number: "+12129999999", code: 404 },
          // Of another provider.
          { number: "6465550100", code: 404 },
        ],
      },
    });
    expect(await post(adminA, "/sms/provision", { numbers: [other, "12"] })).toMatchObject({
      status: 409,
      body: {
        details: [
          { number: other, code: 409 },
          { number: "12", code: 400 },
        ],
      },
    });
    expect(await post(adminA, "/sms/provision", { numbers: ["12"] })).toMatchObject({
      status: 400,
      body: { details: [{ code: 400 }] },
    });
    expect((await post(adminA, "/sms/provision", { numbers: [mine], user_uuid: users.userA })).status).toBe(409);
    expect((await eventsAbout(free)).length).toBe(1);
  });

  it.each([
    [{ numbers: [] }, "numbers must NOT have fewer than 1 items"],
    [{ numbers: "2125550100" }, "numbers must be array"],
    [{}, "numbers is required"],
    [{ numbers: ["2125550100"], provider: "nobody" }, "There is no provider nobody."],
    [{ numbers: ["2125550100"], account_uuid: accounts.customerB }, "There is no such account."],
    [{ numbers: ["2125550100"], user_uuid: users.userB }, "There is no such user in the account."],
    [{ numbers: ["2125550100"], user_uuid: users.locationA }, "There is no such user in the account."],
    [{ numbers: ["2125550100"], help_text: "x".repeat(321) }, "help_text is not valid"],
  ])("are not taken by %j", async (body, message) => {
    expect(await post(adminA, "/sms/provision", body)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(message) },
    });
  });

  it("are for one of 500 who want the same", { timeout: 60_000 }, async () => {
    const [number] = await stocked(1);
    const [userOfA, userOfB] = await Promise.all([newUser(accounts.customerA), newUser(accounts.customerB)]);
    const wishes = [
      () => post(adminA, "/sms/provision", { numbers: [number] }),
      () => post(adminB, "/sms/provision", { numbers: [number] }),
      () => post(adminA, "/sms/provision", { numbers: [number], user_uuid: userOfA }),
      () => post(adminB, "/sms/provision", { numbers: [number], user_uuid: userOfB }),
    ];
    const answers = await Promise.all(Array.from({ length: 500 }, (_, index) => wishes[index % wishes.length]?.()));
    const statuses = answers.map((answer) => answer?.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => ![200, 201, 409].includes(status ?? 0))).toEqual([]);
    // The same account's further wishes find it taken already, all others are refused.
    expect(statuses.filter((status) => status === 409).length).toBeGreaterThanOrEqual(250);
    expect(await eventsAbout(String(number))).toHaveLength(1);
  });

  it("in several at once, from both ends, end in no deadlock", async () => {
    const numbers = await stocked(50);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        post(index % 2 ? adminA : adminB, "/sms/provision", { numbers: index % 4 < 2 ? numbers : numbers.toReversed() }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.every(({ status }) => [200, 201, 409].includes(status))).toBe(true);
  });

  it("become the sms alias of a user who has none, and are none when they are given back", async () => {
    const user = await newUser(accounts.customerA);
    const [first = "", second = ""] = await provisioned(adminA, 2, { user_uuid: user });
    expect(await aliasOf(user)).toEqual([{ sms: first }]);
    await post(adminA, "/sms/deprovision", { numbers: [second] });
    expect(await aliasOf(user)).toEqual([{ sms: first }]);
    await post(adminA, "/sms/deprovision", { numbers: [first] });
    expect(await aliasOf(user)).toEqual([]);
    const [squatted = ""] = await stocked(1);
    await post(adminA, `/identity/identities/${users.adminA}/aliases`, { sms: squatted });
    await server.call("PUT", `/identity/identities/${users.adminA}/aliases/${squatted}`, { token: adminA });
    await post(adminA, "/sms/provision", { numbers: [squatted], user_uuid: user });
    expect(await aliasOf(user)).toEqual([]);
  });

  it("change their help text and reference together", async () => {
    const numbers = await provisioned(adminA, 2, { reference_id: "first" });
    expect(await put(adminA, "/sms/provision/numbers/help", { numbers, help_text: "Help!" })).toMatchObject({
      status: 200,
      body: { numbers, help_text: "Help!" },
    });
    expect(
      await put(adminA, "/sms/provision/numbers/reference", { numbers, reference_id: 7, reference_text: "seven" }),
    ).toMatchObject({
      body: { numbers, reference_id: "7", reference_text: "seven" },
    });
    // Shifted by a trace, as older callers do.
    const shifted = { numbers, reference_id: 8, reference_text: {}, country_format: "US" };
    expect((await put(adminA, "/sms/provision/numbers/reference_id", shifted)).body).toMatchObject({
      reference_id: "8",
      reference_text: "seven",
    });
    expect((await put(adminA, "/sms/provision/numbers/help", { numbers })).body).toMatchObject({ help_text: "Help!" });
    for (const number of numbers)
      expect((await details(adminA, number)).body).toMatchObject({
        help_text: "Help!",
        reference_id: "8",
        reference_text: "seven",
      });
    expect((await put(adminA, "/sms/provision/numbers/help", { numbers, help_text: "" })).body).toMatchObject({ help_text: null });
    const [free] = await stocked(1);
    for (const bad of [free, "12"]) {
      const refused = await put(adminA, "/sms/provision/numbers/help", { numbers: [...numbers, bad], help_text: "No" });
      expect(refused).toMatchObject({ status: 404, body: { details: [{ number: bad, code: 404 }] } });
    }
    expect((await details(adminA, numbers[0] ?? "")).body).toMatchObject({ help_text: null });
    const long = { numbers, reference_text: "x".repeat(1025) };
    expect((await put(adminA, "/sms/provision/numbers/reference", long)).status).toBe(400);
  });

  it("are listed by account, in ways and by filters", async () => {
    const account = String(
      (await post(reseller, "/accounts/accounts", { name: "Lists", type: "Customer", parent_uuid: accounts.reseller })).body.uuid,
    );
    const user = await newUser(account);
    const [one = "", two = ""] = await provisioned(reseller, 2, { account_uuid: account, user_uuid: user, reference_id: "r" });
    const [three = ""] = await provisioned(reseller, 1, { account_uuid: account, is_campaign: false });
    const base = `/sms/provision/numbers/account/${account}`;
    const numbersAt = async (rest: string) => (await items(reseller, `${base}${rest}`)).map(({ number }) => number);
    expect(await numbersAt("?offset=[object Object]")).toEqual([one, two, three]);
    expect(await numbersAt("?sort=-number&limit=2")).toEqual([three, two]);
    expect(await numbersAt("?offset=1&limit=1")).toEqual([two]);
    expect(await numbersAt("/assigned")).toEqual([one, two]);
    expect(await numbersAt("/unassigned")).toEqual([three]);
    expect(await numbersAt("/campaign")).toEqual([]);
    expect(await numbersAt("/available")).toEqual([one, two]);
    expect(await numbersAt("?reference_id=r")).toEqual([one, two]);
    expect(await numbersAt("?is_campaign=false")).toEqual([three]);
    expect(await numbersAt(`?user_uuid=${user}`)).toEqual([one, two]);
    expect(await numbersAt("?provider=other")).toEqual([]);
    expect(await numbersAt("?campaign_id=C123456")).toEqual([]);
    expect((await get(reseller, `${base}/nonsense`)).status).toBe(400);
  });

  it("are for those who may, and unknown outside the tree", async () => {
    const [number = ""] = await provisioned(adminA, 1);
    expect((await details(adminB, number)).status).toBe(404);
    expect((await details(userA, number)).status).toBe(404);
    expect((await details(reseller, number)).status).toBe(200);
    for (const path of [`account/${accounts.customerA}`, `user/${users.adminA}`]) {
      expect((await get(adminB, `/sms/provision/numbers/${path}`)).status).toBe(404);
      expect((await get(reseller, `/sms/provision/numbers/${path}`)).status).toBe(200);
    }
    expect((await get(userA, `/sms/provision/numbers/user/${users.adminA}`)).status).toBe(403);
    expect((await put(adminB, "/sms/provision/numbers/help", { numbers: [number], help_text: "Mine" })).status).toBe(404);
    expect((await post(adminB, "/sms/deprovision", { numbers: [number] })).status).toBe(404);
    expect((await post(adminA, "/sms/deprovision", { numbers: [number], user_uuid: users.userA })).status).toBe(404);
    expect((await details(adminA, number)).status).toBe(200);
    expect((await post(userA, "/sms/provision", { numbers: [number] })).status).toBe(403);
  });

  it("are free again when their account is no more, and nobody's when their user is", async () => {
    const body = { name: "Short-lived", type: "Customer", parent_uuid: accounts.reseller };
    const account = String((await post(reseller, "/accounts/accounts", body)).body.uuid);
    const user = await newUser(account);
    const [number = ""] = await provisioned(reseller, 1, { account_uuid: account, user_uuid: user });
    await server.call("DELETE", `/identity/identities/${user}`, { token: reseller });
    await vi.waitUntil(async () => (await details(reseller, number)).body.user_uuid === null);
    await server.call("DELETE", `/accounts/accounts/${account}`, { token: reseller });
    await vi.waitUntil(async () => (await findProvisioned(server.app.kernel.db, number)) === undefined);
    expect((await eventsAbout(number)).at(-1)).toMatchObject({ event: "number_deprovisioned", account_uuid: account });
  });
});
