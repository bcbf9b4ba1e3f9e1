/** The OpenAPI 3.1 document of the API. */
import { ErrorBody, errors, type OperationSpec, type ServiceSpec } from "../../packages/contract/src/index.ts";
import type { GeneratedFile } from "./files.ts";
import { childrenOf, type NamedSchemas, plain, type Schema } from "./schema.ts";
import { accessText, commonErrors, namedSchemas, operationsOf, parametersOf } from "./table.ts";

type Json = { readonly [name: string]: unknown };

/** One document for all services; titled schemas are its components. */
export function openApiFile(services: readonly ServiceSpec[], version: string): GeneratedFile {
  const document = {
    openapi: "3.1.0",
    info: {
      title: "Patchbay",
      version,
      description: "A self-hosted communications platform. Generated from the table of operations; do not edit.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: services.map(({ name, title, description }) => ({ name, description: `${title}. ${description}` })),
    paths: paths(services),
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "An access token." },
        basic: { type: "http", scheme: "basic", description: "Id and secret of an OAuth client." },
      },
      schemas: components(services),
      responses: errorResponses(),
    },
  };
  return { path: "openapi.json", text: `${JSON.stringify(document, null, 2)}\n` };
}

function components(services: readonly ServiceSpec[]): Json {
  const named: NamedSchemas = namedSchemas(services);
  named.add(plain(ErrorBody));
  return Object.fromEntries(named.entries().map(([title, schema]) => [title, inner(schema)]));
}

/** A schema in which every titled one is a reference. */
function referring(schema: Schema): Json {
  return schema.title === undefined ? inner(schema) : { $ref: `#/components/schemas/${schema.title}` };
}

/** A schema whose children are references where they have titles. */
function inner(schema: Schema): Json {
  if (childrenOf(schema).length === 0) return { ...schema };
  const { properties, patternProperties, items, anyOf, allOf, additionalProperties, ...rest } = schema;
  const each = (schemas: Readonly<Record<string, Schema>>) =>
    Object.fromEntries(Object.entries(schemas).map(([name, child]) => [name, referring(child)]));
  return {
    ...rest,
    ...(properties === undefined ? {} : { properties: each(properties) }),
    ...(patternProperties === undefined ? {} : { patternProperties: each(patternProperties) }),
    ...itemsText(items),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(referring) }),
    ...(allOf === undefined ? {} : { allOf: allOf.map(referring) }),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties: typeof additionalProperties === "object" ? referring(additionalProperties) : additionalProperties,
        }),
  };
}

/** JSON Schema 2020-12, which OpenAPI 3.1 uses, writes tuples as `prefixItems`. */
function itemsText(items: Schema["items"]): Json {
  if (items === undefined) return {};
  return "length" in items ? { prefixItems: Array.from(items, referring), items: false } : { items: referring(items) };
}

function paths(services: readonly ServiceSpec[]): Json {
  const found: Record<string, Record<string, unknown>> = {};
  for (const service of services) {
    for (const [name, spec] of operationsOf(service)) {
      const id = `${service.name}.${name}`;
      for (const [index, path] of [spec.path, ...(spec.aliases ?? [])].entries()) {
        const item = found[path] ?? {};
        found[path] = item;
        item[spec.method.toLowerCase()] = operationObject(
          service,
          name,
          spec,
          index === 0 ? id : `${id}.${index + 1}`,
          index === 0 ? undefined : id,
        );
      }
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function operationObject(
  service: ServiceSpec,
  name: string,
  spec: OperationSpec,
  operationId: string,
  aliasOf: string | undefined,
): Json {
  const permission = spec.access.kind === "bearer" ? spec.access.permission : undefined;
  const parameters = parametersOf(spec).map(({ wire, in: place, required, schema }) => ({
    name: wire,
    in: place,
    required,
    ...(schema.description === undefined ? {} : { description: schema.description }),
    schema: referring(schema),
    ...(place === "query" && schema.type === "array" ? { style: "form", explode: false } : {}),
  }));
  return {
    operationId,
    tags: [service.name],
    summary: spec.summary,
    description: [spec.description, accessText(spec)].filter((text) => text !== undefined).join("\n\n"),
    security: security(spec),
    ...(permission === undefined ? {} : { "x-permission": permission }),
    ...(spec.access.kind === "bearer" && spec.access.own !== undefined ? { "x-own": spec.access.own } : {}),
    ...(aliasOf === undefined ? {} : { "x-alias-of": aliasOf }),
    ...(spec.positional === undefined ? {} : { "x-drop-in": `${service.namespace}.${name}` }),
    ...(spec.errors === undefined ? {} : { "x-error-keys": spec.errors }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(spec.body === undefined ? {} : { requestBody: requestBody(spec, plain(spec.body)) }),
    responses: responses(spec),
  };
}

/** Public clients of the token endpoint name themselves in the body, so Basic is one way of two. */
function security({ access }: OperationSpec): readonly Json[] {
  if (access.kind === "public") return [];
  return access.kind === "client" ? [{ basic: [] }, {}] : [{ bearer: [] }];
}

const mediaTypes = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  multipart: "multipart/form-data",
  raw: "application/octet-stream",
} as const;

function requestBody(spec: OperationSpec, schema: Schema): Json {
  const required = spec.body !== undefined && !("~optional" in spec.body);
  return { required, content: { [mediaTypes[spec.encoding ?? "json"]]: { schema: referring(schema) } } };
}

function responses(spec: OperationSpec): Json {
  const declared = Object.entries(spec.responses).map(([status, schema]): [string, Json] => [
    status,
    answer(status, schema === null ? null : plain(schema)),
  ]);
  const taken = new Set(declared.map(([status]) => status));
  const failing = [...new Set([...commonErrors(spec), ...(spec.errors ?? []).map((key) => errors[key][0]), 500])]
    .map(String)
    .filter((status) => !taken.has(status))
    .map((status): [string, Json] => [status, { $ref: `#/components/responses/Error${status}` }]);
  return Object.fromEntries([...declared, ...failing].sort(([one], [other]) => Number(one) - Number(other)));
}

const meanings: Readonly<Record<string, string>> = {
  200: "Done.",
  201: "Created.",
  202: "Accepted, and done: `x-status` says `complete`. `Location` can be asked for the state by HEAD.",
  204: "Done; there is nothing to say.",
  303: "Go on at the address in `Location`.",
};

function answer(status: string, schema: Schema | null): Json {
  const header = (description: string) => ({ description, schema: { type: "string" } });
  return {
    description: meanings[status] ?? "The answer.",
    ...(status === "202"
      ? { headers: { location: header("Where the state can be asked for."), "x-status": header("`complete` or `processing`.") } }
      : {}),
    ...(status === "303" ? { headers: { location: header("Where to go on.") } } : {}),
    ...(schema === null ? {} : { content: { [mediaTypeOf(schema)]: { schema: referring(schema) } } }),
  };
}

/** No operation answers a bare JSON text; a text is what it says, or a page. */
function mediaTypeOf({ type, contentMediaType }: Schema): string {
  return type === "string" ? (contentMediaType ?? "text/html") : "application/json";
}

function errorResponses(): Json {
  const statuses = [...new Set(Object.values(errors).map(([status]) => status))].sort((one, other) => one - other);
  const all = Object.entries(errors);
  return Object.fromEntries(
    statuses.map((status) => {
      const lines = all.flatMap(([key, [code, message]]) => (code === status ? [`- \`${key}\`: ${message}`] : []));
      const headers = status === 429 ? { headers: { "retry-after": { description: "Seconds.", schema: { type: "string" } } } } : {};
      const content = { "application/json": { schema: { $ref: "#/components/schemas/ErrorBody" } } };
      return [`Error${status}`, { description: lines.join("\n"), ...headers, content }];
    }),
  );
}
