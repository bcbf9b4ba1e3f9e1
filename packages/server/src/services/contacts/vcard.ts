import type { ContactDocument, Input } from "./document.ts";
import { cardsIn, escaped, folded, type Property, parts, unescaped } from "./vcard-lines.ts";

/** Our types of entries as vCard names them. */
const cardTypes: ReadonlyMap<string, string> = new Map([
  ["home", "home"],
  ["work", "work"],
  ["mobile", "cell"],
  ["fax", "fax"],
  ["pager", "pager"],
]);
/** Types of a card as we name them; the first that a property has counts. `work,fax` is a fax. */
const ourTypes: readonly (readonly [string, string])[] = [
  ["fax", "Fax"],
  ["cell", "Mobile"],
  ["iphone", "Mobile"],
  ["pager", "Pager"],
  ["main", "Main"],
  ["home", "Home"],
  ["work", "Work"],
  ["other", "Other"],
];

/** The contacts as vCards 3.0, which every address book reads. */
export function toVcard(contacts: readonly { readonly uuid: string; readonly document: ContactDocument }[]): string {
  return contacts.map(({ uuid, document }) => linesOf(uuid, document).map(folded).join("")).join("");
}

function linesOf(uuid: string, document: ContactDocument): string[] {
  const { name, company, title, birthday, notes, tags } = document;
  const names = [name.last, name.first, name.middle, name.prefix, name.suffix].map((part) => escaped(part ?? ""));
  const line = (property: string, text: string | undefined) => (text ? [`${property}:${escaped(text)}`] : []);
  const labelled = new Labels();
  const places = document.addresses.map((entry) => {
    const place = [entry.street, entry.city, entry.state, entry.postal_code, entry.country].map((part) => escaped(part ?? ""));
    return labelled.lines("ADR", entry, ["", "", ...place].join(";"));
  });
  return [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `UID:${uuid}`,
    `N:${names.join(";")}`,
    `FN:${escaped(name.display || formattedName(document))}`,
    ...line("NICKNAME", name.nickname),
    ...line("ORG", company),
    ...line("TITLE", title),
    ...line("BDAY", birthday),
    ...document.phone_numbers.flatMap((entry) => labelled.lines("TEL", entry, escaped(entry.number))),
    ...document.emails.flatMap((entry) => labelled.lines("EMAIL", entry, escaped(entry.address))),
    ...places.flat(),
    ...line("NOTE", notes),
    ...(tags.length === 0 ? [] : [`CATEGORIES:${tags.map(escaped).join(",")}`]),
    "END:VCARD",
  ];
}

/** What a card calls a contact that has no name for display: every card must call it something. */
function formattedName({ name, company, phone_numbers, emails }: ContactDocument): string {
  const full = [name.prefix, name.first, name.middle, name.last, name.suffix].filter((part) => part).join(" ");
  return full || company || name.nickname || emails[0]?.address || phone_numbers[0]?.number || "";
}

/** Types that vCard does not know are labels in a group of their own, as the address books of Apple and Google write them. */
class Labels {
  #count = 0;

  lines(property: string, entry: { readonly type?: string; readonly preferred: boolean }, value: string): string[] {
    const { type = "", preferred } = entry;
    const known = cardTypes.get(type.toLowerCase());
    const types = [...(known === undefined ? [] : [known]), ...(preferred ? ["pref"] : [])];
    const params = types.length === 0 ? "" : `;TYPE=${types.join(",")}`;
    if (type === "" || known !== undefined) return [`${property}${params}:${value}`];
    const group = `item${++this.#count}`;
    return [`${group}.${property}${params}:${value}`, `${group}.X-ABLabel:${escaped(type)}`];
  }
}

/** Reads contacts from vCards. Cards that cannot be contacts are not left out: whoever stores them says what is wrong. */
export function fromVcard(text: string): Input[] {
  return cardsIn(text.replace(/^\uFEFF/, "")).map(contactOf);
}

function contactOf(card: readonly Property[]): Input {
  const labels = new Map(card.flatMap(({ group, name, value }) => (name === "x-ablabel" ? [[group, labelIn(value)]] : [])));
  const all = (name: string) => card.filter((property) => property.name === name);
  const text = (name: string) => unescaped(all(name)[0]?.value ?? "").trim() || undefined;
  const first = (name: string, separator: ";" | ",") => parts(all(name)[0]?.value ?? "", separator);
  const kind = (property: Property) => kindOf(property, labels.get(property.group));
  const [last, given, middle, prefix, suffix] = first("n", ";");
  const contact = {
    name: present({ first: given, middle, last, prefix, suffix, nickname: first("nickname", ",")[0] }),
    phone_numbers: all("tel").map((property) => ({ number: numberIn(property), ...kind(property) })),
    emails: all("email").map((property) => ({ address: unescaped(property.value).trim(), ...kind(property) })),
    addresses: all("adr").map((property) => ({ ...placeIn(property), ...kind(property) })),
    tags: all("categories").flatMap(({ value }) => parts(value, ",").filter((tag) => tag !== "")),
    ...present({ company: first("org", ";")[0], title: text("title"), birthday: text("bday"), notes: text("note") }),
  };
  const { phone_numbers, emails } = contact;
  const display = text("fn");
  const settled = {
    ...contact,
    phone_numbers: phone_numbers.map(asSettled),
    emails: emails.map(asSettled),
    addresses: [],
    metadata: {},
  };
  // A card must have an FN: one that only repeats the rest is no name for display.
  if (display === undefined || display === formattedName(settled)) return contact;
  return { ...contact, name: { ...contact.name, display } };
}

const asSettled = <E extends object>(entry: E) => ({ ...entry, preferred: false });

/** Those members that say something. */
function present<Member extends string>(members: Readonly<Record<Member, string | undefined>>): Partial<Record<Member, string>> {
  const given = Object.entries<string | undefined>(members).filter(([, value]) => value);
  // The members that are left are some of those that there were.
  return Object.fromEntries(given) as Partial<Record<Member, string>>;
}

/** `_$!<Home>!$_` is how Apple writes a label of its own. */
function labelIn(value: string): string {
  return unescaped(value)
    .replace(/^_\$!<(.*)>!\$_$/s, "$1")
    .trim();
}

function kindOf({ types, params }: Property, label: string | undefined): { type?: string; preferred?: boolean } {
  const type = label || ourTypes.find(([name]) => types.includes(name))?.[1];
  const preferred = types.includes("pref") || params.get("pref") === "1";
  return { ...(type === undefined ? {} : { type }), ...(preferred ? { preferred } : {}) };
}

/** A number as text; `tel:+1-941-555-0100;ext=3` of vCard 4 as well. */
function numberIn({ value }: Property): string {
  const [, number, ext] = /^tel:([^;]*)(?:;ext=(\d+))?/i.exec(value.trim()) ?? [];
  if (number === undefined) return unescaped(value).trim();
  return ext === undefined ? number : `${number} ext. ${ext}`;
}

function placeIn({ value }: Property) {
  const [box, extended, street, city, state, postal_code, country] = parts(value, ";");
  const lines = [box, extended, street].filter((part) => part).join(", ");
  return present({ street: lines, city, state, postal_code, country });
}
