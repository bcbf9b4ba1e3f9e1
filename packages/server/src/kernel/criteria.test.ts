import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Criteria, checkCriteria, matchesCriteria } from "./criteria.ts";

const data = {
  account_uuid: "a",
  amount: 7,
  text: "hello world",
  empty: null,
  tags: ["red", "green"],
  content: [{ type: "text" }, { type: "file" }],
  address: { city: "Sarasota", zip: { code: "34236" } },
};

const cases: readonly (readonly [string, Criteria, boolean])[] = [
  ["nothing asked", [], true],
  ["an object without members", [{}], true],
  ["equal", [{ amount: 7 }], true],
  ["not equal", [{ amount: 8 }], false],
  ["a text is no number", [{ amount: "7" }], false],
  ["all members", [{ amount: 7, text: "hello world" }], true],
  ["one member of two", [{ amount: 7, text: "other" }], false],
  ["one object of two", [{ amount: 8 }, { text: "hello world" }], true],
  ["a dotted path", [{ "address.zip.code": "34236" }], true],
  ["a path through a list", [{ "content.1.type": "file" }], true],
  ["a path to nowhere", [{ "address.zip.code.more": "x" }], false],
  ["any of a list", [{ amount: [1, 7] }], true],
  ["none of a list", [{ amount: [1, 2] }], false],
  ["null", [{ empty: null }], true],
  ["null is not absence", [{ absent: null }], false],
  ["an element of a list", [{ tags: "red" }], true],
  ["no element of a list", [{ tags: "blue" }], false],
  ["one of several in a list", [{ tags: ["blue", "green"] }], true],
  ["the whole list", [{ tags: { eq: ["red", "green"] } }], true],
  ["a whole object", [{ address: { eq: { city: "Sarasota", zip: { code: "34236" } } } }], true],
  ["ne", [{ amount: { ne: 8 } }], true],
  ["ne of the same", [{ amount: { ne: 7 } }], false],
  ["ne of something absent", [{ absent: { ne: 7 } }], true],
  ["ne looks at all elements", [{ tags: { ne: "red" } }], false],
  ["in", [{ amount: { in: [6, 7] } }], true],
  ["gt", [{ amount: { gt: 7 } }], false],
  ["gte", [{ amount: { gte: 7 } }], true],
  ["lt and gt", [{ amount: { gt: 6, lt: 8 } }], true],
  ["lte", [{ amount: { lte: 6 } }], false],
  ["texts in order", [{ text: { gt: "hello" } }], true],
  ["a text against a number", [{ text: { gt: 1 } }], false],
  ["exists", [{ empty: { exists: true } }], true],
  ["exists not", [{ absent: { exists: false } }], true],
  ["prefix", [{ text: { prefix: "hell" } }], true],
  ["prefix of an element", [{ tags: { prefix: "gr" } }], true],
  ["what objects inherit", [{ constructor: { exists: true } }], false],
  ["written out", [{ property: "address.city", value: "Sarasota" }], true],
  ["written out with an operator", [{ property: "amount", op: "gt", value: 6 }], true],
  ["written out with a list", [{ property: "amount", value: [7] }], true],
  ["members called property and value, and another", [{ property: "amount", value: 7, amount: 7 }], false],
];

describe("criteria", () => {
  it.each(cases)("%s", (_, criteria, expected) => {
    expect(checkCriteria(criteria)).toEqual([]);
    expect(matchesCriteria(criteria, data)).toBe(expected);
  });

  it("absent ones are met by everything", () => {
    expect(matchesCriteria(undefined, data)).toBe(true);
    expect(matchesCriteria(null, null)).toBe(true);
  });

  it("says what is wrong", () => {
    expect(checkCriteria({})).toEqual(["criteria must be a list of objects"]);
    expect(checkCriteria([null, { "a..b": 1 }, { a: {} }, { a: { gt: true, like: "x", in: 1, exists: 1, prefix: 2 } }])).toEqual([
      "criteria[0] must be an object",
      "criteria[1].a..b must name a value, parts separated by dots",
      "criteria[2].a must have an operator: eq, ne, in, gt, gte, lt, lte, exists, prefix",
      "criteria[3].a.gt must be a number or a text",
      "criteria[3].a.like is no operator: eq, ne, in, gt, gte, lt, lte, exists, prefix",
      "criteria[3].a.in must be a list",
      "criteria[3].a.exists must be true or false",
      "criteria[3].a.prefix must be a text",
    ]);
    expect(checkCriteria([{ property: "a", op: "constructor", value: 1 }])).toHaveLength(1);
  });

  it("never fails, whatever is asked of whatever data", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (criteria, anything) => {
        if (checkCriteria(criteria).length > 0) return;
        // What passed the check is a list of objects.
        expect(typeof matchesCriteria(criteria as Criteria, anything)).toBe("boolean");
      }),
      { numRuns: 2_000 },
    );
  });

  it("a value meets itself, and what it meets it does not fail to meet", () => {
    const scalar = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(scalar, scalar, (one, other) => {
        expect(matchesCriteria([{ x: one }], { x: one })).toBe(true);
        expect(matchesCriteria([{ x: { eq: other } }], { x: one })).not.toBe(matchesCriteria([{ x: { ne: other } }], { x: one }));
        expect(matchesCriteria([{ x: { in: [other] } }], { x: one })).toBe(matchesCriteria([{ x: [other] }], { x: one }));
      }),
    );
  });
});
