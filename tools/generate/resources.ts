/** The modern client's classes: one for each service, one method for each operation. */
import type { OperationSpec, ServiceSpec } from "../../packages/contract/src/index.ts";
import type { GeneratedFile } from "./files.ts";
import { hasMembers, itemType, membersText, memberText, plain, type Schema } from "./schema.ts";
import { accessText, answersOf, answerType, commonErrors, fileName, operationsOf, type Parameter, parametersOf } from "./table.ts";
import { codeList, docComment, importTypes, pascal, sourceHeader } from "./text.ts";
import { typeNamesOf } from "./types.ts";

/** A class for every service, and one that holds them all. */
export function resourceFiles(services: readonly ServiceSpec[]): GeneratedFile[] {
  const typeNames = typeNamesOf(services);
  const paramsNames = paramsNamesOf(services);
  assertDistinct([
    ...typeNames,
    ...services.flatMap((service) => operationsOf(service).map(([name]) => paramsNames(service, name))),
  ]);
  return [...services.map((service) => resourceFile(service, typeNames, paramsNames)), indexFile(services)];
}

function assertDistinct(names: readonly string[]): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new Error(`the SDK would export two types named ${repeated}`);
}

/** Name of the type of an operation's parameters. */
type ParamsNames = (service: ServiceSpec, operation: string) => string;

/** An operation that several services have under one name is told apart by its namespace. */
function paramsNamesOf(services: readonly ServiceSpec[]): ParamsNames {
  const all = services.flatMap((service) => Object.keys(service.operations));
  const shared = new Set(all.filter((name, index) => all.indexOf(name) !== index));
  return ({ namespace }, name) => `${shared.has(name) ? namespace : ""}${pascal(name)}Params`;
}

/** `accounts` → `AccountsApi`: the plain name is the namespace of the drop-in functions. */
export const className = (service: ServiceSpec) => `${service.namespace}Api`;

function resourceFile(service: ServiceSpec, typeNames: readonly string[], paramsNames: ParamsNames): GeneratedFile {
  const operations = operationsOf(service).map(([name, spec]) => new Method(service, name, spec, paramsNames(service, name)));
  const interfaces = operations.flatMap((operation) => operation.interfaceText());
  const methods = operations.map((operation) => operation.text());
  const body = [
    ...interfaces,
    `${docComment([`${service.title}: ${service.description}`])}export class ${className(service)} extends ServiceApi {\n${methods.join("\n")}}\n`,
  ].join("\n");
  const encoders = [...new Set([...body.matchAll(/\bencode: (\w+)/g)].flatMap(([, name]) => name ?? []))].sort();
  const imports = [
    encoders.length === 0 ? "" : `import { ${encoders.join(", ")} } from "../client/body.ts";\n`,
    importTypes(body, ["Call"], "../client/call.ts"),
    importTypes(body, ["ListCall"], "../client/list.ts"),
    importTypes(body, ["CallOptions"], "../client/options.ts"),
    'import { ServiceApi } from "../client/service.ts";\n',
    importTypes(body, typeNames, "./types.ts"),
  ];
  return { path: `packages/sdk/src/resources/${fileName(service)}.ts`, text: `${sourceHeader}\n${imports.join("")}\n${body}` };
}

function indexFile(services: readonly ServiceSpec[]): GeneratedFile {
  const imports = services.map((service) => `import { ${className(service)} } from "./${fileName(service)}.ts";\n`);
  const members = services.map(
    (service) => `${docComment([service.description], "  ")}  readonly ${service.name}: ${className(service)};\n`,
  );
  const made = services.map((service) => `    this.${service.name} = new ${className(service)}(caller);\n`);
  const text = `${sourceHeader}
import type { Caller } from "../client/service.ts";
${imports.join("")}
export type * from "./types.ts";
${services.map((service) => `export * from "./${fileName(service)}.ts";\n`).join("")}
/** Every service of the platform. */
export abstract class Services {
${members.join("")}
  constructor(caller: Caller) {
${made.join("")}  }
}
`;
  return { path: "packages/sdk/src/resources/index.ts", text };
}

/** How the body is given: by its members beside the other parameters, or whole, as the parameter `body`. */
type BodyShape =
  | { readonly kind: "none" }
  | { readonly kind: "members" | "whole"; readonly schema: Schema; readonly required: boolean };

function bodyShape(spec: OperationSpec, parameters: readonly Parameter[]): BodyShape {
  if (spec.body === undefined) return { kind: "none" };
  const schema = withoutRepetitions(plain(spec.body), parameters);
  const required = !("~optional" in spec.body);
  const kind = hasMembers(schema) && spec.encoding !== "raw" ? "members" : "whole";
  if (kind === "members" && Object.keys(schema.properties ?? {}).length === 0) return { kind: "none" };
  return { kind, schema, required };
}

/** An optional member that repeats a parameter of the path or query is given there, once, and not again in the body. */
function withoutRepetitions(schema: Schema, parameters: readonly Parameter[]): Schema {
  const { properties = {}, required = [] } = schema;
  const repeated = Object.keys(properties).filter(
    (name) => !required.includes(name) && parameters.some((each) => each.name === name),
  );
  if (repeated.length === 0) return schema;
  return { ...schema, properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !repeated.includes(name))) };
}

/** Whether a success may come as text: the table knows no content types, but a string, or anything at all, need not be JSON. */
function answersText(spec: OperationSpec): boolean {
  const answers = answersOf(spec).flatMap(([, schema]) => (schema === null ? [] : (schema.anyOf ?? [schema])));
  return answers.some(({ type }) => type !== "object" && type !== "array");
}

/** Headers that browsers do not let a program set. */
const forbidden = /^(?:cookie|sec-.*)$/;

/** What a caller can give: no headers that are out of reach, and no filter for what the path says already. */
function clientParameters(spec: OperationSpec): Parameter[] {
  const all = parametersOf(spec);
  const inPath = new Set(all.flatMap(({ in: place, name }) => (place === "path" ? [name] : [])));
  return all.filter(
    ({ in: place, name, wire }) => place === "path" || !(inPath.has(name) || (place === "header" && forbidden.test(wire))),
  );
}

/** One operation as a method of its service's class. */
class Method {
  readonly #service: ServiceSpec;
  readonly #name: string;
  readonly #spec: OperationSpec;
  readonly #paramsName: string;
  readonly #parameters: readonly Parameter[];
  readonly #body: BodyShape;

  constructor(service: ServiceSpec, name: string, spec: OperationSpec, paramsName: string) {
    this.#service = service;
    this.#name = name;
    this.#spec = spec;
    this.#paramsName = paramsName;
    this.#parameters = clientParameters(spec);
    this.#body = bodyShape(spec, this.#parameters);
    this.#assertNoCollision();
  }

  #assertNoCollision(): void {
    const body = this.#body;
    const members = body.kind === "members" ? Object.keys(body.schema.properties ?? {}) : [];
    const names = [...this.#parameters.map(({ name }) => name), ...members, ...(body.kind === "whole" ? ["body"] : [])];
    const repeated = names.find((name, index) => names.indexOf(name) !== index);
    if (repeated === undefined) return;
    throw new Error(
      `${this.#service.name}.${this.#name}: "${repeated}" is the name of two parameters; the client has one object for all`,
    );
  }

  get #hasParams(): boolean {
    return this.#parameters.length > 0 || this.#body.kind !== "none";
  }

  get #needsParams(): boolean {
    const body = this.#body;
    if (this.#parameters.some(({ required }) => required)) return true;
    if (body.kind === "none" || !body.required) return false;
    return body.kind === "whole" || (body.schema.required ?? []).length > 0;
  }

  /** The type of the named parameters; none when there are no parameters. */
  interfaceText(): string[] {
    if (!this.#hasParams) return [];
    const body = this.#body;
    const name = this.#paramsName;
    const members = this.#parameters.map(({ name: member, schema, required }) => memberText(member, schema, required, !required));
    // A body that may be absent has only optional members here, whatever it requires when it is present.
    const own =
      body.kind === "members" && body.schema.title === undefined
        ? membersText(body.required ? body.schema : { ...body.schema, required: [] })
        : "";
    if (body.kind === "whole") members.push(memberText("body", body.schema, body.required));
    const base = body.kind === "members" && body.schema.title !== undefined ? ` extends ${body.schema.title}` : "";
    const doc = docComment([`Parameters of {@link ${className(this.#service)}.${this.#name}}.`]);
    if (members.length === 0 && own === "" && base !== "") return [`${doc}export interface ${name}${base} {}\n`];
    return [`${doc}export interface ${name}${base} {\n${members.join("")}${own}}\n`];
  }

  text(): string {
    const params = this.#hasParams ? `params: ${this.#paramsName}${this.#needsParams ? "" : " = {}"}, ` : "";
    const given = this.#hasParams ? "params" : "{}";
    const [kind, types] = this.#result();
    const call = `return this.${kind === "Call" ? "call" : "list"}<${types}>(${this.#descriptor()}, ${given}, options);`;
    return `${docComment(this.#doc(), "  ")}  ${this.#name}(${params}options?: CallOptions): ${kind}<${types}> {\n    ${call}\n  }\n`;
  }

  #result(): ["Call" | "ListCall", string] {
    const answer = answerType(this.#spec, "undefined");
    const [, first] = answersOf(this.#spec)[0] ?? [];
    const item = first === undefined || first === null ? undefined : itemType(first);
    if (this.#spec.paged === undefined || item === undefined) return ["Call", answer];
    return ["ListCall", answer === `ListOf<${item}>` ? item : `${item}, ${answer}`];
  }

  #descriptor(): string {
    const { method, path, host, access, encoding } = this.#spec;
    const headers = this.#parameters
      .filter((parameter) => parameter.in === "header")
      .map(({ name, wire }) => `${name}: ${JSON.stringify(wire)}`);
    const query = this.#parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
    const members = [
      `id: "${this.#service.name}.${this.#name}"`,
      `method: "${method}"`,
      `path: ${JSON.stringify(path)}`,
      ...(host === undefined ? [] : [`host: "${host}"`]),
      ...(access.kind === "bearer" ? [] : [`auth: "${access.kind === "client" ? "client" : "none"}"`]),
      ...(headers.length === 0 ? [] : [`headers: { ${headers.join(", ")} }`]),
      ...(this.#body.kind === "none" ? [] : [`body: "${this.#body.kind}"`]),
      // Without a body everything that is left belongs to the query, so only here it must be told apart.
      ...(this.#body.kind === "none" || query.length === 0 ? [] : [`query: ${JSON.stringify(query)}`]),
      ...(encoding === undefined || encoding === "json" ? [] : [`encode: ${encoding}`]),
      ...(answersText(this.#spec) ? ["text: true"] : []),
    ];
    return `{ ${members.join(", ")} }`;
  }

  #doc(): string[] {
    const { summary, description, method, path, paged, errors = [] } = this.#spec;
    const keys = errors.length === 0 ? "" : ` Of special interest: ${codeList(errors)}.`;
    return [
      summary,
      ...(description === undefined ? [] : ["", description]),
      "",
      `\`${method} ${path}\`. ${accessText(this.#spec)}`,
      ...(paged === undefined
        ? []
        : ["", `Pages of ${paged.limit} unless \`limit\` says otherwise, at most ${paged.max}.${sortText(paged)}`]),
      "",
      ...(this.#hasParams ? [`@param params See {@link ${this.#paramsName}}.`] : []),
      "@param options Signal, timeout, retries, headers and trace of this call.",
      `@returns ${this.#returns()}`,
      `@throws PatchbayError ${commonErrors(this.#spec).join(", ")}.${keys}`,
    ];
  }

  #returns(): string {
    if (this.#result()[0] === "ListCall") return "Await it for the first page, iterate over it for all items.";
    const types = answersOf(this.#spec).map(([, schema]) =>
      schema === null ? "nothing" : (schema.title ?? schema.description ?? "the answer"),
    );
    return `${capital([...new Set(types)].join(", or "))}.`.replace("..", ".");
  }
}

function sortText({ sort, sortable }: NonNullable<OperationSpec["paged"]>): string {
  const order = sort.length === 0 ? "" : ` In the order ${codeList(sort)}.`;
  return sortable.length === 0 ? order : `${order} \`sort\` may name ${codeList(sortable)}.`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
