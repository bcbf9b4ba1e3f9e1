/** A million PDUs that are not quite what they should be, through all that reads what a network sends. */
import { expect, it } from "vitest";
import { mutatedPdu, randomFrom, randomPdu } from "../../testing/mutated-pdus.ts";
import { MalformedPdu } from "./fields.ts";
import { type Frame, FrameReader } from "./frames.ts";
import { joinParts, numberOf, readPart } from "./incoming.ts";
import { decodeBind, decodeData, decodeIdAnswer, decodeMessage, type Message } from "./pdus.ts";
import { command } from "./protocol.ts";
import { type IdWriting, isReceipt, readReceipt } from "./receipt.ts";

const count = 1_000_000;
const at = new Date();
const writings: readonly IdWriting[] = ["same", "hex_then_decimal", "decimal_then_hex"];
const read = { texts: 0, parts: 0, receipts: 0, malformed: 0, torn: 0, others: 0 };

/** Reads a message as the carrier does. */
function readMessage(message: Message, n: number): void {
  if (isReceipt(message)) {
    const receipt = readReceipt(message, writings[n % writings.length] ?? "same", at);
    if (receipt !== undefined) read.receipts++;
    return;
  }
  const part = readPart(message, { gsm7: n % 2 === 0 ? "packed" : "unpacked" });
  if (part === undefined) return;
  const text = joinParts([part]);
  // What is no text for the database, and what would not fit into memory.
  if (text.includes("\0") || text !== Buffer.from(text).toString() || text.length > 1_000) throw new Error(`bad text ${text}`);
  if (typeof numberOf(message.source, "US") !== "string") throw new Error("bad number");
  if (part.place === undefined) read.texts++;
  else read.parts++;
}

function readFrame({ command: id, body }: Frame, n: number): void {
  try {
    if (id === command.deliverSm) readMessage(decodeMessage(body), n);
    else if (id === command.dataSm) readMessage(decodeData(body), n);
    else if (id === command.bindTransceiver) decodeBind(body);
    else {
      read.others++;
      decodeIdAnswer(body);
    }
  } catch (error) {
    if (!(error instanceof MalformedPdu)) throw error;
    read.malformed++;
  }
}

it(`${count} PDUs: each is read or refused, and none is kept`, { timeout: 240_000 }, () => {
  const random = randomFrom(20_260_701);
  let reader = new FrameReader();
  let most = 0;
  for (let n = 0; n < count; ) {
    const burst = Array.from({ length: 1 + Math.floor(random() * 8) }, () =>
      random() < 0.25 ? randomPdu(random) : mutatedPdu(random, 0.001),
    );
    n += burst.length;
    // As the network cuts it: anywhere.
    const octets = Buffer.concat(burst);
    const cut = Math.floor(random() * octets.length);
    try {
      for (const piece of [octets.subarray(0, cut), octets.subarray(cut)])
        for (const frame of reader.push(piece)) readFrame(frame, n);
    } catch (error) {
      if (!(error instanceof MalformedPdu)) throw error;
      read.torn++;
      reader = new FrameReader();
    }
    if (n % 100_000 < 8) most = Math.max(most, process.memoryUsage().heapUsed);
  }
  for (const seen of Object.values(read)) expect(seen).toBeGreaterThan(count / 10_000);
  expect(read.texts + read.parts + read.receipts).toBeGreaterThan(count / 10);
  expect(most).toBeLessThan(400 * 1024 * 1024);
});
