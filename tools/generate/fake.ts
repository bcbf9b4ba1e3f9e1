/** What the fake of the testing entry knows of the table: the operations and schemas as data, and their types. */
import { errors, type OperationSpec, type ServiceSpec } from "../../packages/contract/src/index.ts";
import type { GeneratedFile } from "./files.ts";
import { isTuple, memberText, plain, type Schema, typeText } from "./schema.ts";
import { answersOf, answerType, namedSchemas, operationsOf, type Parameter, parametersOf } from "./table.ts";
import { importTypes, quoteKey, sourceHeader } from "./text.ts";
import { typeNamesOf } from "./types.ts";

export function fakeFiles(services: readonly ServiceSpec[]): GeneratedFile[] {
  return [tableFile(services), typesFile(services)];
}

type Entry = [id: string, spec: OperationSpec];

function entriesOf(services: readonly ServiceSpec[]): Entry[] {
  return services.flatMap((service) => operationsOf(service).map(([name, spec]): Entry => [`${service.name}.${name}`, spec]));
}

function tableFile(services: readonly ServiceSpec[]): GeneratedFile {
  const operations = entriesOf(services).map(([id, spec]) => `  ${source(operationData(id, spec))},\n`);
  const schemas = namedSchemas(services)
    .entries()
    .map(([title, { title: _title, ...schema }]) => `  ${title}: ${source(compact(schema))},\n`);
  const keys = Object.entries(errors).map(([key, entry]) => `  ${quoteKey(key)}: ${source(entry)},\n`);
  const text = `${sourceHeader}
import type { ErrorKey } from "../../resources/types.ts";
import type { Schema } from "../schema.ts";
import type { TableOperation } from "../table.ts";

/** The schemas that have a name. */
export const schemas: Readonly<Record<string, Schema>> = {
${schemas.join("")}};

export const operations: readonly TableOperation[] = [
${operations.join("")}];

/** Status and sentence of every error. */
export const errors: Readonly<Record<ErrorKey, readonly [status: number, message: string]>> = {
${keys.join("")}};
`;
  return { path: "packages/sdk/src/testing/generated/table.ts", text };
}

function operationData(id: string, spec: OperationSpec): object {
  const { method, path, aliases = [], access, body, encoding, paged } = spec;
  const parameters = parametersOf(spec);
  const of = (place: Parameter["in"]) =>
    Object.fromEntries(parameters.filter((each) => each.in === place).map(({ wire, schema }) => [wire, compact(schema)]));
  return {
    id,
    method,
    paths: [path, ...aliases],
    access: access.kind,
    params: of("path"),
    query: of("query"),
    ...(body === undefined ? {} : { body: compact(plain(body)), bodyRequired: !("~optional" in body) }),
    encoding: encoding ?? "json",
    answers: answersOf(spec).map(([status, schema]) => [Number(status), schema === null ? null : compact(schema)]),
    ...(paged === undefined ? {} : { paged }),
  };
}

/** A schema as data: without words for people, named schemas inside it by their name. */
function compact(schema: Schema): object {
  if (schema.title !== undefined) return { $ref: schema.title };
  const { description: _description, ...rest } = schema;
  const many = (list: readonly Schema[]) => list.map(compact);
  const map = (schemas: Readonly<Record<string, Schema>>) =>
    Object.fromEntries(Object.entries(schemas).map(([name, each]) => [name, compact(each)]));
  const { properties, patternProperties, items, anyOf, allOf, additionalProperties } = rest;
  return {
    ...rest,
    ...(properties === undefined ? {} : { properties: map(properties) }),
    ...(patternProperties === undefined ? {} : { patternProperties: map(patternProperties) }),
    ...(items === undefined ? {} : { items: isTuple(items) ? many(items) : compact(items) }),
    ...(anyOf === undefined ? {} : { anyOf: many(anyOf) }),
    ...(allOf === undefined ? {} : { allOf: many(allOf) }),
    ...(typeof additionalProperties === "object" ? { additionalProperties: compact(additionalProperties) } : {}),
  };
}

/** A value as it is written in a program, on one line. */
function source(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(source).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${quoteKey(name)}: ${source(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function typesFile(services: readonly ServiceSpec[]): GeneratedFile {
  const members = entriesOf(services).map(([id, spec]) => {
    const parameters = parametersOf(spec);
    const body = spec.body === undefined ? "undefined" : typeText(plain(spec.body));
    const parts = [
      `params: ${recordText(parameters, "path")};`,
      `query: ${recordText(parameters, "query")};`,
      `body: ${body}${spec.body !== undefined && "~optional" in spec.body ? " | undefined" : ""};`,
      `answer: ${answerType(spec, "undefined")};`,
    ];
    return `  "${id}": {\n${parts.map((part) => `    ${part.replaceAll("\n", "\n    ")}\n`).join("")}  };\n`;
  });
  const body = `/** What each operation takes and gives. */\nexport interface Operations {\n${members.join("")}}\n`;
  const imports = importTypes(body, typeNamesOf(services), "../../resources/types.ts");
  return { path: "packages/sdk/src/testing/generated/types.ts", text: `${sourceHeader}\n${imports}\n${body}` };
}

function recordText(parameters: readonly Parameter[], place: Parameter["in"]): string {
  const found = parameters.filter((each) => each.in === place);
  if (found.length === 0) return "Record<never, never>";
  return `{\n${found.map(({ name, schema, required }) => memberText(name, withoutWords(schema), required)).join("")}}`;
}

function withoutWords({ description: _description, ...schema }: Schema): Schema {
  return schema;
}
