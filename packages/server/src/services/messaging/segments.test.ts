import fc from "fast-check";
import { split } from "split-sms";
import { describe, expect, it } from "vitest";
import { segment } from "./segments.ts";

describe("segments", () => {
  it.each([
    ["", "GSM-7", 0],
    ["a", "GSM-7", 1],
    ["a".repeat(160), "GSM-7", 1],
    ["a".repeat(161), "GSM-7", 2],
    ["a".repeat(306), "GSM-7", 2],
    ["a".repeat(307), "GSM-7", 3],
    ["€".repeat(80), "GSM-7", 1],
    ["€".repeat(81), "GSM-7", 2],
    // An escape pair is not cut: 76 of them and one septet to spare in each part.
    ["€".repeat(152), "GSM-7", 2],
    ["€".repeat(153), "GSM-7", 3],
    [`${"a".repeat(152)}€${"a".repeat(10)}`, "GSM-7", 2],
    ["\f^{}\\[~]|€@ÄÖÜß¿", "GSM-7", 1],
    ["ç", "UCS-2", 1],
    ["`", "UCS-2", 1],
    ["я".repeat(70), "UCS-2", 1],
    ["я".repeat(71), "UCS-2", 2],
    ["я".repeat(134), "UCS-2", 2],
    ["я".repeat(135), "UCS-2", 3],
    ["😀".repeat(35), "UCS-2", 1],
    ["😀".repeat(36), "UCS-2", 2],
    // A surrogate pair is not cut: 33 of them and one unit to spare in each part.
    ["😀".repeat(66), "UCS-2", 2],
    ["😀".repeat(67), "UCS-2", 3],
    ["a\u0000", "UCS-2", 1],
  ])("of %j", (text, encoding, segments) => {
    expect(segment(text)).toEqual({ encoding, segments });
  });

  it("are those of an independent calculator, for 100,000 random texts", { timeout: 120_000 }, () => {
    const gsm = fc.constantFrom(..."abcXYZ 0189.,!?\n@£$ÄÖñèΩ§^{}\\[~]|€\f");
    const other = fc.constantFrom(..."çяé漢`“”—😀👍🏽\u200d");
    const unit = fc.oneof({ weight: 20, arbitrary: gsm }, { weight: 1, arbitrary: other });
    const anyText = fc.oneof(
      fc.string({ unit: gsm, maxLength: 700 }),
      fc.string({ unit, maxLength: 400 }),
      fc.string({ unit: "binary", maxLength: 200 }),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        const theirs = split(text, { summary: true });
        expect(segment(text)).toEqual({
          encoding: theirs.characterSet === "GSM" ? "GSM-7" : "UCS-2",
          segments: text === "" ? 0 : theirs.parts.length,
        });
      }),
      { numRuns: 100_000 },
    );
  });
});
