/** Small helpers for writing source text. */

/** First lines of every generated source file. */
export const sourceHeader =
  "// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.\n";

/** First lines of every generated page. */
export const docHeader =
  "<!-- Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again. -->\n\n";

/** A TSDoc comment of the given paragraphs, wrapped at 120 columns; empty when there is nothing to say. */
export function docComment(paragraphs: readonly string[], indent = ""): string {
  const lines = paragraphs.flatMap((paragraph) => wrap(paragraph.replaceAll("*/", "*\\/"), 116 - indent.length));
  const [first] = lines;
  if (first === undefined) return "";
  if (lines.length === 1 && first.length < 112 - indent.length) return `${indent}/** ${first} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

/** Breaks a text at blanks; an empty text stays one empty line. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** A property name, quoted only where it must be. */
export function quoteKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** `listAccounts` → `ListAccounts`. */
export function pascal(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Import statements for the names that occur in a text outside its comments, from one module. */
export function importTypes(text: string, names: readonly string[], from: string): string {
  const code = text.replaceAll(/\/\*\*.*?\*\//gs, "");
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(code)).sort();
  return used.length === 0 ? "" : `import type { ${used.join(", ")} } from "${from}";\n`;
}

/** A list for people: `a`, `b`. */
export function codeList(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

/** Text for a cell of a Markdown table. */
export function tableCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "\\<").replaceAll("\n", " ");
}
