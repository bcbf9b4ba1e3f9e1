import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";

// Memberships are reached through groups, which the caller must have loaded within his scope.

/** The members of groups. */
export function selectMembers(tx: Executor, group_uuids: readonly string[]): Promise<{ group_uuid: string; user_uuid: string }[]> {
  return tx.many(sql`
    select group_uuid, user_uuid from auth.member where group_uuid = any(${group_uuids}::uuid[]) order by created_at, user_uuid`);
}

/** Makes users members of a group. @returns those who were not */
export async function insertMembers(tx: Tx, group_uuid: string, users: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ user_uuid: string }>(sql`
    insert into auth.member (group_uuid, user_uuid, created_at)
    select ${group_uuid}, uuid, ${tx.now()} from unnest(${users}::uuid[]) as new (uuid)
    on conflict do nothing
    returning user_uuid`);
  return rows.map((row) => row.user_uuid);
}

/** Ends memberships. @returns the users who were members */
export async function deleteMembers(tx: Tx, group_uuid: string, users: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ user_uuid: string }>(sql`
    delete from auth.member where group_uuid = ${group_uuid} and user_uuid = any(${users}::uuid[]) returning user_uuid`);
  return rows.map((row) => row.user_uuid);
}
