import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { MfaSource, MfaType } from "../sources.ts";

export interface SettingRow extends AuditColumns, MfaSource {
  uuid: string;
  identity_uuid: string;
  account_uuid: string;
  account_path: string[];
  active: boolean;
  confirmed: boolean;
}

/** Adds a setting, or takes over whether it is active and confirmed where there is one of this source. */
export function upsertSetting(tx: Executor, row: SettingRow): Promise<SettingRow> {
  return tx.one<SettingRow>(sql`
    insert into identity.mfa_setting (uuid, identity_uuid, account_uuid, account_path, type, source, source_key, active, confirmed,
      created_by, created_at, modified_by, modified_at)
    values (${row.uuid}, ${row.identity_uuid}, ${row.account_uuid}, ${row.account_path}, ${row.type}, ${row.source},
      ${row.source_key}, ${row.active}, ${row.confirmed}, ${row.created_by}, ${row.created_at}, ${row.modified_by}, ${row.modified_at})
    on conflict (identity_uuid, type, source_key) do update set active = excluded.active, confirmed = excluded.confirmed,
      modified_by = excluded.modified_by, modified_at = excluded.modified_at
    returning *`);
}

/** Adds a setting unless there is one of this source. */
export async function insertSetting(tx: Executor, row: SettingRow): Promise<void> {
  await tx.run(sql`
    insert into identity.mfa_setting (uuid, identity_uuid, account_uuid, account_path, type, source, source_key, active, confirmed,
      created_by, created_at, modified_by, modified_at)
    values (${row.uuid}, ${row.identity_uuid}, ${row.account_uuid}, ${row.account_path}, ${row.type}, ${row.source},
      ${row.source_key}, ${row.active}, ${row.confirmed}, ${row.created_by}, ${row.created_at}, ${row.modified_by}, ${row.modified_at})
    on conflict (identity_uuid, type, source_key) do nothing`);
}

const sortColumns = {
  type: sql`type`,
  source: sql`source_key`,
  active: sql`active`,
  confirmed: sql`confirmed`,
  created_date: sql`created_at`,
};

/** The settings of an identity in scope. */
export function listSettings(tx: Executor, scope: Scope, identity_uuid: string, page: Page): Promise<Items<SettingRow>> {
  const select = sql`
    select * from identity.mfa_setting where identity_uuid = ${identity_uuid} and account_path && ${scope}::uuid[]`;
  return listPage<SettingRow>(tx, page, select, sortColumns);
}

/** The second factor that a user is asked for: of those switched on, the oldest. No scope: he is signing in. */
export function selectActiveSetting(tx: Executor, identity_uuid: string): Promise<SettingRow | undefined> {
  return tx.maybe<SettingRow>(sql`
    select * from identity.mfa_setting where identity_uuid = ${identity_uuid} and active order by created_at, uuid limit 1`);
}

/** All settings of one type, held until the transaction ends: whether one may go depends on the others. */
export function lockSettings(tx: Executor, scope: Scope, identity_uuid: string, type: MfaType): Promise<SettingRow[]> {
  return tx.many<SettingRow>(sql`
    select * from identity.mfa_setting
    where identity_uuid = ${identity_uuid} and type = ${type} and account_path && ${scope}::uuid[] order by uuid for update`);
}

/** Switches a setting in scope on or off. */
export function updateActive(
  tx: Executor,
  scope: Scope,
  uuid: string,
  active: boolean,
  by: string | null,
  at: Date,
): Promise<SettingRow> {
  return tx.one<SettingRow>(sql`
    update identity.mfa_setting set active = ${active}, modified_by = ${by}, modified_at = ${at}
    where uuid = ${uuid} and account_path && ${scope}::uuid[] returning *`);
}

/** Removes a setting in scope. */
export async function deleteSetting(tx: Executor, scope: Scope, uuid: string): Promise<void> {
  await tx.run(sql`delete from identity.mfa_setting where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

/** Removes the settings of an address that has never been proven. */
export async function deleteUnconfirmed(tx: Executor, scope: Scope, identity_uuid: string, source_key: string): Promise<void> {
  await tx.run(sql`
    delete from identity.mfa_setting
    where identity_uuid = ${identity_uuid} and type = 'EMAIL' and source_key = ${source_key} and not confirmed
      and account_path && ${scope}::uuid[]`);
}

export interface SetupRow extends MfaSource {
  token_hash: string;
  identity_uuid: string;
  account_path: string[];
  code_hash: string;
  attempts: number;
  expires_at: Date;
}

/** Keeps a code that is under way. */
export async function insertSetup(tx: Executor, row: SetupRow): Promise<void> {
  await tx.run(sql`
    insert into identity.mfa_setup (token_hash, identity_uuid, account_path, type, source, source_key, code_hash, attempts, expires_at)
    values (${row.token_hash}, ${row.identity_uuid}, ${row.account_path}, ${row.type}, ${row.source}, ${row.source_key},
      ${row.code_hash}, ${row.attempts}, ${row.expires_at})`);
}

/** Uses one of the attempts that a setup allows. @returns undefined when there is none left, or no such setup any more */
export function countSetupAttempt(
  tx: Executor,
  scope: Scope,
  identity_uuid: string,
  token_hash: string,
  allowed: number,
  now: Date,
): Promise<SetupRow | undefined> {
  return tx.maybe<SetupRow>(sql`
    update identity.mfa_setup set attempts = attempts + 1
    where token_hash = ${token_hash} and identity_uuid = ${identity_uuid} and account_path && ${scope}::uuid[]
      and attempts < ${allowed} and expires_at > ${now}
    returning *`);
}

/** Uses a setup up. */
export async function deleteSetup(tx: Executor, scope: Scope, token_hash: string): Promise<void> {
  await tx.run(sql`delete from identity.mfa_setup where token_hash = ${token_hash} and account_path && ${scope}::uuid[]`);
}

/** Forgets expired setups, some at a time. No scope: housekeeping. */
export async function deleteExpiredSetups(tx: Executor, now: Date): Promise<void> {
  await tx.run(sql`
    delete from identity.mfa_setup where token_hash in (
      select token_hash from identity.mfa_setup where expires_at <= ${now} limit 100 for update skip locked)`);
}
