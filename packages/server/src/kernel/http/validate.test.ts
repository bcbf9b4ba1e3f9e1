import { Type } from "typebox";
import { expect, test } from "vitest";
import { violations } from "./validate.ts";

test.each([
  ["an enumeration", Type.Enum(["a", "b"])],
  ["a union of literals", Type.Union([Type.Literal("a"), Type.Literal("b")])],
])("a value that is not in %s is told what is", (_, size) => {
  expect(violations(Type.Object({ size }), { size: "c" })).toEqual(['size must be one of "a", "b"']);
});
