import { isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js";

/**
 * Reads a telephone number. Only its length is judged: number ranges open faster than tables of them are updated, and tests
 * use numbers that nobody has.
 * @param text as people write it, with blanks, dots, dashes, parentheses
 * @param country ISO 3166-1 alpha-2 code of where one without a `+` is dialled; an unknown one counts as `US`
 * @returns undefined when it is none
 */
export function parsePhone(text: string, country = "US"): PhoneNumber | undefined {
  const known = country.toUpperCase();
  const defaultCountry = isSupportedCountry(known) ? known : "US";
  const number = parsePhoneNumberFromString(text.trim(), { defaultCountry, extract: false });
  return number?.isPossible() ? number : undefined;
}

/** A telephone number in E.164, read as {@link parsePhone} does. */
export function toE164(text: string, country = "US"): string | undefined {
  return parsePhone(text, country)?.number;
}
