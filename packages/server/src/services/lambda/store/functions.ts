import type { AccountPath, Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";

export interface FunctionRow extends AuditColumns {
  uuid: string;
  account_uuid: string;
  account_path: AccountPath;
  name: string;
  description: string;
  enabled: boolean;
  version: number;
  timeout_ms: number;
  cpu_ms: number;
  memory_mb: number;
  concurrency: number | null;
  allowed_hosts: readonly string[];
  /** An object of texts, sealed. */
  secrets: string;
  secret_names: readonly string[];
  parameters_schema: Readonly<Record<string, unknown>> | null;
}

/** A function of an account. */
export function selectFunction(db: Executor, scope: Scope, account_uuid: string, name: string): Promise<FunctionRow | undefined> {
  return db.maybe<FunctionRow>(sql`
    select * from lambda.function
    where account_uuid = ${account_uuid} and name = ${name} and account_path && ${scope}::uuid[]`);
}

/** The same, held until the transaction ends. */
export function lockFunction(tx: Tx, scope: Scope, account_uuid: string, name: string): Promise<FunctionRow | undefined> {
  return tx.maybe<FunctionRow>(sql`
    select * from lambda.function
    where account_uuid = ${account_uuid} and name = ${name} and account_path && ${scope}::uuid[] for update`);
}

/** The functions of an account that can be invoked. */
export function selectEnabled(db: Executor, scope: Scope, account_uuid: string): Promise<FunctionRow[]> {
  return db.many<FunctionRow>(sql`
    select * from lambda.function
    where account_uuid = ${account_uuid} and enabled and account_path && ${scope}::uuid[] order by name`);
}

/** How many functions an account has. No scope: the caller has found the account. */
export async function countFunctions(db: Executor, account_uuid: string): Promise<number> {
  const { count } = await db.one<{ count: number }>(
    sql`select count(*)::int as count from lambda.function where account_uuid = ${account_uuid}`,
  );
  return count;
}

/** Adds a function. */
export async function insertFunction(tx: Tx, row: FunctionRow): Promise<void> {
  await tx.run(sql`
    insert into lambda.function (uuid, account_uuid, account_path, name, description, enabled, version, timeout_ms, cpu_ms, memory_mb,
                                 concurrency, allowed_hosts, secrets, secret_names, parameters_schema,
                                 created_by, created_at, modified_by, modified_at)
    values (${row.uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.name}, ${row.description}, ${row.enabled}, ${row.version},
            ${row.timeout_ms}, ${row.cpu_ms}, ${row.memory_mb}, ${row.concurrency}, ${row.allowed_hosts}::text[], ${row.secrets},
            ${row.secret_names}::text[], ${toJson(row.parameters_schema)}::json,
            ${row.created_by}, ${row.created_at}, ${row.modified_by}, ${row.modified_at})`);
}

/** Writes what can change of a function in scope. */
export async function updateFunction(tx: Tx, scope: Scope, row: FunctionRow): Promise<void> {
  await tx.run(sql`
    update lambda.function
    set description = ${row.description}, enabled = ${row.enabled}, version = ${row.version}, timeout_ms = ${row.timeout_ms},
        cpu_ms = ${row.cpu_ms}, memory_mb = ${row.memory_mb}, concurrency = ${row.concurrency},
        allowed_hosts = ${row.allowed_hosts}::text[], secrets = ${row.secrets}, secret_names = ${row.secret_names}::text[],
        parameters_schema = ${toJson(row.parameters_schema)}::json, modified_by = ${row.modified_by}, modified_at = ${row.modified_at}
    where uuid = ${row.uuid} and account_path && ${scope}::uuid[]`);
}

/** Removes a function in scope with its versions. */
export async function deleteFunction(tx: Tx, scope: Scope, uuid: string): Promise<void> {
  await tx.run(sql`delete from lambda.function where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

/** Removes all functions of an account, and the log of their calls. No scope: follows the deletion of the account. */
export async function deleteAllOfAccount(tx: Tx, account_uuid: string): Promise<void> {
  await tx.run(sql`delete from lambda.function where account_uuid = ${account_uuid}`);
  await tx.run(sql`delete from lambda.invocation where account_uuid = ${account_uuid}`);
}

const toJson = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
