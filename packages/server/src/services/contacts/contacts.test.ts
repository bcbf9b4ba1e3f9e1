import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type Answer, startTestServer, type TestServer } from "../../testing/harness.ts";

let server: TestServer;
let userA: string;
let adminA: string;
let adminB: string;
let userB: string;
let root: string;
const book = (user: "userA" | "adminA" | "userB" = "userA") => `/contacts/users/${server.world.users[user]}/contacts`;
const at = (contact: Answer) => `/contacts/contacts/${contact.uuid}`;
const listOf = (answer: Answer): readonly Answer[] => answer.items as unknown as Answer[];

beforeAll(async () => {
  server = await startTestServer();
  const names = ["userA", "adminA", "adminB", "userB", "root"] as const;
  [userA = "", adminA = "", adminB = "", userB = "", root = ""] = await Promise.all(names.map((name) => server.tokenFor(name)));
});
afterAll(() => server.close());

async function create(body: unknown, token = userA): Promise<Answer> {
  const answer = await server.call("POST", book(), { token, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function clear(): Promise<void> {
  await server.app.kernel.db.run(sql`delete from contacts.contact`);
}

async function eventsOf(uuid: unknown): Promise<string[]> {
  const rows = await server.app.kernel.db.many<{ name: string }>(sql`
    select event as name from kernel.event where service = 'contacts' and data ->> 'uuid' = ${uuid} order by id`);
  return rows.map(({ name }) => name);
}

describe("a contact", () => {
  it("is created, read, replaced and deleted by its owner, with events", async () => {
    const created = await create({
      name: { first: "Dana", last: "Demo" },
      phone_numbers: [{ number: "9415550100", type: "Home", room: 3 }, { number: "9415550101" }],
      color: "blue",
      uuid: "mine",
      user_uuid: server.world.users.adminB,
      audit: null,
    });
    expect(created).toMatchObject({
      user_uuid: server.world.users.userA,
      account_uuid: server.world.accounts.customerA,
      color: "blue",
      emails: [],
      addresses: [],
      tags: [],
      metadata: {},
      audit: { created_by: server.world.users.userA },
      phone_numbers: [
        { number: "9415550100", type: "Home", preferred: true, room: 3 },
        { number: "9415550101", preferred: false },
      ],
    });
    expect((await server.call("GET", at(created), { token: userA })).body).toEqual(created);
    const changed = await server.call("PUT", at(created), {
      token: userA,
      body: { ...Object(created), name: { last: "D" }, color: 1 },
    });
    expect(changed).toMatchObject({ status: 200, body: { name: { last: "D" }, color: 1, uuid: created.uuid } });
    const replaced = await server.call("PUT", at(created), { token: userA, body: { company: "Acme", tags: ["x"] } });
    expect(replaced.body).toMatchObject({ name: {}, phone_numbers: [], company: "Acme", tags: ["x"] });
    expect(replaced.body).not.toHaveProperty("color");
    expect((await server.call("DELETE", at(created), { token: userA })).status).toBe(204);
    expect((await server.call("DELETE", at(created), { token: userA })).status).toBe(404);
    expect(await eventsOf(created.uuid)).toEqual(["created", "updated", "updated", "deleted"]);
  });

  it("has one preferred entry in each list: the last that says so, else the first", async () => {
    const number = (preferred?: boolean) => ({ number: "9415550100", ...(preferred === undefined ? {} : { preferred }) });
    const { phone_numbers } = await create({ phone_numbers: [number(true), number(true), number(false)] });
    expect((phone_numbers as unknown as { preferred: boolean }[]).map(({ preferred }) => preferred)).toEqual([false, true, false]);
    const { emails } = await create({ emails: [{ address: "a@example.com" }, { address: "b@example.com", preferred: false }] });
    expect(emails).toMatchObject([{ preferred: true }, { preferred: false }]);
  });

  it.each([
    [{}, "is required"],
    [{ name: { first: " ", middle: "M" }, notes: "n" }, "is required"],
    [{ name: "Dana" }, "name must be object"],
    [{ phone_numbers: { number: "9415550100" } }, "phone_numbers must be array"],
    [{ phone_numbers: [{ number: "12" }] }, "phone_numbers.0.number"],
    [{ phone_numbers: [{ number: "no number" }] }, "phone_numbers.0.number"],
    ["null body", "not valid JSON"],
    [["a"], "body must be object"],
  ])("refuses %j", async (body, message) => {
    const existing = await create({ company: "Acme" });
    for (const [method, path] of [["POST", book()] as const, ["PUT", at(existing)] as const]) {
      const answer = await server.call(method, path, { token: userA, body });
      expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining(message) } });
    }
  });

  it("has an end", async () => {
    const answer = await server.call("POST", book(), { token: userA, body: { company: "a", more: "x".repeat(140_000) } });
    expect(answer).toMatchObject({ status: 413, body: { key: "too_large" } });
  });
});

describe("whose contact it is", () => {
  it("the owner's and administrators', nobody else's", async () => {
    const mine = await create({ company: "Mine" });
    expect((await server.call("GET", at(mine), { token: adminA })).status).toBe(200);
    expect(listOf((await server.call("GET", `${book()}?search=mine`, { token: adminA })).body)).toEqual([mine]);
    expect((await server.call("PUT", at(mine), { token: adminA, body: { company: "Ours" } })).body).toMatchObject({
      company: "Ours",
      user_uuid: server.world.users.userA,
      audit: { created_by: server.world.users.userA, modified_by: server.world.users.adminA },
    });
    const theirs = (await server.call("POST", book("adminA"), { token: adminA, body: { company: "Theirs" } })).body;
    for (const [method, body] of [["GET"], ["PUT", { company: "x" }], ["DELETE"]] as const) {
      for (const [token, contact] of [
        [adminB, mine],
        [userB, mine],
        [userA, theirs],
      ] as const)
        expect((await server.call(method, at(contact), { token, body })).status).toBe(404);
    }
    expect((await server.call("GET", book("adminA"), { token: userA })).status).toBe(403);
    expect((await server.call("POST", book("adminA"), { token: userA, body: { company: "x" } })).status).toBe(403);
    expect((await server.call("GET", book(), { token: adminB })).status).toBe(404);
    expect((await server.call("DELETE", at(mine), { token: adminA })).status).toBe(204);
  });

  it("goes with its user, and with his account", async () => {
    const account = await server.call("POST", "/accounts/accounts", {
      token: root,
      body: { name: "Short", type: "Customer", parent_uuid: server.world.accounts.reseller },
    });
    const person = (login: string) => ({
      type: "user",
      provider: "local",
      first_name: "S",
      last_name: "L",
      username: login,
      email: login,
    });
    const [one, two] = await Promise.all(
      ["one@short.example", "two@short.example"].map(async (login) => {
        const path = `/identity/accounts/${account.body.uuid}/identities`;
        const { body } = await server.call("POST", path, { token: root, body: person(login) });
        await server.call("POST", `/contacts/users/${body.uuid}/contacts`, { token: root, body: { company: "Gone" } });
        return String(body.uuid);
      }),
    );
    const left = async () =>
      (
        await server.app.kernel.db.many<{ user_uuid: string }>(
          sql`select user_uuid from contacts.contact where account_uuid = ${account.body.uuid}`,
        )
      ).map(({ user_uuid }) => user_uuid);
    expect(await left()).toHaveLength(2);
    await server.call("DELETE", `/identity/identities/${one}`, { token: root });
    await expect.poll(left).toEqual([two]);
    await server.call("DELETE", `/accounts/accounts/${account.body.uuid}`, { token: root });
    await expect.poll(left).toEqual([]);
  });
});

describe("the list", () => {
  beforeAll(async () => {
    await clear();
    const contacts = [
      { name: { first: "Zoe", last: "Adams" }, phone_numbers: [{ number: "+1 (941) 555-0100" }], tags: ["VIP", "golf"] },
      {
        name: { first: "adam", last: "Zimmer" },
        phone_numbers: [{ number: "212-555-0101" }],
        emails: [{ address: "Az@Example.com" }],
      },
      { name: { display: "The Plumber" }, company: "Pipes & Co" },
      { name: { first: "Béla", last: "adams" }, phone_numbers: [{ number: "+44 20 7946 0000" }] },
    ];
    for (const contact of contacts) await create(contact);
  });

  const found = async (query: string) => {
    const answer = await server.call("GET", `${book()}?${query}`, { token: userA });
    expect(answer.status).toBe(200);
    return listOf(answer.body).map((contact) => String(contact.name?.first ?? contact.name?.display));
  };

  it("is by last name, first name and age", async () => {
    expect(await found("")).toEqual(["The Plumber", "Béla", "Zoe", "adam"]);
    expect(await found("sort=-name")).toEqual(["adam", "Zoe", "Béla", "The Plumber"]);
    expect(await found("sort=created_date")).toEqual(["Zoe", "adam", "The Plumber", "Béla"]);
    expect((await server.call("GET", `${book()}?limit=5000`, { token: userA })).body.metadata).toMatchObject({
      limit: 1000,
      total: 4,
    });
    expect((await server.call("GET", book(), { token: userA })).body.metadata).toMatchObject({ limit: 10, count: 4 });
  });

  it.each([
    ["search=9", ["Zoe"]],
    ["search=941", ["Zoe"]],
    ["search=1941", ["Zoe"]],
    ["search=%2B1941", ["Zoe"]],
    ["search=(941)%20555-01", ["Zoe"]],
    ["search=%2B1%20(94", ["Zoe"]],
    ["search=%2B1212", ["adam"]],
    ["search=555", []],
    ["search=20", ["Béla"]],
    ["search=ADA", ["Béla", "Zoe", "adam"]],
    ["search=dams", []],
    ["search=b%C3%A9", ["Béla"]],
    ["search=az@", ["adam"]],
    ["search=example", []],
    ["search=the%20pl", ["The Plumber"]],
    ["search=pipes", ["The Plumber"]],
    ["search=%25", []],
    ["search=%20", ["The Plumber", "Béla", "Zoe", "adam"]],
    ["name=zi", ["adam"]],
    ["number=941555", ["Zoe"]],
    ["email=AZ@example.COM", ["adam"]],
    ["email=az", []],
    ["tag=vip", ["Zoe"]],
    ["company=CO", ["The Plumber"]],
    ["unknown=x", ["The Plumber", "Béla", "Zoe", "adam"]],
  ])("%s", async (query, names) => {
    expect(await found(query)).toEqual(names);
  });
});

describe("import, export and merge", () => {
  const post = (path: string, body: unknown, token = userA) => server.call("POST", `${book()}/${path}`, { token, body });
  const all = async () => listOf((await server.call("GET", `${book()}?sort=created_date`, { token: userA })).body);

  it("give files that other address books read, and take them again", async () => {
    await clear();
    const first = await create({
      name: { first: "Dana", last: "Demo" },
      phone_numbers: [{ number: "9415550100", type: "Boat" }],
      tags: ["a"],
    });
    await create({ company: "Acme", emails: [{ address: "a@example.com" }] });
    for (const [path, type, member, begins, count] of [
      ["csv", "text/csv; charset=utf-8", "csv", "First Name,", 2],
      ["vcard", "text/vcard; charset=utf-8", "vcard", "BEGIN:VCARD\r\n", 4],
    ] as const) {
      const file = await server.call("GET", `${book()}/${path}`, { token: userA });
      expect(file.headers.get("content-type")).toBe(type);
      expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="contacts\./);
      expect(String(file.body).startsWith(begins)).toBe(true);
      const again = await post(path, { [member]: file.body, merge_by: ["phone", "email"] });
      expect(again.body).toEqual({ created: 0, merged: count, refused: [] });
      const copies = await post(path, { [member]: file.body });
      expect(copies.body).toEqual({ created: count, merged: 0, refused: [] });
    }
    expect(await all()).toHaveLength(8);
    expect(await eventsOf(first.uuid)).toEqual(["created"]);
    const merged = await post("merge", { by: ["phone", "email"] });
    expect(merged.body).toEqual({ merged: 6, contacts: [] });
    const [dana, acme, ...others] = await all();
    expect(others).toEqual([]);
    expect(dana).toMatchObject({ uuid: first.uuid, phone_numbers: [{ number: "9415550100", type: "Boat" }], tags: ["a"] });
    expect(acme).toMatchObject({ company: "Acme", emails: [{ address: "a@example.com" }] });
  });

  it("keep what is good of a file and tell what is not", async () => {
    await clear();
    const csv = `First Name,Phone,E-mail\nAda,941-555-0100,\nBob,1,\n,,\nCid,,${"x".repeat(400)}\nDan,(941) 555-0100,dan@example.com\n`;
    const answer = await post("csv", { csv, merge_by: ["phone"] });
    expect(answer.body).toMatchObject({ created: 1, merged: 1, refused: [{ entry: 2 }, { entry: 3 }] });
    expect(await all()).toMatchObject([
      { name: { first: "Ada" }, phone_numbers: [{ number: "941-555-0100" }], emails: [{ address: "dan@example.com" }] },
    ]);
    expect(await eventsOf((await all())[0]?.uuid)).toEqual(["created"]);
    expect((await post("csv", { csv: "a;b\n1;2" })).status).toBe(400);
    expect((await post("csv", { csv: `Name\n${"x\n".repeat(5_001)}` })).body).toMatchObject({
      message: expect.stringContaining("at most 5000"),
    });
    expect((await post("csv", { csv: `Name\n${"x\n".repeat(5_000)}` })).body).toMatchObject({ created: 5_000 });
  });

  it("merge whoever is linked by others into the oldest, who keeps what he has", async () => {
    await clear();
    const oldest = await create({ name: { first: "Ann" }, phone_numbers: [{ number: "9415550100" }], notes: "old" });
    const middle = await create({ name: { first: "Anna", last: "Lee" }, emails: [{ address: "ann@example.com" }], notes: "new" });
    const link = await create({
      phone_numbers: [{ number: "+1 941-555-0100", preferred: true }],
      emails: [{ address: "ANN@example.com" }],
      tags: ["t"],
    });
    const other = await create({ name: { first: "Ann" }, phone_numbers: [{ number: "9415550199" }] });
    const answer = await post("merge", { by: ["phone", "email"] });
    expect(answer.body).toMatchObject({
      merged: 2,
      contacts: [
        {
          uuid: oldest.uuid,
          name: { first: "Ann", last: "Lee" },
          phone_numbers: [{ number: "9415550100", preferred: true }],
          emails: [{ preferred: true }],
          notes: "old\n\nnew",
          tags: ["t"],
        },
      ],
    });
    expect((await all()).map(({ uuid }) => uuid)).toEqual([oldest.uuid, other.uuid]);
    expect(await Promise.all([oldest, middle, link, other].map(({ uuid }) => eventsOf(uuid)))).toEqual([
      ["created", "updated"],
      ["created", "deleted"],
      ["created", "deleted"],
      ["created"],
    ]);
    expect((await post("merge", { by: ["phone", "email"] })).body).toEqual({ merged: 0, contacts: [] });
  });

  it("leave two that are too much for one", async () => {
    await clear();
    const numbers = (from: number) =>
      Array.from({ length: 60 }, (_, n) => ({ number: `941555${String(from + n).padStart(4, "0")}` }));
    await create({ phone_numbers: numbers(0) });
    await create({ phone_numbers: numbers(59) });
    expect((await post("merge", { by: ["phone"] })).body).toEqual({ merged: 0, contacts: [] });
    expect(await all()).toHaveLength(2);
  });

  it("are for others with the permission, and unknown outside the tree", async () => {
    await clear();
    const csv = "Name,Phone\nShared,9415550100";
    expect((await post("csv", { csv }, adminA)).body).toMatchObject({ created: 1 });
    expect((await post("csv", { csv, merge_by: ["phone"] }, adminA)).body).toMatchObject({ merged: 1 });
    expect((await post("csv", { csv }, adminA)).body).toMatchObject({ created: 1 });
    expect((await server.call("GET", `${book()}/csv`, { token: adminA })).status).toBe(200);
    expect((await post("merge", { by: ["phone"] }, adminA)).body).toMatchObject({ merged: 1 });
    for (const token of [adminB, userB]) {
      expect((await post("csv", { csv }, token)).status).toBe(404);
      expect((await post("merge", { by: ["phone"] }, token)).status).toBe(404);
      expect((await server.call("GET", `${book()}/vcard`, { token })).status).toBe(404);
    }
    expect((await server.call("GET", `${book("adminA")}/vcard`, { token: userA })).status).toBe(403);
  });
});
