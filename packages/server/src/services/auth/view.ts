import type {
  GroupAccess,
  PermissionAccess,
  PermissionEntry,
  ResourceGroup,
  Role,
  RoleSummary,
  UserGroup,
  UserGroupMember,
  UserGroupSummary,
} from "@patchbay/contract";
import type { Static } from "typebox";
import type { Principal } from "../../kernel/access/principal.ts";
import { toAudit } from "../../kernel/audit.ts";
import type { IdentityRef } from "../identity/index.ts";
import type { ResourceGroupRow } from "./store/applications.ts";
import type { GroupRow } from "./store/groups.ts";
import type { PermissionRow } from "./store/permissions.ts";
import type { GroupAccessRow, PermissionAccessRow } from "./store/resources.ts";
import type { RoleRow } from "./store/roles.ts";

/** A permission as the caller sees it. */
export function toPermission(row: PermissionRow, principal: Principal): Static<typeof PermissionEntry> {
  const { uuid, name, resource_type, action, description, type } = row;
  return { uuid, name, resource_type, action, description, type, allowed: principal.scopeOf(name).length > 0 };
}

/** A role as lists show it. */
export function toRoleSummary(row: RoleRow): Static<typeof RoleSummary> {
  const { uuid, name, description, status, account_uuid, total_members } = row;
  const system = account_uuid === null;
  return { uuid, name, description, type: "role_permission", status, account_uuid, system, total_members, audit: toAudit(row) };
}

/** A role with its permissions. */
export function toRole(row: RoleRow, permissions: string[]): Static<typeof Role> {
  return {
    ...toRoleSummary(row),
    total_members: permissions.length,
    permissions,
    members: permissions.map((uuid) => ({ uuid, type: "permission" })),
    links: [{ rel: "self", href: `/auth/roles/${row.uuid}` }],
  };
}

/** A group without its members. */
export function toGroupSummary(row: GroupRow): Static<typeof UserGroupSummary> {
  const { uuid, name, description, type, status, account_uuid, application_uuid, total_members } = row;
  return {
    uuid,
    name,
    description,
    type,
    status,
    default: row.is_default,
    account_uuid,
    ...(application_uuid === null ? {} : { application_uuid }),
    total_members,
    audit: toAudit(row),
    links: [{ rel: "self", href: `/auth/user-groups/${uuid}` }],
  };
}

/** A group with the ids of all its members. */
export function toGroup(row: GroupRow, users: readonly string[]): Static<typeof UserGroup> {
  return { ...toGroupSummary(row), total_members: users.length, members: users.map((uuid) => ({ uuid, type: "user" })) };
}

/** An identity as a member of a group. */
export function toMember(identity: IdentityRef): Static<typeof UserGroupMember> {
  const { uuid, username, first_name, last_name, email, status } = identity;
  const name = `${first_name} ${last_name}`.trim();
  return { uuid, type: "user", name: name === "" ? username : name, username, first_name, last_name, email, status };
}

/** A group with a role on a resource. */
export function toGroupAccess(row: GroupAccessRow, resource_uuid: string): Static<typeof GroupAccess> {
  return {
    user_group: { uuid: row.group_uuid, group_name: row.group_name },
    role: { uuid: row.role_uuid, name: row.role_name },
    scope: [{ resource: [resource_uuid] }],
    permissions: row.permissions,
  };
}

/** A permission on a resource and where it comes from. */
export function toPermissionAccess(row: PermissionAccessRow): Static<typeof PermissionAccess> {
  const { permission_uuid: uuid, name, action, resource_type } = row;
  return {
    permission: { uuid, name, action, resource_type },
    role: { uuid: row.role_uuid, name: row.role_name },
    user_group: { uuid: row.group_uuid, group_name: row.group_name },
  };
}

/** A resource-group of an application. */
export function toResourceGroup(row: ResourceGroupRow): Static<typeof ResourceGroup> {
  const { uuid, name, description, type, application_uuid, account_uuid, resources } = row;
  return {
    uuid,
    name,
    description,
    type,
    default: row.is_default,
    application_uuid,
    account_uuid,
    resources,
    total_resources: resources.length,
    audit: toAudit(row),
  };
}
