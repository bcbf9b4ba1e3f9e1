import type { MfaType as MfaTypeSchema } from "@patchbay/contract";
import type { Static } from "typebox";
import { invalid } from "../../kernel/errors.ts";
import { toE164 } from "../../kernel/phone.ts";

export type MfaType = Static<typeof MfaTypeSchema>;

/** Where the codes of a second factor go. */
export interface MfaSource {
  type: MfaType;
  source: string;
  /** For comparison: lower-case address, or E.164. */
  source_key: string;
}

/** What a mail can be sent to: RFC 5321 without quoted local parts. No blank, comma, bracket or line break. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s<>()[\]\\,;:"@\p{Cc}]{1,64}@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u.test(text);
}

/** @throws problem `validation_failed` */
export function phoneFrom(text: string, field: string): string {
  const number = toE164(text);
  if (number === undefined) throw invalid(`${field} must be a telephone number`);
  return number;
}

/** @throws problem `validation_failed` */
export function emailFrom(text: string, field: string): string {
  if (!isEmailAddress(text)) throw invalid(`${field} must be an e-mail address`);
  return text;
}

/**
 * Reads a type in any case.
 * @throws problem `validation_failed`
 */
export function mfaTypeFrom(text: string): MfaType {
  const type = (["EMAIL", "SMS"] as const).find((known) => known === text.toUpperCase());
  if (type === undefined) throw invalid("type must be EMAIL or SMS");
  return type;
}

/** @throws problem `validation_failed` */
export function mfaSourceFrom(type: MfaType, text: string): MfaSource {
  if (type === "EMAIL") return emailSource(emailFrom(text, "source"));
  const number = phoneFrom(text, "source");
  return { type, source: number, source_key: number };
}

export function emailSource(address: string): MfaSource {
  return { type: "EMAIL", source: address, source_key: address.toLowerCase() };
}
