import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";

let server: TestServer;
let root: string;
let reseller: string;
let adminA: string;

beforeAll(async () => {
  server = await startTestServer();
  root = await server.tokenFor("root");
  reseller = await server.tokenFor("reseller");
  adminA = await server.tokenFor("adminA");
});
afterAll(() => server.close());

let counter = 0;
/** Creates a customer below the reseller. */
async function customer(members: Record<string, unknown> = {}) {
  const body = { name: `Customer ${++counter}`, type: "Customer", parent_uuid: server.world.accounts.reseller, ...members };
  const answer = await server.call("POST", "/accounts/accounts", { token: reseller, body });
  expect(answer.status).toBe(202);
  return answer.body;
}

const path = (uuid: unknown, rest = "") => `/accounts/accounts/${uuid}${rest}`;

describe("creating an account", () => {
  it("refuses one without a parent, with the code of the status", async () => {
    const body = {
      name: "Orphan",
      number: "555",
      type: "Reseller",
      status: "Active",
      reference: "r",
      address: { city: "Sarasota" },
      contacts: [{ id: 1, type: "primary" }],
    };
    const answer = await server.call("POST", "/accounts/accounts", { token: root, body });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 400, key: "validation_failed", details: ["parent_uuid is required"] },
    });
  });

  it("gives a location with a numeric number, contact ids, default groups and the link to its parent", async () => {
    const body = {
      name: "Beach house",
      number: 4_711_001,
      type: "Location",
      parent_uuid: server.world.accounts.root,
      contacts: [{ id: 7, type: "primary", email: "a@example.com" }],
    };
    const created = await server.call("POST", "/accounts/accounts", { token: root, body });
    expect(created).toMatchObject({
      status: 202,
      body: { name: "Beach house", number: "4711001", status: "Active", resource_status: "complete", contacts: [{ id: 7 }] },
    });
    expect(created.body.contacts?.[0]?.uuid).toMatch(/^[0-9a-f-]{36}$/);
    expect(created.headers.get("x-status")).toBe("complete");
    const polled = await fetch(String(created.headers.get("location")), {
      method: "HEAD",
      headers: { authorization: `Bearer ${root}` },
    });
    expect([polled.status, polled.headers.get("x-status")]).toEqual([200, "complete"]);

    const groups = await server.call("GET", `/auth/accounts/${created.body.uuid}/user-groups?default=true`, { token: root });
    expect(groups.body.items).toMatchObject([{ type: "admin" }, { type: "user" }]);
    const read = await server.call("GET", path(created.body.uuid), { token: root });
    expect(read.body).toMatchObject({
      uuid: created.body.uuid,
      relationships: { items: [{ type: "parent", source: { uuid: created.body.uuid } }] },
    });
    expect(read.body.relationships?.items?.[0]?.target).toMatchObject({ uuid: server.world.accounts.root, type: "MasterReseller" });
  });

  it.each([
    [{ type: "Customer", parent_uuid: "customerA" }, 400, "A Customer cannot stand below a Customer."],
    [{ type: "MasterReseller", parent_uuid: "root" }, 400, "A MasterReseller cannot stand below a MasterReseller."],
    [{ type: "Galaxy", parent_uuid: "root" }, 400, "type must be one of"],
    [{ type: "Customer", parent_uuid: "reseller", address: { country: "USA" } }, 400, "address.country"],
    [{ type: "Customer", parent_uuid: "reseller", contacts: [{ email: "nonsense" }] }, 400, "contacts.0.email"],
    [{ type: "Customer", parent_uuid: "reseller", number: "100" }, 409, "The account number 100 is taken."],
  ] as const)("refuses %j", async (members, status, message) => {
    const body = { name: "X", ...members, parent_uuid: server.world.accounts[members.parent_uuid] };
    const answer = await server.call("POST", "/accounts/accounts", { token: root, body });
    expect(answer).toMatchObject({ status, body: { message: expect.stringContaining(message) } });
  });

  it("does not know a parent outside the caller's tree, and needs the permission on a visible one", async () => {
    const below = (parent_uuid: string) => ({ name: "X", type: "Location", parent_uuid });
    const foreign = await server.call("POST", "/accounts/accounts", {
      token: adminA,
      body: below(server.world.accounts.customerB),
    });
    expect(foreign).toMatchObject({ status: 400, body: { key: "unknown_reference" } });
    const user = await server.tokenFor("userA");
    const plain = await server.call("POST", "/accounts/accounts", { token: user, body: below(server.world.accounts.customerA) });
    expect(plain.status).toBe(403);
  });

  it("makes a number up that nobody has had, skipping those that clients have taken", async () => {
    const first = Number((await customer()).number);
    await customer({ number: first + 1 });
    expect((await customer()).number).toBe(String(first + 2));
  });

  it("never gives a number out again, not even that of a deleted account", async () => {
    const { uuid, number } = await customer({ number: "once-only" });
    await server.call("DELETE", path(uuid), { token: reseller });
    const again = await server.call("POST", "/accounts/accounts", {
      token: reseller,
      body: { name: "Again", type: "Customer", parent_uuid: server.world.accounts.reseller, number },
    });
    expect(again.status).toBe(409);
  });
});

describe("reading accounts", () => {
  it("lists the visible tree only, one item when one is asked for", async () => {
    const one = await server.call("GET", "/accounts/accounts?limit=1&type=customer&expand=relationships", { token: root });
    expect(one.body.items).toHaveLength(1);
    const mine = await server.call("GET", "/accounts/accounts", { token: adminA });
    expect(mine.body).toMatchObject({
      items: [{ name: "customerA" }, { name: "locationA" }],
      metadata: { total: 2, offset: 0, count: 2, limit: 10 },
    });
  });

  it("pages with stable links and ignores what it does not know", async () => {
    const page = await server.call(
      "GET",
      "/accounts/accounts?limit=2&offset=2&sort=-name&trace=x&id=1&debug=false&name=[object Object]",
      { token: root },
    );
    expect(page.body.metadata).toMatchObject({ offset: 2, limit: 2, count: 2 });
    const rels = Object.fromEntries(
      (page.body.links as unknown as { rel: string; href: string }[]).map(({ rel, href }) => [rel, href]),
    );
    expect(Object.keys(rels).sort()).toEqual(["first", "last", "next", "prev", "self"]);
    expect(rels.self).toBe(`${server.url}/accounts/accounts?sort=-name&offset=2&limit=2`);
    const beyond = await server.call("GET", "/accounts/accounts?offset=999", { token: root });
    expect(beyond.body).toMatchObject({ items: [], metadata: { count: 0, offset: 999, total: page.body.metadata?.total } });
  });

  it.each(["customerB", "reseller", "root", "reseller2"] as const)("does not show %s to a customer", async (name) => {
    for (const suffix of ["", "/children", "/relationships"]) {
      const answer = await server.call("GET", path(server.world.accounts[name], suffix), { token: adminA });
      expect(answer.status).toBe(404);
    }
  });

  it("answers 404 to ids that are none", async () => {
    for (const id of ["null account uuid", "undefined", "%00", "1"]) {
      expect((await server.call("GET", path(encodeURIComponent(id)), { token: root })).status).toBe(404);
    }
  });

  it("expands identities for those who may read them", async () => {
    const read = await server.call("GET", path(server.world.accounts.customerA, "?expand=identities,relationship"), {
      token: adminA,
    });
    expect(read.body.identities?.metadata?.total).toBe(2);
  });

  it("lists direct children, of all types or one", async () => {
    const all = await server.call("GET", path(server.world.accounts.root, "/children"), { token: root });
    expect(all.body.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: "reseller" }), expect.objectContaining({ name: "reseller2" })]),
    );
    const customers = await server.call("GET", path(server.world.accounts.root, "/children?type=Customer"), { token: root });
    expect(customers.body.items).toEqual([]);
  });

  it("lists the topmost accounts that a user reaches", async () => {
    const own = await server.call("GET", `/accounts/users/${server.world.users.adminA}/root`, { token: adminA });
    expect(own.body.items).toMatchObject([{ uuid: server.world.accounts.customerA }]);
    const other = await server.call("GET", `/accounts/users/${server.world.users.adminB}/root`, { token: adminA });
    expect(other.status).toBe(404);
    const above = await server.call("GET", `/accounts/users/${server.world.users.adminB}/root`, { token: reseller });
    expect(above.body.items).toMatchObject([{ uuid: server.world.accounts.customerB }]);
  });
});

describe("changing an account", () => {
  it("takes the whole fetched account back and keeps what is not its own to change", async () => {
    const created = await customer({
      address: { line1: "Old road 1", city: "Sarasota" },
      contacts: [{ type: "primary" }],
      reference: "ref",
    });
    const fetched = (await server.call("GET", path(created.uuid), { token: reseller })).body;
    const body = { ...fetched, status: "Inactive", parent_uuid: server.world.accounts.root, address: { line1: "New road 2" } };
    const changed = await server.call("PUT", path(created.uuid), { token: reseller, body });
    expect(changed.body).toMatchObject({
      status: "Active",
      parent_uuid: server.world.accounts.reseller,
      address: { line1: "New road 2", city: "Sarasota" },
      contacts: [{ uuid: created.contacts?.[0]?.uuid }],
      reference: "ref",
    });
    const cleared = await server.call("PUT", path(created.uuid), { token: reseller, body: { reference: null, contacts: null } });
    expect(cleared.body).toMatchObject({ reference: "", contacts: [], address: { city: "Sarasota" } });
  });

  it("refuses another's number", async () => {
    const created = await customer();
    const answer = await server.call("PUT", path(created.uuid), { token: reseller, body: { number: 100 } });
    expect(answer.status).toBe(409);
  });
});

describe("suspending and deleting", () => {
  it("suspends, reinstates and deletes, in this order, and again without harm", async () => {
    const { uuid } = await customer();
    for (const step of ["suspend", "suspend", "reinstate", "reinstate"]) {
      expect((await server.call("POST", path(uuid, `/${step}`), { token: reseller })).status).toBe(204);
    }
    expect((await server.call("DELETE", path(uuid), { token: reseller })).status).toBe(202);
    expect((await server.call("GET", path(uuid), { token: reseller })).status).toBe(404);
  });

  it("blocks everyone below a suspended account at once, and lets them back", async () => {
    const token = await server.tokenFor("locationA");
    const read = () => server.call("GET", path(server.world.accounts.locationA), { token });
    expect((await read()).status).toBe(200);
    await server.call("POST", path(server.world.accounts.customerA, "/suspend"), { token: reseller });
    expect(await read()).toMatchObject({ status: 403, body: { key: "account_suspended" } });
    await server.call("POST", path(server.world.accounts.customerA, "/reinstate"), { token: reseller });
    expect((await read()).status).toBe(200);
  });

  it("decides nothing over its own account, nor one with children", async () => {
    for (const [method, suffix] of [
      ["POST", "/suspend"],
      ["DELETE", ""],
    ] as const) {
      expect((await server.call(method, path(server.world.accounts.customerA, suffix), { token: adminA })).status).toBe(403);
      expect((await server.call(method, path(server.world.accounts.root, suffix), { token: root })).status).toBe(403);
    }
    expect((await server.call("DELETE", path(server.world.accounts.customerA), { token: reseller })).status).toBe(409);
  });
});

describe("relationships", () => {
  it("links two accounts however the ends are written, once, and never in a circle", async () => {
    const [a, b] = [await customer(), await customer()];
    const link = (body: Record<string, unknown>) => server.call("POST", "/accounts/relationships", { token: reseller, body });
    const first = await link({ type: "partner", source: { uuid: a.uuid }, target: b.uuid });
    expect(first).toMatchObject({
      status: 201,
      body: { type: "partner", source: { uuid: a.uuid }, target: { uuid: b.uuid, type: "Customer" } },
    });
    expect((await link({ type: "partner", source_uuid: a.uuid, target_uuid: b.uuid })).status).toBe(409);
    expect((await link({ type: "partner", source: b.uuid, target: a.uuid })).status).toBe(409);
    expect((await link({ source: a.uuid, target: b.uuid })).body.message).toContain("parent already");
    expect((await link({ type: "partner", source: a.uuid, target: a.uuid })).status).toBe(400);
    expect((await link({ type: "Bad Type", source: a.uuid, target: b.uuid })).status).toBe(400);
    expect((await link({ type: "partner", source: a.uuid, target: server.world.accounts.reseller2 })).status).toBe(400);

    const list = await server.call("GET", path(a.uuid, "/relationships?expand=accounts&account_type=[object Object]"), {
      token: reseller,
    });
    expect(list.body.items).toMatchObject([{ type: "parent", source: { uuid: a.uuid } }, { type: "partner" }]);
    expect(list.body.items?.[0]?.target).toHaveProperty("address");
    const customers = await server.call("GET", path(a.uuid, "/relationships?account_type=customer"), { token: reseller });
    expect(customers.body.items).toMatchObject([{ type: "partner" }]);
  });

  it("show addresses, contacts and notes only of accounts that the caller may read", async () => {
    const { accounts } = server.world;
    const notes = { reference: "our notes", contacts: [{ type: "primary", email: "boss@example.com" }] };
    await server.call("PUT", path(accounts.reseller), { token: reseller, body: notes });
    const partner = { type: "partner", source: accounts.customerA, target: (await customer(notes)).uuid };
    await server.call("POST", "/accounts/relationships", { token: reseller, body: partner });

    const list = path(accounts.customerA, "/relationships?expand=accounts");
    const seen = (await server.call("GET", list, { token: adminA })).body.items;
    const upper = Array.isArray(seen) ? seen.filter((item) => item.source.uuid === accounts.customerA) : [];
    expect(upper).toMatchObject([
      { source: { contacts: [] }, target: { uuid: accounts.reseller, name: "reseller", type: "Reseller" } },
      { type: "partner", target: { uuid: partner.target } },
    ]);
    for (const { target } of upper) expect(Object.keys(target).sort()).toEqual(["name", "number", "status", "type", "uuid"]);
    const all = (await server.call("GET", list, { token: reseller })).body;
    expect(JSON.stringify(all).split("our notes")).toHaveLength(3);
  });
});
