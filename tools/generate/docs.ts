/** The reference: a page for each service, and the permission matrix. */
import { errors, type OperationSpec, permissions, type ServiceSpec } from "../../packages/contract/src/index.ts";
import type { GeneratedFile } from "./files.ts";
import { plain, type Schema, typeText } from "./schema.ts";
import { accessText, answersOf, commonErrors, operationsOf, type Parameter, parametersOf } from "./table.ts";
import { codeList, tableCell } from "./text.ts";

const header =
  "<!-- Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again. -->\n\n";

/** One page for each service, an index, and docs/permissions.md. */
export function docFiles(services: readonly ServiceSpec[]): GeneratedFile[] {
  return [...services.map(servicePage), indexPage(services), permissionsPage(services)];
}

const pageName = (service: ServiceSpec) => `${service.name.replaceAll("_", "-")}.md`;

function indexPage(services: readonly ServiceSpec[]): GeneratedFile {
  const rows = services.map(
    (service) =>
      `| [${service.title}](${pageName(service)}) | ${operationsOf(service).length} | ${tableCell(service.description)} |`,
  );
  const text = `${header}# Reference\n\n| Service | Operations | |\n|---|---|---|\n${rows.join("\n")}\n\nWho may do what: [permissions](../permissions.md). The same for programs: \`openapi.json\`.\n`;
  return { path: "docs/reference/README.md", text };
}

function servicePage(service: ServiceSpec): GeneratedFile {
  const operations = operationsOf(service);
  const contents = operations.map(
    ([name, spec]) => `| [${name}](#${name.toLowerCase()}) | \`${spec.method} ${spec.path}\` | ${tableCell(spec.summary)} |`,
  );
  const sections = operations.map(([name, spec]) => operationSection(service, name, spec));
  const text = `${header}# ${service.title}\n\n${service.description}\n\n| Operation | Request | |\n|---|---|---|\n${contents.join("\n")}\n\n${sections.join("\n")}`;
  return { path: `docs/reference/${pageName(service)}`, text };
}

function operationSection(service: ServiceSpec, name: string, spec: OperationSpec): string {
  const parts = [
    `## ${name}`,
    spec.description === undefined ? spec.summary : `${spec.summary} ${spec.description}`,
    `\`${spec.method} ${spec.path}\`${aliasText(spec)}`,
    `**Access:** ${accessText(spec)}`,
    ...parameterTable(parametersOf(spec)),
    ...bodyTable(spec),
    `**Answers:** ${answersOf(spec)
      .map(([status, schema]) => `${status}${schema === null ? "" : ` \`${shortType(schema)}\``}`)
      .join(", ")}${spec.paged === undefined ? "" : `; pages of ${spec.paged.limit}, at most ${spec.paged.max}`}`,
    `**Errors:** ${errorText(spec)}`,
    `\`\`\`ts\n${faces(service, name, spec)}\n\`\`\``,
  ];
  return `${parts.join("\n\n")}\n`;
}

function aliasText({ aliases = [] }: OperationSpec): string {
  return aliases.length === 0 ? "" : ` (also ${codeList(aliases)})`;
}

function parameterTable(parameters: readonly Parameter[]): string[] {
  if (parameters.length === 0) return [];
  const rows = parameters.map(
    ({ wire, in: place, schema }) => `| \`${wire}\` | ${place} | \`${code(schema)}\` | ${tableCell(schema.description ?? "")} |`,
  );
  return [`| Parameter | In | Type | |\n|---|---|---|---|\n${rows.join("\n")}`];
}

function bodyTable(spec: OperationSpec): string[] {
  if (spec.body === undefined) return [];
  const schema = plain(spec.body);
  const members = Object.entries(schema.properties ?? {});
  const kind = spec.encoding === undefined || spec.encoding === "json" ? "" : ` (${spec.encoding})`;
  const about = `**Body**${kind}: \`${shortType(schema)}\`${schema.description === undefined ? "" : `. ${schema.description}`}`;
  if (members.length === 0) return [about];
  const required = new Set(schema.required);
  const rows = members.map(
    ([member, each]) =>
      `| \`${member}\`${required.has(member) ? " (required)" : ""} | \`${code(each)}\` | ${tableCell(each.description ?? "")} |`,
  );
  return [about, `| Member | Type | |\n|---|---|---|\n${rows.join("\n")}`];
}

function errorText(spec: OperationSpec): string {
  const own = (spec.errors ?? []).map((key) => `${errors[key][0]} \`${key}\``);
  return [...commonErrors(spec).map(String), ...own].join(", ");
}

/** The same call with both faces of the SDK. */
function faces(service: ServiceSpec, name: string, spec: OperationSpec): string {
  const required = [
    ...parametersOf(spec).flatMap((each) => (each.required ? [each.name] : [])),
    ...(spec.body === undefined || "~optional" in spec.body ? [] : (plain(spec.body).required ?? [])),
  ];
  const names = [...new Set(required)];
  const modern = `await pb.${service.name}.${name}(${names.length === 0 ? "" : `{ ${names.join(", ")} }`});`;
  if (spec.positional === undefined) return modern;
  const args = spec.positional.args.map((arg) => arg.name).join(", ");
  return `${modern}\nawait s2sMS.${service.namespace}.${name}(${args});`;
}

function permissionsPage(services: readonly ServiceSpec[]): GeneratedFile {
  const users = new Map<string, string[]>();
  for (const service of services) {
    for (const [name, spec] of operationsOf(service)) {
      const permission = spec.access.kind === "bearer" ? spec.access.permission : undefined;
      if (permission === undefined) continue;
      const own = spec.access.kind === "bearer" && spec.access.own !== undefined ? "*" : "";
      users.set(permission, [
        ...(users.get(permission) ?? []),
        `[${service.name}.${name}](reference/${pageName(service)}#${name.toLowerCase()})${own}`,
      ]);
    }
  }
  const rows = permissions.map(({ name, user }) => {
    const admin = name === "permission.create" ? "" : "x";
    return `| \`${name}\` | ${admin} | ${user ? "x" : ""} | ${(users.get(name) ?? []).join(", ")} |`;
  });
  const text = `${header}# Permissions

A role is a bundle of permissions; groups have roles on their account and everything below, or on single accounts or
resources. \`AccountAdmin\` and \`AccountUser\` are the seeded roles of an account's two default groups. A star: one's own
data needs no permission. A permission without operations belongs to a service that is not there yet.

| Permission | AccountAdmin | AccountUser | Needed for |
|---|---|---|---|
${rows.join("\n")}
`;
  return { path: "docs/permissions.md", text };
}

function shortType(schema: Schema): string {
  const text = typeText(schema);
  return text.includes("\n") ? "object" : text;
}

const code = (schema: Schema) => shortType(schema).replaceAll("|", "\\|");
