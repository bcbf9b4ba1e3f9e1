import { toNumber } from "../numbers.ts";
import { gsmText, unpackSeptets } from "./gsm.ts";
import { type Place, place, splitHeader } from "./header.ts";
import type { Writing } from "./outgoing.ts";
import type { Address, Message } from "./pdus.ts";
import { dataCoding, esmClass, numbering, tag } from "./protocol.ts";

/** How the octets of a part are read: `gsm` has one septet in each. */
export type Alphabet = "gsm" | "ucs2" | "latin1" | "iso-8859-5" | "iso-8859-8" | "shift_jis" | "euc-kr";

/** A part of a text that came in. Octets, because a character may begin in one part and end in the next. */
export interface IncomingPart {
  readonly alphabet: Alphabet;
  readonly octets: Buffer;
  /** Absent when it is the whole text. */
  readonly place: Place | undefined;
}

/** What a message carries, wherever it stands. */
export function carried(message: Message): Buffer {
  return message.shortMessage.length > 0 ? message.shortMessage : (message.tlvs.get(tag.messagePayload) ?? message.shortMessage);
}

/**
 * Reads a message from a handset.
 * @returns undefined when it is no text: data for a program, or an acknowledgement of a handset
 */
export function readPart(message: Message, writing: Pick<Writing, "gsm7">): IncomingPart | undefined {
  const alphabet = alphabetOf(message.dataCoding);
  if (alphabet === undefined || (message.esmClass & esmClass.typeMask) !== 0) return undefined;
  const octets = carried(message);
  const hasHeader = (message.esmClass & esmClass.hasHeader) !== 0;
  const { place: inHeader, rest, length } = hasHeader ? splitHeader(octets) : { place: undefined, rest: octets, length: 0 };
  const isPacked = alphabet === "gsm" && writing.gsm7 === "packed";
  return {
    alphabet,
    octets: isPacked ? Buffer.from(unpackSeptets(rest, (7 - ((length * 8) % 7)) % 7)) : rest,
    place: inHeader ?? sarPlace(message),
  };
}

/** Section 5.3.2.22 and following: the same as in a header, in optional parameters. */
function sarPlace({ tlvs }: Message): Place | undefined {
  const [reference, total, number] = [tlvs.get(tag.sarReference), tlvs.get(tag.sarTotal), tlvs.get(tag.sarNumber)];
  if (reference?.length !== 2 || total?.length !== 1 || number?.length !== 1) return undefined;
  return place(reference.readUInt16BE(), total.readUInt8(), number.readUInt8());
}

const alphabets: Readonly<Record<number, Alphabet>> = {
  [dataCoding.smscDefault]: "gsm",
  [dataCoding.ascii]: "latin1",
  [dataCoding.latin1]: "latin1",
  5: "shift_jis",
  6: "iso-8859-5",
  7: "iso-8859-8",
  [dataCoding.ucs2]: "ucs2",
  14: "euc-kr",
};

/** Data codings of 0xf0 and above have a message class, and one bit for the alphabet (3GPP TS 23.038, section 4). */
function alphabetOf(coding: number): Alphabet | undefined {
  if (coding >= 0xf0) return (coding & 0x04) === 0 ? "gsm" : undefined;
  return alphabets[coding];
}

/** The text of parts in their order. NULs and halves of characters, which no database takes, are left out or replaced. */
export function joinParts(parts: readonly Pick<IncomingPart, "alphabet" | "octets">[]): string {
  const runs: { alphabet: Alphabet; octets: Buffer[] }[] = [];
  for (const { alphabet, octets } of parts) {
    const last = runs.at(-1);
    if (last?.alphabet === alphabet) last.octets.push(octets);
    else runs.push({ alphabet, octets: [octets] });
  }
  const text = runs.map((run) => decode(run.alphabet, Buffer.concat(run.octets))).join("");
  return Buffer.from(text.replaceAll("\0", ""), "utf8").toString("utf8");
}

function decode(alphabet: Alphabet, octets: Buffer): string {
  if (alphabet === "gsm") return gsmText(octets);
  if (alphabet === "latin1") return octets.toString("latin1");
  return new TextDecoder(alphabet === "ucs2" ? "utf-16be" : alphabet).decode(octets);
}

/** The number behind an address. @param country of numbers without a country code */
export function numberOf({ ton, digits }: Address, country: string): string {
  const isAlphanumeric = 5;
  if (ton === isAlphanumeric) return digits;
  const isInternational = ton === numbering.international.ton && /^\d+$/.test(digits);
  return toNumber(isInternational ? `+${digits}` : digits, country);
}
