import type { AccountPath, Scope } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import { type FullVersionRow, selectLatestVersion, selectVersion } from "./store.ts";

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

/** A version that runs can be started of. */
export interface StartableVersion extends TemplateRef {
  readonly definition_uuid: string;
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

/**
 * The version of a template to start: the one that is named, or the latest active one.
 * @param version absent = the latest active one
 * @throws problem `not_found` without such a version in scope (or with this user among its users), `conflict` when it cannot be
 *   started
 */
export async function startableVersion(
  db: Executor,
  scope: Scope,
  user_uuid: string,
  template_uuid: string,
  version?: string,
): Promise<StartableVersion> {
  const row =
    version === undefined
      ? await selectLatestVersion(db, scope, user_uuid, template_uuid)
      : await selectVersion(db, scope, user_uuid, template_uuid, version);
  if (row === undefined) throw problem("not_found");
  if (version === undefined && row.status !== "active") throw problem("conflict", "The workflow has no active version.");
  if (row.status === "inactive") throw problem("conflict", `Version ${row.version} of the workflow is inactive.`);
  return toRef(row);
}

function toRef(row: FullVersionRow): StartableVersion {
  const { template_uuid: uuid, version, name, status, account_uuid, account_path, users, definition_uuid } = row;
  return { uuid, version, name, status, account_uuid, account_path, users, definition_uuid };
}
