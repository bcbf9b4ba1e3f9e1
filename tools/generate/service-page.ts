/** The reference page of a service: every operation with both faces, and the functions that only the drop-in has. */
import { errors, type OperationSpec, type ServiceSpec } from "../../packages/contract/src/index.ts";
import type { DocumentedFunction } from "./docstrings.ts";
import type { GeneratedFile } from "./files.ts";
import { isPlainObject, plain } from "./schema.ts";
import { accessText, answersOf, commonErrors, fileName, operationsOf, type Parameter, parametersOf } from "./table.ts";
import { codeList, docHeader, tableCell } from "./text.ts";
import { anchorOf, type TypeLinks, typeCell } from "./types-page.ts";

/** What a page shows beside the table. */
export interface ServiceExtras {
  /** The functions of the drop-in's namespace, generated and by hand. */
  readonly functions: readonly DocumentedFunction[];
  /** A program that uses the service; its source. */
  readonly example: string | undefined;
  /** Whether the server of this version has it. */
  readonly mounted: boolean;
  readonly links: TypeLinks;
}

export const pageName = (service: ServiceSpec) => `${fileName(service)}.md`;

export function servicePage(service: ServiceSpec, extras: ServiceExtras): GeneratedFile {
  const operations = operationsOf(service);
  const names = new Set(operations.map(([name]) => name));
  const composites = extras.functions.filter(({ name }) => !names.has(name));
  const sections = [
    `# ${service.title}`,
    service.description,
    ...(extras.mounted ? [] : ["> The SDK is complete; the server of this version does not run this service yet."]),
    contents(operations, composites),
    ...(extras.example === undefined ? [] : ["## Example", fence(extras.example)]),
    ...operations.flatMap(([name, spec]) => operationSection(service, name, spec, extras)),
    ...composites.flatMap((each) => compositeSection(service.namespace, each, extras.links)),
  ];
  return { path: `docs/reference/${pageName(service)}`, text: `${docHeader}${sections.join("\n\n")}\n` };
}

/** The page of a namespace of the drop-in that has no service of its own. */
export function namespacePage(
  namespace: string,
  description: string,
  functions: readonly DocumentedFunction[],
  links: TypeLinks,
): GeneratedFile {
  const sections = [
    `# ${namespace}`,
    description,
    contents([], functions),
    ...functions.flatMap((each) => compositeSection(namespace, each, links)),
  ];
  const name = namespace.replaceAll(/\B[A-Z]/g, "-$&").toLowerCase();
  return { path: `docs/reference/${name}.md`, text: `${docHeader}${sections.join("\n\n")}\n` };
}

function contents(operations: readonly [string, OperationSpec][], composites: readonly DocumentedFunction[]): string {
  const rows = [
    ...operations.map(([name, spec]) => `| [${name}](#${anchorOf(name)}) | ${tableCell(spec.summary)} |`),
    ...composites.map(
      ({ name, description }) => `| [${name}](#${anchorOf(name)}) | ${tableCell(description[0] ?? "")} (Drop-in only.) |`,
    ),
  ];
  return `| Function | |\n|---|---|\n${rows.join("\n")}`;
}

function operationSection(service: ServiceSpec, name: string, spec: OperationSpec, { functions, links }: ServiceExtras): string[] {
  const dropIn = functions.find((each) => each.name === name);
  return [
    `## ${name}`,
    spec.description === undefined ? spec.summary : `${spec.summary} ${spec.description}`,
    `\`${spec.method} ${spec.path}\`${aliasText(spec)}`,
    `**Access:** ${accessText(spec)}`,
    faces(modernCall(service, name, spec), dropIn === undefined ? undefined : dropInCall(service.namespace, dropIn)),
    ...parameterTable(parametersOf(spec), links),
    ...bodyTable(spec, links),
    ...(dropIn === undefined ? [] : argumentTable(dropIn)),
    `**Answers:** ${answers(spec, links)}`,
    `**Errors:** ${errorText(spec)}`,
  ];
}

function compositeSection(namespace: string, each: DocumentedFunction, links: TypeLinks): string[] {
  return [
    `## ${each.name}`,
    ...each.description,
    fence(dropInCall(namespace, each)),
    ...argumentTable(each),
    ...(each.returns === undefined ? [] : [`**Resolves to:** ${each.returns}${links(each.result)}`]),
    ...(each.throws === undefined ? [] : [`**Rejects with:** ${each.throws}`]),
  ];
}

/** Side by side, here and where the page is read as Markdown. */
function faces(modern: string, dropIn: string | undefined): string {
  if (dropIn === undefined) return fence(modern);
  const cell = (code: string) => `<td>\n\n${fence(code)}\n\n</td>`;
  return `<table>\n<tr><th>Modern</th><th>Drop-in</th></tr>\n<tr>${cell(modern)}${cell(dropIn)}</tr>\n</table>`;
}

const fence = (code: string) => `\`\`\`ts\n${code.trimEnd()}\n\`\`\``;

/** What fits beside the other face, with the call around it. */
const widestParameters = 24;

function modernCall(service: ServiceSpec, name: string, spec: OperationSpec): string {
  const schema = spec.body === undefined ? undefined : plain(spec.body);
  const whole = schema !== undefined && (!isPlainObject(schema) || spec.encoding === "raw");
  const required = [
    ...parametersOf(spec).flatMap((each) => (each.required ? [each.name] : [])),
    ...(whole ? ["body"] : schema === undefined || "~optional" in Object(spec.body) ? [] : (schema.required ?? [])),
  ];
  const names = [...new Set(required)];
  const oneLine = names.length === 0 ? "" : `{ ${names.join(", ")} }`;
  const given = oneLine.length > widestParameters ? `{\n  ${names.join(",\n  ")},\n}` : oneLine;
  const call = `pb.${service.name}.${name}(${given})`;
  const [, first] = answersOf(spec)[0] ?? [];
  if (spec.paged !== undefined) return `for await (const item of ${call}) console.log(item);\nconst page = await ${call};`;
  return first === undefined || first === null ? `await ${call};` : `const answer = await ${call};`;
}

function dropInCall(namespace: string, { name, parameters, result }: DocumentedFunction): string {
  const list = parameters.length === 0 ? "" : `\n  ${parameters.join(",\n  ")},\n`;
  return `s2sMS.${namespace}.${name}(${list}): ${result}`;
}

function aliasText({ aliases = [] }: OperationSpec): string {
  return aliases.length === 0 ? "" : ` (also ${codeList(aliases)})`;
}

function parameterTable(parameters: readonly Parameter[], links: TypeLinks): string[] {
  if (parameters.length === 0) return [];
  const rows = parameters.map(
    ({ name, in: place, wire, schema }) =>
      `| \`${name}\` | ${place}${wire === name ? "" : ` \`${wire}\``} | ${typeCell(schema, links)} | ${tableCell(schema.description ?? "")} |`,
  );
  return [`| Parameter | In | Type | |\n|---|---|---|---|\n${rows.join("\n")}`];
}

function bodyTable(spec: OperationSpec, links: TypeLinks): string[] {
  if (spec.body === undefined) return [];
  const schema = plain(spec.body);
  const members = Object.entries(schema.properties ?? {});
  const kind = spec.encoding === undefined || spec.encoding === "json" ? "" : ` (${spec.encoding})`;
  const about = `**Body**${kind}: ${typeCell(schema, links)}${schema.description === undefined ? "" : `. ${schema.description}`}`;
  if (members.length === 0) return [about];
  const required = new Set(schema.required);
  const rows = members.map(
    ([member, each]) =>
      `| \`${member}\`${required.has(member) ? " (required)" : ""} | ${typeCell(each, links)} | ${tableCell(each.description ?? "")} |`,
  );
  return [about, `| Member | Type | |\n|---|---|---|\n${rows.join("\n")}`];
}

function argumentTable({ parameters, params }: DocumentedFunction): string[] {
  const rows = parameters.flatMap((parameter) => {
    const name = /^\w+/.exec(parameter)?.[0] ?? "";
    // The token and the trace are the same everywhere; the guide tells about them.
    const text = params.get(name);
    return text === undefined || name === "trace" || /^access_?token$/i.test(name) ? [] : [`| \`${name}\` | ${tableCell(text)} |`];
  });
  return rows.length === 0 ? [] : [`| Drop-in argument | |\n|---|---|\n${rows.join("\n")}`];
}

function answers(spec: OperationSpec, links: TypeLinks): string {
  const each = answersOf(spec).map(([status, schema]) => `${status}${schema === null ? "" : ` ${typeCell(schema, links)}`}`);
  const paging = spec.paged === undefined ? "" : `; pages of ${spec.paged.limit}, at most ${spec.paged.max}`;
  return `${each.join(", ")}${paging}`;
}

function errorText(spec: OperationSpec): string {
  const own = (spec.errors ?? []).map((key) => `${errors[key][0]} \`${key}\``);
  return [...commonErrors(spec).map(String), ...own].join(", ");
}
