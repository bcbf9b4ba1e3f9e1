import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { secretKey } from "../../../kernel/secrets.ts";
import { keepMasked, maskGlobals, openGlobals, sealGlobals } from "./globals.ts";

const keys = [secretKey(randomBytes(32))] as const;
const globals = {
  limit: 100,
  api_token: "tok3n of the globals",
  nested: { Password: "p1", list: [{ clientSecret: "s1" }, "plain"] },
  secret_count: 3,
};

test("globals are sealed for their definition, and none are nothing", () => {
  const sealed = sealGlobals(keys, "d1", globals);
  expect(sealed).not.toContain("tok3n of the globals");
  expect(openGlobals(keys, "d1", sealed)).toEqual(globals);
  expect(() => openGlobals(keys, "d2", sealed)).toThrow();
  expect(sealGlobals(keys, "d1", {})).toBeNull();
  expect(openGlobals(keys, "d1", null)).toEqual({});
});

test("texts under names of secrets are masked at any depth", () => {
  expect(maskGlobals(globals)).toEqual({
    limit: 100,
    api_token: "***",
    nested: { Password: "***", list: [{ clientSecret: "***" }, "plain"] },
    secret_count: 3,
  });
});

test("what is sent back as it was shown keeps what is stored", () => {
  expect(keepMasked(maskGlobals(globals), globals)).toEqual(globals);
  const changed = { ...maskGlobals(globals), api_token: "t2", more: "***" };
  expect(keepMasked(changed, globals)).toEqual({ ...globals, api_token: "t2", more: "***" });
});
