import type { Tx } from "../../kernel/db/database.ts";
import { emit } from "../../kernel/events/index.ts";
import { withdrawSmsAlias } from "../identity/index.ts";
import { leaveCampaigns } from "./campaign-numbers.ts";
import type { Standing } from "./rules.ts";
import { holdNumbers } from "./standing.ts";
import { deleteProvisioned, numbersOfAccount } from "./store/provisioned.ts";
import { markStock } from "./store/stock.ts";
import { toNumber } from "./view.ts";

const dayMs = 86_400_000;

/**
 * Ends the use of numbers: they leave their campaigns, are nobody's alias any more, and are free after the quarantine.
 * @param numbers E.164, of one account
 * @param standingOf the numbers, held
 */
export async function giveBack(
  tx: Tx,
  numbers: readonly string[],
  standingOf: (number: string) => Standing,
  quarantineDays: number,
): Promise<void> {
  await leaveCampaigns(tx, numbers, standingOf);
  const rows = numbers.map(standingOf).flatMap(({ provisioned }) => provisioned ?? []);
  if (rows.length === 0) return;
  const ended = rows.map(({ number }) => number);
  await deleteProvisioned(tx, ended);
  await markStock(tx, ended, "available", new Date(tx.now().getTime() + quarantineDays * dayMs));
  for (const row of rows) {
    const { account_uuid, user_uuid, number } = row;
    await withdrawSmsAlias(tx, [account_uuid], number);
    emit(tx, { service: "sms", event: "number_deprovisioned", account_uuid, user_uuid, data: toNumber(row) });
  }
}

/** Gives back all numbers of an account that is no more. */
export async function giveBackAll(tx: Tx, account_uuid: string, quarantineDays: number): Promise<void> {
  const numbers = await numbersOfAccount(tx, account_uuid);
  await giveBack(tx, numbers, await holdNumbers(tx, numbers), quarantineDays);
}
