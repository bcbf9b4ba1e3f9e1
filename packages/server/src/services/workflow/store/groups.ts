import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";

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

/** Makes a group with its first run. @returns false when there is one of that uuid */
export async function insertGroup(
  tx: Tx,
  group: GroupRef & { readonly account_path: readonly string[]; readonly master_uuid: string; readonly actor: string },
): Promise<boolean> {
  const count = await tx.run(sql`
    insert into workflow.run_group (uuid, account_uuid, account_path, name, status, data, master_uuid, created_at, created_by,
      modified_at, modified_by)
    values (${group.uuid}, ${group.account_uuid}, ${[...group.account_path]}, ${group.name}, 'active', '{}', ${group.master_uuid},
      ${tx.now()}, ${group.actor}, ${tx.now()}, ${group.actor})
    on conflict (uuid) do nothing`);
  return count === 1;
}
