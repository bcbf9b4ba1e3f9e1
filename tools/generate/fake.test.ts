/** The SDK's fake against the table: every operation, through both faces, answers what its schema says. */
import { beforeEach, describe, expect, test } from "vitest";
import { type Argument, type OperationSpec, type ServiceSpec, services } from "../../packages/contract/src/index.ts";
import s2sMS from "../../packages/sdk/src/index.ts";
import { operations } from "../../packages/sdk/src/testing/generated/table.ts";
import { rolesOf } from "../../packages/sdk/src/testing/resources.ts";
import { Sampler } from "../../packages/sdk/src/testing/sample.ts";
import type { TableOperation } from "../../packages/sdk/src/testing/table.ts";
import { violations as ofFake } from "../../packages/sdk/src/testing/validate.ts";
import { FakePatchbay } from "../../packages/sdk/src/testing.ts";
import { violations as ofServer } from "../../packages/server/src/kernel/http/validate.ts";
import { hasMembers, plain } from "./schema.ts";

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly service: ServiceSpec;
  readonly spec: OperationSpec;
  readonly operation: TableOperation;
}

const entries: Entry[] = services.flatMap((service) =>
  Object.entries(service.operations).map(([name, spec]) => {
    const id = `${service.name}.${name}`;
    const operation = operations.find((each) => each.id === id);
    if (operation === undefined) throw new Error(`${id} is not in the generated table`);
    return { id, name, service, spec, operation };
  }),
);
const roles = rolesOf(operations);

let count = 0;
const sampler = new Sampler({
  uuid: () => `0198c5e2-0000-7000-8000-${String(++count).padStart(12, "0")}`,
  now: () => Date.UTC(2026, 0, 1),
  known: {},
});

/** The least that an operation can be called with. */
interface Given {
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

function given({ operation }: Entry): Given {
  const { params, body, encoding } = operation;
  const made = Object.entries(params).map(([name, schema]) => [name, sampler.sample(schema, name)]);
  return {
    params: Object.fromEntries(made),
    body: body === undefined ? undefined : encoding === "raw" ? new Uint8Array([1, 2]) : withFiles(sampler.sample(body)),
  };
}

/** What stands for a file in a sample is a text. */
function withFiles(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("file" in value)) return value;
  return { ...value, file: new Blob(["x"]) };
}

function member(value: unknown, name: string): unknown {
  return Reflect.get(Object(value), name);
}

async function call(holder: unknown, name: string, args: readonly unknown[]): Promise<unknown> {
  const found: unknown = member(holder, name);
  if (typeof found !== "function") throw new Error(`there is no ${name}`);
  return found.apply(holder, args);
}

function callModern({ service, name, spec, operation }: Entry, fake: FakePatchbay, { params, body }: Given): Promise<unknown> {
  const schema = spec.body === undefined ? undefined : plain(spec.body);
  const members = schema !== undefined && hasMembers(schema) && operation.encoding !== "raw";
  const all = { ...(members ? Object(body) : body === undefined ? {} : { body }), ...params };
  const client = fake.client({
    maxRetries: 0,
    ...(operation.access === "client" ? { credentials: { clientId: "a", clientSecret: "b" } } : {}),
  });
  // A method without parameters takes its options first.
  return call(member(client, service.name), name, Object.keys(all).length === 0 ? [] : [all]);
}

async function callDropIn({ service, name, spec }: Entry, fake: FakePatchbay, values: Given): Promise<unknown> {
  using _ = fake.install();
  const args = (spec.positional?.args ?? []).map((arg) => argumentOf(arg, spec, fake, values));
  return await call(member(s2sMS, service.namespace), name, args);
}

function argumentOf(arg: Argument, spec: OperationSpec, fake: FakePatchbay, { params, body }: Given): unknown {
  switch (arg.to) {
    case "bearer":
    case "basic":
      return fake.token;
    case "path":
      return params[arg.param];
    case "body":
      return body;
    case "field":
      return member(body, arg.field) ?? sampleOf(spec, arg.field) ?? arg.default;
    default:
      return arg.default;
  }
}

/** Drop-in functions send members that the server does not insist on. */
function sampleOf({ body }: OperationSpec, field: string): unknown {
  const schema = body === undefined ? undefined : plain(body).properties?.[field];
  return schema === undefined ? undefined : sampler.sample(schema, field);
}

function create(collection: string): Entry | undefined {
  return entries.find(({ id }) => roles.get(id)?.verb === "create" && roles.get(id)?.collection === collection);
}

/** What an operation is called with, after whatever it works on has been made. */
async function prepared(entry: Entry, fake: FakePatchbay): Promise<Given> {
  const values = given(entry);
  const role = roles.get(entry.id);
  const maker = role === undefined || role.verb === "create" ? undefined : create(role.collection);
  if (role === undefined || maker === undefined) return values;
  const making = given(maker);
  const params = {
    ...making.params,
    ...Object.fromEntries(Object.entries(values.params).filter(([name]) => name in making.params)),
  };
  const made = await callModern(maker, fake, { ...making, params });
  const own = Object.keys(values.params).flatMap((name) => {
    const value = name === role.idParam ? member(made, role.idField) : (member(made, name) ?? params[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return { ...values, params: { ...values.params, ...Object.fromEntries(own) } };
}

function wrongWith({ spec }: Entry, answer: unknown): string[] {
  const schemas = Object.entries(spec.responses).flatMap(([status, schema]) => (status.startsWith("2") ? [schema] : []));
  const found = schemas.map((schema) => (schema === null ? (answer === undefined ? [] : ["no body"]) : ofServer(schema, answer)));
  if (found.length === 0) return answer === undefined ? [] : ["no answer but redirections"];
  return found.find((each) => each.length === 0) ?? found[0] ?? [];
}

let fake: FakePatchbay;
beforeEach(() => {
  fake = new FakePatchbay();
});

describe.each(entries)("$id", (entry) => {
  test("a sample of each schema is valid, by the server's judgement too", () => {
    const { body, answers } = entry.operation;
    const schemas = [
      ...(body === undefined || entry.operation.encoding === "raw" ? [] : [body]),
      ...answers.flatMap(([, each]) => each ?? []),
    ];
    for (const schema of schemas) expect(ofFake(schema, sampler.sample(schema))).toEqual([]);
    if (entry.spec.body !== undefined && body !== undefined) expect(ofServer(entry.spec.body, sampler.sample(body))).toEqual([]);
  });

  test("answers the modern client by its schema, and is recorded", async () => {
    const values = await prepared(entry, fake);
    expect(wrongWith(entry, await callModern(entry, fake, values))).toEqual([]);
    const [recorded, ...others] = fake
      .calls()
      .filter(({ operation }) => operation === entry.id)
      .reverse();
    const texts = (params: object = {}) => Object.entries(params).map(([param, value]) => [param, String(value)]);
    expect(texts(recorded?.params)).toEqual(texts(values.params));
    expect(others.length).toBeLessThanOrEqual(1);
  });
});

const asDropIn = entries.filter(({ spec }) => spec.positional !== undefined);
test.each(asDropIn)("the drop-in's $id is answered", async (entry) => {
  const values = await prepared(entry, fake);
  const before = fake.calls().length;
  const result = await callDropIn(entry, fake, values);
  expect(fake.calls()[before]?.operation).toBe(entry.id);
  if (entry.spec.positional?.outcome === "body") expect(wrongWith(entry, result === "" ? undefined : result)).toEqual([]);
});

test.each(entries.filter(({ operation }) => operation.access === "bearer"))("$id wants a token", async (entry) => {
  const [path = ""] = entry.operation.paths;
  const response = await fake.fetch(fake.host + path.replaceAll(/\{\w+\}/g, "x"), { method: entry.operation.method });
  expect(response.status).toBe(401);
});
