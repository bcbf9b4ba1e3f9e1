import type { numbers as contract } from "@patchbay/contract";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { toE164 } from "../../kernel/phone.ts";
import type { Handlers } from "../../kernel/service.ts";
import { countryOf, textOf } from "./reading.ts";
import { refusals } from "./rules.ts";
import { holdNumbers } from "./standing.ts";
import { type ProvisionChange, selectProvisioned, updateProvisioned } from "./store/provisioned.ts";

type NumberHandlers = Handlers<typeof contract>;

/** Most characters of the words to a reference. */
const longestReferenceText = 1024;

/**
 * Changes numbers of accounts in which the caller may: all of them, or none.
 * @returns the first as it is now, which stands for all in what was changed
 * @throws problem `not_found` naming the numbers that are not there
 */
async function changeNumbers(
  tx: Tx,
  principal: Principal,
  body: { readonly numbers: readonly string[]; readonly country_format?: unknown },
  change: Partial<ProvisionChange>,
): Promise<ProvisionChange> {
  const country = countryOf(body.country_format);
  const given = body.numbers.map((text) => ({ text, number: toE164(text, country) ?? "" }));
  const wanted = [...new Set(given.map(({ number }) => number))];
  await holdNumbers(tx, wanted);
  const rows = await Promise.all(wanted.map((number) => selectProvisioned(tx, principal.visible, number)));
  const missing = given.filter(({ number }) => rows.every((row) => row?.number !== number));
  const [first] = rows;
  if (missing.length > 0 || first === undefined) {
    const details = missing.map(({ text }) => ({ number: text, ...refusals.unknown }));
    throw problem("not_found", { message: "Not all of these numbers are in use.", details });
  }
  for (const row of rows) if (row !== undefined) principal.require("sms_number.update", row.account_path);
  await updateProvisioned(tx, principal.visible, wanted, change, tx.context.actor, tx.now());
  return { ...first, ...change };
}

export const provisionNumbersHelp: NumberHandlers["provisionNumbersHelp"] = async ({ tx, principal, body }) => {
  const change = body.help_text === undefined ? {} : { help_text: body.help_text || null };
  const { help_text } = await changeNumbers(tx, principal, body, change);
  return { numbers: body.numbers, help_text };
};

export const provisionNumbersReference: NumberHandlers["provisionNumbersReference"] = async ({ tx, principal, body }) => {
  const id = textOf(body.reference_id);
  const text = typeof body.reference_text === "string" ? body.reference_text : undefined;
  if (text !== undefined && text.length > longestReferenceText) {
    const line = `reference_text must NOT have more than ${longestReferenceText} characters`;
    throw problem("validation_failed", { message: line, details: [line] });
  }
  const change = {
    ...(id === undefined ? {} : { reference_id: id || null }),
    ...(text === undefined ? {} : { reference_text: text || null }),
  };
  const { reference_id, reference_text } = await changeNumbers(tx, principal, body, change);
  return { numbers: body.numbers, reference_id, reference_text };
};
