import type { CustomApplication } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";

type View = Static<typeof CustomApplication>;

export interface ApplicationRow extends AuditColumns {
  uuid: string;
  account_uuid: string;
  account_path: readonly string[];
  name: string;
  description: string;
  metadata: View["metadata"];
  events: View["events"];
}

/** Adds an application. @returns false when the id is taken */
export async function insertApplication(tx: Executor, row: ApplicationRow): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into pubsub.application (uuid, account_uuid, account_path, name, description, metadata, events,
      created_by, created_at, modified_by, modified_at)
    values (${row.uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.name}, ${row.description},
      ${JSON.stringify(row.metadata)}, ${JSON.stringify(row.events)}, ${row.created_by}, ${row.created_at}, ${row.modified_by},
      ${row.modified_at})
    on conflict (uuid) do nothing`);
  return inserted === 1;
}

/** An application in scope. */
export function selectApplication(db: Executor, scope: Scope, uuid: string): Promise<ApplicationRow | undefined> {
  return db.maybe<ApplicationRow>(sql`select * from pubsub.application where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

/** The same, held until the transaction ends. */
export function lockApplication(tx: Executor, scope: Scope, uuid: string): Promise<ApplicationRow | undefined> {
  return tx.maybe<ApplicationRow>(
    sql`select * from pubsub.application where uuid = ${uuid} and account_path && ${scope}::uuid[] for update`,
  );
}

/** An application, whosesoever. No scope: for broadcasts of other services, whose callers have checked it. */
export function selectAnyApplication(db: Executor, uuid: string): Promise<ApplicationRow | undefined> {
  return db.maybe<ApplicationRow>(sql`select * from pubsub.application where uuid = ${uuid}`);
}

/** The applications of the caller's own account, and those of all accounts in scope. */
export function listApplications(db: Executor, scope: Scope, own: string, page: Page): Promise<Items<ApplicationRow>> {
  const select = sql`
    select * from pubsub.application
    where account_path && ${[...scope, own]}::uuid[] and (account_uuid = ${own} or ${scope}::uuid[] && account_path)`;
  return listPage<ApplicationRow>(db, page, select, {
    app_name: sql`lower(name)`,
    created_date: sql`created_at`,
    modified_date: sql`modified_at`,
  });
}

/** Removes an application in scope. */
export async function deleteApplication(tx: Executor, scope: Scope, uuid: string): Promise<void> {
  await tx.run(sql`delete from pubsub.application where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

/** Removes the applications of an account. No scope: follows the deletion of the account. */
export async function deleteApplicationsOfAccount(tx: Executor, account_uuid: string): Promise<void> {
  await tx.run(sql`delete from pubsub.application where account_uuid = ${account_uuid}`);
}
