import {
  type ContactAddress,
  type ContactEmail,
  ContactInput,
  type ContactName,
  type ContactPhoneNumber,
} from "@patchbay/contract";
import type { Static } from "typebox";
import { invalid, problem } from "../../kernel/errors.ts";
import { violations } from "../../kernel/http/validate.ts";

/** A contact as a client gives it. */
export type Input = Static<typeof ContactInput>;

/** A contact as it is stored: what its owner can change, with every list present. */
export interface ContactDocument extends Omit<Input, "name" | "phone_numbers" | "emails" | "addresses" | "tags" | "metadata"> {
  name: Static<typeof ContactName>;
  phone_numbers: Static<typeof ContactPhoneNumber>[];
  emails: Static<typeof ContactEmail>[];
  addresses: Static<typeof ContactAddress>[];
  tags: string[];
  metadata: Record<string, unknown>;
}

/** Members that clients send back and that are not theirs to change. */
const readOnly = ["uuid", "user_uuid", "account_uuid", "audit"];

/** Largest contact, in characters of JSON: a page has up to a thousand of them. */
const largest = 131_072;

/**
 * What to store of what a client gave.
 * @throws problem `validation_failed` when it says nothing by which to know the contact, `too_large`
 */
export function toDocument(input: Input): ContactDocument {
  const document = completed(input);
  const [reason] = namelessness(document);
  if (reason !== undefined) throw invalid(reason);
  if (JSON.stringify(document).length > largest)
    throw problem("too_large", `A contact has at most ${largest} characters, as JSON.`);
  return document;
}

/** What keeps an entry of a file from being a contact, one line each; empty when nothing does. */
export function refusals(input: Input): string[] {
  const wrong = violations(ContactInput, input);
  return wrong.length > 0 ? wrong : namelessness(completed(input));
}

function completed(input: Input): ContactDocument {
  const document = {
    ...input,
    name: input.name ?? {},
    phone_numbers: settled(input.phone_numbers),
    emails: settled(input.emails),
    addresses: settled(input.addresses),
    tags: input.tags ?? [],
    metadata: input.metadata ?? {},
  };
  for (const member of readOnly) Reflect.deleteProperty(document, member);
  return document;
}

function namelessness({ name, company, phone_numbers, emails }: ContactDocument): string[] {
  const named = [name.first, name.last, name.display, company].some((text) => text !== undefined && text.trim() !== "");
  if (named || phone_numbers.length > 0 || emails.length > 0) return [];
  return ["a first, last or display name, a company, a phone number or an e-mail address is required"];
}

/** Makes exactly one entry the preferred one: the last that says so, else the first. */
export function settled<Entry extends { preferred?: boolean }>(entries: readonly Entry[] = []): (Entry & { preferred: boolean })[] {
  const preferred = Math.max(
    0,
    entries.findLastIndex((entry) => entry.preferred === true),
  );
  return entries.map((entry, index) => ({ ...entry, preferred: index === preferred }));
}
