import { expect, it } from "vitest";
import { keywordOf } from "./keywords.ts";

const campaign = { opt_out_keywords: ["BASTA"], opt_in_keywords: ["JOIN"], help_keywords: ["AYUDA"] };

it.each([
  ["STOP", "opt_out", "STOP"],
  [" stop ", "opt_out", "STOP"],
  ["“Stop!”", "opt_out", "STOP"],
  ["'STOPALL'.", "opt_out", "STOPALL"],
  ["unsubscribe", "opt_out", "UNSUBSCRIBE"],
  ["Cancel", "opt_out", "CANCEL"],
  ["END", "opt_out", "END"],
  ["quit...", "opt_out", "QUIT"],
  ["Revoke", "opt_out", "REVOKE"],
  ["opt-out", "opt_out", "OPTOUT"],
  ["Opt \n out", "opt_out", "OPT OUT"],
  ["start", "opt_in", "START"],
  ["UnStop", "opt_in", "UNSTOP"],
  ["help?", "help", "HELP"],
  ["INFO", "help", "INFO"],
])("%j is %s", (text, action, keyword) => {
  expect(keywordOf(text, undefined, false)).toEqual({ action, keyword });
});

it.each(["", "please stop", "STOP it", "stopped", "yes", "basta", "👍", "S T O P"])("%j is none", (text) => {
  expect(keywordOf(text, undefined, false)).toBeUndefined();
});

it("a campaign has words of its own", () => {
  expect(keywordOf("basta", campaign, false)).toEqual({ action: "opt_out", keyword: "BASTA" });
  expect(keywordOf("Join", campaign, false)).toEqual({ action: "opt_in", keyword: "JOIN" });
  expect(keywordOf("ayuda", campaign, false)).toEqual({ action: "help", keyword: "AYUDA" });
  expect(keywordOf("stop", campaign, false)).toEqual({ action: "opt_out", keyword: "STOP" });
});

it("YES opts in only whoever has opted out", () => {
  expect(keywordOf("Yes", undefined, true)).toEqual({ action: "opt_in", keyword: "YES" });
});
