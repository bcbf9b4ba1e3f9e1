import type { AccountPath, Scope } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { type FullVersionRow, selectLatestVersion } from "./store.ts";

/** What others need to know of a template. */
export interface TemplateRef {
  readonly uuid: string;
  /** The latest version, and what it says. */
  readonly version: string;
  readonly name: string;
  readonly status: string;
  readonly account_uuid: string;
  readonly account_path: AccountPath;
  /** Who may read and start it without a permission. */
  readonly users: readonly string[];
}

/**
 * A template, in its latest version.
 * @param user_uuid somebody who sees it as well if it is among its users
 */
export async function findTemplate(
  db: Executor,
  scope: Scope,
  uuid: string,
  user_uuid = "00000000-0000-0000-0000-000000000000",
): Promise<TemplateRef | undefined> {
  const row = await selectLatestVersion(db, scope, user_uuid, uuid);
  return row && toRef(row);
}

function toRef(row: FullVersionRow): TemplateRef {
  const { template_uuid: uuid, version, name, status, account_uuid, account_path, users } = row;
  return { uuid, version, name, status, account_uuid, account_path, users };
}
