import { setImmediate } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { toE164 } from "../../kernel/phone.ts";
import { type ContactDocument, refusals, settled } from "./document.ts";
import { digitsOf } from "./search.ts";

/** After so many contacts others get their turn: to read telephone numbers takes time. */
const slice = 100;

/** What two contacts must have in common to be the same person. */
export type MergeKey = "phone" | "email";

/** A contact among those that are compared. */
interface Entry<Of> {
  readonly of: Of;
  /** Place in the order of adding. */
  readonly place: number;
  document: ContactDocument;
  /** The entry that has taken it in. */
  into: Entry<Of> | undefined;
}

const phoneKey = (number: string) => toE164(number) ?? digitsOf(number);
const emailKey = (address: string) => address.trim().toLowerCase();

function keysOf({ phone_numbers, emails }: ContactDocument, by: readonly MergeKey[]): string[] {
  return [
    ...(by.includes("phone") ? phone_numbers.map(({ number }) => `phone ${phoneKey(number)}`) : []),
    ...(by.includes("email") ? emails.map(({ address }) => `email ${emailKey(address)}`) : []),
  ];
}

/** Contacts among which those that are the same person are found. */
export class AddressBook<Of> {
  readonly #by: readonly MergeKey[];
  readonly #entries: Entry<Of>[] = [];
  readonly #byKey = new Map<string, Entry<Of>>();

  constructor(by: readonly MergeKey[]) {
    this.#by = by;
  }

  /** Adds a contact as it is. */
  async add(of: Of, document: ContactDocument): Promise<void> {
    if (this.#entries.length % slice === slice - 1) await setImmediate();
    const entry: Entry<Of> = { of, place: this.#entries.length, document, into: undefined };
    this.#entries.push(entry);
    this.#name(entry);
  }

  /** Merges what is known of a contact into the first that is the same person. @returns false when there is none */
  absorb(document: ContactDocument): boolean {
    const [same] = this.#same(document);
    return same !== undefined && this.#give(same, document);
  }

  /** Merges all contacts that are the same person into the first of them. */
  async unite(): Promise<void> {
    for (const entry of this.#entries) {
      if (entry.place % slice === slice - 1) await setImmediate();
      for (const same of this.#same(entry.document)) {
        const [first, second] = inOrder(standing(entry), same);
        if (first !== second && this.#give(first, second.document)) second.into = first;
      }
    }
  }

  /** Those that are left; a document that is not the one that was added holds more than it did. */
  standing(): readonly { readonly of: Of; readonly document: ContactDocument }[] {
    return this.#entries.filter(({ into }) => into === undefined);
  }

  /** Those that another one has taken in. */
  gone(): Of[] {
    return this.#entries.filter(({ into }) => into !== undefined).map(({ of }) => of);
  }

  #same(document: ContactDocument): Entry<Of>[] {
    const found = keysOf(document, this.#by).flatMap((key) => this.#byKey.get(key) ?? []);
    return [...new Set(found.map(standing))];
  }

  #give(entry: Entry<Of>, document: ContactDocument): boolean {
    const merged = mergedDocument(entry.document, document);
    // Two that are too much for one contact stay two.
    if (refusals(merged).length > 0) return false;
    // One that holds no more than before has not changed.
    if (!isDeepStrictEqual(merged, entry.document)) entry.document = merged;
    this.#name(entry);
    return true;
  }

  /** Whoever had a key first keeps it. */
  #name(entry: Entry<Of>): void {
    for (const key of keysOf(entry.document, this.#by)) if (!this.#byKey.has(key)) this.#byKey.set(key, entry);
  }
}

/** The entry that holds what this one held. */
function standing<Of>(entry: Entry<Of>): Entry<Of> {
  let found = entry;
  while (found.into !== undefined) found = found.into;
  return found;
}

function inOrder<Of>(one: Entry<Of>, other: Entry<Of>): readonly [Entry<Of>, Entry<Of>] {
  return one.place <= other.place ? [one, other] : [other, one];
}

/** One contact that has what the first has, and what only the second has. */
export function mergedDocument(first: ContactDocument, second: ContactDocument): ContactDocument {
  const notes = joinedNotes(first.notes, second.notes);
  return {
    ...second,
    ...first,
    name: { ...second.name, ...first.name },
    phone_numbers: joined(first.phone_numbers, second.phone_numbers, ({ number }) => phoneKey(number)),
    emails: joined(first.emails, second.emails, ({ address }) => emailKey(address)),
    addresses: joined(first.addresses, second.addresses, ({ preferred: _, type: __, ...place }) =>
      JSON.stringify(Object.entries(place).sort()).toLowerCase(),
    ),
    tags: [...new Map([...second.tags, ...first.tags].map((tag) => [tag.toLowerCase(), tag])).values()],
    metadata: { ...second.metadata, ...first.metadata },
    ...(notes === undefined ? {} : { notes }),
  };
}

function joinedNotes(first = "", second = ""): string | undefined {
  if (first.includes(second)) return first || undefined;
  return first === "" ? second : `${first}\n\n${second}`;
}

/** The entries of the first list, and those of the second that are new. */
function joined<E extends { preferred: boolean }>(first: readonly E[], second: readonly E[], key: (entry: E) => string): E[] {
  const known = new Set(first.map(key));
  const fresh = second.filter((entry) => !known.has(key(entry)));
  return settled([...first, ...(first.length === 0 ? fresh : fresh.map((entry) => ({ ...entry, preferred: false })))]);
}
