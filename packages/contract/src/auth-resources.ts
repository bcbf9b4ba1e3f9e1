/** The resources of the auth service. */
import { Type } from "typebox";
import { Audit, EmbeddedList, Link, Status, Uuid } from "./schemas.ts";

export const PermissionEntry = Type.Object(
  {
    uuid: Uuid,
    name: Type.String({ description: "`<resource_type>.<action>`." }),
    resource_type: Type.String({ description: "What it is about, such as `account`." }),
    action: Type.String({ description: "What it allows, such as `read`." }),
    description: Type.String({ description: "Free text." }),
    type: Type.Union([Type.String(), Type.Null()], { description: "Null for entries of the catalogue." }),
    allowed: Type.Boolean({ description: "Whether the caller holds it anywhere and so may assign it there." }),
  },
  { title: "PermissionEntry", description: "What a role can hold." },
);

const RoleType = Type.Literal("role_permission");
const PermissionRef = Type.Object({ uuid: Uuid, type: Type.Literal("permission") }, { title: "PermissionRef" });

const roleSummary = {
  uuid: Uuid,
  name: Type.String({ description: "Display name." }),
  description: Type.String({ description: "Free text." }),
  type: RoleType,
  status: Status,
  account_uuid: Type.Union([Uuid, Type.Null()], { description: "Null for the platform's own roles." }),
  system: Type.Boolean({ description: "One of the platform's own roles, which nobody may change." }),
  total_members: Type.Integer({ description: "Number of permissions." }),
  audit: Audit,
};

export const RoleSummary = Type.Object(roleSummary, { title: "RoleSummary", description: "A role as lists show it." });
export const Role = Type.Object(
  {
    ...roleSummary,
    permissions: Type.Array(Uuid, { description: "The permissions, in the order of the catalogue." }),
    members: Type.Array(PermissionRef, { description: "The same permissions." }),
    links: Type.Array(Link),
    resource_status: Type.Optional(Type.String({ description: "`complete` when the change is done." })),
  },
  { title: "Role", description: "A bundle of permissions that groups can be given." },
);

const GroupType = Type.Union([Type.Literal("admin"), Type.Literal("user"), Type.Literal("forbidden"), Type.Literal("role_user")], {
  title: "UserGroupType",
  description: "`admin`, `user` (and `forbidden` of applications) for default groups, `role_user` for all others.",
});

const UserRef = Type.Object({ uuid: Uuid, type: Type.Literal("user") }, { title: "UserRef" });
export const UserGroupMember = Type.Object(
  {
    uuid: Uuid,
    type: Type.Literal("user"),
    name: Type.String({ description: "First and last name, or the user name when there is none." }),
    username: Type.String({ description: "Login name." }),
    first_name: Type.String({ description: "First name, or empty." }),
    last_name: Type.String({ description: "Last name, or empty." }),
    email: Type.String({ description: "E-mail address." }),
    status: Status,
  },
  { title: "UserGroupMember", description: "A user in a group." },
);
const Members = EmbeddedList(UserGroupMember, "The first members.");

const groupSummary = {
  uuid: Uuid,
  name: Type.String({ description: "Display name." }),
  description: Type.String({ description: "Free text." }),
  type: GroupType,
  status: Status,
  default: Type.Boolean({ description: "Created with its account or application; cannot be deleted." }),
  account_uuid: Uuid,
  application_uuid: Type.Optional(Uuid),
  total_members: Type.Integer({ description: "Number of users in it." }),
  audit: Audit,
  links: Type.Array(Link),
  resource_status: Type.Optional(Type.String({ description: "`complete` when the change is done." })),
};
/** A group without its members. */
export const UserGroupSummary = Type.Object(groupSummary, {
  title: "UserGroupSummary",
  description: "A group without its members.",
});
export const UserGroupItem = Type.Object(
  { ...groupSummary, members: Type.Optional(Members) },
  { title: "UserGroupItem", description: "A group as lists show it; with `expand=members` the first of its members." },
);
export const UserGroup = Type.Object(
  { ...groupSummary, members: Type.Array(UserRef) },
  { title: "UserGroup", description: "Users who are given roles together." },
);
export const UserGroupWithMembers = Type.Object(
  { ...groupSummary, members: Members, users: Members },
  { title: "UserGroupWithMembers", description: "A group with the first of its members, under both names that clients know." },
);

const RoleRef = Type.Object({ uuid: Uuid, name: Type.String({ description: "Name of the role." }) }, { title: "RoleRef" });
const GroupRef = Type.Object({ uuid: Uuid, group_name: Type.String({ description: "Name of the group." }) }, { title: "GroupRef" });
const ResourceScope = Type.Object({ resource: Type.Array(Uuid) });

export const GroupAccess = Type.Object(
  {
    user_group: GroupRef,
    role: RoleRef,
    scope: Type.Array(ResourceScope, { description: "The resources that the role is limited to." }),
    permissions: Type.Array(Type.String(), { description: "Names of all permissions that the group has on the resource." }),
  },
  { title: "GroupAccess", description: "A group with a role on one resource; the first role by name when it has several." },
);
export const PermissionAccess = Type.Object(
  {
    permission: Type.Object({ uuid: Uuid, name: Type.String(), action: Type.String(), resource_type: Type.String() }),
    role: RoleRef,
    user_group: GroupRef,
  },
  { title: "PermissionAccess", description: "A permission on one resource, and the role and group through which it is held." },
);

const ApplicationGroupType = Type.Union([Type.Literal("user"), Type.Literal("admin"), Type.Literal("forbidden")]);
export const ResourceGroup = Type.Object(
  {
    uuid: Uuid,
    name: Type.String({ description: "Display name." }),
    description: Type.String({ description: "Free text." }),
    type: ApplicationGroupType,
    default: Type.Boolean({ description: "Created with its application." }),
    application_uuid: Uuid,
    account_uuid: Uuid,
    resources: Type.Array(Uuid, { description: "The resources in it." }),
    total_resources: Type.Integer({ description: "Number of them." }),
    audit: Audit,
    resource_status: Type.Optional(Type.String({ description: "`complete` when the change is done." })),
  },
  { title: "ResourceGroup", description: "Resources that an OAuth application works with." },
);

export const name = Type.String({ minLength: 1, maxLength: 255, description: "Display name." });
export const description = Type.Optional(Type.String({ maxLength: 4096, description: "Free text." }));
const someUuids = Type.Array(Uuid, { minItems: 1, maxItems: 1000, description: "UUIDs of them." });
const uuids = Type.Array(Uuid, { maxItems: 1000, description: "UUIDs of them; none when absent." });

const part = Type.String({ pattern: "^[a-z][a-z0-9_]{0,63}$", description: "Part of the name." });
export const PermissionCreate = Type.Object(
  {
    name: Type.String({ maxLength: 129, description: "`<resource_type>.<action>`." }),
    resource_type: part,
    action: part,
    description,
  },
  { title: "PermissionCreate" },
);
const sentType = Type.Optional(Type.String({ description: "Taken and ignored: the type of a role is always `role_permission`." }));
export const RoleCreate = Type.Object(
  { name, type: sentType, description, status: Type.Optional(Status), permissions: Type.Optional(uuids) },
  { title: "RoleCreate", description: "The description is made of the name when it is absent." },
);
export const RoleUpdate = Type.Object({ name: Type.Optional(name), type: sentType, description }, { title: "RoleUpdate" });
export const UserGroupCreate = Type.Object({ name, description, users: Type.Optional(uuids) }, { title: "UserGroupCreate" });
export const UserGroupUpdate = Type.Object({ name: Type.Optional(name), description }, { title: "UserGroupUpdate" });
export const Users = Type.Object({ users: someUuids }, { title: "UserList" });
export const Permissions = Type.Object({ permissions: someUuids }, { title: "PermissionList" });
export const Roles = Type.Object({ roles: someUuids }, { title: "RoleList" });
export const Resources = Type.Object({ resources: someUuids }, { title: "ResourceList" });

export const Targets = Type.Union([Uuid, someUuids]);
export const ScopedRole = Type.Object(
  {
    role: Uuid,
    scope: Type.Array(
      Type.Object(
        { account: Type.Optional(Targets), resource: Type.Optional(Targets) },
        { additionalProperties: false, minProperties: 1 },
      ),
      { minItems: 1, maxItems: 100, description: "Accounts or resources, each a UUID or several." },
    ),
  },
  { title: "ScopedRole", description: "A role, and the accounts (with all below them) or single resources that it is limited to." },
);
export const action = Type.String({ minLength: 1, maxLength: 255 });
export const AuthorizeRequest = Type.Object(
  {
    account_uuid: Uuid,
    resource_type: Type.String({ minLength: 1, maxLength: 255, description: "What it is about, such as `account`." }),
    action: Type.Union([action, Type.Array(action, { minItems: 1, maxItems: 100 })], {
      description: "One action, or several of which all must be allowed.",
    }),
  },
  { title: "AuthorizeRequest" },
);
export const ResourceGroupCreate = Type.Object(
  { name: Type.String({ maxLength: 255 }), description, resources: Type.Optional(uuids) },
  { title: "ResourceGroupCreate" },
);
