import { describe, expect, it } from "vitest";
import { type PasswordRules, passwordViolations, policies, standard } from "./password-rules.ts";

const user = {
  username: "jane.doe@example.com",
  email: "jane.doe@example.com",
  first_name: "Jane",
  middle_name: "",
  last_name: "Doe",
};
const named = (name: string): PasswordRules => policies.find((policy) => policy.name === name) ?? standard;

describe("the standard policy", () => {
  it.each([
    "correct horse battery",
    "ünïcödé πασσ",
    "🐎🐎🔋🔋📎📎✅✅",
    "no digits or capitals needed",
    "viking janet plays the doe",
    "x".repeat(64) + "yzw".repeat(21),
  ])("takes %s", async (password) => {
    expect(await passwordViolations(standard, password, user)).toEqual([]);
  });

  it.each([
    ["seven77", /at least 8/],
    ["🐎🔋📎✅🐎🔋📎", /at least 8/],
    ["abc ".repeat(33), /at most 128/],
    ["password123", /guessed first/],
    ["QWERTYUIOP", /guessed first/],
    ["zzzzzzzzzzzzzzzz", /guessed first/],
    ["ababababababab", /guessed first/],
    ["ghijklmnopqrst", /guessed first/],
    ["76543210/.-,", /guessed first/],
    ["jane.doe@example.com", /names or addresses/],
    ["Jane-Doe-2024", /names or addresses/],
    ["JANE1234567", /names or addresses/],
    ["Patchbay!99", /names or addresses/],
  ])("refuses %s", async (password, why) => {
    const violations = await passwordViolations(standard, password, user);
    expect(violations.join(" ")).toMatch(why);
  });
});

it("asks for more where an account chose so", async () => {
  expect(await passwordViolations(named("Strong"), "fourteen chars", user)).toEqual([expect.stringMatching(/at least 15/)]);
  expect(await passwordViolations(named("Strong"), "fifteen chars ok", user)).toEqual([]);
  expect(await passwordViolations(named("Legacy complexity"), "only small letters 1", user)).toEqual([]);
  expect(await passwordViolations(named("Legacy complexity"), "onlysmallletters", user)).toEqual([
    expect.stringMatching(/3 of lower case/),
  ]);
  expect(await passwordViolations(named("Legacy complexity"), "Mixed12letters", user)).toEqual([]);
});
