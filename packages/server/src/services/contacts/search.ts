import { parsePhone } from "../../kernel/phone.ts";
import type { ContactDocument } from "./document.ts";

/** What a search is compared with. */
export interface SearchColumns {
  /** Names, company, e-mail addresses and numbers as texts, lower case. */
  search_terms: string[];
  /** Telephone numbers as digits: as they were given, with their country code, and without it. */
  search_digits: string[];
}

/** Everything that a search for this contact may begin with. */
export function searchColumns({ name, company, emails, phone_numbers }: ContactDocument): SearchColumns {
  const numbers = phone_numbers.map(({ number }) => ({ text: number, read: parsePhone(number) }));
  const terms = [
    ...[name.first, name.last, name.display, company],
    ...emails.map(({ address }) => address),
    ...numbers.flatMap(({ text, read }) => [text, read?.number]),
  ];
  const digits = numbers.flatMap(({ text, read }) => [text, read?.number, read?.nationalNumber]);
  return {
    search_terms: distinct(terms.map((term) => term?.toLowerCase())),
    search_digits: distinct(digits.map((number) => number && digitsOf(number))),
  };
}

function distinct(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => text || []))];
}

/** The digits of a telephone number. */
export function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, "");
}

/** The digits of a search for a number, however it is written; undefined when it may be one for something else. */
export function digitsSearched(text: string): string | undefined {
  return /^[\d\s+().-]+$/.test(text) ? digitsOf(text) || undefined : undefined;
}
