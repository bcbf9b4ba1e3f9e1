/** The reference page of the named types. */
import type { ServiceSpec } from "../../packages/contract/src/index.ts";
import type { GeneratedFile } from "./files.ts";
import { isPlainObject, memberDoc, type Schema, structureText, typeText } from "./schema.ts";
import { namedSchemas } from "./table.ts";
import { docHeader, tableCell } from "./text.ts";

/** What a heading is linked by. */
export const anchorOf = (name: string) => name.toLowerCase();

/** Links to the named types that a type mentions, in parentheses; the empty text when it mentions none. */
export type TypeLinks = (type: string) => string;

/** The links for the types of a table. */
export function typeLinks(services: readonly ServiceSpec[]): TypeLinks {
  const known = new Set(
    namedSchemas(services)
      .entries()
      .map(([title]) => title),
  );
  return (type) => {
    const names = [...new Set(type.replaceAll(/"[^"]*"/g, "").match(/\b[A-Z]\w+\b/g) ?? [])].filter((name) => known.has(name));
    if (names.length === 0) return "";
    return ` (${names.map((name) => `[${name}](types.md#${anchorOf(name)})`).join(", ")})`;
  };
}

/** A type for a table: as code, with links to the named types in it. */
export function typeCell(schema: Schema, links: TypeLinks): string {
  const text = typeText(schema);
  if (text === schema.title) return `[\`${text}\`](types.md#${anchorOf(text)})`;
  const short = onOneLine(text);
  return `\`${short.replaceAll("|", "\\|")}\`${links(short)}`;
}

/** The longest structure that a table cell can hold and still be read. */
const longestStructure = 160;

/** A structure without comments; of a long one only the names of its members, as far as they fit. */
function onOneLine(type: string): string {
  const line = type
    .replaceAll(/\/\*\*.*?\*\//gs, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll("; }", " }");
  if (line.length <= longestStructure) return line;
  const names = [...type.matchAll(/^ {2}("?[\w.$-]+"?\??): /gm)].map(([, name]) => name);
  return names.length === 0 ? "object" : `{ ${names.join(", ")} }`;
}

/** One section for each named type, alphabetical. */
export function typesPage(services: readonly ServiceSpec[]): GeneratedFile {
  const links = typeLinks(services);
  const sections = namedSchemas(services)
    .entries()
    .map(([title, schema]) => section(title, schema, links));
  const intro = "# Types\n\nWhat the API takes and gives, by name. A question mark marks what may be absent.";
  return { path: "docs/reference/types.md", text: `${docHeader}${[intro, ...sections].join("\n\n")}\n` };
}

function section(title: string, schema: Schema, links: TypeLinks): string {
  const about = schema.description === undefined ? "" : `\n\n${schema.description}`;
  return `## ${title}${about}\n\n${isPlainObject(schema) ? members(schema, links) : `\`\`\`ts\n${structureText(schema)}\n\`\`\``}`;
}

function members(schema: Schema, links: TypeLinks): string {
  const required = new Set(schema.required);
  const rows = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    return `| \`${name}${required.has(name) ? "" : "?"}\` | ${typeCell(member, links)} | ${tableCell(memberDoc(member).join(" "))} |`;
  });
  return rows.length === 0 ? "No members." : `| Member | Type | |\n|---|---|---|\n${rows.join("\n")}`;
}
