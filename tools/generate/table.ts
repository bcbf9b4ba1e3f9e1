/** What several generators derive from the table in the same way. */
import type { OperationSpec, ServiceSpec } from "../../packages/contract/src/index.ts";
import { NamedSchemas, plain, type Schema, typeText } from "./schema.ts";

/** One member of the named-parameters object of an operation. */
export interface Parameter {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly in: "path" | "query" | "header";
  /** Name on the wire. */
  readonly wire: string;
}

/** Path, query and header parameters, in the order of the table. Headers are named with `_` for `-`. */
export function parametersOf(spec: OperationSpec): Parameter[] {
  const entries = (map: OperationSpec["params"]) => Object.entries(map ?? {});
  return [
    ...entries(spec.params).map(([name, schema]) => ({
      name,
      wire: name,
      schema: plain(schema, name),
      required: true,
      in: "path" as const,
    })),
    ...entries(spec.query).map(([name, schema]) => ({
      name,
      wire: name,
      schema: plain(schema, name),
      required: false,
      in: "query" as const,
    })),
    ...entries(spec.headers).map(([wire, schema]) => ({
      name: wire.replaceAll("-", "_"),
      wire,
      schema: plain(schema),
      required: false,
      in: "header" as const,
    })),
  ];
}

/** What files of a service are called, without an ending. */
export const fileName = (service: ServiceSpec) => service.name.replaceAll("_", "-");

/** The operations of a service with their function names. */
export function operationsOf(service: ServiceSpec): [name: string, spec: OperationSpec][] {
  return Object.entries(service.operations);
}

/** Success answers by status; null where there is no body. Pages of the browser flow also declare others: those are no success. */
export function answersOf(spec: OperationSpec): [status: string, schema: Schema | null][] {
  const success = Object.entries(spec.responses).filter(([status]) => status.startsWith("2"));
  return success.map(([status, schema]) => [status, schema === null ? null : plain(schema)]);
}

/** The type of the body of any success answer; `empty` stands for an answer without one. */
export function answerType(spec: OperationSpec, empty: string): string {
  const answers = answersOf(spec);
  // Only redirections, as far as an operation without a success goes.
  if (answers.length === 0) return empty;
  const types = answers.map(([, schema]) => (schema === null ? empty : typeText(schema)));
  return [...new Set(types)].join(" | ");
}

/** Every titled schema that an operation of the table mentions. */
export function namedSchemas(services: readonly ServiceSpec[]): NamedSchemas {
  const named = new NamedSchemas();
  for (const service of services) {
    for (const [, spec] of operationsOf(service)) {
      for (const { schema } of parametersOf(spec)) named.add(schema);
      if (spec.body !== undefined) named.add(plain(spec.body));
      for (const [, schema] of answersOf(spec)) if (schema !== null) named.add(schema);
    }
  }
  return named;
}

/** Statuses that any operation can answer, as far as they apply to this one. */
export function commonErrors(spec: OperationSpec): number[] {
  const bearer = spec.access.kind === "bearer";
  const restricted = spec.access.kind === "bearer" && spec.access.permission !== undefined;
  const named = spec.params !== undefined && Object.keys(spec.params).length > 0;
  return [
    ...(spec.body !== undefined ? [400] : []),
    ...(bearer || spec.access.kind === "client" ? [401] : []),
    ...(restricted ? [403] : []),
    ...(named ? [404] : []),
    429,
  ];
}

/** Who may call an operation, in words. */
export function accessText({ access }: OperationSpec): string {
  if (access.kind === "public") return "Anyone, without credentials.";
  if (access.kind === "client") return "An OAuth client, by its id and secret.";
  if (access.permission === undefined) return "Anyone with a valid access token.";
  if (access.own === undefined) return `Needs the permission \`${access.permission}\`.`;
  return `Needs the permission \`${access.permission}\`, except for ${access.own}.`;
}
