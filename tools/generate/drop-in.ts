/** The drop-in functions that are exactly one request. */
import type { Argument, OperationSpec, Outcome, Positional, ServiceSpec } from "../../packages/contract/src/index.ts";
import type { GeneratedFile } from "./files.ts";
import { plain, type Schema, typeText } from "./schema.ts";
import { accessText, answerType, commonErrors, fileName, operationsOf, parametersOf } from "./table.ts";
import { codeList, docComment, importTypes, quoteKey, sourceHeader } from "./text.ts";
import { typeNamesOf } from "./types.ts";

/** The names that a service's file of hand-written functions exports; none when there is no such file. */
export type HandWritten = (service: ServiceSpec) => readonly string[];

/**
 * One file for each service that has such functions, one with the namespaces, where they and those that are written by hand
 * come together, and one with all namespaces.
 *
 * @throws Error when a function is also written by hand.
 */
export function dropInFiles(services: readonly ServiceSpec[], handWritten: HandWritten): GeneratedFile[] {
  const typeNames = typeNamesOf(services);
  const files = services.flatMap((service) => {
    const functions = operationsOf(service).flatMap(([name, spec]) =>
      spec.positional === undefined ? [] : [new DropIn(service, name, spec, spec.positional)],
    );
    const twice = functions.find(({ name }) => handWritten(service).includes(name));
    if (twice !== undefined) throw new Error(`${service.namespace}.${twice.name} is written by hand and in the table (positional)`);
    return functions.length === 0 ? [] : [fileOf(service, functions, typeNames)];
  });
  const sorted = services.toSorted((one, other) => (one.namespace < other.namespace ? -1 : 1));
  const namespaces = sorted.flatMap((service) => namespaceOf(service, handWritten(service)));
  return [...files, namespacesFile(namespaces, typeNames), allFile(namespaces)];
}

/**
 * Each namespace is a literal that names its functions. Spreading their modules would be shorter, but bundlers cannot drop
 * a spread that nobody uses: an application that imports one namespace would carry them all.
 */
function namespacesFile(namespaces: readonly Namespace[], typeNames: readonly string[]): GeneratedFile {
  // A name can be a namespace and a type at the same time, if both come from one place.
  const alsoTypes = namespaces.map(({ name }) => name).filter((name) => typeNames.includes(name));
  const types = alsoTypes.map((name) => `export type ${name} = types.${name};\n`);
  const typeImport = types.length === 0 ? "" : 'import type * as types from "../../resources/types.ts";\n';
  const imports = namespaces.flatMap(({ modules }) => modules.map(({ alias, from }) => `import * as ${alias} from "${from}";\n`));
  const text = `${sourceHeader}\n/** The namespaces of the services in the table. */\n${typeImport}${imports.join("")}import type { Namespace } from "../types.ts";\n\n${[...namespaces.map(namespaceText), ...types].join("\n")}`;
  return { path: "packages/sdk/src/compat/generated/index.ts", text };
}

/** All namespaces as one object: what the default export is made of. */
function allFile(namespaces: readonly Namespace[]): GeneratedFile {
  const names = namespaces.map(({ name }) => `  ${name},\n`).join("");
  const text = `${sourceHeader}\nimport {\n${names}} from "./index.ts";\n\n/** The namespaces of the services in the table, by name. */\nexport const services = {\n${names}};\n`;
  return { path: "packages/sdk/src/compat/generated/all.ts", text };
}

/** A namespace and the modules that its functions come from. */
interface Namespace {
  readonly name: string;
  readonly description: string;
  readonly modules: readonly { readonly alias: string; readonly from: string; readonly functions: readonly string[] }[];
}

/** The namespace of a service; none for a service without functions. */
function namespaceOf(service: ServiceSpec, byHand: readonly string[]): Namespace[] {
  const generated = operationsOf(service).flatMap(([name, spec]) => (spec.positional === undefined ? [] : [name]));
  const alias = service.name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const modules = [
    { alias, from: `./${fileName(service)}.ts`, functions: generated },
    { alias: `${alias}ByHand`, from: `../${fileName(service)}.ts`, functions: byHand },
  ].filter(({ functions }) => functions.length > 0);
  return modules.length === 0 ? [] : [{ name: service.namespace, description: service.description, modules }];
}

function namespaceText({ name, description, modules }: Namespace): string {
  const type = modules.map(({ alias }) => `typeof ${alias}`).join(" & ");
  const members = modules.flatMap(({ alias, functions }) => functions.map((each) => `  ${each}: ${alias}.${each},\n`));
  return `${docComment([`Drop-in functions. ${description}`])}export const ${name}: Namespace<${type}> = {\n${members.join("")}};\n`;
}

function fileOf(service: ServiceSpec, functions: readonly DropIn[], typeNames: readonly string[]): GeneratedFile {
  const body = functions.map((each) => each.text()).join("\n");
  const calls = /\btextOnly\(/.test(body) ? "callOperation, textOnly" : "callOperation";
  const imports = [
    /\bpath`/.test(body) ? 'import { path } from "../../core/encoding.ts";\n' : "",
    'import type { Trace } from "../../core/trace.ts";\n',
    importTypes(body, typeNames, "../../resources/types.ts"),
    `import { ${calls} } from "../call.ts";\n`,
    importTypes(body, ["Accepted", "Filters", "FullResponse", "Ok"], "../types.ts"),
  ];
  const text = `${sourceHeader}\n/** Functions of \`${service.namespace}\` that are one request each. */\n${imports.join("")}\n${body}`;
  return { path: `packages/sdk/src/compat/generated/${fileName(service)}.ts`, text };
}

/** Names that a parameter must not hide from the function's own code. */
const reserved = new Set([
  "path",
  "callOperation",
  "textOnly",
  "arguments",
  "default",
  "delete",
  "package",
  "function",
  "class",
  "new",
  "in",
]);

class DropIn {
  readonly name: string;
  readonly #service: ServiceSpec;
  readonly #spec: OperationSpec;
  readonly #positional: Positional;

  constructor(service: ServiceSpec, name: string, spec: OperationSpec, positional: Positional) {
    this.#service = service;
    this.name = name;
    this.#spec = spec;
    this.#positional = positional;
    const { gateway = spec.path } = positional;
    if (![spec.path, ...(spec.aliases ?? [])].includes(gateway))
      throw new Error(`${service.namespace}.${name}: the server does not know the path ${gateway}`);
    const hidden = positional.args.find((arg) => reserved.has(arg.name));
    if (hidden !== undefined) throw new Error(`${service.namespace}.${name}: a parameter cannot be named ${hidden.name}`);
  }

  /** The types say what a caller must give; at run time what is missing has the defaults of older versions. */
  text(): string {
    const { args, outcome } = this.#positional;
    const lastRequired = args.findLastIndex((arg) => this.#isRequired(arg));
    const typed = args.map(
      (arg, index) =>
        `${arg.name}${index > lastRequired ? "?" : ""}: ${this.#type(arg)}${!this.#isRequired(arg) && index < lastRequired ? " | undefined" : ""}`,
    );
    const initialised = args.map((arg) => {
      const fallback = arg.default === undefined ? "" : ` = ${JSON.stringify(arg.default)}`;
      return `${arg.name}${fallback === "" ? "?" : ""}: ${fallback === "" ? this.#type(arg) : this.#looseType(arg)}${fallback}`;
    });
    const result = resultType(outcome, this.#spec);
    const typeArgument =
      typeof outcome === "object" || outcome.endsWith("ok") || outcome === "any-accepted"
        ? ""
        : `<${answerType(this.#spec, '""')}>`;
    return (
      `${docComment(this.#doc())}export function ${this.name}(${typed.join(", ")}): Promise<${result}>;\n` +
      `export async function ${this.name}(\n${initialised.map((each) => `  ${each},\n`).join("")}): Promise<${result}> {\n` +
      `  return callOperation${typeArgument}({\n${this.#call()
        .map((line) => `    ${line},\n`)
        .join("")}  });\n}\n`
    );
  }

  /** A credential, an id in the path, a body or a member that the server insists on, or what has no usable default. */
  #isRequired(arg: Argument): boolean {
    switch (arg.to) {
      case "bearer":
      case "basic":
      case "path":
        return true;
      case "body":
        return !isObjectDefault(arg) || isNothing(arg.default);
      case "field":
        if (isNoUuid(arg.default)) return true;
        return isNothing(arg.default) && (this.#bodySchema()?.required ?? []).includes(arg.field);
      case "query":
      case "header":
        return isPlaceholder(arg.default);
      case "filters":
      case "trace":
        return false;
    }
  }

  #bodySchema(): Schema | undefined {
    return this.#spec.body === undefined ? undefined : plain(this.#spec.body);
  }

  #type(arg: Argument): string {
    switch (arg.to) {
      case "bearer":
      case "basic":
      case "header":
        return "string";
      case "path":
        return typeText(this.#parameter("path", arg.param) ?? {});
      case "body":
        return typeText(this.#bodySchema() ?? {});
      case "field": {
        const schema = this.#bodySchema()?.properties?.[arg.field];
        if (schema === undefined) throw new Error(`${this.#service.namespace}.${this.name}: the body has no member ${arg.field}`);
        return typeText(schema);
      }
      case "query":
        return this.#queryType(arg);
      case "filters":
        return "Filters";
      case "trace":
        return "Trace";
    }
  }

  /** Older callers give numbers and truth values as text, and the defaults of some functions are such. */
  #queryType({ param, only }: Argument & { readonly to: "query" }): string {
    const schema = parametersOf(this.#spec).find(({ in: place, name }) => place === "query" && name === param)?.schema;
    if (schema === undefined) throw new Error(`${this.#service.namespace}.${this.name}: there is no query parameter ${param}`);
    if (schema.type === "integer" || schema.type === "number") return "number | string";
    if (schema.type === "boolean") return 'boolean | "true" | "false"';
    if (schema.type === "array") return only === "string" ? only : `${typeText(schema)} | string`;
    return typeText(schema);
  }

  /** The type that admits the default too. */
  #looseType(arg: Argument): string {
    const type = this.#type(arg);
    const text = JSON.stringify(arg.default);
    if (typeof arg.default !== "string" || type.split(" | ").some((part) => part === "string" || part === text)) return type;
    return `${type} | ${text}`;
  }

  #call(): string[] {
    const { fixed = {}, outcome, trace, gateway } = this.#positional;
    const { method, path, host, access, encoding, body } = this.#spec;
    const by = <To extends Argument["to"]>(to: To) =>
      this.#positional.args.filter((arg): arg is Argument & { readonly to: To } => arg.to === to);
    const credential = [...by("bearer"), ...by("basic")][0];
    const query = [
      ...constants(fixed.query),
      ...by("query").map((arg) => entry(arg.param, arg.only === "string" ? `textOnly(${arg.name})` : arg.name)),
    ];
    const fields = [...constants(fixed.body), ...by("field").map((arg) => entry(arg.field, arg.name))];
    const whole = by("body")[0];
    const headers = by("header").map((arg) => entry(arg.header, arg.name));
    const bodyKey = encoding === "form" ? "form" : encoding === "multipart" ? "formData" : "body";
    return [
      ...(host === undefined ? [] : [`host: "${host}"`]),
      `method: "${method}"`,
      `path: ${this.#pathText(path)}`,
      ...(gateway === undefined ? [] : [`gateway: ${this.#pathText(gateway)}`]),
      ...(access.kind === "client" ? ['auth: "basic"'] : access.kind === "public" ? ['auth: "none"'] : []),
      ...(credential === undefined ? [] : [entry("token", credential.name)]),
      ...(query.length === 0 ? [] : [`query: { ${query.join(", ")} }`]),
      ...by("filters").map((arg) => entry("filters", arg.name)),
      ...(body !== undefined && whole !== undefined ? [entry(bodyKey, whole.name)] : []),
      ...(body !== undefined && whole === undefined && (fields.length > 0 || fixed.body !== undefined)
        ? [`${bodyKey}: { ${fields.join(", ")} }`]
        : []),
      ...(headers.length === 0 ? [] : [`headers: { ${headers.join(", ")} }`]),
      ...by("trace").map((arg) => entry("trace", arg.name)),
      ...(trace === undefined ? [] : [`traceMode: "${trace}"`]),
      `result: ${typeof outcome === "string" ? JSON.stringify(outcome) : `{ exact: ${outcome.exact}, message: ${JSON.stringify(outcome.message)} }`}`,
    ];
  }

  #pathText(template: string): string {
    const { args, fixed } = this.#positional;
    const byParam = new Map(args.flatMap((arg): [string, string][] => (arg.to === "path" ? [[arg.param, `\${${arg.name}}`]] : [])));
    for (const [param, value] of Object.entries(fixed?.params ?? {})) byParam.set(param, value);
    const text = template.replaceAll(/\{(\w+)\}/g, (_, param: string) => {
      const value = byParam.get(param);
      if (value === undefined)
        throw new Error(`${this.#service.namespace}.${this.name}: no argument gives the path parameter ${param}`);
      return value;
    });
    return text.includes("${") ? `path\`${text}\`` : JSON.stringify(text);
  }

  #doc(): string[] {
    const { summary, description, method, path, host, errors = [] } = this.#spec;
    const keys = errors.length === 0 ? "" : ` Of special interest: ${codeList(errors)}.`;
    const { gateway } = this.#positional;
    const moved = gateway === undefined ? "" : `, or \`{MS_HOST}${gateway}\` with \`Util.config.compat\` 4.16`;
    return [
      summary,
      ...(description === undefined ? [] : ["", description]),
      "",
      `\`${method} ${host === "auth" ? "{AUTH_HOST}" : ""}${path}\`${moved}. ${accessText(this.#spec)}`,
      "",
      ...this.#positional.args.map((arg) => `@param ${arg.name} ${this.#argDoc(arg)}`),
      `@returns ${resultDoc(this.#positional.outcome, this.#spec)}`,
      `@throws PatchbayError ${commonErrors(this.#spec).join(", ")}.${keys}`,
    ];
  }

  #argDoc(arg: Argument): string {
    const required = arg.default === undefined && this.#isRequired(arg);
    return `${this.#meaning(arg)}${required ? "" : defaultDoc(arg)}`;
  }

  #meaning(arg: Argument): string {
    const described = (schema: Schema | undefined, otherwise: string) => schema?.description ?? otherwise;
    switch (arg.to) {
      case "bearer":
        return "Access token.";
      case "basic":
        return "Client credentials: base64 of `id:secret`.";
      case "path":
        return described(this.#parameter("path", arg.param), `The \`${arg.param}\`.`);
      case "query":
        return `${described(this.#parameter("query", arg.param), `Query parameter \`${arg.param}\`.`)}${arg.only === "string" ? " Anything but a text is ignored." : ""}`;
      case "header":
        return described(this.#parameter("header", arg.header), `Header \`${arg.header}\`.`);
      case "field":
        return described(this.#bodySchema()?.properties?.[arg.field], `Sent as \`${arg.field}\`.`);
      case "body":
        return described(this.#bodySchema(), "What to send.");
      case "filters":
        return `Query parameters, sent as they are: ${codeList(this.#filterNames())}.`;
      case "trace":
        return "Ids for logs and errors.";
    }
  }

  #parameter(place: string, wire: string): Schema | undefined {
    return parametersOf(this.#spec).find((parameter) => parameter.in === place && parameter.wire === wire)?.schema;
  }

  #filterNames(): string[] {
    const taken = new Set(this.#positional.args.flatMap((arg) => (arg.to === "query" ? [arg.param] : [])));
    return parametersOf(this.#spec)
      .filter(({ in: place, name }) => place === "query" && !taken.has(name))
      .map(({ name }) => name);
  }
}

function isObjectDefault(arg: Argument): boolean {
  return typeof arg.default === "object" && arg.default !== null;
}

/** Whether a default only stands for something that is missing; the server refuses it. */
function isPlaceholder(value: unknown): boolean {
  // `null userUUID`, but also `no push token provided`, `invalid user uuid`.
  return typeof value === "string" && (isNoUuid(value) || /^\s*null | provided$/.test(value));
}

/** Whether a default speaks of a UUID instead of being one: it can never be right, not even where none is needed. */
function isNoUuid(value: unknown): boolean {
  return typeof value === "string" && /uuid/i.test(value);
}

/** Whether a default is no value for a member of the body that the server insists on. */
function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === "" || isPlaceholder(value);
}

function defaultDoc(arg: Argument): string {
  if (arg.to === "trace") return " Default `{}`: fresh ones.";
  if (arg.default === undefined) return " Optional.";
  const refused = isPlaceholder(arg.default) ? ", which the server refuses" : "";
  return ` Default \`${JSON.stringify(arg.default)}\`${refused}.`;
}

function resultType(outcome: Outcome, spec: OperationSpec): string {
  if (typeof outcome === "object") return "Ok";
  switch (outcome) {
    case "body":
    case "async-body":
      return answerType(spec, '""');
    case "full":
      return `FullResponse<${answerType(spec, '""')}>`;
    case "any-accepted":
      return "Accepted";
    case "async-ok":
    case "async-delete-ok":
    case "any-ok":
      return "Ok";
  }
}

function resultDoc(outcome: Outcome, spec: OperationSpec): string {
  if (typeof outcome === "object") return `\`{status:"ok"}\` for a ${outcome.exact}; any other answer rejects.`;
  switch (outcome) {
    case "body":
      return spec.paged === undefined ? "The answer." : "One page of the list.";
    case "async-body":
      return "The answer, after the work is done.";
    case "full":
      return "Status, headers and body of the answer.";
    case "any-accepted":
      return '`{status:"accepted"}`';
    case "any-ok":
      return '`{status:"ok"}`';
    case "async-ok":
    case "async-delete-ok":
      return '`{status:"ok"}` after the work is done.';
  }
}

function constants(values: Readonly<Record<string, unknown>> = {}): string[] {
  return Object.entries(values).map(([name, value]) => `${quoteKey(name)}: ${JSON.stringify(value)}`);
}

/** `name` where key and variable agree, `key: name` otherwise. */
function entry(key: string, name: string): string {
  return key === name ? name : `${quoteKey(key)}: ${name}`;
}
