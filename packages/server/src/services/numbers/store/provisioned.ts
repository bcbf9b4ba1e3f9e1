import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { allOf, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { StockNumber } from "./stock.ts";

/** What a number in use has beside what it is in the stock. */
export interface Provision extends AuditColumns {
  uuid: string;
  number: string;
  account_uuid: string;
  account_path: readonly string[];
  user_uuid: string | null;
  help_text: string | null;
  is_campaign: boolean;
  reference_id: string | null;
  reference_text: string | null;
  country_format: string;
  status: "active";
}

/** A number in use, with what it is in the stock and the campaign that it sends for. */
export interface ProvisionedRow extends Provision, StockNumber {
  number: string;
  campaign_id: string | null;
  brand_id: string | null;
}

const select = sql`
  select p.*, s.provider, s.network, s.tier, s.state, s.rate_center, s.npa, s.sms_enabled, s.mms_enabled, c.campaign_id, c.brand_id
  from numbers.provisioned p
  join numbers.stock s on s.number = p.number
  left join numbers.campaign_number c on c.number = p.number`;

/** Adds numbers in use. */
export async function insertProvisioned(tx: Executor, rows: readonly Provision[]): Promise<void> {
  await tx.run(sql`
    insert into numbers.provisioned
    select * from json_populate_recordset(null::numbers.provisioned, ${JSON.stringify(rows)})`);
}

/** A number in use, within the scope. */
export function selectProvisioned(db: Executor, scope: Scope, number: string): Promise<ProvisionedRow | undefined> {
  return db.maybe<ProvisionedRow>(sql`${select} where p.number = ${number} and p.account_path && ${scope}::uuid[]`);
}

/** Those of the numbers that are in use, whosesoever. No scope: whoever asks must know whether they are somebody else's. */
export function selectAnyProvisioned(db: Executor, numbers: readonly string[]): Promise<ProvisionedRow[]> {
  return db.many<ProvisionedRow>(sql`${select} where p.number = any(${numbers}) order by p.number`);
}

/** The numbers of an account that is no more. No scope: follows the deletion of the account. */
export async function numbersOfAccount(tx: Executor, account_uuid: string): Promise<string[]> {
  const rows = await tx.many<{ number: string }>(sql`
    select number from numbers.provisioned where account_uuid = ${account_uuid}
    union select number from numbers.campaign_number where account_uuid = ${account_uuid}`);
  return rows.map(({ number }) => number);
}

/** Ends the use of numbers. No scope: their rows were found in scope, and are locked. */
export async function deleteProvisioned(tx: Executor, numbers: readonly string[]): Promise<void> {
  await tx.run(sql`delete from numbers.provisioned where number = any(${numbers})`);
}

/** What can be changed of numbers in use. */
export interface ProvisionChange {
  readonly help_text: string | null;
  readonly reference_id: string | null;
  readonly reference_text: string | null;
}

/** Changes numbers in the scope: those members that are there. */
export async function updateProvisioned(
  tx: Executor,
  scope: Scope,
  numbers: readonly string[],
  change: Partial<ProvisionChange>,
  by: string | null,
  at: Date,
): Promise<void> {
  const kept = (member: keyof ProvisionChange, column: Sql): Sql => (member in change ? sql`${change[member]}` : column);
  await tx.run(sql`
    update numbers.provisioned
    set help_text = ${kept("help_text", sql`help_text`)}, reference_id = ${kept("reference_id", sql`reference_id`)},
        reference_text = ${kept("reference_text", sql`reference_text`)}, modified_by = ${by}, modified_at = ${at}
    where number = any(${numbers}) and account_path && ${scope}::uuid[]`);
}

/** Has nobody keep the numbers of a user who is no more. No scope: follows the deletion of the user. */
export async function clearUser(tx: Executor, user_uuid: string): Promise<void> {
  await tx.run(sql`update numbers.provisioned set user_uuid = null where user_uuid = ${user_uuid}`);
}

export type NumberOption = "assigned" | "unassigned" | "campaign" | "available";

export interface ProvisionedFilters {
  readonly account_uuid?: string | undefined;
  readonly user_uuid?: string | undefined;
  readonly option?: NumberOption | undefined;
  readonly provider?: string | undefined;
  readonly reference_id?: string | undefined;
  readonly campaign_id?: string | undefined;
  readonly is_campaign?: boolean | undefined;
}

const options: Readonly<Record<NumberOption, Sql>> = {
  assigned: sql`p.user_uuid is not null`,
  unassigned: sql`p.user_uuid is null`,
  campaign: sql`c.campaign_id is not null`,
  available: sql`p.is_campaign and c.campaign_id is null`,
};

/** The numbers in use within the scope. */
export function listProvisioned(
  db: Executor,
  scope: Scope,
  filters: ProvisionedFilters,
  page: Page,
): Promise<Items<ProvisionedRow>> {
  const { account_uuid, user_uuid, option, provider, reference_id, campaign_id, is_campaign } = filters;
  const statement = sql`
    ${select}
    where p.account_path && ${scope}::uuid[] and ${account_uuid === undefined ? sql`true` : sql`p.account_uuid = ${account_uuid}`}
      and ${allOf(
        equals(sql`p.user_uuid`, user_uuid),
        equals(sql`s.provider`, provider),
        equals(sql`p.reference_id`, reference_id),
        equals(sql`c.campaign_id`, campaign_id),
        is_campaign === undefined ? sql`true` : sql`p.is_campaign = ${is_campaign}`,
        option === undefined ? sql`true` : options[option],
      )}`;
  return listPage<ProvisionedRow>(db, page, statement, { number: sql`number`, created_date: sql`created_at` });
}
