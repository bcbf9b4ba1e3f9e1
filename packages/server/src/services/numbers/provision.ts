import type { numbers as contract } from "@patchbay/contract";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { toE164 } from "../../kernel/phone.ts";
import { type Handlers, Reply } from "../../kernel/service.ts";
import { holdAccount } from "../accounts/index.ts";
import { findIdentity, offerSmsAlias } from "../identity/index.ts";
import { countryOf, textOf } from "./reading.ts";
import { type Failure, judgeProvision, refusals } from "./rules.ts";
import { holdNumbers } from "./standing.ts";
import { defaultProvider } from "./stock.ts";
import { insertProvisioned, type Provision, selectAnyProvisioned } from "./store/provisioned.ts";
import { isProvider, markStock } from "./store/stock.ts";
import { toNumber } from "./view.ts";

/** The account that numbers are for: that of the request or the caller's own, held until the transaction ends. */
export async function targetAccount(tx: Tx, principal: Principal, account_uuid = principal.account_uuid) {
  const account = await holdAccount(tx, principal.visible, account_uuid);
  if (account === undefined) throw problem("unknown_reference", "There is no such account.");
  return account;
}

/** When nothing worked: malformed if all were, else the state of things is in the way. */
function nothingWorked(failed: readonly Failure[]): Error {
  const malformed = failed.every(({ code }) => code === refusals.malformed.code);
  const message = [...new Set(failed.map((failure) => failure.message))].join(" ");
  return problem(malformed ? "validation_failed" : "conflict", { message, details: failed });
}

/** Writes down numbers that are new, and tells of them. */
async function takeIntoUse(tx: Tx, rows: readonly Provision[]): Promise<void> {
  if (rows.length === 0) return;
  const numbers = rows.map(({ number }) => number);
  await insertProvisioned(tx, rows);
  await markStock(tx, numbers, "provisioned", tx.now());
  for (const row of await selectAnyProvisioned(tx, numbers)) {
    const { account_uuid, user_uuid } = row;
    emit(tx, { service: "sms", event: "number_provisioned", account_uuid, user_uuid, data: toNumber(row) });
  }
}

export const provisionNumbers: Handlers<typeof contract>["provisionNumbers"] = async ({ tx, principal, body }) => {
  const account = await targetAccount(tx, principal, body.account_uuid);
  principal.require("sms_number.create", account.path);
  const { user_uuid, provider = defaultProvider } = body;
  const user = user_uuid === undefined ? undefined : await findIdentity(tx, principal.visible, user_uuid);
  if (user_uuid !== undefined && user?.account_uuid !== account.uuid)
    throw problem("unknown_reference", "There is no such user in the account.");
  if (!(await isProvider(tx, provider))) throw problem("unknown_reference", `There is no provider ${provider}.`);

  const country = countryOf(body.country_format);
  const given = body.numbers.map((text) => ({ text, number: toE164(text, country) }));
  const wanted = [...new Set(given.flatMap(({ number }) => number ?? []))];
  const standingOf = await holdNumbers(tx, wanted);
  const wish = { account_uuid: account.uuid, user_uuid: user?.uuid, provider };
  const verdicts = new Map(wanted.map((number) => [number, judgeProvision(standingOf(number), wish, tx.now())]));
  const fresh = wanted.filter((number) => verdicts.get(number) === "new");

  const outcome = given.map(({ text, number }) => ({
    text,
    verdict: number === undefined ? refusals.malformed : (verdicts.get(number) ?? refusals.unknown),
  }));
  const enabled = outcome.filter(({ verdict }) => typeof verdict === "string").map(({ text }) => text);
  const failed = outcome.flatMap(({ text, verdict }) => (typeof verdict === "string" ? [] : [{ number: text, ...verdict }]));
  if (enabled.length === 0) throw nothingWorked(failed);

  const reference_id = textOf(body.reference_id) ?? null;
  const common = {
    account_uuid: account.uuid,
    account_path: account.path,
    user_uuid: user?.uuid ?? null,
    help_text: body.help_text || null,
    is_campaign: body.is_campaign ?? true,
    reference_id,
    reference_text: null,
    country_format: country,
    status: "active" as const,
    created_by: tx.context.actor,
    created_at: tx.now(),
    modified_by: tx.context.actor,
    modified_at: tx.now(),
  };
  await takeIntoUse(
    tx,
    fresh.map((number) => ({ uuid: tx.uuid(), number, ...common })),
  );
  const [first] = fresh;
  // Only now: to hold the user before the numbers would have many who want the same number for him wait in a ring.
  if (user !== undefined && first !== undefined && !(await offerSmsAlias(tx, principal.visible, user.uuid, first)))
    throw problem("unknown_reference", "There is no such user in the account.");

  const result = { enabled, failed, account_uuid: account.uuid, user_uuid: common.user_uuid, provider, reference_id };
  return new Reply(fresh.length === wanted.length && failed.length === 0 ? 201 : 200, result);
};
