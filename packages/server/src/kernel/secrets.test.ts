import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equal, hashSecret, type KeyRing, needsReseal, open, randomToken, seal, secretKey, UnsealError } from "./secrets.ts";

const first = secretKey(randomBytes(32));
const second = secretKey(randomBytes(32));
const keys: KeyRing = [first];

describe("seal and open", () => {
  it("give back any text in the same context", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (text, context) => {
        expect(open(keys, seal(keys, text, context), context)).toBe(text);
      }),
    );
  });

  it("never seal the same text to the same bytes, and show nothing of it", () => {
    const sealed = Array.from({ length: 50 }, () => seal(keys, "the secret", "c"));
    expect(new Set(sealed).size).toBe(50);
    expect(sealed[0]).toMatch(/^v1\.[0-9a-f]{8}\.[A-Za-z0-9_-]+$/);
    expect(Buffer.from(sealed[0]?.split(".")[2] ?? "", "base64url").includes("secret")).toBe(false);
  });

  it("refuse another context", () => {
    const sealed = seal(keys, "x", "oauth.client:1");
    expect(() => open(keys, sealed, "oauth.client:2")).toThrow(UnsealError);
  });

  it("refuse every single flipped bit", () => {
    const sealed = seal(keys, "four", "c");
    const [form, id, body] = sealed.split(".");
    const bytes = Buffer.from(body ?? "", "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const damaged = Buffer.from(bytes);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => open(keys, `${form}.${id}.${damaged.toString("base64url")}`, "c")).toThrow(UnsealError);
    }
  });

  it.each([
    "",
    "v1",
    "v1..",
    "v2.00000000.AAAA",
    `v1.${first.id}.`,
    `v1.${first.id}.AAAA`,
    `v1.${first.id}.AAAA.AAAA`,
    "plain text",
  ])("refuse %j", (text) => {
    expect(() => open(keys, text, "c")).toThrow(UnsealError);
  });

  it("open what an older key sealed, until that key leaves the ring", () => {
    const old = seal([first], "kept", "c");
    const rotated: KeyRing = [second, first];
    expect(open(rotated, old, "c")).toBe("kept");
    expect(needsReseal(rotated, old)).toBe(true);
    expect(needsReseal(rotated, seal(rotated, "kept", "c"))).toBe(false);
    expect(() => open([second], old, "c")).toThrow(/does not have/);
  });

  it("demand keys of 32 bytes", () => {
    expect(() => secretKey(randomBytes(31))).toThrow(RangeError);
  });
});

describe("hashes and tokens", () => {
  it("hash as SHA-256 does", () => {
    // NIST's example for "abc".
    expect(Buffer.from(hashSecret("abc"), "base64url").toString("hex")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });

  it("compare by content", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => equal(a, b) === (a === b)));
    expect(equal("same", "same")).toBe(true);
    expect(equal("same", "same ")).toBe(false);
    expect(equal("", "")).toBe(true);
  });

  it("make tokens that differ and are safe in a URL", () => {
    const tokens = new Set(Array.from({ length: 1000 }, () => randomToken()));
    expect(tokens.size).toBe(1000);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(randomToken(6)).toHaveLength(8);
  });
});
