import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { secretKey } from "./secrets.ts";
import { isSignedLink, signedLink } from "./signed-links.ts";

const [first, second] = [secretKey(randomBytes(32)), secretKey(randomBytes(32))];
const now = new Date("2026-03-01T00:00:00Z");
const later = new Date("2026-03-01T01:00:00Z");

function queryOf(link: string) {
  const { searchParams } = new URL(link, "http://x");
  return Object.fromEntries(searchParams);
}

describe("a signed link", () => {
  const link = signedLink([first], "/files/1", later);
  const query = queryOf(link);

  it("opens its path until it expires", () => {
    expect(link).toMatch(/^\/files\/1\?/);
    expect(isSignedLink([first], "/files/1", query, now)).toBe(true);
    expect(isSignedLink([first], "/files/1", query, later)).toBe(false);
  });

  it("opens nothing else, and for no longer", () => {
    expect(isSignedLink([first], "/files/2", query, now)).toBe(false);
    expect(isSignedLink([first], "/files/1", { ...query, expires: String(Number(query.expires) + 1) }, now)).toBe(false);
    expect(isSignedLink([first], "/files/1", { ...query, signature: `${query.signature}A` }, now)).toBe(false);
  });

  it("is good while its key is in the ring, and by that key only", () => {
    expect(isSignedLink([second, first], "/files/1", query, now)).toBe(true);
    expect(isSignedLink([second], "/files/1", query, now)).toBe(false);
    expect(isSignedLink([second, first], "/files/1", { ...query, key: second.id }, now)).toBe(false);
  });

  it.each([
    [{}],
    [{ ...query, expires: undefined }],
    [{ ...query, expires: "1e99" }],
    [{ ...query, expires: "-1" }],
    [{ ...query, signature: "" }],
    [{ ...query, key: "" }],
  ])("is not what lacks something: %j", (wrong) => {
    expect(isSignedLink([first], "/files/1", wrong, now)).toBe(false);
  });
});
