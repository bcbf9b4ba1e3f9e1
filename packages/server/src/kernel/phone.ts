import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";

/**
 * A telephone number in E.164. Only its length is judged: number ranges open faster than tables of them are updated, and
 * tests use numbers that nobody has.
 * @param text as people write it, with blanks, dots, dashes, parentheses
 * @param country ISO 3166-1 alpha-2 code of where one without a `+` is dialled; an unknown one counts as `US`
 * @returns undefined when it is none
 */
export function toE164(text: string, country = "US"): string | undefined {
  const known = country.toUpperCase();
  const defaultCountry = isSupportedCountry(known) ? known : "US";
  const number = parsePhoneNumberFromString(text.trim(), { defaultCountry, extract: false });
  return number?.isPossible() ? number.number : undefined;
}
