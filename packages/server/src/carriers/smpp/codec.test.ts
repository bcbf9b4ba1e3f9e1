import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outboundText } from "../../testing/carrier-kit.ts";
import { FieldReader, MalformedPdu } from "./fields.ts";
import { encodeFrame, type Frame, FrameReader } from "./frames.ts";
import { gsmSeptets, gsmText, packSeptets, unpackSeptets } from "./gsm.ts";
import { splitHeader } from "./header.ts";
import { type IncomingPart, joinParts, numberOf, readPart } from "./incoming.ts";
import { messagesOf, relativeTime, type Writing } from "./outgoing.ts";
import { decodeBind, decodeMessage, encodeBind, encodeMessage } from "./pdus.ts";
import { tag } from "./protocol.ts";

const now = new Date();
const gsmCharacters = [
  ...gsmText(Array.from({ length: 128 }, (_, code) => code).filter((code) => code !== 0x1b)),
  ..."^{}\\[~]|€\f",
];
const gsmString = fc.string({ unit: fc.constantFrom(...gsmCharacters), minLength: 1, maxLength: 1_500 });
const anyString = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 600 })
  .filter((text) => text !== "" && !text.includes("\0"));
const writings: readonly Writing[] = [
  { gsm7: "unpacked", longMessages: "udh" },
  { gsm7: "packed", longMessages: "udh" },
  { gsm7: "unpacked", longMessages: "payload" },
  { gsm7: "packed", longMessages: "payload" },
];

/** A text as a handset has it after it went through the PDUs. */
function received(text: string, encoding: "GSM-7" | "UCS-2", writing: Writing): string {
  const messages = messagesOf(outboundText(text, { encoding }), writing, now).map((message) =>
    decodeMessage(encodeMessage(message)),
  );
  const parts = messages.map((message) => readPart(message, writing)).filter((part): part is IncomingPart => part !== undefined);
  expect(parts).toHaveLength(messages.length);
  return joinParts(parts.toSorted((a, b) => (a.place?.number ?? 0) - (b.place?.number ?? 0)));
}

/** Packed GSM-7 cannot tell a final "@" or CR from filling where seven bits are left. */
const withoutFiller = (text: string) => text.replace(/[@\r]+$/, "");

describe("texts survive the wire", () => {
  it.each(writings)("GSM-7, %o", (writing) => {
    fc.assert(
      fc.property(gsmString, (text) => {
        const parts = writing.gsm7 === "packed" ? withoutFiller(text) : text;
        if (parts !== "") expect(received(parts, "GSM-7", writing).replaceAll("\r", "")).toBe(parts.replaceAll("\r", ""));
      }),
      { numRuns: 300 },
    );
  });

  it.each(writings)("UCS-2, %o", (writing) => {
    fc.assert(
      fc.property(anyString, (text) => {
        expect(received(text, "UCS-2", writing)).toBe(Buffer.from(text).toString());
      }),
      { numRuns: 300 },
    );
  });

  it("parts are as long as the network allows, and cut no character apart", () => {
    const lengths = (text: string, encoding: "GSM-7" | "UCS-2", gsm7: Writing["gsm7"]) =>
      messagesOf(outboundText(text, { encoding }), { gsm7, longMessages: "udh" }, now).map(
        (message) => message.shortMessage.length,
      );
    expect(lengths("x".repeat(160), "GSM-7", "unpacked")).toEqual([160]);
    expect(lengths("x".repeat(160), "GSM-7", "packed")).toEqual([140]);
    expect(lengths("x".repeat(161), "GSM-7", "unpacked")).toEqual([159, 14]);
    expect(lengths("x".repeat(306), "GSM-7", "packed")).toEqual([140, 140]);
    expect(lengths(`${"x".repeat(152)}€${"x".repeat(152)}`, "GSM-7", "unpacked")).toEqual([158, 159, 7]);
    expect(lengths("ж".repeat(70), "UCS-2", "unpacked")).toEqual([140]);
    expect(lengths("ж".repeat(71), "UCS-2", "unpacked")).toEqual([140, 14]);
    expect(lengths(`${"ж".repeat(66)}😀${"ж".repeat(66)}`, "UCS-2", "unpacked")).toEqual([138, 140, 8]);
  });

  it("a text keeps its reference when it is sent again", () => {
    const text = outboundText("x".repeat(200));
    const reference = () =>
      messagesOf(text, writings[0] ?? { gsm7: "packed", longMessages: "udh" }, now).map(({ shortMessage }) => shortMessage[3]);
    expect(reference()).toEqual(reference());
    expect(new Set(reference()).size).toBe(1);
  });

  it("what GSM 03.38 lacks is not sent as it", () => {
    expect(() => messagesOf(outboundText("ж"), { gsm7: "unpacked", longMessages: "udh" }, now)).toThrow(RangeError);
  });

  it("a long text goes whole in message_payload where that is wanted", () => {
    const [message, ...rest] = messagesOf(outboundText("x".repeat(500)), { gsm7: "unpacked", longMessages: "payload" }, now);
    expect(rest).toEqual([]);
    expect([message?.shortMessage.length, message?.tlvs.get(tag.messagePayload)?.length]).toEqual([0, 500]);
  });
});

describe("GSM 03.38", () => {
  it("knows the examples of the specification", () => {
    // 3GPP TS 23.038 packs "hello" so; known from countless captures.
    expect(packSeptets((gsmSeptets("hellohello") ?? []).flat()).toString("hex")).toBe("e8329bfd4697d9ec37");
    expect(gsmText(unpackSeptets(Buffer.from("e8329bfd4697d9ec37", "hex")))).toBe("hellohello");
    expect(gsmSeptets("@€ж")).toBeUndefined();
    expect(gsmSeptets("@€")).toEqual([[0x00], [0x1b, 0x65]]);
    expect(gsmText([0x1b, 0x41, 0x1b, 0x1b, 0x1b])).toBe("A ");
  });
});

describe("headers", () => {
  it.each([
    ["an 8-bit reference", "0500032a0201", { reference: 0x2a, total: 2, number: 1 }],
    ["a 16-bit reference", "0608041234030 2".replace(" ", ""), { reference: 0x1234, total: 3, number: 2 }],
    ["after another element", "0a0504158200000003010201", undefined],
    ["ports, then a place", "0b05040b8423f00003070302", { reference: 7, total: 3, number: 2 }],
    ["part 0 of 2", "0500032a0200", undefined],
    ["part 3 of 2", "0500032a0203", undefined],
    ["a text of one part", "0500032a0101", undefined],
    ["an element that is cut off", "0300030a", undefined],
  ])("%s", (_name, octets, place) => {
    expect(splitHeader(Buffer.from(octets, "hex")).place).toEqual(place);
  });

  it("one that is longer than the message is none", () => {
    expect(splitHeader(Buffer.from("ff41", "hex"))).toEqual({ place: undefined, rest: Buffer.from("ff41", "hex"), length: 0 });
    expect(splitHeader(Buffer.alloc(0))).toMatchObject({ place: undefined, length: 0 });
  });
});

describe("PDUs", () => {
  const frame = fc.record({
    command: fc.nat(0xffffffff),
    status: fc.nat(0xffffffff),
    sequence: fc.nat(0xffffffff),
    body: fc.uint8Array({ maxLength: 300 }).map((octets) => Buffer.from(octets)),
  });

  it("are cut out of a stream whatever its pieces", () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 8 }), fc.integer({ min: 1, max: 50 }), (frames, size) => {
        const stream = Buffer.concat(frames.map(encodeFrame));
        const reader = new FrameReader();
        const found: Frame[] = [];
        for (let at = 0; at < stream.length; at += size) found.push(...reader.push(stream.subarray(at, at + size)));
        expect(found).toEqual(frames);
      }),
    );
  });

  it.each(["0000000f", "00000000", "ffffffff", "00020000"])("a length of %s cannot be", (length) => {
    expect(() => new FrameReader().push(Buffer.from(`${length}${"00".repeat(12)}`, "hex"))).toThrow(MalformedPdu);
  });

  it("bind as in the specification", () => {
    const bind = {
      systemId: "SMPP3TEST",
      password: "secret08",
      systemType: "SUBMIT1",
      interfaceVersion: 0x34,
      addressRange: { ton: 1, npi: 1, digits: "" },
    };
    // Section 3.2.2, the example of a bind_transmitter.
    expect(encodeBind({ ...bind, interfaceVersion: 0 }).toString("hex")).toBe(
      "534d50503354455354007365637265743038005355424d4954310000010100",
    );
    expect(decodeBind(encodeBind(bind))).toEqual(bind);
  });

  it("bodies of random octets are read or refused, and nothing else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (octets) => {
        try {
          decodeMessage(Buffer.from(octets));
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedPdu);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("a text without an end is refused", () => {
    expect(() => new FieldReader(Buffer.from("abc")).text(10)).toThrow(MalformedPdu);
    expect(() => new FieldReader(Buffer.from("abcdef\0")).text(4)).toThrow(MalformedPdu);
  });
});

describe("times and numbers", () => {
  it.each([
    [0, "000000000001000R"],
    [90_000, "000000000130000R"],
    [2 * 86_400_000, "000002000000000R"],
    [45 * 86_400_000, "000115000000000R"],
    [1_000 * 86_400_000, "000203000000000R"],
  ])("%i ms", (ms, written) => {
    expect(relativeTime(ms)).toBe(written);
  });

  it.each([
    [1, "15555550100", "+15555550100"],
    [0, "15555550100", "+15555550100"],
    [0, "5555550100", "+15555550100"],
    [2, "5555550100", "+15555550100"],
    [0, "447700900123", "+447700900123"],
    [1, "447700900123", "+447700900123"],
    [0, "+447700900123", "+447700900123"],
    [3, "12345", "12345"],
    [5, "15555550100", "15555550100"],
    [5, "BANK", "BANK"],
    [0, "", ""],
  ])("type %i, %s", (ton, digits, number) => {
    expect(numberOf({ ton, npi: 1, digits }, "US")).toBe(number);
  });
});
