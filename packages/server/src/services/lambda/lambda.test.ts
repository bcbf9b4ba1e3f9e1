import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newUuid } from "../../kernel/clock.ts";
import { sql } from "../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { invokeFunction } from "./index.ts";
import { Journal } from "./journal.ts";

let server: TestServer;
let userA: string;
let adminA: string;
let adminB: string;

beforeAll(async () => {
  server = await startTestServer();
  [userA, adminA, adminB] = await Promise.all([server.tokenFor("userA"), server.tokenFor("adminA"), server.tokenFor("adminB")]);
});
afterAll(() => server.close());

const invoke = (name: string, body?: unknown, token = userA) =>
  server.call("POST", `/lambda/actions/${encodeURIComponent(name)}/invoke`, { token, ...(body === undefined ? {} : { body }) });

describe("functions that everybody has", () => {
  it("are listed, also for a client", async () => {
    const { body } = await server.call("GET", "/lambda/actions", { token: userA });
    expect(body).toMatchObject({
      items: [{ name: "echo", version: "1" }, { name: "sumnumbers" }],
      metadata: { total: 2, limit: 10 },
    });
    const form = "grant_type=client_credentials&scope=default";
    const headers = { authorization: `Basic ${server.basicToken}`, "content-type": "application/x-www-form-urlencoded" };
    const granted = await fetch(`${server.url}/oauth/token`, { method: "POST", headers, body: form });
    const { access_token } = (await granted.json()) as { access_token: string };
    expect((await server.call("GET", "/lambda/actions", { token: access_token })).body.items).toHaveLength(2);
  });

  it("are paged by skip or offset, whatever old clients send", async () => {
    const page = async (query: string) => (await server.call("GET", `/lambda/actions?${query}`, { token: userA })).body;
    expect(await page("skip=1&limit=1")).toMatchObject({ items: [{ name: "sumnumbers" }], metadata: { offset: 1, count: 1 } });
    expect(await page("skip=1&offset=0")).toMatchObject({ metadata: { offset: 0, count: 2 } });
    expect(await page("skip=[object Object]")).toMatchObject({ metadata: { offset: 0, count: 2 } });
    expect(await page("sort=-name")).toMatchObject({ items: [{ name: "sumnumbers" }, { name: "echo" }] });
  });

  it("add numbers and give back what they get", async () => {
    expect(await invoke("sumnumbers", { nbrs: [1, "2", 3.5] })).toMatchObject({
      status: 200,
      body: { statusCode: 200, body: { sum: 6.5 } },
    });
    expect((await invoke("sumnumbers", { x: "4", y: 5 })).body).toMatchObject({ body: { sum: 9 } });
    expect((await invoke("echo", { a: [1, { b: null }], "": "😀\u2028" })).body).toMatchObject({
      body: { a: [1, { b: null }], "": "😀\u2028" },
    });
    expect((await invoke("echo")).body).toMatchObject({ body: {} });
    expect(await invoke("sumnumbers", { x: 1 })).toMatchObject({
      status: 400,
      body: { code: 400, details: ["y must be a number."] },
    });
  });

  it("take JSON objects only, and are known by their exact name", async () => {
    for (const body of ["[1]", "7", '"text"', "null", "null body"]) expect((await invoke("echo", body)).status).toBe(400);
    for (const name of ["not there", "a/b", "Echo", "😀", "__proto__", "x".repeat(300)])
      expect((await invoke(name, {})).status).toBe(404);
  });
});

describe("a function of an account", () => {
  const at = (name: string, query = "") => `/lambda/actions/${name}${query}`;
  const deploy = (name: string, body: object, token = adminA, query = "") => server.call("PUT", at(name, query), { token, body });

  it("is deployed, listed, invoked, changed, put back and deleted", async () => {
    const source = "export default async ({ who }, { env }) => [env.GREETING, who].join(' ');";
    const created = await deploy("greet", { source, description: "Greets.", environment: { GREETING: "Hello" } });
    expect(created).toMatchObject({
      status: 201,
      body: {
        name: "greet",
        version: "1",
        account_uuid: server.world.accounts.customerA,
        timeout_ms: 30000,
        secrets: [],
        allowed_hosts: [],
      },
    });
    const list = await server.call("GET", "/lambda/actions", { token: userA });
    expect(list.body).toMatchObject({
      items: [{ name: "echo" }, { name: "greet", description: "Greets." }, { name: "sumnumbers" }],
    });
    expect((await invoke("greet", { who: "Ada" })).body).toMatchObject({ statusCode: 200, body: "Hello Ada" });
    // The same again is no new version; another environment is.
    expect((await deploy("greet", { source })).body).toMatchObject({ version: "1", description: "Greets." });
    expect(await deploy("greet", { environment: { GREETING: "Good morning" } })).toMatchObject({
      status: 200,
      body: { version: "2" },
    });
    expect((await invoke("greet", { who: "Ada" })).body).toMatchObject({ body: "Good morning Ada" });
    const versions = await server.call("GET", at("greet", "/versions"), { token: adminA });
    expect(versions.body).toMatchObject({
      items: [
        { version: "2", current: true },
        { version: "1", current: false, bytes: source.length },
      ],
    });
    const first = await server.call("GET", at("greet", "/versions/1"), { token: adminA });
    expect(first.body).toMatchObject({ source, environment: { GREETING: "Hello" } });
    const back = await server.call("POST", at("greet", "/rollback"), { token: adminA, body: { version: "1" } });
    expect(back.body).toMatchObject({ version: "1" });
    expect((await invoke("greet", { who: "Ada" })).body).toMatchObject({ body: "Hello Ada" });
    // What comes after a rollback is newer than everything before it.
    expect((await deploy("greet", { source: `${source}\n` })).body).toMatchObject({ version: "3" });
    for (const version of ["4", "0", "-1", "x", "99999999999"]) {
      const wrong = await server.call("POST", at("greet", "/rollback"), { token: adminA, body: { version } });
      expect([400, 404]).toContain(wrong.status);
    }
    expect((await deploy("greet", { enabled: false })).body).toMatchObject({ enabled: false });
    expect((await invoke("greet", { who: "Ada" })).status).toBe(404);
    expect((await server.call("GET", at("greet"), { token: userA })).body).toMatchObject({ enabled: false });
    expect((await server.call("DELETE", at("greet"), { token: adminA })).status).toBe(204);
    expect((await server.call("GET", at("greet"), { token: userA })).status).toBe(404);
  });

  it.each([
    [
      "code that is none",
      { source: "export default async (p) => {\n  let = = 1;\n};" },
      "SyntaxError: variable name expected at bad.js:2:7",
    ],
    ["nothing to call", { source: "export const a = 1;" }, "It must have a function as its default export"],
    ["modules", { source: 'import fs from "node:fs";\nexport default () => fs;' }, "There is no module node:fs"],
    [
      "calls before it is called",
      { source: "await fetch('https://example.com');\nexport default () => 1;" },
      "not there before the function is called at bad.js:1",
    ],
    ["code that does not end", { source: "for (;;);\nexport default () => 1;" }, "It computed for longer than 1000 ms"],
    ["no source", { description: "x" }, "source is required"],
    ["a host that is none", { source: "export default () => 1;", allowed_hosts: ["https://example.com/"] }, "is no host name"],
    ["a variable that is none", { source: "export default () => 1;", environment: { "a-b": "1" } }, "must be a name"],
    ["too much memory", { source: "export default () => 1;", memory_mb: 1000 }, "memory_mb"],
  ])("is refused with %s", async (_, body, message) => {
    const answer = await deploy("bad", body);
    expect(answer).toMatchObject({ status: 400, body: { key: "validation_failed" } });
    expect(JSON.stringify(answer.body)).toContain(message);
    expect((await server.call("GET", at("bad"), { token: adminA })).status).toBe(404);
  });

  it("takes no name that everybody has, and only names that are one", async () => {
    const source = "export default () => 1;";
    expect((await deploy("echo", { source })).status).toBe(409);
    expect((await deploy("a%20b", { source })).status).toBe(400);
    expect((await deploy("x".repeat(65), { source })).status).toBe(400);
  });

  it("keeps its secrets", async () => {
    const source = `export default async (_, { env, log }) => {
      log("the key is", env.KEY);
      if (env.KEY === undefined) return "none";
      throw new Error("no luck with " + env.KEY);
    };`;
    const KEY = "sesame-open-yourself";
    const created = await deploy("secretive", { source, secrets: { KEY } });
    expect(created.body).toMatchObject({ secrets: ["KEY"] });
    const failed = await invoke("secretive");
    expect(failed).toMatchObject({ status: 502, body: { key: "lambda.failed", message: "no luck with [secret]" } });
    const log = await server.call("GET", "/lambda/invocations?name=secretive", { token: adminA });
    expect(log.body).toMatchObject({
      items: [{ status: "failed", console: [{ text: "the key is [secret]" }], error: { message: "no luck with [secret]" } }],
    });
    const version = await server.call("GET", at("secretive", "/versions/1"), { token: adminA });
    const rows = await server.app.kernel.db.many(
      sql`select f::text, (select json_agg(v)::text from lambda.version v) from lambda.function f`,
    );
    for (const shown of [created, failed, log, version, rows]) expect(JSON.stringify(shown)).not.toContain(KEY);
    expect((await deploy("secretive", { secrets: { KEY: null, OTHER: "1234" } })).body).toMatchObject({
      version: "1",
      secrets: ["OTHER"],
    });
    expect((await invoke("secretive")).body).toMatchObject({ body: "none" });
  });

  it("belongs to one account, and is deployed by who may do so there", async () => {
    const source = "export default async (_, { account_uuid }) => account_uuid;";
    const { customerA, customerB, locationA } = server.world.accounts;
    expect((await deploy("whose", { source }, userA)).status).toBe(403);
    expect((await deploy("whose", { source }, adminB, `?account_uuid=${customerA}`)).status).toBe(404);
    expect((await deploy("whose", { source }, adminA, "?account_uuid=nonsense")).status).toBe(404);
    expect((await deploy("whose", { source }, adminA, `?account_uuid=${locationA}`)).status).toBe(201);
    expect((await deploy("whose", { source }, adminB)).status).toBe(201);
    // The account above administers it, but it is not its own.
    expect((await invoke("whose", {}, adminA)).status).toBe(404);
    expect((await invoke("whose", {}, adminB)).body).toMatchObject({ body: customerB });
    const below = `?account_uuid=${locationA}`;
    expect((await server.call("GET", at("whose", below), { token: adminA })).status).toBe(200);
    expect((await server.call("GET", at("whose", below), { token: adminB })).status).toBe(404);
    for (const [method, path] of [
      ["GET", "/versions"],
      ["GET", "/versions/1"],
      ["DELETE", ""],
    ] as const) {
      expect((await server.call(method, at("whose", `${path}${below}`), { token: adminB })).status).toBe(404);
      expect((await server.call(method, at("whose", `${path}?account_uuid=${customerB}`), { token: adminA })).status).toBe(404);
      expect((await server.call(method, at("whose", path), { token: userA })).status).toBe(403);
    }
    expect((await server.call("DELETE", at("whose", below), { token: adminA })).status).toBe(204);
    expect((await invoke("whose", {}, adminB)).status).toBe(200);
  });
});

describe("parameters_schema", () => {
  const deploy = (parameters_schema: object, settings: object = {}) => {
    const source = "export default async (params) => params;";
    return server.call("PUT", "/lambda/actions/strict", { token: adminA, body: { source, parameters_schema, ...settings } });
  };

  it("refuses parameters that do not fit it, with a reason for each, before the function runs", async () => {
    const lines = { type: "array", items: { $ref: "#/$defs/line" } };
    const line = { type: "object", required: ["sku"], additionalProperties: false, properties: { sku: { type: "string" } } };
    const kind = { anyOf: [{ const: "new" }, { type: "integer" }] };
    const properties = { count: { type: "integer", minimum: 1 }, color: { enum: ["red", 7] }, kind, lines };
    expect((await deploy({ type: "object", required: ["count"], properties, $defs: { line } })).status).toBeLessThan(300);

    const fitting = { count: 2, color: 7, kind: "new", lines: [{ sku: "a" }], more: true };
    expect((await invoke("strict", fitting)).body).toMatchObject({ statusCode: 200, body: fitting });
    expect(await invoke("strict")).toMatchObject({
      status: 400,
      body: { code: 400, key: "validation_failed", details: ["count is required"] },
    });
    const wrong = { count: 0.5, color: "blue", kind: "old", lines: [{ sku: 1 }, { sku: "b", price: 2 }] };
    const { status, body } = await invoke("strict", wrong);
    expect(status).toBe(400);
    expect([body.details].flat().toSorted()).toEqual(
      [
        "count must be integer",
        "count must be >= 1",
        'color must be one of "red", 7',
        "kind is not valid",
        "lines.0.sku must be string",
        "lines.1.price is not known here",
      ].toSorted(),
    );
    const { items } = (await server.call("GET", "/lambda/invocations?name=strict&limit=1", { token: userA })).body;
    expect(items).toMatchObject([{ status: "refused", status_code: 400, console: [] }]);
  });

  it("must be a JSON Schema", async () => {
    for (const wrong of [{ type: "text" }, { properties: { a: { pattern: "(" } } }, { required: "a" }, { minimum: "1" }]) {
      const answer = await deploy(wrong);
      expect(answer).toMatchObject({ status: 400, body: { key: "validation_failed" } });
      expect(String(answer.body.message)).toMatch(/^parameters_schema\./);
    }
  });

  it("has only itself to hurt, with a pattern or a reference that never ends", async () => {
    await deploy({ properties: { a: { type: "string", pattern: "^(a+)+$" } } }, { cpu_ms: 50 });
    const answers = await Promise.all([invoke("strict", { a: `${"a".repeat(60)}!` }), invoke("echo", { here: true })]);
    expect(answers).toMatchObject([{ status: 504, body: { key: "lambda.timeout" } }, { status: 200 }]);
    await deploy({ $ref: "#" }, { cpu_ms: 5_000 });
    expect(await invoke("strict", {})).toMatchObject({ status: 502, body: { message: "Its parameters_schema cannot be used." } });
  });
});

it("a call that is made again by a service runs again, and knows it by its key", async () => {
  const source = "export default async (_, { idempotency_key }) => idempotency_key;";
  await server.call("PUT", "/lambda/actions/again", { token: adminA, body: { source } });
  const { customerA, reseller, root } = server.world.accounts;
  const account = { account_uuid: customerA, account_path: [root, reseller, customerA], user_uuid: server.world.users.userA };
  const call = { ...account, name: "again", parameters: {}, trace_id: "again", idempotency_key: "firing:1" };
  for (let time = 0; time < 2; time++)
    expect(await invokeFunction(server.app.kernel, call)).toEqual({ statusCode: 200, body: "firing:1" });
  const { body } = await server.call("GET", "/lambda/invocations?name=again", { token: userA });
  expect(body.items).toHaveLength(2);
});

describe("what a function answers", () => {
  const answerOf = async (source: string, settings: object = {}) => {
    const deployed = await server.call("PUT", "/lambda/actions/answer", { token: adminA, body: { source, ...settings } });
    expect(deployed.status, JSON.stringify(deployed.body)).toBeLessThan(300);
    return invoke("answer", {});
  };
  const returning = (value: string, settings: object = {}) => answerOf(`export default async () => (${value});`, settings);

  it("is the body, or an envelope of its own", async () => {
    expect((await returning("null")).body).toEqual({ statusCode: 200, body: null });
    expect((await returning("undefined")).body).toEqual({ statusCode: 200, body: null });
    expect((await returning("[1]")).body).toEqual({ statusCode: 200, body: [1] });
    expect((await returning("{ body: 1 }")).body).toEqual({ statusCode: 200, body: { body: 1 } });
    expect((await returning("{ statusCode: 201, body: 1, headers: { a: 'b' } }")).body).toEqual({
      statusCode: 201,
      body: 1,
      headers: { a: "b" },
    });
    expect((await returning("{ statusCode: '400', body: 1 }")).body).toMatchObject({
      statusCode: 200,
      body: { statusCode: "400" },
    });
  });

  it("is an error with the function's own status and body", async () => {
    expect(await returning("{ statusCode: 409, body: { taken: true } }")).toMatchObject({
      status: 409,
      body: { code: 409, key: "lambda.refused", details: [{ taken: true }] },
    });
    expect(await returning("{ statusCode: 503, body: 'later' }")).toMatchObject({
      status: 503,
      body: { code: 503, message: "later", details: ["later"] },
    });
    expect(await returning("{ statusCode: 422, body: [1] }")).toMatchObject({ status: 422, body: { details: ["[1]"] } });
  });

  it.each([
    ["{ statusCode: 99, body: 1 }", "status 99"],
    ["{ statusCode: 1e9, body: 1 }", "status 1000000000"],
    ["{ statusCode: 400.5, body: 1 }", "status 400.5"],
    ["1n", "BigInt"],
    ["(() => { const a = {}; a.a = a; return a; })()", "circular"],
    ["JSON.parse('['.repeat(2000) + ']'.repeat(2000))", "deep"],
    ["'x'.repeat(5_000_000)", "too long"],
    ["{ toJSON() { throw new Error('not me') } }", "not me"],
    ["(() => { throw null; })()", "null"],
    ["(() => { throw { toString() { throw 1; } }; })()", "unprintable"],
    ["(() => { JSON.stringify = () => 'gotcha'; return 1; })()", ""],
    ["new Promise(() => {})", "never happens"],
    ["(() => { throw new Error(''); })()", "The function failed"],
  ])("fails with 502 for %s", async (value, message) => {
    const { status, body } = await returning(value);
    if (message === "") return expect(status).toBeLessThan(503);
    expect({ status, key: body.key }).toEqual({ status: 502, key: "lambda.failed" });
    expect(String(body.message)).toContain(message);
    return undefined;
  });

  it("comes too late", async () => {
    const late = await answerOf("export default () => new Promise((done) => setTimeout(done, 60_000));", { timeout_ms: 50 });
    expect(late).toMatchObject({ status: 504, body: { key: "lambda.timeout", message: "It ran for longer than 50 ms." } });
    const busy = await answerOf("export default () => { for (;;); };", { timeout_ms: 30_000, cpu_ms: 50 });
    expect(busy).toMatchObject({ status: 504, body: { message: "It computed for longer than 50 ms." } });
  });

  it("is written down, with its event, for those who may see it", async () => {
    const failing = await answerOf(
      "function f() {\n  throw new RangeError('out');\n}\nexport default () => {\n  console.warn('careful', [1]);\n  f();\n};",
      { cpu_ms: 5_000, timeout_ms: 30_000 },
    );
    expect(JSON.stringify(failing.body)).not.toContain("answer.js");
    const { body } = await server.call("GET", "/lambda/invocations?name=answer&limit=1", { token: userA });
    const [call] = [body.items?.[0]];
    expect(call).toMatchObject({
      name: "answer",
      status: "failed",
      status_code: 502,
      user_uuid: server.world.users.userA,
      trace_id: failing.headers.get("trace"),
      console: [{ level: "warn", text: "careful [1]" }],
      error: {
        name: "RangeError",
        message: "out",
        stack: [expect.stringMatching(/^f \(answer\.js:2/), expect.stringMatching(/answer\.js:6/)],
      },
    });
    const at = `/lambda/invocations/${call?.uuid}`;
    expect((await server.call("GET", at, { token: adminA })).status).toBe(200);
    expect((await server.call("GET", at, { token: adminB })).status).toBe(404);
    const reseller = await server.tokenFor("reseller");
    const ofCustomer = `/lambda/invocations?limit=1&account_uuid=${server.world.accounts.customerA}`;
    expect((await server.call("GET", ofCustomer, { token: reseller })).body.items).toMatchObject([{ uuid: call?.uuid }]);
    expect((await server.call("GET", ofCustomer, { token: adminB })).status).toBe(404);
    expect((await server.call("GET", "/lambda/invocations", { token: reseller })).body.items).toEqual([]);
    const later = await server.call("GET", `/lambda/invocations?after=${call?.uuid}`, { token: adminA });
    expect(later.body.items).toEqual([]);
    const event = await server.app.kernel.db.one(
      sql`select service, event, trace_id, data from kernel.event where service = 'lambda' order by id desc limit 1`,
    );
    expect(event).toMatchObject({
      event: "failed",
      trace_id: failing.headers.get("trace"),
      data: {
        name: "answer",
        status: "failed",
        duration_ms: expect.any(Number),
        memory_bytes: expect.any(Number),
        user_uuid: server.world.users.userA,
      },
    });
  });
});

describe("the log", () => {
  it("forgets calls after seven days", async () => {
    await invoke("echo");
    const total = async () => Number((await server.call("GET", "/lambda/invocations", { token: adminA })).body.metadata?.total);
    const before = await total();
    server.clock.advance(8 * 86_400_000);
    [userA, adminA] = await Promise.all([server.tokenFor("userA"), server.tokenFor("adminA")]);
    // Each call takes two old ones with it.
    for (let calls = 0; calls < before; calls++) await invoke("echo");
    expect(await total()).toBe(before);
    const oldest = await server.call("GET", "/lambda/invocations?sort=started&limit=1", { token: adminA });
    expect(Date.parse(String(oldest.body.items?.[0]?.started))).toBeGreaterThan(server.clock.now().getTime() - 86_400_000);
  });

  it("has every call that was answered, with its event", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => invoke("sumnumbers", { x: n, y: 1 })));
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
    const traces = answers.map(({ headers }) => String(headers.get("trace")));
    const counted = await server.app.kernel.db.one(sql`
      select (select count(*)::int from lambda.invocation where trace_id = any(${traces}::text[])) as calls,
        (select count(*)::int from kernel.event where service = 'lambda' and trace_id = any(${traces}::text[])) as events`);
    expect(counted).toEqual({ calls: 40, events: 40 });
  });

  it("takes calls that end together in one commit", async () => {
    const journal = new Journal(server.app.kernel);
    const { customerA, reseller, root } = server.world.accounts;
    const account = { account_uuid: customerA, account_path: [root, reseller, customerA] };
    const now = server.clock.now();
    const facts = {
      name: "together",
      version: "1",
      user_uuid: null,
      trace_id: "together",
      status: "succeeded",
      status_code: 200,
    } as const;
    const figures = { started_at: now, duration_ms: 1, cpu_ms: 1, memory_bytes: 1, console: [], error: null };
    await Promise.all(Array.from({ length: 50 }, () => journal.add({ uuid: newUuid(now), ...account, ...facts, ...figures })));
    const counted = await server.app.kernel.db.one(sql`
      select count(*)::int as calls, count(distinct xmin::text)::int as commits from lambda.invocation where name = 'together'`);
    // The first goes alone, those that come meanwhile go together.
    expect(counted).toEqual({ calls: 50, commits: 2 });
  });

  it("takes what the database cannot keep, and loses nothing of the others", async () => {
    const source =
      "export default async () => { console.log('\\0', '\\ud800', '\\udc00\\ud800'); throw new Error('\\0 \\udfff'); };";
    await server.call("PUT", "/lambda/actions/odd", { token: adminA, body: { source } });
    const answers = await Promise.all([invoke("odd"), invoke("echo"), invoke("odd"), invoke("echo")]);
    expect(answers.map(({ status }) => status)).toEqual([502, 200, 502, 200]);
    const { body } = await server.call("GET", "/lambda/invocations?name=odd", { token: adminA });
    expect(body.items).toMatchObject([{ console: [{ text: expect.stringContaining("\ufffd") }] }, {}]);
  });
});

it("a seed deploys functions, and is applied again without a new version", async () => {
  const lambdas = [
    {
      account: server.world.accounts.customerB,
      name: "seeded",
      source: "export default async (_, { env }) => env.A;",
      environment: { A: "1" },
    },
  ];
  await server.app.seed({ lambdas }, "a seed");
  await server.app.seed({ lambdas }, "a seed");
  adminB = await server.tokenFor("adminB");
  expect((await server.call("GET", "/lambda/actions/seeded", { token: adminB })).body).toMatchObject({ version: "1" });
  expect((await invoke("seeded", {}, adminB)).body).toMatchObject({ body: "1" });
  const broken = [{ ...lambdas[0], source: "export default (" }];
  await expect(server.app.seed({ lambdas: broken }, "a seed")).rejects.toThrow(
    /Function seeded: The code cannot be loaded: SyntaxError/,
  );
});

it("a deleted account takes its functions and their log with it", async () => {
  const root = await server.tokenFor("root");
  const body = { name: "Passing", type: "Customer", parent_uuid: server.world.accounts.reseller };
  const account = await server.call("POST", "/accounts/accounts", { token: root, body });
  const { uuid } = account.body;
  const query = `?account_uuid=${uuid}`;
  const deployed = await server.call("PUT", `/lambda/actions/passing${query}`, {
    token: root,
    body: { source: "export default () => 1;" },
  });
  expect(deployed.status).toBe(201);
  await server.call("DELETE", `/accounts/accounts/${uuid}`, { token: root });
  const left = () => server.app.kernel.db.many(sql`select 1 from lambda.function where account_uuid = ${String(uuid)}`);
  await expect.poll(left, { timeout: 10_000 }).toEqual([]);
});
