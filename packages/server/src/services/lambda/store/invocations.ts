import type { AccountPath, Scope } from "../../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { allOf, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { CodeError } from "../runtime/protocol.ts";

export interface ConsoleLine {
  readonly at_ms: number;
  readonly level: string;
  readonly text: string;
}

export interface InvocationRow {
  uuid: string;
  account_uuid: string;
  account_path: AccountPath;
  name: string;
  version: string;
  user_uuid: string | null;
  trace_id: string;
  status: "succeeded" | "refused" | "failed" | "timed_out";
  status_code: number;
  started_at: Date;
  duration_ms: number;
  cpu_ms: number;
  memory_bytes: number;
  console: readonly ConsoleLine[];
  error: CodeError | null;
}

/** Days for which calls are kept. */
const keptDays = 7;

/** The statement that adds calls. */
export function insertionOf(rows: readonly InvocationRow[]): Sql {
  return sql`
    insert into lambda.invocation (uuid, account_uuid, account_path, name, version, user_uuid, trace_id, status, status_code,
                                   started_at, duration_ms, cpu_ms, memory_bytes, console, error)
    select uuid, account_uuid, array(select json_array_elements_text(account_path)::uuid), name, version, user_uuid, trace_id, status,
           status_code, started_at, duration_ms, cpu_ms, memory_bytes, console, error
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      uuid uuid, account_uuid uuid, account_path json, name text, version text, user_uuid uuid, trace_id text, status text,
      status_code integer, started_at timestamptz, duration_ms double precision, cpu_ms double precision, memory_bytes bigint,
      console json, error json)`;
}

/**
 * The statement that forgets some of the calls whose time is over: more than come, so that they never gather.
 * No scope: housekeeping.
 */
export function deletionOf(now: Date, count: number): Sql {
  return sql`
    delete from lambda.invocation where uuid in (
      select uuid from lambda.invocation
      where started_at < ${now}::timestamptz - ${keptDays} * interval '1 day' order by started_at limit ${count} for update skip locked)`;
}

/** Whose calls a reader may see: his own, and those of accounts. */
export interface Reader {
  readonly user_uuid: string;
  readonly visible: Scope;
  readonly readable: Scope;
}

const readableBy = (who: Reader): Sql => sql`
  account_path && ${who.visible}::uuid[] and (user_uuid = ${who.user_uuid} or account_path && ${who.readable}::uuid[])`;

interface Filters {
  readonly name?: string | undefined;
  readonly status?: string | undefined;
  readonly after?: string | undefined;
}

/** The calls of an account that a reader may see. */
export function listInvocations(
  db: Executor,
  who: Reader,
  account_uuid: string,
  filters: Filters,
  page: Page,
): Promise<Items<InvocationRow>> {
  const is = (column: Sql, text: string | undefined) => (text === undefined ? sql`true` : sql`${column} = ${text}`);
  const after = filters.after === undefined ? sql`true` : sql`uuid > ${filters.after}::uuid`;
  const select = sql`
    select * from lambda.invocation
    where account_uuid = ${account_uuid} and ${readableBy(who)}
      and ${allOf(is(sql`name`, filters.name), is(sql`status`, filters.status), after)}`;
  return listPage<InvocationRow>(db, page, select, { started: sql`started_at` }, sql`uuid desc`);
}

/** A call that a reader may see. */
export function selectInvocation(db: Tx, who: Reader, uuid: string): Promise<InvocationRow | undefined> {
  return db.maybe<InvocationRow>(sql`select * from lambda.invocation where uuid = ${uuid} and ${readableBy(who)}`);
}
