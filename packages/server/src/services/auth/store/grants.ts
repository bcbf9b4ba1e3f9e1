import type { Grant } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";

/**
 * Everything that the user may do, by account: an unscoped role counts for the group's account, a scoped one for its
 * target accounts; roles on single resources grant nothing on accounts. Inactive groups and roles count for nothing.
 * No scope: scopes are computed from it.
 */
export function grantsOf(db: Executor, user_uuid: string): Promise<Grant[]> {
  return db.many<Grant>(sql`
    select distinct permission.name as permission, held.root
    from (
      select gr.role_uuid, g.account_uuid as root
      from auth.member m
      join auth.user_group g on g.uuid = m.group_uuid and g.status = 'Active'
      join auth.group_role gr on gr.group_uuid = g.uuid
      where m.user_uuid = ${user_uuid}
      union
      select s.role_uuid, s.target_uuid
      from auth.member m
      join auth.user_group g on g.uuid = m.group_uuid and g.status = 'Active'
      join auth.group_role_scope s on s.group_uuid = g.uuid and s.target_type = 'account'
      where m.user_uuid = ${user_uuid}
    ) held
    join auth.role role on role.uuid = held.role_uuid and role.status = 'Active'
    join auth.role_permission rp on rp.role_uuid = role.uuid
    join auth.permission permission on permission.uuid = rp.permission_uuid`);
}
