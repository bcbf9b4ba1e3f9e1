import type { numbers as contract } from "@patchbay/contract";
import { problem } from "../../kernel/errors.ts";
import { toE164 } from "../../kernel/phone.ts";
import type { Handlers, Kernel } from "../../kernel/service.ts";
import { targetAccount } from "./provision.ts";
import { countryOf } from "./reading.ts";
import { giveBack } from "./release.ts";
import { type Failure, refusals } from "./rules.ts";
import { holdNumbers } from "./standing.ts";

/** Gives numbers back, as many as can be. */
export function deprovisionNumbers(kernel: Kernel): Handlers<typeof contract>["deprovisionNumbers"] {
  return async ({ tx, principal, body }) => {
    const account = await targetAccount(tx, principal, body.account_uuid);
    principal.require("sms_number.delete", account.path);
    const country = countryOf(body.country_format);
    const given = body.numbers.map((text) => ({ text, number: toE164(text, country) }));
    const wanted = [...new Set(given.flatMap(({ number }) => number ?? []))];
    const standingOf = await holdNumbers(tx, wanted);
    const isTheirs = (number: string) => {
      const { provisioned } = standingOf(number);
      if (provisioned?.account_uuid !== account.uuid) return false;
      return body.user_uuid === undefined || provisioned.user_uuid === body.user_uuid.toLowerCase();
    };
    const disabled = given.filter(({ number }) => number !== undefined && isTheirs(number));
    const failed = given
      .filter((entry) => !disabled.includes(entry))
      .map(({ text, number }): Failure => ({ number: text, ...refusals[number === undefined ? "malformed" : "unknown"] }));
    if (disabled.length === 0) throw problem("not_found", { message: "None of these numbers is in use there.", details: failed });
    await giveBack(tx, wanted.filter(isTheirs), standingOf, kernel.settings.numbersQuarantineDays);
    return { disabled: disabled.map(({ text }) => text), failed };
  };
}
