import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import type { Content, TextRow } from "../store/texts.ts";

/** A file of a text. */
export interface MediumRow {
  readonly uuid: string;
  readonly text_uuid: string;
  readonly position: number;
  readonly source: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  readonly created_at: Date;
}

/** Until the end of the transaction nobody else begins or ends to use this content. */
export async function lockContent(tx: Executor, sha256: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('messaging.media ' || ${sha256}, 0))`);
}

/** Adds files to a text, unless they are there or it is gone. No scope: the platform's own work. */
export async function insertMedia(tx: Executor, rows: readonly MediumRow[]): Promise<void> {
  await tx.run(sql`
    insert into messaging.media (uuid, text_uuid, account_uuid, account_path, position, source, sha256, size, type, created_at)
    select m.uuid, m.text_uuid, t.account_uuid, t.account_path, m.position, m.source, m.sha256, m.size, m.type, m.created_at
    from json_populate_recordset(null::messaging.media, ${JSON.stringify(rows)}) m join messaging.text t on t.uuid = m.text_uuid
    on conflict (text_uuid, position) do nothing`);
}

/** The files of a text, in their order. No scope: the platform's own work. */
export function selectMediaOf(db: Executor, text_uuid: string): Promise<MediumRow[]> {
  return db.many<MediumRow>(sql`select * from messaging.media where text_uuid = ${text_uuid} order by position`);
}

/** A file. No scope: for whoever has a signed link to it. */
export function selectMedium(db: Executor, uuid: string): Promise<MediumRow | undefined> {
  return db.maybe<MediumRow>(sql`select * from messaging.media where uuid = ${uuid}`);
}

/** A text that came in, held until the transaction ends. No scope: the platform's own work. */
export function lockArrived(tx: Executor, uuid: string): Promise<TextRow | undefined> {
  return tx.maybe<TextRow>(sql`select * from messaging.text where uuid = ${uuid} for update`);
}

/** What a text that came in says. No scope: the platform's own work. */
export function selectContent(db: Executor, uuid: string): Promise<{ readonly content: readonly Content[] } | undefined> {
  return db.maybe(sql`select content from messaging.text where uuid = ${uuid}`);
}

/** Writes what a text says. No scope: the platform's own work. */
export async function updateContent(tx: Executor, uuid: string, content: readonly Content[]): Promise<void> {
  await tx.run(sql`update messaging.text set content = ${JSON.stringify(content)} where uuid = ${uuid}`);
}

/** Files whose text is no more: the names of their contents. No scope: the platform's own work. */
export async function selectForgotten(db: Executor, limit: number): Promise<string[]> {
  const rows = await db.many<{ sha256: string }>(sql`
    select distinct sha256 from messaging.media m
    where not exists (select 1 from messaging.text t where t.uuid = m.text_uuid) limit ${limit}`);
  return rows.map(({ sha256 }) => sha256);
}

/**
 * Removes the files with this content whose text is no more. No scope: the platform's own work.
 * @returns whether nobody uses the content any more
 */
export async function deleteForgotten(tx: Executor, sha256: string): Promise<boolean> {
  await tx.run(sql`
    delete from messaging.media m
    where sha256 = ${sha256} and not exists (select 1 from messaging.text t where t.uuid = m.text_uuid)`);
  return (await tx.maybe(sql`select 1 from messaging.media where sha256 = ${sha256} limit 1`)) === undefined;
}
