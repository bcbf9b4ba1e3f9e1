import { expect, it } from "vitest";
import { parseCsv } from "./csv.ts";

const fieldsOf = (text: string) => parseCsv(text).map(({ fields }) => fields);

it.each([
  ["", []],
  ["a", [["a"]]],
  [
    "a,b\nc,d\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "a,b\r\nc,d\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ["\uFEFFa,b", [["a", "b"]]],
  ['"a,b","c ""d""",\n', [["a,b", 'c "d"', ""]]],
  ['"two\nlines",x\n\n\ny', [["two\nlines", "x"], ["y"]]],
  [",", [["", ""]]],
  ["a,", [["a", ""]]],
])("%j", (text, records) => {
  expect(fieldsOf(text)).toEqual(records);
});

it("tells the line at which each record begins", () => {
  expect(parseCsv('a\n\n"b\nc",d\ne').map(({ line }) => line)).toEqual([1, 3, 5]);
});

it.each(['a"b', 'x\n"a"b', '"open'])("refuses %j", (text) => {
  expect(() => parseCsv(text)).toThrow(/line \d: a quote where none may be/);
});
