import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";

/** What a run needs to know of its group. */
export interface GroupRef {
  readonly uuid: string;
  readonly account_uuid: string;
  readonly name: string;
}

/** The group, whosesoever. No scope: whoever asks compares its account. */
export function selectGroupRef(db: Executor, uuid: string): Promise<GroupRef | undefined> {
  return db.maybe(sql`select uuid, account_uuid, name from workflow.run_group where uuid = ${uuid}`);
}

/** The statement that makes a group with its first run; nothing happens when there is one of that uuid. */
export function insertionOfGroup(
  group: GroupRef & { readonly account_path: readonly string[]; readonly master_uuid: string; readonly actor: string },
  now: Date,
): Sql {
  return sql`
    insert into workflow.run_group (uuid, account_uuid, account_path, name, status, data, master_uuid, created_at, created_by,
      modified_at, modified_by)
    values (${group.uuid}, ${group.account_uuid}, ${[...group.account_path]}, ${group.name}, 'active', '{}', ${group.master_uuid},
      ${now}, ${group.actor}, ${now}, ${group.actor})
    on conflict (uuid) do nothing`;
}
