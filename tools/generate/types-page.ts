/** The reference page of the named types. */
import type { ServiceSpec } from "../../packages/contract/src/index.ts";
import type { GeneratedFile } from "./files.ts";
import { isPlainObject, memberDoc, type Schema, structureText, typeText } from "./schema.ts";
import { namedSchemas } from "./table.ts";
import { docHeader, tableCell } from "./text.ts";

/** What a heading is linked by. */
export const anchorOf = (name: string) => name.toLowerCase();

/** Types that every page would link and nobody needs to look up. */
const wellKnown = new Set([
  "Promise",
  "ListOf",
  "EmbeddedListOf",
  "FullResponse",
  "Ok",
  "Accepted",
  "Record",
  "Filters",
  "Trace",
  "List",
]);

/** Links to the named types that a type mentions, in parentheses; nothing when it mentions none. */
export function linksToTypes(type: string): string {
  const names = [...new Set(type.replaceAll(/"[^"]*"/g, "").match(/\b[A-Z]\w+\b/g) ?? [])].filter((name) => !wellKnown.has(name));
  if (names.length === 0) return "";
  return ` (${names.map((name) => `[${name}](types.md#${anchorOf(name)})`).join(", ")})`;
}

/** A type for a table: as code, with links to the named types in it. */
export function typeCell(schema: Schema): string {
  const text = typeText(schema);
  if (text === schema.title) return `[\`${text}\`](types.md#${anchorOf(text)})`;
  const short = text.includes("\n") ? "object" : text;
  return `\`${short.replaceAll("|", "\\|")}\`${linksToTypes(short)}`;
}

/** One section for each named type, alphabetical. */
export function typesPage(services: readonly ServiceSpec[]): GeneratedFile {
  const sections = namedSchemas(services)
    .entries()
    .map(([title, schema]) => section(title, schema));
  const intro = "# Types\n\nWhat the API takes and gives, by name. A question mark marks what may be absent.";
  return { path: "docs/reference/types.md", text: `${docHeader}${[intro, ...sections].join("\n\n")}\n` };
}

function section(title: string, schema: Schema): string {
  const about = schema.description === undefined ? "" : `\n\n${schema.description}`;
  return `## ${title}${about}\n\n${isPlainObject(schema) ? members(schema) : `\`\`\`ts\n${structureText(schema)}\n\`\`\``}`;
}

function members(schema: Schema): string {
  const required = new Set(schema.required);
  const rows = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    return `| \`${name}${required.has(name) ? "" : "?"}\` | ${typeCell(member)} | ${tableCell(memberDoc(member).join(" "))} |`;
  });
  return rows.length === 0 ? "No members." : `| Member | Type | |\n|---|---|---|\n${rows.join("\n")}`;
}
