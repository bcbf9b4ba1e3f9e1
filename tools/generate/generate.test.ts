import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Validator } from "@seriousme/openapi-schema-validator";
import { type TSchema, Type } from "typebox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  anyToken,
  bearerArg,
  bodyArg,
  fieldArg,
  List,
  type OperationSpec,
  pageQuery,
  pathArg,
  queryArg,
  type ServiceSpec,
  services,
  stringQueryArg,
  traceArg,
  Uuid,
} from "../../packages/contract/src/index.ts";
import { generateAll } from "./all.ts";
import { dropInFiles } from "./drop-in.ts";
import { eventsFile } from "./events.ts";
import { fakeFiles } from "./fake.ts";
import { openApiFile } from "./openapi.ts";
import { resourceFiles } from "./resources.ts";
import { driftOf, write } from "./write.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const Thing = Type.Object(
  { uuid: Type.String(), size: Type.Optional(Type.Integer()) },
  { title: "Thing", description: "A thing." },
);
const base: OperationSpec = {
  method: "GET",
  path: "/things/{thing_uuid}",
  summary: "Read a thing.",
  access: anyToken,
  params: { thing_uuid: Type.String() },
  responses: { 200: Thing },
};

function serviceOf(operations: Readonly<Record<string, OperationSpec>>): ServiceSpec {
  return { name: "things", namespace: "Things", prefix: "/things", title: "Things", description: "Keeps things.", operations };
}

const client = (spec: Partial<OperationSpec>) => resourceFiles([serviceOf({ doIt: { ...base, ...spec } })])[0]?.text ?? "";
const dropIn = (spec: Partial<OperationSpec>) => dropInFiles([serviceOf({ doIt: { ...base, ...spec } })], () => [])[0]?.text ?? "";

describe("descriptions that the table does not give", () => {
  test("a uuid is described by its name", () => {
    const members = Type.Object({
      owner_user_uuid: Uuid,
      other_uuid: Type.String({ format: "uuid", description: "Another." }),
      uuid: Uuid,
    });
    const text = client({ method: "POST", params: { thing_uuid: Uuid }, body: members });
    expect(text).toContain("/** UUID of the thing, lower case. */\n  thing_uuid: string;");
    expect(text).toContain("/** UUID of the owner user, lower case. */\n  owner_user_uuid: string;");
    expect(text).toContain("/** Another. */\n  other_uuid: string;");
    expect(text).toContain("/** UUID, lower case. */\n  uuid: string;");
  });

  test("what may be null is described as what it is otherwise", () => {
    const size = Type.Union([Type.Integer({ description: "In bytes." }), Type.Null()]);
    const either = Type.Union([Type.Integer({ description: "In bytes." }), Type.String({ description: "In words." })]);
    const text = client({
      method: "POST",
      body: Type.Object({ size, either, own: Type.Union(size.anyOf, { description: "Own." }) }),
    });
    expect(text).toContain("/** In bytes. */\n  size: number | null;");
    expect(text).toContain("/** Own. */\n  own: number | null;");
    expect(text.match(/In bytes/g)).toHaveLength(1);
  });
});

describe("the files on disk", () => {
  test("are what the table says, and generating twice gives the same", async () => {
    const files = await generateAll(root);
    expect(await generateAll(root)).toEqual(files);
    expect(await driftOf(root, files)).toEqual([]);
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  });

  test("there is one of each kind for each service", async () => {
    const paths = (await generateAll(root)).map(({ path }) => path);
    for (const { name } of services)
      expect(paths).toEqual(expect.arrayContaining([`packages/sdk/src/resources/${name}.ts`, `docs/reference/${name}.md`]));
    expect(paths).toEqual(expect.arrayContaining(["openapi.json", "docs/permissions.md", "packages/sdk/src/resources/types.ts"]));
  });
});

describe("drift", () => {
  let copy: string;
  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), "patchbay-generate-"));
    await write(copy, await generateAll(root));
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  test("a changed, a missing and a left-over file are named, and written or removed", async () => {
    const files = await generateAll(root);
    await writeFile(join(copy, "openapi.json"), "{}");
    await rm(join(copy, "docs/permissions.md"));
    await writeFile(join(copy, "packages/sdk/src/resources/gone.ts"), "");
    await writeFile(join(copy, "packages/sdk/src/resources/kept.test.ts"), "");
    const drifted = ["docs/permissions.md", "openapi.json", "packages/sdk/src/resources/gone.ts"];
    expect(await driftOf(copy, files)).toEqual(drifted);
    expect(await write(copy, files)).toEqual(drifted);
    expect(await driftOf(copy, files)).toEqual([]);
  });

  test("--check names the file and exits with 1", { timeout: 120_000 }, async () => {
    const checkout = await mkdtemp(join(tmpdir(), "patchbay-check-"));
    try {
      for (const part of [
        "package.json",
        "openapi.json",
        "docs",
        "tools/generate.ts",
        "tools/generate",
        "packages/contract/src",
        "packages/contract/package.json",
        "packages/sdk/src",
        "packages/server/src",
        "packages/server/package.json",
        "examples",
      ]) {
        await cp(join(root, part), join(checkout, part), { recursive: true });
      }
      await symlink(join(root, "node_modules"), join(checkout, "node_modules"));
      const check = () =>
        spawnSync(process.execPath, ["--import", import.meta.resolve("tsx"), "tools/generate.ts", "--check"], {
          cwd: checkout,
          encoding: "utf8",
        });
      expect(check()).toMatchObject({ status: 0, stderr: "" });
      const page = join(checkout, "docs/reference/accounts.md");
      await writeFile(page, `${await readFile(page, "utf8")}\nby hand`);
      const { status, stderr } = check();
      expect(status).toBe(1);
      expect(stderr).toContain("docs/reference/accounts.md is not what the table says");
    } finally {
      await rm(checkout, { recursive: true, force: true });
    }
  });
});

describe("types", () => {
  const typeOf = (schema: Parameters<typeof Type.Optional>[0]) =>
    /whole: (.*);/.exec(client({ body: Type.Object({ whole: schema }) }))?.[1];

  test.each([
    ["a text", Type.String(), "string"],
    ["a number", Type.Integer(), "number"],
    ["null", Type.Union([Type.String(), Type.Null()]), "string | null"],
    ["literals", Type.Union([Type.Literal("a"), Type.Literal(2)]), '"a" | 2'],
    ["an open enumeration", Type.Union([Type.Literal("a"), Type.String()]), '"a" | (string & {})'],
    ["what is tolerated but not offered", Type.Union([Type.String(), Type.Unknown({ deprecated: true })]), "string"],
    ["a list of alternatives", Type.Array(Type.Union([Type.String(), Type.Number()])), "(string | number)[]"],
    ["a tuple", Type.Tuple([Type.String(), Type.Boolean()]), "[string, boolean]"],
    ["a record", Type.Record(Type.String(), Type.Integer()), "Record<string, number>"],
    ["an object that must be empty", Type.Object({}, { additionalProperties: false }), "Record<string, never>"],
    ["anything", Type.Unknown(), "unknown"],
    ["several at once", Type.Intersect([Type.Object({}), Thing]), "Record<string, unknown> & Thing"],
    ["a title", Thing, "Thing"],
    ["a list of the platform", List(Thing), "ListOf<Thing>"],
    ["a file", Type.String({ format: "binary" }), "FileInput"],
  ])("%s", (_, schema, text) => {
    expect(typeOf(schema)).toBe(text);
  });

  test("what no generator knows is refused rather than guessed", () => {
    expect(() => typeOf(Type.Unsafe({ if: {}, type: "string" }))).toThrow("keyword if is not known");
    expect(() => typeOf(Type.String({ title: "not a name" }))).toThrow("is no name for a type");
  });

  test("two schemas cannot have one title", () => {
    expect(() => client({ responses: { 200: Thing, 201: Type.Object({}, { title: "Thing" }) } })).toThrow(
      "two different schemas have the title Thing",
    );
  });
});

describe("the modern client", () => {
  test("one name for two things is refused", () => {
    const twice = { thing_uuid: Type.String() };
    expect(() => client({ method: "PUT", body: Type.Object(twice) })).toThrow(
      'things.doIt: "thing_uuid" is the name of two parameters',
    );
    expect(() => client({ method: "PUT", query: { body: Type.String() }, body: Type.Array(Type.String()) })).toThrow(
      '"body" is the name of two',
    );
  });

  test("parameters of operations that share a name are told apart by the namespace", () => {
    const other = { ...serviceOf({ doIt: base, undo: base }), name: "others", namespace: "Others" };
    const [things, others] = resourceFiles([serviceOf({ doIt: base }), other]).map(({ text }) => text);
    expect(things).toContain("doIt(params: ThingsDoItParams,");
    expect(others).toContain("doIt(params: OthersDoItParams,");
    expect(others).toContain("export interface UndoParams {");
  });

  test("an optional member, or a filter, that repeats the path is given there alone", () => {
    const text = client({
      method: "PUT",
      query: { thing_uuid: Type.String() },
      body: Type.Object({ thing_uuid: Type.Optional(Type.String()), size: Type.Integer() }),
    });
    expect(text.match(/thing_uuid\??:/g)).toHaveLength(1);
    expect(text).toContain('body: "members" }');
  });

  test("a body that takes other members too is given by its members", () => {
    const text = client({ method: "PUT", body: Type.Object({ size: Type.Integer() }, { additionalProperties: true }) });
    expect(text).toContain("  size: number;\n  [name: string]: unknown;\n}");
    expect(text).toContain('body: "members" }');
  });

  test("a list gives its items, everything else its answer", () => {
    const paged = { limit: 10, max: 100, sort: ["size"], sortable: ["size"] };
    expect(client({ query: pageQuery, responses: { 200: List(Thing) }, paged })).toContain("): ListCall<Thing> {");
    expect(client({ responses: { 200: Thing, 204: null } })).toContain("): Call<Thing | undefined> {");
  });

  test("an answer that need not be JSON is told apart, so that any other text is a fault", () => {
    const answering = (schema: TSchema | null) => client({ responses: { 200: schema, 204: null } });
    for (const schema of [Thing, Type.Array(Thing), Type.Union([Thing, Type.Array(Thing)]), null]) {
      expect(answering(schema)).not.toContain("text: true");
    }
    for (const schema of [Type.String(), Type.Unknown(), Type.Union([Thing, Type.String()])]) {
      expect(answering(schema)).toContain("text: true");
    }
  });

  test("says in its documentation what it does, who may, and what can go wrong", () => {
    const text = client({
      description: "Slowly.",
      access: { kind: "bearer", permission: "account.read", own: "one's own things" },
      errors: ["conflict"],
    });
    for (const line of [
      "Read a thing.",
      "Slowly.",
      "`GET /things/{thing_uuid}`. Needs the permission `account.read`, except for one's own things.",
      "401, 403, 404, 429. Of special interest: `conflict`.",
    ]) {
      expect(text).toContain(line);
    }
  });
});

describe("drop-in functions", () => {
  const args = [bearerArg("null accessToken"), pathArg("thing_uuid", "thingUUID", "null uuid"), bodyArg(), traceArg];

  test("require in their types what the server requires, and keep the old defaults at run time", () => {
    const text = dropIn({ method: "PUT", body: Thing, positional: { args, outcome: "body" } });
    expect(text).toContain(
      "export function doIt(accessToken: string, thingUUID: string, body: Thing, trace?: Trace): Promise<Thing>;",
    );
    expect(text).toContain('thingUUID: string = "null uuid",\n  body: Thing | "null body" = "null body",\n  trace: Trace = {},');
    expect(text).toMatch(/path: path`\/things\/\$\{thingUUID\}`/);
  });

  test("a member of the body is required when the server wants it and the default is none", () => {
    const text = dropIn({
      method: "PUT",
      params: { thing_uuid: Type.Integer() },
      body: Type.Object({ a: Type.String(), b: Type.Array(Type.String()), c: Type.String(), d: Type.String() }),
      positional: {
        args: [
          pathArg("thing_uuid", "thing", "null thing"),
          fieldArg("a", "a"),
          fieldArg("b", "b", []),
          fieldArg("c", "c", "null c"),
          fieldArg("d", "d", "good"),
        ],
        outcome: "body",
      },
    });
    expect(text).toContain("export function doIt(thing: number, a: string, b: string[], c: string, d?: string)");
    expect(text).toContain('thing: number | "null thing" = "null thing",\n  a?: string,\n  b: string[] = [],');
    expect(text).toContain("@param a Sent as `a`.\n");
  });

  test("a body is required when its default is an empty list; one that is always the same may be empty", () => {
    const body = Type.Array(Type.String(), { minItems: 1 });
    expect(dropIn({ method: "PUT", body, positional: { args: [...args.slice(0, 2), bodyArg([])], outcome: "body" } })).toContain(
      "thingUUID: string, body: string[]): Promise<Thing>;",
    );
    const positional = { args: args.slice(0, 2), fixed: { body: {} }, outcome: "body" } as const;
    expect(dropIn({ method: "PUT", body: Type.Optional(Type.Object({})), positional })).toContain("body: {  },");
  });

  test("an optional argument before a required one can be left undefined", () => {
    const mixed = [bearerArg("x"), { to: "query", param: "size", name: "size" } as const, ...args.slice(1)];
    const text = dropIn({
      method: "PUT",
      query: { size: Type.Integer() },
      body: Thing,
      positional: { args: mixed, outcome: "body" },
    });
    expect(text).toContain("size: number | string | undefined, thingUUID: string");
  });

  test("a query parameter or header whose default only stands for a missing one must be given", () => {
    const owner = { to: "header", header: "x-owner", name: "owner", default: "null owner" } as const;
    const size = { to: "query", param: "size", name: "size", default: "no size uuid provided" } as const;
    const text = dropIn({
      headers: { "x-owner": Type.String() },
      query: { size: Type.String() },
      positional: { args: [owner, ...args.slice(0, 2), size, traceArg], outcome: "body" },
    });
    expect(text).toContain("doIt(owner: string, accessToken: string, thingUUID: string, size: string, trace?: Trace)");
  });

  test("say that an argument is optional only where it is", () => {
    const bare = [pathArg("thing_uuid", "thing", undefined), { to: "query", param: "size", name: "size" } as const];
    const text = dropIn({ query: { size: Type.Integer() }, positional: { args: bare, outcome: "body" } });
    expect(text).toContain("@param thing The `thing_uuid`.\n * @param size Query parameter `size`. Optional.\n");
  });

  test("queries take what older callers write as text", () => {
    const query = { open: Type.Boolean(), include: Type.Array(Type.String()) };
    const members = [queryArg("open", "open", "false"), queryArg("include", "include"), stringQueryArg("include", "only")];
    const text = dropIn({ path: "/things", params: {}, query, positional: { args: members, outcome: "body" } });
    expect(text).toContain('doIt(open?: boolean | "true" | "false", include?: string[] | string, only?: string)');
    expect(text).toContain('  open: boolean | "true" | "false" = "false",');
  });

  test("so must a member of the body, needed or not, that is a uuid unless it is given", () => {
    const body = Type.Object({
      token: Type.String(),
      owner_uuid: Type.Optional(Type.String()),
      size: Type.Optional(Type.String()),
    });
    const fields = [
      fieldArg("owner_uuid", "owner", "no owner uuid"),
      fieldArg("token", "token", "no token provided"),
      fieldArg("size", "size", "null size"),
    ];
    const text = dropIn({ method: "PUT", body, positional: { args: [...args.slice(0, 2), ...fields], outcome: "body" } });
    expect(text).toContain("thingUUID: string, owner: string, token: string, size?: string)");
  });

  test("a call that later clients have moved to the gateway knows both paths", () => {
    const positional = { args: args.slice(0, 2), gateway: "/moved/{thing_uuid}", outcome: "body" } as const;
    const text = dropIn({ host: "auth", aliases: [positional.gateway], positional });
    expect(text).toContain(`path: path\`/things/\${thingUUID}\`,\n    gateway: path\`/moved/\${thingUUID}\`,`);
    expect(text).toContain("`GET {AUTH_HOST}/things/{thing_uuid}`, or `{MS_HOST}/moved/{thing_uuid}`");
    expect(() => dropIn({ positional })).toThrow("the server does not know the path /moved/{thing_uuid}");
  });

  test("what the table gets wrong is refused", () => {
    expect(() => dropIn({ positional: { args: [traceArg], outcome: "body" } })).toThrow(
      "no argument gives the path parameter thing_uuid",
    );
    expect(() => dropIn({ body: Thing, positional: { args: [...args, fieldArg("colour", "colour")], outcome: "body" } })).toThrow(
      "the body has no member colour",
    );
    expect(() => dropIn({ positional: { args: [pathArg("thing_uuid", "path", "")], outcome: "body" } })).toThrow(
      "cannot be named path",
    );
  });

  test("a function in the table and by hand is refused", () => {
    const both = () => dropInFiles([serviceOf({ doIt: { ...base, positional: { args, outcome: "body" } } })], () => ["doIt"]);
    expect(both).toThrow("Things.doIt is written by hand and in the table");
  });
});

describe("openapi.json", () => {
  test("is valid OpenAPI 3.1", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(join(root, "openapi.json"));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });

  test("has every operation once, under its path and its aliases, and every reference leads somewhere", async () => {
    const text = await readFile(join(root, "openapi.json"), "utf8");
    const document: {
      paths: Record<string, Record<string, { operationId: string; "x-alias-of"?: string }>>;
      components: Record<string, Record<string, unknown>>;
    } = JSON.parse(text);
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = services.flatMap(({ name, operations: all }) => Object.keys(all).map((each) => `${name}.${each}`));
    expect(
      operations
        .filter((each) => each["x-alias-of"] === undefined)
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual(wanted.sort());
    expect(operations.length - wanted.length).toBe(
      services.flatMap(({ operations: all }) => Object.values(all).flatMap((spec) => spec.aliases ?? [])).length,
    );
    const references = [...text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(100);
    for (const [, kind = "", name = ""] of references) expect(document.components[kind], name).toHaveProperty(name);
  });

  test("says who may call, what the body is and what can go wrong", () => {
    const spec: OperationSpec = {
      ...base,
      method: "PUT",
      body: Type.Optional(Thing),
      errors: ["conflict"],
      access: { kind: "bearer", permission: "account.update" },
    };
    const document = JSON.parse(openApiFile([serviceOf({ doIt: spec })], "1.2.3").text);
    expect(document.info.version).toBe("1.2.3");
    expect(document.paths["/things/{thing_uuid}"].put).toMatchObject({
      operationId: "things.doIt",
      security: [{ bearer: [] }],
      "x-permission": "account.update",
      requestBody: { required: false, content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } },
    });
    expect(Object.keys(document.paths["/things/{thing_uuid}"].put.responses)).toEqual([
      "200",
      "400",
      "401",
      "403",
      "404",
      "409",
      "429",
      "500",
    ]);
    expect(document.components.schemas.Thing).toMatchObject({ type: "object", required: ["uuid"], description: "A thing." });
  });
});

describe("events", () => {
  const { text } = eventsFile(services);

  test("hold the resource that the table says, else a record", () => {
    expect(text).toContain('"accounts.account_created": Account;');
    expect(text).toContain('"identity.password_changed": Record<string, unknown>;');
    expect(text).toMatch(/^import type \{[^}]*\bAccount\b[^}]*\} from "..\/..\/resources\/types.ts";$/m);
  });

  test("that nobody keeps are not delivered", () => {
    expect(text).toContain('"chat.message":');
    expect(text).not.toContain('"chat.typing":');
  });
});

describe("the fake's table", () => {
  const doIt = { ...base, method: "POST" as const, body: Type.Optional(Thing), query: { size: Type.Integer() } };
  const [table, types] = fakeFiles([serviceOf({ doIt })]);

  test("holds schemas by name, without words", () => {
    expect(table?.text).toContain(
      '  Thing: { type: "object", required: ["uuid"], properties: { uuid: { type: "string" }, size: { type: "integer" } } },\n',
    );
    expect(table?.text).toContain(
      '{ id: "things.doIt", method: "POST", paths: ["/things/{thing_uuid}"], access: "bearer", params: { thing_uuid: { type: "string" } }, ' +
        'query: { size: { type: "integer" } }, body: { $ref: "Thing" }, bodyRequired: false, encoding: "json", answers: [[200, { $ref: "Thing" }]] }',
    );
  });

  test("and the types of each operation", () => {
    const text = types?.text.replaceAll(/\s+/g, " ");
    expect(text).toContain(
      '"things.doIt": { params: { thing_uuid: string; }; query: { size?: number; }; body: Thing | undefined; answer: Thing; };',
    );
  });
});
