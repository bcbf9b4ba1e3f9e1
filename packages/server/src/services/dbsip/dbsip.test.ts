import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type Answer, startTestServer, type TestServer } from "../../testing/harness.ts";

let server: TestServer;
let root: string;
let adminA: string;
let userA: string;
let adminB: string;
let account: string;

beforeAll(async () => {
  server = await startTestServer();
  account = server.world.accounts.customerA;
  [root, adminA, userA, adminB] = await Promise.all([
    server.tokenFor("root"),
    server.tokenFor("adminA"),
    server.tokenFor("userA"),
    server.tokenFor("adminB"),
  ]);
});
afterAll(() => server.close());
beforeEach(() => server.app.kernel.db.run(sql`delete from dbsip.destination`));

const put = (destinations: readonly unknown[], token = adminA, of = account) =>
  server.call("PUT", `/dbsip/accounts/${of}/destinations`, { token, body: { destinations } });
const list = (query = "", token = userA) => server.call("GET", `/dbsip/accounts/${account}/destinations?${query}`, { token });
const items = ({ body }: { body: Answer }) => body.items as unknown as Answer[];
const one = (id: unknown, token = userA) => server.call("GET", `/dbsip/destinations/${id}`, { token });
const plain = (id: number) => ({ id, type: "extension", name: `Number ${id}` });

describe("the directory of an account", () => {
  it("is taken whole: what is new, another way or gone is told", async () => {
    const full = {
      ...plain(20),
      number: "941-555-0112",
      extension: "1002",
      description: "d",
      user_uuid: server.world.users.userA,
      site: "Main",
      active: false,
    };
    expect((await put([full, plain(3), { ...plain(4), number: "*98" }])).body).toEqual({ created: 3, updated: 0, deleted: 0 });
    expect(await one(20)).toMatchObject({ status: 200, body: { ...full, number: "+19415550112", account_uuid: account } });
    expect((await one(4)).body).toEqual({
      ...plain(4),
      account_uuid: account,
      number: "*98",
      extension: null,
      description: "",
      user_uuid: null,
      site: null,
      active: true,
    });
    expect((await put([{ ...full, name: "Uma" }, plain(3)])).body).toEqual({ created: 0, updated: 1, deleted: 1 });
    expect(items(await list()).map(({ id, name }) => [id, name])).toEqual([
      [3, "Number 3"],
      [20, "Uma"],
    ]);
  });

  it.each([
    [[plain(1), plain(1)], 400],
    [[plain(0)], 400],
    [[plain(2 ** 31)], 400],
    [[{ ...plain(1), type: "door" }], 400],
    [[{ ...plain(1), user_uuid: "00000000-0000-7000-8000-000000000105" }], 400],
    [[plain(1), plain(500)], 409],
  ])("is refused as a whole: %j", async (destinations, status) => {
    await put([plain(500)], root, server.world.accounts.customerB);
    await put([plain(9)]);
    expect((await put(destinations)).status).toBe(status);
    expect(items(await list()).map(({ id }) => id)).toEqual([9]);
  });

  it("is written by administrators of the account and above, and exists for nobody else", async () => {
    await put([plain(1)], root);
    expect((await put([], userA)).status).toBe(403);
    expect((await put([], adminB)).status).toBe(404);
    expect((await put([{ ...plain(1), name: "x" }], adminA)).body).toMatchObject({ updated: 1 });
    expect((await list("", adminB)).status).toBe(404);
    expect((await one(1, adminB)).status).toBe(404);
    expect((await put([], adminA)).body).toMatchObject({ deleted: 1 });
  });
});

describe("the list", () => {
  beforeEach(async () => {
    const many = Array.from({ length: 25 }, (_, n) => plain(100 + n));
    const special = { id: 7, type: "queue", name: "Front Desk", number: "+19415550100", extension: "2000", active: false };
    await put([...many, { ...special, user_uuid: server.world.users.userA }]);
  });

  it("gives the page that was asked for, by id", async () => {
    const answer = await list("offset=10&limit=10");
    expect(items(answer).map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, n) => 109 + n));
    expect(answer.body.metadata).toEqual({ total: 26, offset: 10, count: 10, limit: 10 });
    expect((await list()).body.metadata).toMatchObject({ limit: 100 });
    expect((await list("limit=5000")).body.metadata).toMatchObject({ limit: 1000 });
  });

  it.each([
    "type=queue",
    "number=(941)%20555-0100",
    "extension=2000",
    "name=front",
    "active=false",
    "user_uuid=00000000-0000-7000-8000-000000000104",
  ])("filters by %s", async (filter) => {
    expect(items(await list(filter)).map(({ id }) => id)).toEqual([7]);
  });
});

it.each(["1.5", "-1", "0", "none", "99999999999", "2147483648", "1e3"])("%s is the id of nothing", async (id) => {
  expect((await one(id)).status).toBe(404);
});

it("is left by users and accounts that are deleted", async () => {
  const body = { name: "Short", type: "Customer", parent_uuid: server.world.accounts.reseller };
  const { body: made } = await server.call("POST", "/accounts/accounts", { token: root, body });
  const person = {
    type: "user",
    provider: "local",
    first_name: "S",
    last_name: "L",
    username: "s@sip.example",
    email: "s@sip.example",
  };
  const { body: user } = await server.call("POST", `/identity/accounts/${made.uuid}/identities`, { token: root, body: person });
  await put([{ ...plain(1), user_uuid: user.uuid }], root, String(made.uuid));
  const owners = () =>
    server.app.kernel.db.many<{ user_uuid: string | null }>(
      sql`select user_uuid from dbsip.destination where account_uuid = ${made.uuid}`,
    );
  await server.call("DELETE", `/identity/identities/${user.uuid}`, { token: root });
  await expect.poll(owners).toEqual([{ user_uuid: null }]);
  await server.call("DELETE", `/accounts/accounts/${made.uuid}`, { token: root });
  await expect.poll(owners).toEqual([]);
});

it("is seeded: what is there takes on what the seed says, and what it does not name stays", async () => {
  const seed = (destinations: readonly unknown[]) =>
    server.app.seed({ destinations: [{ account: "102", destinations }] }, "dbsip.yaml");
  await put([plain(1), plain(5)]);
  for (let run = 0; run < 2; run++) await seed([{ ...plain(1), name: "One", user: "usera@example.com" }, plain(2)]);
  expect(items(await list())).toMatchObject([{ id: 1, name: "One", user_uuid: server.world.users.userA }, { id: 2 }, { id: 5 }]);
  await expect(seed([{ ...plain(3), user: "nobody@example.com" }])).rejects.toThrow("there is no user nobody@example.com");
});
