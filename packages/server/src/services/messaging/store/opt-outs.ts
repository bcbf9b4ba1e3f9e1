import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";

/** A telephone that wants nothing from a sender: a number, or all numbers of a campaign. */
export interface OptOut {
  readonly sender: string;
  readonly remote: string;
}

/** Which of the telephones want nothing from which of the senders. No scope: whoever sends may know. */
export function selectOptOuts(tx: Executor, senders: readonly string[], remotes: readonly string[]): Promise<OptOut[]> {
  return tx.many<OptOut>(sql`
    select sender, remote from messaging.opt_out where sender = any(${senders}) and remote = any(${remotes})`);
}

/** What a keyword changed, and the proof of it. */
export interface Consent {
  readonly uuid: string;
  readonly account_uuid: string;
  readonly account_path: readonly string[];
  /** The number, or the campaign that it is in. */
  readonly sender: string;
  readonly number: string;
  readonly remote: string;
  readonly action: "opt_out" | "opt_in";
  readonly keyword: string;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Opts a telephone out. No scope: it is the recipient's decision. @returns false when it had opted out before */
export async function insertOptOut(tx: Executor, { sender, remote, keyword, at }: Consent, text_uuid: string): Promise<boolean> {
  const added = await tx.run(sql`
    insert into messaging.opt_out (sender, remote, keyword, text_uuid, at)
    values (${sender}, ${remote}, ${keyword}, ${text_uuid}, ${at}) on conflict do nothing`);
  return added === 1;
}

/** Opts a telephone in again. No scope: it is the recipient's decision. @returns false when it had not opted out */
export async function deleteOptOut(tx: Executor, sender: string, remote: string): Promise<boolean> {
  return (await tx.run(sql`delete from messaging.opt_out where sender = ${sender} and remote = ${remote}`)) === 1;
}

/** Keeps the proof of a decision. */
export async function insertConsent(tx: Executor, row: Consent): Promise<void> {
  await tx.run(sql`
    insert into messaging.consent (uuid, account_uuid, account_path, sender, number, remote, action, keyword, evidence, at)
    values (${row.uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.sender}, ${row.number}, ${row.remote},
            ${row.action}, ${row.keyword}, ${JSON.stringify(row.evidence)}, ${row.at})`);
}

/** Forgets who wanted nothing from a number that was given back then. No scope: the number has no owner. */
export async function forgetOptOuts(tx: Executor, sender: string, before: Date): Promise<void> {
  await tx.run(sql`delete from messaging.opt_out where sender = ${sender} and at <= ${before}`);
}
