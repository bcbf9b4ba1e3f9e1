import { services } from "@patchbay/contract";
import { describe, expect, test } from "vitest";
import { describeOperation } from "./describe.ts";
import { reservedOptions } from "./index.ts";
import { findOperation, listOperations } from "./operations.ts";
import { parametersOf, readValues } from "./parameters.ts";
import { parseValue } from "./values.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const object = { type: "object" };
const listOf = (items: unknown) => ({ type: "array", items });
const either = (...anyOf: readonly unknown[]) => ({ anyOf });
const word = either({ type: "string", const: "a" }, { type: "string", const: "b" });
const textOrList = either(text, listOf(text));

test.each<[string, unknown, (string | boolean)[], unknown]>([
  ["a text", text, ["x"], "x"],
  ["a text of digits", text, ["007"], "007"],
  ["a word", word, ["a"], "a"],
  ["a number", integer, ["12"], 12],
  ["a nullable number", either({ type: "number" }, { type: "null" }), ["-1.5"], -1.5],
  ["a text or a number", either(text, integer), ["12"], "12"],
  ["a switch", { type: "boolean" }, [false], false],
  ["a list of one", listOf(text), ["x"], ["x"]],
  ["a repeated option", listOf(integer), ["1", "2"], [1, 2]],
  ["a list in JSON", listOf(text), ['["x","y"]'], ["x", "y"]],
  ["objects by repeating", listOf(object), ['{"a":1}', "{}"], [{ a: 1 }, {}]],
  ["a text that may be a list", textOrList, ["x"], "x"],
  ["a list that may be a text", textOrList, ["x", "y"], ["x", "y"]],
  ["an object", object, ['{"a":1}'], { a: 1 }],
  ["anything, as JSON", {}, ["true"], true],
  ["anything, as text", {}, ["true enough"], "true enough"],
])("%s", (_name, schema, given, want) => {
  expect(parseValue(schema, given)).toEqual(want);
});

test.each<[string, unknown, string[], string]>([
  ["a number", integer, ["many"], 'must be a number, not "many"'],
  ["an empty number", integer, [" "], "must be a number"],
  ["an object", object, ["x"], "must be a JSON object"],
  ["JSON", object, ["{x"], "is not valid JSON"],
  ["one text", text, ["x", "y"], "was given more than once"],
])("what is not %s is refused", (_name, schema, given, message) => {
  expect(() => parseValue(schema, given)).toThrow(message);
});

describe("parameters", () => {
  const parameters = parametersOf(findOperation("identity.CREATEidentity").spec);

  test("each goes where the table says, the first place if there are several", () => {
    const given = new Map([
      ["account_uuid", ["a/b"]],
      ["username", ["x"]],
    ]);
    expect(readValues(parameters, given)).toEqual({
      path: { account_uuid: "a/b" },
      query: {},
      header: {},
      body: { username: "x" },
    });
  });

  test("a missing part of the path is named", () => {
    expect(() => readValues(parameters, new Map())).toThrow("--account_uuid is missing.");
  });
});

test("what is misspelt is found", () => {
  expect(() => findOperation("Account.getAcount")).toThrow(
    'There is no operation "Account.getAcount". Did you mean Accounts.getAccount?',
  );
  expect(() => listOperations("Acounts")).toThrow("Did you mean Accounts?");
});

const operations = services.flatMap((service) => Object.keys(service.operations).map((name) => `${service.namespace}.${name}`));

test("every operation is listed", () => {
  for (const name of operations) expect(listOperations(undefined)).toContain(`  ${name}`);
});

test.each(operations)("%s can be called: all its parameters are options", (name) => {
  const operation = findOperation(name);
  const help = describeOperation(operation);
  expect(help).toContain(`${operation.spec.method} ${operation.spec.path}`);
  const names = parametersOf(operation.spec).map((parameter) => parameter.name);
  for (const parameter of Object.keys({ ...operation.spec.params, ...operation.spec.query })) expect(names).toContain(parameter);
  for (const reserved of reservedOptions) expect(names).not.toContain(reserved);
});
