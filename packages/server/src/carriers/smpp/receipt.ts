import type { Receipt } from "../carrier.ts";
import { carried } from "./incoming.ts";
import type { Message } from "./pdus.ts";
import { dataCoding, esmClass, tag } from "./protocol.ts";

/**
 * How a carrier writes the same id in the answer to a submission and in the receipt: in the same way, or one in
 * hexadecimal and the other in decimal digits.
 */
export type IdWriting = "same" | "hex_then_decimal" | "decimal_then_hex";

/** The one form of an id, from the answer to a submission. */
export function idOfAnswer(id: string, writing: IdWriting): string {
  return normal(id, writing === "hex_then_decimal");
}

/** The one form of an id, from the text of a receipt. */
function idOfReceipt(id: string, writing: IdWriting): string {
  return normal(id, writing === "decimal_then_hex");
}

/** Without regard to case and leading zeros; what is in hexadecimal as decimal digits. */
function normal(id: string, isHex: boolean): string {
  const digits = id.trim().replace(/^0x/i, "");
  const decimal = isHex && /^[0-9a-f]+$/i.test(digits) ? BigInt(`0x${digits}`).toString() : digits.toLowerCase();
  return decimal.replace(/^0+(?=.)/, "");
}

type Status = Receipt["status"];

/** Values of `stat:`, appendix B, with what carriers add; cut to seven letters there. */
const statusOfWord: Readonly<Record<string, Status>> = {
  DELIVRD: "delivered",
  EXPIRED: "undelivered",
  DELETED: "undelivered",
  UNDELIV: "undelivered",
  REJECTD: "undelivered",
  REJECTED: "undelivered",
  FAILED: "undelivered",
  SKIPPED: "undelivered",
  UNKNOWN: "unknown",
  ENROUTE: "enroute",
  ACCEPTD: "enroute",
  ACCEPTED: "enroute",
  BUFFERED: "enroute",
  BUFFRED: "enroute",
  SCHEDULED: "enroute",
};

/** Values of message_state, section 5.2.28 (0 and 9 are of SMPP 5.0), as words of appendix B. */
const wordOfState: readonly string[] = [
  "SCHEDULED",
  "ENROUTE",
  "DELIVRD",
  "EXPIRED",
  "DELETED",
  "UNDELIV",
  "ACCEPTD",
  "UNKNOWN",
  "REJECTD",
  "SKIPPED",
];

/** esm_class of an intermediate notification, section 5.2.12. */
const intermediate = 0x20;

/**
 * Whether a message is about one of ours, rather than from a handset. Some carriers forget to say so in esm_class, but
 * then it has the optional parameters of a receipt, or begins as no person writes.
 */
export function isReceipt(message: Message): boolean {
  const type = message.esmClass & esmClass.typeMask;
  if (type === esmClass.receipt || type === intermediate) return true;
  if (type !== 0) return false;
  if (message.tlvs.has(tag.receiptedMessageId) && message.tlvs.has(tag.messageState)) return true;
  return /^id:\S+ sub:\d+ dlvrd:\d+ .*\bstat:\w/i.test(wordsOf(message));
}

function wordsOf(message: Message): string {
  const octets = carried(message);
  return message.dataCoding === dataCoding.ucs2 ? new TextDecoder("utf-16be").decode(octets) : octets.toString("latin1");
}

/**
 * Reads a receipt: from its optional parameters and from its text, either of which may be missing. The form of the text is
 * an example in appendix B of the specification; carriers vary it.
 * @param at when it arrived. The times in it are in the SMSC's time zone, which it does not tell.
 * @returns undefined when it does not tell of which message
 */
export function readReceipt(message: Message, writing: IdWriting, at: Date): Receipt | undefined {
  // What follows `text:` are the first characters of the message itself.
  const text = wordsOf(message).replace(/\btext:[\s\S]*$/i, "");
  const id = receiptId(/\bid:\s*([^\s:]+)(?=\s|$)/i.exec(text)?.[1], textTlv(message, tag.receiptedMessageId), writing);
  if (id === undefined) return undefined;
  const word = stateWord(message) ?? /\bstat:\s*([a-z]+)/i.exec(text)?.[1]?.toUpperCase();
  const error = /\berr:\s*([^\s:]+)/i.exec(text)?.[1];
  return { id, status: statusOfWord[word ?? ""] ?? "unknown", code: codeOf(word, error), at };
}

/**
 * The optional parameter has the id as the answer wrote it (section 5.3.2.12). Carriers that write both in the way of the
 * receipt are known by it: then both are the same.
 */
function receiptId(inText: string | undefined, inTlv: string | undefined, writing: IdWriting): string | undefined {
  if (inTlv !== undefined && inTlv !== inText) return idOfAnswer(inTlv, writing);
  return inText === undefined ? undefined : idOfReceipt(inText, writing);
}

function textTlv({ tlvs }: Message, name: number): string | undefined {
  const text = tlvs.get(name)?.toString("latin1").replace(/\0.*$/s, "").trim();
  return text === "" ? undefined : text;
}

function stateWord({ tlvs }: Message): string | undefined {
  const value = tlvs.get(tag.messageState);
  return value?.length === 1 ? wordOfState[value.readUInt8()] : undefined;
}

/** For people: `UNDELIV:012`. */
function codeOf(word: string | undefined, error: string | undefined): string | undefined {
  const parts = [word, error === undefined || /^0*$/.test(error) ? undefined : error];
  const code = parts.filter((part) => part !== undefined && part !== "DELIVRD").join(":");
  return code === "" ? undefined : code;
}
