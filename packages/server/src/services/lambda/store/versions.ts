import type { AccountPath, Scope } from "../../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";

export interface VersionRow {
  function_uuid: string;
  version: number;
  account_uuid: string;
  account_path: AccountPath;
  source: string;
  environment: Readonly<Record<string, string>>;
  created_by: string | null;
  created_at: Date;
}

export type VersionFacts = Omit<VersionRow, "source" | "environment"> & { bytes: number };

/** Versions of a function that are kept beside the current one. */
const kept = 50;

/** Adds a version. */
export async function insertVersion(tx: Tx, row: VersionRow): Promise<void> {
  await tx.run(sql`
    insert into lambda.version (function_uuid, version, account_uuid, account_path, source, environment, created_by, created_at)
    values (${row.function_uuid}, ${row.version}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.source},
            ${JSON.stringify(row.environment)}::json, ${row.created_by}, ${row.created_at})`);
}

/** Forgets the oldest versions. No scope: the caller has found the function. */
export async function deleteOldVersions(tx: Tx, function_uuid: string, current: number): Promise<void> {
  await tx.run(sql`
    delete from lambda.version where function_uuid = ${function_uuid} and version <> ${current} and version not in (
      select version from lambda.version where function_uuid = ${function_uuid} order by version desc limit ${kept})`);
}

/** The number of the newest version. No scope: the caller has found the function. */
export async function lastVersion(tx: Tx, function_uuid: string): Promise<number> {
  const { last } = await tx.one<{ last: number | null }>(
    sql`select max(version) as last from lambda.version where function_uuid = ${function_uuid}`,
  );
  return last ?? 0;
}

/** A version with its code. No scope: the caller has found the function. */
export function selectVersion(db: Executor, function_uuid: string, version: number): Promise<VersionRow | undefined> {
  return db.maybe<VersionRow>(sql`select * from lambda.version where function_uuid = ${function_uuid} and version = ${version}`);
}

/** The versions of a function in scope, without their code. */
export function listVersions(db: Executor, scope: Scope, function_uuid: string, page: Page): Promise<Items<VersionFacts>> {
  const select = sql`
    select function_uuid, version, account_uuid, account_path, octet_length(source) as bytes, created_by, created_at
    from lambda.version where function_uuid = ${function_uuid} and account_path && ${scope}::uuid[]`;
  return listPage<VersionFacts>(db, page, select, { version: sql`version` }, sql`version desc`);
}
