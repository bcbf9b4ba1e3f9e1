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
beforeEach(() => server.app.kernel.db.run(sql`delete from voice.extension`));

const put = (extensions: readonly unknown[], token = adminA, of = account) =>
  server.call("PUT", `/voice/accounts/${of}/extensions`, { token, body: { extensions } });
const get = (query: string, token = userA) => server.call("GET", `/voice/extension?${query}`, { token });
const items = ({ body }: { body: Answer }) => body.items as unknown as Answer[];
const numbers = async (query: string, token?: string) => {
  const answer = await get(query, token);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return items(answer).map(({ extension }) => extension);
};
const events = () =>
  server.app.kernel.db.many<{ event: string; extension: string; user_uuid: string | null }>(sql`
    select event, data ->> 'extension' as extension, user_uuid from kernel.event where service = 'voice' order by id`);

describe("the directory of an account", () => {
  it("is taken whole: what is new, another way or gone is told, ids stay", async () => {
    await server.app.kernel.db.run(sql`delete from kernel.event where service = 'voice'`);
    const full = {
      extension: "1002",
      name: "Uma",
      user_uuid: server.world.users.userA.toUpperCase(),
      caller_id: { name: "Shop", number: "(941) 555-0110" },
      did_numbers: ["941-555-0112"],
      channels: [{ type: "sip", address: "sip:1002@pbx.example", registered: true }],
      metadata: { floor: 2 },
    };
    expect((await put([full, { extension: "1001" }])).body).toEqual({ created: 2, updated: 0, deleted: 0 });
    const before = items(await get("include=channels,metadata,unknown"));
    expect(before).toEqual([
      expect.objectContaining({
        extension: "1001",
        name: "1001",
        user_uuid: null,
        type: "user",
        status: "active",
        channels: [],
        metadata: {},
      }),
      {
        uuid: expect.any(String),
        account_uuid: account,
        extension: "1002",
        name: "Uma",
        user_uuid: server.world.users.userA,
        type: "user",
        caller_id: { name: "Shop", number: "+19415550110" },
        did_numbers: ["+19415550112"],
        status: "active",
        channels: [{ uuid: expect.any(String), type: "sip", address: "sip:1002@pbx.example", registered: true, user_agent: "" }],
        metadata: { floor: 2 },
      },
    ]);
    expect((await put([full, { extension: "1001" }])).body).toEqual({ created: 0, updated: 0, deleted: 0 });
    const changed = await put([{ ...full, name: "Uma U." }, { extension: "99" }]);
    expect(changed.body).toEqual({ created: 1, updated: 1, deleted: 1 });
    const after = items(await get("include=channels"));
    expect(after.map(({ extension }) => extension)).toEqual(["99", "1002"]);
    expect(after[1]).toMatchObject({ uuid: before[1]?.uuid, name: "Uma U.", channels: before[1]?.channels });
    expect(after[1]).not.toHaveProperty("metadata");
    expect((await events()).map(({ event, extension }) => `${event} ${extension}`)).toEqual([
      "extension_created 1002",
      "extension_created 1001",
      "extension_created 99",
      "extension_updated 1002",
      "extension_deleted 1001",
    ]);
  });

  it.each([
    [[{ extension: "1001" }, { extension: "1001" }], "twice"],
    [[{ extension: "10 01" }], "extensions.0.extension"],
    [[{ extension: "1001", did_numbers: ["12"] }], "extensions.0.did_numbers.0"],
    [[{ extension: "1001", caller_id: { number: "nobody" } }], "extensions.0.caller_id.number"],
    [[{ extension: "1001", type: "door" }], "extensions.0.type"],
    [[{ extension: "1001", user_uuid: "00000000-0000-7000-8000-000000000105" }], "does not exist"],
  ])("is refused as a whole: %j", async (extensions, message) => {
    await put([{ extension: "1" }]);
    expect(await put(extensions)).toMatchObject({ status: 400, body: { message: expect.stringContaining(message) } });
    expect(await numbers("")).toEqual(["1"]);
  });

  it("is written by one at a time", async () => {
    const sets = Array.from({ length: 6 }, (_, n) => [{ extension: "1", name: `writer ${n}` }, { extension: String(n + 2) }]);
    const answers = await Promise.all(sets.map((set) => put(set)));
    expect(answers.map(({ status }) => status)).toEqual(sets.map(() => 200));
    expect(await numbers("")).toHaveLength(2);
  });

  it("is written by administrators of the account and above, and exists for nobody else", async () => {
    expect((await put([], userA)).status).toBe(403);
    expect((await put([], adminB)).status).toBe(404);
    expect((await put([{ extension: "7" }], adminA, server.world.accounts.locationA)).body).toMatchObject({ created: 1 });
    expect((await put([{ extension: "7" }], root)).body).toMatchObject({ created: 1 });
    expect((await put([{ extension: "7", name: "x" }], root)).body).toMatchObject({ updated: 1 });
    expect((await put([], root)).body).toMatchObject({ deleted: 1 });
  });
});

describe("the list", () => {
  beforeEach(async () => {
    await put([
      { extension: "1000", type: "queue", status: "disabled" },
      { extension: "999", user_uuid: server.world.users.userA },
      { extension: "*9" },
      { extension: "99" },
    ]);
  });

  it.each([
    ["", ["99", "999", "1000", "*9"]],
    ["sort=-extension", ["*9", "1000", "999", "99"]],
    ["extension=99", ["99"]],
    ["type=queue", ["1000"]],
    ["status=disabled", ["1000"]],
    ["user_uuid=00000000-0000-7000-8000-000000000104", ["999"]],
    ["limit=2&offset=1", ["999", "1000"]],
    ["account_type=customer", ["99", "999", "1000", "*9"]],
    ["account_type=CUSTOMER&extension=99", ["99"]],
    ["account_type=reseller", []],
    ["account_type=master", []],
    ["account_type=MasterReseller", []],
    ["account_type=location", []],
    ["account_type=null&extension=99", ["99"]],
  ])("%s", async (query, expected) => {
    expect(await numbers(`account_uuid=${account}&${query}`)).toEqual(expected);
  });

  it("has whole metadata when it is empty, and at most a hundred items", async () => {
    const answer = await get(`account_uuid=${account}&account_type=reseller&limit=1000`);
    expect(answer.body).toMatchObject({ items: [], metadata: { total: 0, count: 0, offset: 0, limit: 100 } });
  });

  it("refuses unknown types, and knows no accounts outside the tree", async () => {
    expect((await get(`account_uuid=${account}&account_type=tenant`)).status).toBe(400);
    for (const uuid of ["nonsense", server.world.accounts.customerB, server.world.accounts.reseller])
      expect((await get(`account_uuid=${uuid}`)).status).toBe(404);
    expect((await get(`account_uuid=${account}`, adminB)).status).toBe(404);
    expect(await numbers("", adminB)).toEqual([]);
    expect(await numbers(`account_uuid=${server.world.accounts.locationA}&account_type=customer`, adminA)).toEqual([]);
  });
});

it("is left by users and accounts that are deleted", async () => {
  const body = { name: "Short", type: "Customer", parent_uuid: server.world.accounts.reseller };
  const { body: made } = await server.call("POST", "/accounts/accounts", { token: root, body });
  const person = {
    type: "user",
    provider: "local",
    first_name: "S",
    last_name: "L",
    username: "s@voice.example",
    email: "s@voice.example",
  };
  const { body: user } = await server.call("POST", `/identity/accounts/${made.uuid}/identities`, { token: root, body: person });
  await put([{ extension: "1", user_uuid: user.uuid }], root, String(made.uuid));
  const owners = () =>
    server.app.kernel.db.many<{ user_uuid: string | null }>(
      sql`select user_uuid from voice.extension where account_uuid = ${made.uuid}`,
    );
  await server.call("DELETE", `/identity/identities/${user.uuid}`, { token: root });
  await expect.poll(owners).toEqual([{ user_uuid: null }]);
  expect((await events()).at(-1)).toEqual({ event: "extension_updated", extension: "1", user_uuid: null });
  await server.call("DELETE", `/accounts/accounts/${made.uuid}`, { token: root });
  await expect.poll(owners).toEqual([]);
});

it("is seeded: what is there takes on what the seed says, and what it does not name stays", async () => {
  const seed = (extensions: readonly unknown[]) =>
    server.app.seed({ voice_extensions: [{ account: "102", extensions }] }, "voice.yaml");
  await put([{ extension: "1" }]);
  for (let run = 0; run < 2; run++) await seed([{ extension: "1", name: "One", user: "usera@example.com" }, { extension: "2" }]);
  expect(items(await get(""))).toMatchObject([
    { extension: "1", name: "One", user_uuid: server.world.users.userA },
    { extension: "2" },
  ]);
  await expect(seed([{ extension: "3", user: "nobody@example.com" }])).rejects.toThrow("there is no user nobody@example.com");
  await expect(server.app.seed({ voice_extensions: [{ account: "none", extensions: [] }] }, "voice.yaml")).rejects.toThrow(
    "no account",
  );
});
