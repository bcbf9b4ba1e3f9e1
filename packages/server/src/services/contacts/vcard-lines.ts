/** The lines of vCards: RFC 6350, RFC 2426, and as far as address books still write it, vCard 2.1. */

/** One property of a card. */
export interface Property {
  /** `item1` of `item1.TEL`, lower case; empty when it has none. */
  readonly group: string;
  /** Lower case. */
  readonly name: string;
  /** Values of the parameter TYPE, and of parameters without a name (2.1), lower case. */
  readonly types: readonly string[];
  /** Other parameters; names lower case. */
  readonly params: ReadonlyMap<string, string>;
  /** As it stands in the card, escaped; decoded when it was quoted-printable. */
  readonly value: string;
}

/** The cards of a file, each as its properties. What is outside of cards is skipped. */
export function cardsIn(text: string): Property[][] {
  const cards: Property[][] = [];
  let card: Property[] | undefined;
  for (const line of unfolded(text)) {
    const property = propertyIn(line);
    if (property === undefined) continue;
    const marks = property.value.trim().toLowerCase() === "vcard" ? property.name : "";
    if (marks === "begin") card = [];
    else if (marks === "end" && card !== undefined) {
      cards.push(card);
      card = undefined;
    } else card?.push(property);
  }
  return cards;
}

/** Logical lines: one that begins with a blank goes on the one before, and so does one after a quoted-printable `=`. */
function unfolded(text: string): string[] {
  const lines: string[] = [];
  let soft = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const last = lines.at(-1);
    if (last !== undefined && soft) lines[lines.length - 1] = last.slice(0, -1) + line;
    else if (last !== undefined && /^[ \t]/.test(line)) lines[lines.length - 1] = last + line.slice(1);
    else lines.push(line);
    soft = line.endsWith("=") && isQuotedPrintable(lines.at(-1) ?? "");
  }
  return lines;
}

function isQuotedPrintable(line: string): boolean {
  return /^[^:]*;(?:encoding=)?quoted-printable[;:]/i.test(line);
}

function propertyIn(line: string): Property | undefined {
  const colon = outsideQuotes(line, ":")[0];
  if (colon === undefined) return undefined;
  const [path = "", ...rest] = splitOutsideQuotes(line.slice(0, colon), ";");
  const dot = path.lastIndexOf(".");
  const types: string[] = [];
  const params = new Map<string, string>();
  for (const param of rest) {
    const equals = param.indexOf("=");
    const name = equals === -1 ? "type" : param.slice(0, equals).trim().toLowerCase();
    const value = param
      .slice(equals + 1)
      .trim()
      .replaceAll('"', "");
    if (name === "type") types.push(...value.toLowerCase().split(","));
    else params.set(name, value);
  }
  const value = line.slice(colon + 1);
  const encoding = params.get("encoding")?.toLowerCase();
  const quoted = encoding === "quoted-printable" || types.includes("quoted-printable");
  return {
    group: path.slice(0, Math.max(0, dot)).toLowerCase(),
    name: path.slice(dot + 1).toLowerCase(),
    types,
    params,
    value: quoted ? quotedPrintable(value, params.get("charset") ?? "utf-8") : value,
  };
}

/** Where a character stands outside of quotation marks. */
function outsideQuotes(text: string, wanted: string): number[] {
  const found: number[] = [];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === wanted && !quoted) {
      found.push(at);
      // Only the first colon ends the parameters, and a value may be long.
      if (wanted === ":") break;
    }
  }
  return found;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const ends = [...outsideQuotes(text, separator), text.length];
  return ends.map((end, index) => text.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end));
}

/** Line breaks become `\n`, as in all other values. */
function quotedPrintable(value: string, charset: string): string {
  const bytes = Buffer.from(value.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => `%${hex}`));
  const raw = bytes
    .toString("latin1")
    .replaceAll(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decoded(Buffer.from(raw, "latin1"), charset).replaceAll(/\r\n|\r|\n/g, "\\n");
}

function decoded(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // A character set that nobody knows.
    return new TextDecoder().decode(bytes);
  }
}

/** A text as it was before it was escaped. */
export function unescaped(text: string): string {
  return text.replaceAll(/\\([\s\S])/g, (_, char: string) => (char === "n" || char === "N" ? "\n" : char));
}

/** The parts of a value between separators that are not escaped, each unescaped. */
export function parts(value: string, separator: ";" | ","): string[] {
  const found: string[] = [""];
  for (let at = 0; at < value.length; at++) {
    const char = value[at] ?? "";
    if (char === separator) found.push("");
    else found[found.length - 1] += char === "\\" ? char + (value[++at] ?? "") : char;
  }
  return found.map((part) => unescaped(part).trim());
}

/** A text as a value, or a part of one. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r\n|\r|\n/g, "\\n");
}

/** Longest line, in bytes without its end. */
const longest = 75;

/** A logical line as it is written: folded between characters, ended by CRLF. */
export function folded(line: string): string {
  let text = "";
  let length = 0;
  for (const char of line) {
    const size = Buffer.byteLength(char);
    if (length + size > longest) {
      text += "\r\n ";
      length = 1;
    }
    text += char;
    length += size;
  }
  return `${text}\r\n`;
}
