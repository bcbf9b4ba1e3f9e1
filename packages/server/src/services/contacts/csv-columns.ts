/** What a column of a CSV file holds. */
export type Column =
  | { readonly kind: "name"; readonly member: "first" | "middle" | "last" | "prefix" | "suffix" | "nickname" | "display" }
  | { readonly kind: "text"; readonly member: "company" | "title" | "birthday" | "notes" }
  | { readonly kind: "tags"; readonly between: RegExp }
  | EntryColumn;

/** A part of a telephone number, e-mail address or postal address. */
export interface EntryColumn {
  readonly kind: "phone" | "email" | "address";
  /** Columns with the same key make one entry. */
  readonly key: string;
  /** `type` names the kind of the entry; the others are members of it. */
  readonly member: "type" | "number" | "address" | "street" | "city" | "state" | "postal_code" | "country";
  /** What a column of this name says of all its entries. */
  readonly type?: string;
}

type NameMember = Extract<Column, { kind: "name" }>["member"];
type TextMember = Extract<Column, { kind: "text" }>["member"];

const names: Readonly<Record<NameMember, readonly string[]>> = {
  first: ["first name", "given name", "first"],
  middle: ["middle name", "additional name"],
  last: ["last name", "family name", "last", "surname"],
  prefix: ["name prefix", "prefix"],
  suffix: ["name suffix", "suffix"],
  nickname: ["nickname"],
  display: ["file as", "display name", "full name", "name"],
};

const texts: Readonly<Record<TextMember, readonly string[]>> = {
  company: ["organization name", "organization 1 - name", "company", "organization"],
  title: ["organization title", "organization 1 - title", "job title", "title"],
  birthday: ["birthday"],
  notes: ["notes"],
};

/** Columns of Outlook, and simple ones, by type. */
const phones: Readonly<Record<string, readonly string[]>> = {
  Mobile: ["mobile phone", "mobile", "cell", "cell phone"],
  Home: ["home phone", "home phone 2"],
  Work: ["business phone", "business phone 2", "work phone"],
  Main: ["primary phone", "company main phone"],
  Fax: ["business fax", "home fax", "other fax", "fax"],
  Pager: ["pager"],
  Other: ["other phone"],
};
const untypedPhones = ["phone", "phone number", "number", "telephone"];
const emails = ["e-mail", "email", "e-mail address", "email address", "e-mail 2 address", "e-mail 3 address"];

/** Members of addresses as Google's columns end, and as Outlook's do. */
const googlePlaces = {
  street: "street",
  city: "city",
  region: "state",
  "postal code": "postal_code",
  country: "country",
} as const;
const outlookPlaces = {
  street: "street",
  city: "city",
  state: "state",
  "postal code": "postal_code",
  "country/region": "country",
} as const;

const simple: ReadonlyMap<string, Column> = new Map<string, Column>([
  ...entriesOf(names, (member): Column => ({ kind: "name", member })),
  ...entriesOf(texts, (member): Column => ({ kind: "text", member })),
  ["labels", { kind: "tags", between: / ::: / }],
  ...["tags", "categories", "group membership"].map((name): [string, Column] => [name, { kind: "tags", between: / ::: |[;,]/ }]),
  ...Object.entries(phones).flatMap(([type, columns]) =>
    columns.map((key): [string, Column] => [key, { kind: "phone", key, member: "number", type }]),
  ),
  ...untypedPhones.map((key): [string, Column] => [key, { kind: "phone", key, member: "number" }]),
  ...emails.map((key): [string, Column] => [key, { kind: "email", key, member: "address" }]),
  ...["Home", "Business", "Other"].flatMap((place) =>
    Object.entries(outlookPlaces).map(([column, member]): [string, Column] => {
      const key = place.toLowerCase();
      return [`${key} ${column}`, { kind: "address", key, member, type: place === "Business" ? "Work" : place }];
    }),
  ),
]);

function entriesOf<Member extends string>(
  table: Readonly<Record<Member, readonly string[]>>,
  column: (member: Member) => Column,
): [string, Column][] {
  // The keys of the table are its members.
  const members = Object.keys(table) as Member[];
  return members.flatMap((member) => table[member].map((name): [string, Column] => [name, column(member)]));
}

/**
 * What a column holds, by its heading: those of Google Contacts, of Outlook, and plain words.
 * @param heading in any case
 * @param all the headings of the file, lower case: Outlook calls a form of address `Title`, beside a `Job Title`
 */
export function columnOf(heading: string, all: ReadonlySet<string>): Column | undefined {
  const name = normal(heading);
  if (name === "title" && all.has("job title")) return { kind: "name", member: "prefix" };
  return simple.get(name) ?? numbered(name);
}

/** A heading as the table has it. */
export function normal(heading: string): string {
  return heading.trim().toLowerCase();
}

/** `Phone 1 - Value`, `Address 2 - City` */
function numbered(name: string): Column | undefined {
  const [, place, number, member] = /^(phone|e-?mail|address) (\d{1,3}) - (.+)$/.exec(name) ?? [];
  if (place === undefined || member === undefined) return undefined;
  const kind = place === "phone" || place === "address" ? place : "email";
  const key = `${kind} ${number}`;
  if (member === "label" || member === "type") return { kind, key, member: "type" };
  if (kind === "address") {
    const found = Object.entries(googlePlaces).find(([column]) => column === member)?.[1];
    return found && { kind, key, member: found };
  }
  return member === "value" ? { kind, key, member: kind === "phone" ? "number" : "address" } : undefined;
}
