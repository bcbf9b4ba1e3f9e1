import Papa from "papaparse";
import { invalid } from "../../kernel/errors.ts";
import { type Column, columnOf, type EntryColumn, normal } from "./csv-columns.ts";
import type { ContactDocument, Input } from "./document.ts";

/** Between several values in one cell, as Google Contacts writes them. */
const separator = " ::: ";
/** In front of the label of the preferred entry, likewise. */
const preferredMark = "* ";

/**
 * What a spreadsheet would take for a formula; a telephone number that begins with a plus is none. Papa Parse writes an
 * apostrophe in front, one more where there are some, which the reader takes away again.
 */
const formula = /^'*(?:[=@\t\r]|[+-](?![\d\s().-]*$))/;

/** The contacts as CSV with a heading, in the columns of Google Contacts. */
export function toCsv(documents: readonly ContactDocument[]): string {
  const most = (count: (document: ContactDocument) => number) =>
    documents.reduce((max, document) => Math.max(max, count(document)), 1);
  const counts = {
    emails: most(({ emails }) => emails.length),
    phones: most(({ phone_numbers }) => phone_numbers.length),
    addresses: most(({ addresses }) => addresses.length),
  };
  const rows = documents.map((document) => rowOf(document, counts));
  return Papa.unparse({ fields: headings(counts), data: rows }, { newline: "\r\n", escapeFormulae: formula });
}

interface Counts {
  readonly emails: number;
  readonly phones: number;
  readonly addresses: number;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function headings({ emails, phones, addresses }: Counts): string[] {
  const names = "First Name,Middle Name,Last Name,Name Prefix,Name Suffix,Nickname,File As";
  const texts = "Organization Name,Organization Title,Birthday,Notes,Labels";
  const place = ["Label", "Street", "City", "Region", "Postal Code", "Country"];
  return [
    ...names.split(","),
    ...texts.split(","),
    ...numbers(emails).flatMap((n) => [`E-mail ${n} - Label`, `E-mail ${n} - Value`]),
    ...numbers(phones).flatMap((n) => [`Phone ${n} - Label`, `Phone ${n} - Value`]),
    ...numbers(addresses).flatMap((n) => place.map((member) => `Address ${n} - ${member}`)),
  ];
}

function rowOf(document: ContactDocument, { emails, phones, addresses }: Counts): string[] {
  const { name, company, title, birthday, notes, tags } = document;
  const filled = <E>(entries: readonly E[], count: number, cells: (entry: E | undefined) => (string | undefined)[]) =>
    Array.from({ length: count }, (_, index) => cells(entries[index])).flat();
  const cells = [
    ...[name.first, name.middle, name.last, name.prefix, name.suffix, name.nickname, name.display],
    ...[company, title, birthday, notes, tags.join(separator)],
    ...filled(document.emails, emails, (entry) => [label(entry), entry?.address]),
    ...filled(document.phone_numbers, phones, (entry) => [label(entry), entry?.number]),
    ...filled(document.addresses, addresses, (entry) => [
      label(entry),
      ...[entry?.street, entry?.city, entry?.state, entry?.postal_code, entry?.country],
    ]),
  ];
  return cells.map((cell) => cell ?? "");
}

function label(entry: { readonly preferred: boolean; readonly type?: string } | undefined): string {
  return entry === undefined ? "" : `${entry.preferred ? preferredMark : ""}${entry.type ?? ""}`;
}

/**
 * Reads contacts from CSV. Rows that cannot be contacts are not left out: whoever stores them says what is wrong.
 * @param text with a heading; separated by commas, semicolons or tabs
 * @throws problem `validation_failed` when no column is known
 */
export function fromCsv(text: string): Input[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), {
    skipEmptyLines: "greedy",
    delimitersToGuess: [",", ";", "\t"],
  });
  const [heading = [], ...rows] = data;
  const all = new Set(heading.map(normal));
  const columns = heading.map((cell) => columnOf(cell, all));
  if (columns.every((column) => column === undefined)) {
    throw invalid("csv must have a heading with at least one known column");
  }
  return rows.map((row) => contactOf(row, columns));
}

/** The cells of one telephone number, e-mail address or postal address. */
type Cells = Partial<Record<EntryColumn["member"], string>>;

interface Entries {
  readonly phone: Map<string, Cells>;
  readonly email: Map<string, Cells>;
  readonly address: Map<string, Cells>;
}

function contactOf(row: readonly string[], columns: readonly (Column | undefined)[]): Input {
  const contact: Input = { name: {} };
  const entries: Entries = { phone: new Map(), email: new Map(), address: new Map() };
  for (const [index, column] of columns.entries()) {
    const text = (row[index] ?? "").trim();
    const cell = text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
    if (column !== undefined && cell !== "") put(contact, entries, column, cell);
  }
  const { phone, email, address } = entries;
  return {
    ...contact,
    phone_numbers: [...phone.values()].flatMap((cells) => valuesIn(cells.number).map((number) => ({ number, ...kindOf(cells) }))),
    emails: [...email.values()].flatMap((cells) => valuesIn(cells.address).map((each) => ({ address: each, ...kindOf(cells) }))),
    addresses: [...address.values()].flatMap(({ type, ...place }) =>
      Object.keys(place).length === 0 ? [] : [{ ...place, ...kindOf({ type: type ?? "" }) }],
    ),
  };
}

function put(contact: Input, entries: Entries, column: Column, cell: string): void {
  switch (column.kind) {
    case "name":
      contact.name = { ...contact.name, [column.member]: cell };
      return;
    case "text":
      contact[column.member] = cell;
      return;
    case "tags":
      contact.tags = [...(contact.tags ?? []), ...tagsIn(cell, column.between)];
      return;
    default: {
      const known = entries[column.kind].get(column.key) ?? (column.type === undefined ? {} : { type: column.type });
      entries[column.kind].set(column.key, { ...known, [column.member]: cell });
    }
  }
}

/** All that Google exports is in this group of its own. */
const everybody = "* mycontacts";

function tagsIn(cell: string, between: RegExp): string[] {
  const tags = cell.split(between).map((tag) => tag.trim());
  return tags.filter((tag) => tag !== "" && tag.toLowerCase() !== everybody);
}

/** A cell may hold several values of one type. */
function valuesIn(cell = ""): string[] {
  return cell.split(separator).flatMap((value) => value.trim() || []);
}

/** The type, and whether the star in front of it says that the entry is the preferred one. */
function kindOf({ type = "" }: Cells): { type?: string; preferred?: boolean } {
  const preferred = type.startsWith(preferredMark.trim());
  const plain = (preferred ? type.slice(1) : type).trim();
  return { ...(plain === "" ? {} : { type: plain }), ...(preferred ? { preferred } : {}) };
}
