import fc from "fast-check";
import { expect, test } from "vitest";
import { appendQuery, encodeForm, encodeQuery, encodeSegment, joinUrl, path } from "./encoding.ts";

test.each([
  ["+19415550100", "+19415550100"],
  ["push:token", "push:token"],
  ["a b", "a%20b"],
  ["a/b?c#d", "a%2Fb%3Fc%23d"],
  ["50%", "50%25"],
  ["ünï", "%C3%BCn%C3%AF"],
  [" null policyUUID", "%20null%20policyUUID"],
  ["%2e%2e", "%252e%252e"],
  ["...", "..."],
  [null, "null"],
  [undefined, "undefined"],
  [7, "7"],
])("the segment %j becomes %s", (value, want) => {
  expect(encodeSegment(value)).toBe(want);
});

test.each([".", "..", "\ud800", Object.create(null)])("the segment %j is refused with 400", (value) => {
  expect(() => path`/a/${value}/b`).toThrow(expect.objectContaining({ code: 400 }));
});

test("a path keeps its literal parts", () => {
  expect(path`/identity/users/${"a/b"}/aliases/${"+1555"}?include=alias&include=properties`).toBe(
    "/identity/users/a%2Fb/aliases/+1555?include=alias&include=properties",
  );
});

const text = fc.string({ unit: "grapheme" });
const segment = text.filter((value) => value !== "." && value !== ".." && value !== "");

test("any segment decodes to the argument and never changes the shape of the URL", () => {
  fc.assert(
    fc.property(segment, segment, (a, b) => {
      const url = new URL(joinUrl("https://host.test", path`/one/${a}/two/${b}`));
      const segments = url.pathname.split("/");
      expect(segments.map(decodeURIComponent)).toEqual(["", "one", a, "two", b]);
      expect([url.search, url.hash]).toEqual(["", ""]);
    }),
  );
});

test("any query decodes to its parameters", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(text, text), { selector: ([key]) => key }), (pairs) => {
      const query = encodeQuery(Object.fromEntries(pairs));
      const decoded = query === "" ? [] : [...new URLSearchParams(query.replaceAll("+", "%2B"))];
      expect(new Map(decoded)).toEqual(new Map(pairs));
    }),
  );
});

test("any form decodes to its fields", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(text, text), { selector: ([key]) => key }), (pairs) => {
      expect(new Map(new URLSearchParams(encodeForm(Object.fromEntries(pairs))))).toEqual(new Map(pairs));
    }),
  );
});

test.each([
  [{ a: 1, b: undefined, c: "" }, "a=1&c="],
  [{ a: null, b: false, c: 0 }, "a=null&b=false&c=0"],
  [{ a: ["x", "y"] }, "a=x%2Cy"],
  [{ a: {} }, "a=%5Bobject%20Object%5D"],
  [{ "messages.limit": 1, "policy.type": "oauth" }, "messages.limit=1&policy.type=oauth"],
  [{ "a b&c": 1 }, "a%20b%26c=1"],
  [{}, ""],
])("the query %j becomes %s", (parameters, want) => {
  expect(encodeQuery(parameters)).toBe(want);
});

test("a date is written in its long form", () => {
  const date = new Date(0);
  expect(decodeURIComponent(encodeQuery({ date }))).toBe(`date=${date}`);
});

test("a URL that has a query gets no second question mark", () => {
  expect(appendQuery("/a", {})).toBe("/a");
  expect(appendQuery("/a", { b: 1 })).toBe("/a?b=1");
  expect(appendQuery("/a?x=2", { b: 1 })).toBe("/a?x=2&b=1");
});

test("slashes at the end of a host are dropped, an unset host shows", () => {
  expect(joinUrl("https://host//", "/a")).toBe("https://host/a");
  expect(joinUrl(undefined, "/a")).toBe("undefined/a");
});

test("a form writes blanks as plus and everything else by its text", () => {
  expect(encodeForm({ scope: ["a", "b"], text: "x y", none: undefined, object: {} })).toBe(
    "scope=a%2Cb&text=x+y&none=undefined&object=%5Bobject+Object%5D",
  );
});
