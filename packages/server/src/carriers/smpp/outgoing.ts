import { createHash } from "node:crypto";
import type { OutboundText } from "../carrier.ts";
import type { Tlvs } from "./fields.ts";
import { gsmSeptets, packSeptets } from "./gsm.ts";
import { concatenationHeader } from "./header.ts";
import type { Address, Message } from "./pdus.ts";
import { dataCoding, esmClass, numbering, tag } from "./protocol.ts";

/** How a carrier wants texts written; the specification leaves it open. */
export interface Writing {
  /** GSM 03.38 with an octet for each septet, or eight septets in seven octets. */
  readonly gsm7: "unpacked" | "packed";
  /** Texts of several parts: cut by us with a user data header each, or whole in message_payload for the SMSC to cut. */
  readonly longMessages: "udh" | "payload";
}

const none: Tlvs = new Map();
const empty = Buffer.alloc(0);
const mostParts = 255;

type Content = Pick<Message, "esmClass" | "dataCoding" | "shortMessage" | "tlvs">;

/**
 * The submit_sm PDUs of a text, one for each part; none when it is empty.
 * @param now for the validity period, which is sent relative: an absolute one would need the SMSC's clock
 * @throws RangeError when the text cannot be written in its encoding, or has more than 255 parts
 */
export function messagesOf(text: OutboundText, writing: Writing, now: Date): Message[] {
  const common = {
    serviceType: "",
    source: addressOf(text.from),
    destination: addressOf(text.to),
    protocolId: 0,
    priority: 0,
    scheduleTime: "",
    validityPeriod: relativeTime(text.validUntil.getTime() - now.getTime()),
    // The final outcome of each, good or bad.
    registeredDelivery: 1,
    replaceIfPresent: 0,
    defaultMessage: 0,
  };
  return contentsOf(text, writing).map((content) => ({ ...common, ...content }));
}

function contentsOf(text: OutboundText, writing: Writing): Content[] {
  const { coding, units, single, part, write } = alphabetOf(text, writing);
  const whole = cut(units, single);
  if (whole.length <= 1) return whole.map((body) => content(coding, write(body.flat(), 0)));
  if (writing.longMessages === "payload") {
    return [{ ...content(coding, empty), tlvs: new Map([[tag.messagePayload, write(units.flat(), 0)]]) }];
  }
  const bodies = cut(units, part);
  if (bodies.length > mostParts) throw new RangeError(`A text has at most ${mostParts} parts.`);
  const reference = referenceOf(text.uuid);
  return bodies.map((body, index) => {
    const header = concatenationHeader({ reference, total: bodies.length, number: index + 1 });
    return {
      ...content(coding, Buffer.concat([header, write(body.flat(), header.length)])),
      esmClass: esmClass.hasHeader,
    };
  });
}

function content(coding: number, shortMessage: Buffer): Content {
  return { esmClass: 0, dataCoding: coding, shortMessage, tlvs: none };
}

interface Alphabet {
  readonly coding: number;
  /** What must not be cut apart: a character with its codes. */
  readonly units: readonly (readonly number[])[];
  /** Codes in a message without a header (140 octets), and in one with a header of 6 octets. */
  readonly single: number;
  readonly part: number;
  /** @param header octets before the codes */
  write(codes: readonly number[], header: number): Buffer;
}

function alphabetOf({ text, encoding }: OutboundText, writing: Writing): Alphabet {
  if (encoding === "UCS-2") {
    const units = Array.from(text, (character) => character.split("").map((unit) => unit.charCodeAt(0)));
    return { coding: dataCoding.ucs2, units, single: 70, part: 67, write: writeUcs2 };
  }
  const units = gsmSeptets(text);
  if (units === undefined) throw new RangeError("The text has characters that GSM 03.38 lacks.");
  const write: Alphabet["write"] = (codes, header) =>
    writing.gsm7 === "packed" ? packSeptets(codes, (7 - ((header * 8) % 7)) % 7) : Buffer.from(codes);
  return { coding: dataCoding.smscDefault, units, single: 160, part: 153, write };
}

function writeUcs2(codes: readonly number[]): Buffer {
  const octets = Buffer.alloc(codes.length * 2);
  codes.forEach((code, index) => void octets.writeUInt16BE(code, index * 2));
  return octets;
}

/** Fills one part after the other. */
function cut(units: Alphabet["units"], size: number): (readonly number[])[][] {
  const bodies: (readonly number[])[][] = [];
  let used = size;
  for (const unit of units) {
    if (used + unit.length > size) {
      bodies.push([]);
      used = 0;
    }
    bodies.at(-1)?.push(unit);
    used += unit.length;
  }
  return bodies;
}

/**
 * The reference that a handset joins the parts by. Made from the uuid, so that a text which is sent again after its answers
 * were lost has the same one, and the handset joins what it has of both.
 */
function referenceOf(uuid: string): number {
  return createHash("sha256").update(uuid).digest().readUInt8(0);
}

/** An E.164 number as an address. Short codes, which have no country code, go as they are. */
export function addressOf(number: string): Address {
  return number.startsWith("+")
    ? { ...numbering.international, digits: number.slice(1) }
    : { ...numbering.unknown, digits: number };
}

/** A time from now, section 7.1.1.2: YYMMDDhhmmss000R. The longest that can be written is 63 days here; carriers cut it to less. */
export function relativeTime(ms: number): string {
  const seconds = Math.max(1, Math.min(Math.floor(ms / 1000), 63 * 86_400));
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const days = Math.floor(seconds / 86_400);
  const months = Math.floor(days / 30);
  return `00${two(months)}${two(days - months * 30)}${two((seconds / 3600) % 24)}${two((seconds / 60) % 60)}${two(seconds % 60)}000R`;
}
