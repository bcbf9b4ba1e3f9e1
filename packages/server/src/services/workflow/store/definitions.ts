import type { AccountPath } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import type { Definition } from "../engine/definition.ts";

/** What a run is started from: a version of a template, without its definition. */
export interface StartableVersion {
  readonly template_uuid: string;
  readonly account_uuid: string;
  readonly account_path: AccountPath;
  readonly version: string;
  readonly definition_uuid: string;
  readonly name: string;
  readonly status: string;
  readonly users: readonly string[];
}

/** The versions of a template, the highest first. No scope: whoever asks judges who may start it. */
export function selectStartable(db: Executor, template_uuid: string): Promise<StartableVersion[]> {
  return db.many(sql`
    select template_uuid, account_uuid, account_path, version, definition_uuid, name, status, users from workflow.version
    where template_uuid = ${template_uuid} order by rank collate "C" desc`);
}

/** A definition. No scope: its uuid was found with a run or a version. */
export function selectDefinition(db: Executor, uuid: string): Promise<{ body: Definition; globals: string | null }> {
  return db.one(sql`select body, globals from workflow.definition where uuid = ${uuid}`);
}
