import { expect, test } from "vitest";
import { rankOf } from "./versions.ts";

const byBytes = (a: string | undefined, b: string | undefined) => Buffer.compare(Buffer.from(a ?? ""), Buffer.from(b ?? ""));

test("ranks sort as versions do", () => {
  const ordered = [
    "0.0.0",
    "0.0.1-alpha",
    "0.0.1",
    "0.1.0",
    "0.9.9",
    "0.10.0",
    // From semver.org, 11.4.4.
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-alpha1",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.1",
    "2.0.0-0",
    "2.0.0-1",
    "2.0.0-1a",
    "2.0.0",
    "10.0.0",
    `${"9".repeat(40)}.0.0`,
  ];
  const ranks = ordered.map(rankOf);
  expect(ranks).not.toContain(undefined);
  expect([...ranks].sort(byBytes)).toEqual(ranks);
  expect(new Set(ranks).size).toBe(ordered.length);
});

test.each(["", "1", "1.0", "v1.0.0", "1.0.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.x", "1.0.0 ", `1.0.${"1".repeat(80)}`])(
  "%j is no version",
  (version) => expect(rankOf(version)).toBeUndefined(),
);

test("what was built how does not count", () => expect(rankOf("1.0.0+linux")).toBe(rankOf("1.0.0")));
