import type { Brand } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";

type BrandView = Static<typeof Brand>;

/** What a business says of itself. */
export type BrandFacts = Omit<
  BrandView,
  "account_uuid" | "brand_id" | "customer_id" | "status" | "identity_status" | "rejection_reason" | "audit"
>;

export interface BrandRow extends AuditColumns {
  uuid: string;
  brand_id: string;
  account_uuid: string;
  account_path: readonly string[];
  facts: BrandFacts;
  status: BrandView["status"];
  identity_status: BrandView["identity_status"];
  rejection_reason: string | null;
}

/** Adds a brand. Violates `brand_account` when the account has one. @returns false when the id is taken */
export async function insertBrand(tx: Executor, row: BrandRow): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into campaigns.brand (uuid, brand_id, account_uuid, account_path, facts, status, identity_status, rejection_reason,
      created_by, created_at, modified_by, modified_at)
    values (${row.uuid}, ${row.brand_id}, ${row.account_uuid}, ${row.account_path}::uuid[], ${JSON.stringify(row.facts)},
      ${row.status}, ${row.identity_status}, ${row.rejection_reason}, ${row.created_by}, ${row.created_at}, ${row.modified_by},
      ${row.modified_at})
    on conflict (brand_id) do nothing`);
  return inserted === 1;
}

/** The brand of an account in scope. */
export function selectBrand(db: Executor, scope: Scope, account_uuid: string): Promise<BrandRow | undefined> {
  return db.maybe<BrandRow>(sql`
    select * from campaigns.brand
    where account_uuid = ${account_uuid} and status <> 'DELETED' and account_path && ${scope}::uuid[]`);
}

/** The same, held until the transaction ends. */
export function lockBrand(tx: Executor, scope: Scope, account_uuid: string): Promise<BrandRow | undefined> {
  return tx.maybe<BrandRow>(sql`
    select * from campaigns.brand
    where account_uuid = ${account_uuid} and status <> 'DELETED' and account_path && ${scope}::uuid[] for update`);
}

/** A brand, whosesoever. No scope: for the review that its creation left to be done, and for the campaign that names it. */
export function selectBrandById(db: Executor, brand_id: string): Promise<BrandRow | undefined> {
  return db.maybe<BrandRow>(sql`select * from campaigns.brand where brand_id = ${brand_id}`);
}

/** Whether the account has, or had, a brand: for seeds only. No scope: seeds are the operator's. */
export async function hadBrand(tx: Executor, account_uuid: string): Promise<boolean> {
  const row = await tx.one<{ found: boolean }>(sql`
    select exists (select 1 from campaigns.brand where account_uuid = ${account_uuid}) as found`);
  return row.found;
}

/** Writes what can change of a brand in scope. */
export async function updateBrand(tx: Executor, scope: Scope, row: BrandRow): Promise<void> {
  await tx.run(sql`
    update campaigns.brand
    set status = ${row.status}, identity_status = ${row.identity_status}, rejection_reason = ${row.rejection_reason},
        modified_by = ${row.modified_by}, modified_at = ${row.modified_at}
    where uuid = ${row.uuid} and account_path && ${scope}::uuid[]`);
}
