import { afterAll, afterEach, beforeAll, describe, expect, it, test } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type CarrierDatabase, createCarrierDatabase, Heard, outboundText, smppCarrier } from "../../testing/carrier-kit.ts";
import { fromHandset, receiptOf, Smsc } from "../../testing/smsc.ts";
import type { Receipt } from "../carrier.ts";
import type { SmppCarrier } from "./index.ts";
import type { Message } from "./pdus.ts";
import { tag } from "./protocol.ts";
import { type IdWriting, idOfAnswer, isReceipt, readReceipt } from "./receipt.ts";

const at = new Date("2025-01-01T00:00:00Z");

function read(message: Message, writing: IdWriting = "same"): Receipt | undefined {
  expect(isReceipt(message)).toBe(true);
  return readReceipt(message, writing, at);
}

describe("reading a receipt", () => {
  it.each([
    ["DELIVRD", "delivered", undefined],
    ["UNDELIV", "undelivered", "UNDELIV:042"],
    ["EXPIRED", "undelivered", "EXPIRED:042"],
    ["REJECTD", "undelivered", "REJECTD:042"],
    ["ENROUTE", "enroute", "ENROUTE"],
    ["ACCEPTD", "enroute", "ACCEPTD"],
    ["UNKNOWN", "unknown", "UNKNOWN:042"],
    ["NEWWORD", "unknown", "NEWWORD:042"],
  ])("%s is %s", (word, status, code) => {
    expect(read(receiptOf("abc", word))).toEqual({ id: "abc", status, code, at });
  });

  it.each([
    ["without esm_class", receiptOf("7", "DELIVRD", { esmClass: 0 })],
    [
      "in message_payload",
      receiptOf("7", "DELIVRD", {
        shortMessage: Buffer.alloc(0),
        tlvs: new Map([[tag.messagePayload, receiptOf("7").shortMessage]]),
      }),
    ],
    ["in UCS-2", receiptOf("7", "DELIVRD", { dataCoding: 8, shortMessage: Buffer.from("id:7 stat:DELIVRD", "utf16le").swap16() })],
    ["in few words, in capitals", fromHandset("ID:7 STAT:delivrd", { esmClass: 0x04 })],
    ["as an intermediate notification", receiptOf("7", "DELIVRD", { esmClass: 0x20 })],
    ["in optional parameters alone", fromHandset("", { tlvs: tlvs("7", 2) })],
    ["in optional parameters, which count more", receiptOf("7", "UNKNOWN", { tlvs: new Map([[tag.messageState, Buffer.of(2)]]) })],
    ["with zeros in front", receiptOf("0007")],
  ])("%s", (_name, message) => {
    expect(read(message)).toMatchObject({ id: "7", status: "delivered" });
  });

  it("what a person writes is none", () => {
    expect(isReceipt(fromHandset("id:7 please, stat!"))).toBe(false);
    expect(isReceipt(fromHandset("x", { esmClass: 0x08 }))).toBe(false);
  });

  const hex = "1A2B3C";
  const decimal = String(0x1a2b3c);
  it.each<[IdWriting, answer: string, receipt: Message]>([
    ["same", hex, receiptOf("1a2b3c")],
    ["same", "0190B000-aa", receiptOf("0190b000-AA")],
    ["hex_then_decimal", hex, receiptOf(decimal)],
    ["hex_then_decimal", `00${hex.toLowerCase()}`, receiptOf(`000${decimal}`)],
    ["hex_then_decimal", hex, receiptOf(decimal, "DELIVRD", { tlvs: tlvs(hex, 2) })],
    ["hex_then_decimal", hex, receiptOf(decimal, "DELIVRD", { tlvs: tlvs(decimal, 2) })],
    ["hex_then_decimal", "FFFFFFFFFFFFFFFF", receiptOf("18446744073709551615")],
    ["decimal_then_hex", decimal, receiptOf(hex)],
    ["decimal_then_hex", `0${decimal}`, receiptOf(hex, "DELIVRD", { tlvs: tlvs(decimal, 2) })],
    ["decimal_then_hex", decimal, receiptOf(hex.toLowerCase(), "DELIVRD", { tlvs: tlvs(hex.toLowerCase(), 2) })],
  ])("ids in %s: %s is found again", (writing, answer, receipt) => {
    expect(read(receipt, writing)?.id).toBe(idOfAnswer(answer, writing));
  });
});

function tlvs(id: string, state: number): Map<number, Buffer> {
  return new Map([
    [tag.receiptedMessageId, Buffer.from(`${id}\0`, "latin1")],
    [tag.messageState, Buffer.of(state)],
  ]);
}

let home: CarrierDatabase;
let smsc: Smsc;
let carrier: SmppCarrier;
let heard: Heard;

/** The same number as the network writes it in answers, and in receipts. */
const writings: Readonly<Record<IdWriting, { answer: (n: number) => string; receipt: (n: number) => string }>> = {
  same: { answer: (n) => `A${n}`, receipt: (n) => `a${n}` },
  hex_then_decimal: { answer: (n) => (n + 0xabc0).toString(16).toUpperCase(), receipt: (n) => `000${n + 0xabc0}` },
  decimal_then_hex: { answer: (n) => `0${n + 0xabc0}`, receipt: (n) => (n + 0xabc0).toString(16) },
};

/** Ways of telling: in which order receipts of some parts are delivered, by their index; all but the last two before the answers or after. */
const ways = {
  "in order": (parts: number[]) => parts,
  shuffled: (parts: number[]) => parts.toSorted(() => Math.random() - 0.5),
  duplicated: (parts: number[]) => parts.flatMap((part) => [part, part]).toSorted(() => Math.random() - 0.5),
  "a part missing": (parts: number[]) => parts.slice(1),
  "before the answer": (parts: number[]) => parts,
} as const;

beforeAll(async () => {
  home = await createCarrierDatabase();
});

afterEach(async () => {
  await carrier?.stop();
  await smsc?.close();
  await home.db.run(sql`delete from carriers.lease`);
});

afterAll(() => home?.close());

/** What the store behind a carrier does: a state for each id, which never goes backwards, whenever the id is known. */
function stateOf(ids: readonly string[], receipts: readonly Receipt[]): "delivered" | "sent" {
  const delivered = new Set(receipts.filter(({ status }) => status === "delivered").map(({ id }) => id));
  return ids.every((id) => delivered.has(id)) ? "delivered" : "sent";
}

describe.each(Object.keys(writings) as IdWriting[])("ids: %s", (ids) => {
  test.each(Object.keys(ways) as (keyof typeof ways)[])("receipts %s give one right state, 1 to 10 parts", async (way) => {
    const write = writings[ids];
    smsc = await Smsc.start({ idOf: write.answer });
    carrier = smppCarrier(home, smsc.port, { ids, longMessages: "udh" });
    heard = new Heard();
    await carrier.start(heard);
    await expect.poll(() => carrier.ready(), { timeout: 5_000, interval: 5 }).toBe(true);
    let n = 0;
    for (let parts = 1; parts <= 10; parts++) {
      heard.receipts.length = 0;
      const early = way === "before the answer";
      smsc.judge = () => {
        n++;
        return early ? { before: [receiptOf(write.receipt(n), "ENROUTE"), receiptOf(write.receipt(n))], delay: 5 } : {};
      };
      const first = n + 1;
      const length = parts === 1 ? 160 : parts * 153;
      const sent = await carrier.submit(outboundText("x".repeat(length)), new AbortController().signal);
      const taken = sent.kind === "accepted" ? sent.ids : [];
      expect(new Set(taken).size).toBe(parts);
      const told = ways[way](Array.from({ length: parts }, (_, index) => first + index));
      if (early) expect(heard.receipts.length).toBeGreaterThanOrEqual(1);
      else await Promise.all(told.map((part) => smsc.deliver(receiptOf(write.receipt(part)))));
      await expect.poll(() => heard.receipts.length).toBe(early ? 2 * parts : told.length);
      expect(stateOf(taken, heard.receipts)).toBe(way === "a part missing" ? "sent" : "delivered");
      expect(heard.receipts.every(({ id }) => taken.includes(id))).toBe(true);
    }
  });
});
