-- Who may do what: permissions are bundled in roles, roles are given to groups, users are members of groups.
create schema auth;

-- Names that roles can hold. Seeded entries have a position (the listing order); entries added by createPermission follow
-- them in order of creation.
create table auth.permission (
  uuid          uuid primary key,
  name          text        not null unique,
  resource_type text        not null,
  action        text        not null,
  description   text        not null,
  type          text,
  position      int         not null,
  created_at    timestamptz not null,
  check (name = resource_type || '.' || action)
);

-- Roles without an account are the platform's own: every account may read and assign them, nobody may change them.
create table auth.role (
  uuid         uuid primary key,
  account_uuid uuid,
  account_path uuid[]      not null,
  name         text        not null,
  description  text        not null,
  status       text        not null check (status in ('Active', 'Inactive')),
  created_at   timestamptz not null,
  created_by   uuid,
  modified_at  timestamptz not null,
  modified_by  uuid
);
create index role_account_path on auth.role using gin (account_path);

create table auth.role_permission (
  role_uuid       uuid not null references auth.role on delete cascade,
  permission_uuid uuid not null references auth.permission,
  primary key (role_uuid, permission_uuid)
);
create index role_permission_permission on auth.role_permission (permission_uuid);

-- An OAuth client as far as this service is concerned: whose it is.
create table auth.application (
  uuid         uuid primary key,
  account_uuid uuid   not null,
  account_path uuid[] not null
);
create index application_account on auth.application (account_uuid);

-- `resource_uuid` is derived: a group with the description `resource group` and a name such as `rud: <uuid>` shares that
-- resource, so the owner of the resource may manage it.
create table auth.user_group (
  uuid             uuid primary key,
  account_uuid     uuid        not null,
  account_path     uuid[]      not null,
  application_uuid uuid references auth.application on delete cascade,
  name             text        not null,
  description      text        not null,
  type             text        not null check (type in ('admin', 'user', 'forbidden', 'role_user')),
  is_default       boolean     not null,
  status           text        not null check (status in ('Active', 'Inactive')),
  created_at       timestamptz not null,
  created_by       uuid,
  modified_at      timestamptz not null,
  modified_by      uuid,
  resource_uuid    uuid generated always as (
    case when description = 'resource group'
          and name ~ '^(rud|ru|rd|ud|r|u|d): [0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'
         then split_part(name, ': ', 2)::uuid end) stored
);
create index user_group_account_path on auth.user_group using gin (account_path);
create index user_group_resource on auth.user_group (resource_uuid) where resource_uuid is not null;
create unique index user_group_default on auth.user_group (account_uuid, type) where is_default and application_uuid is null;
create unique index user_group_application_default on auth.user_group (application_uuid, type) where is_default;

create table auth.member (
  group_uuid uuid        not null references auth.user_group on delete cascade,
  user_uuid  uuid        not null,
  created_at timestamptz not null,
  primary key (group_uuid, user_uuid)
);
create index member_user on auth.member (user_uuid);

-- A role of a group on the group's account and everything below.
create table auth.group_role (
  group_uuid uuid not null references auth.user_group on delete cascade,
  role_uuid  uuid not null references auth.role,
  primary key (group_uuid, role_uuid)
);
create index group_role_role on auth.group_role (role_uuid);

-- A role of a group on one target only. `target_path` is the path of a target account, empty for a resource.
create table auth.group_role_scope (
  group_uuid  uuid   not null references auth.user_group on delete cascade,
  role_uuid   uuid   not null references auth.role,
  target_type text   not null check (target_type in ('account', 'resource')),
  target_uuid uuid   not null,
  target_path uuid[] not null,
  primary key (group_uuid, role_uuid, target_type, target_uuid)
);
create index group_role_scope_role on auth.group_role_scope (role_uuid);
create index group_role_scope_target on auth.group_role_scope (target_uuid);

-- Which groups have which roles, scoped or not.
create view auth.group_has_role as
  select group_uuid, role_uuid from auth.group_role
  union
  select group_uuid, role_uuid from auth.group_role_scope;

-- Owners of single resources, told by the services that keep them.
create table auth.resource (
  uuid         uuid primary key,
  type         text   not null,
  owner_uuid   uuid   not null,
  account_uuid uuid   not null,
  account_path uuid[] not null
);
create index resource_owner on auth.resource (owner_uuid);
create index resource_account on auth.resource (account_uuid);

-- Resources that an OAuth application works with.
create table auth.resource_group (
  uuid             uuid primary key,
  application_uuid uuid        not null references auth.application on delete cascade,
  account_uuid     uuid        not null,
  account_path     uuid[]      not null,
  name             text        not null,
  description      text        not null,
  type             text        not null check (type in ('admin', 'user', 'forbidden')),
  is_default       boolean     not null,
  created_at       timestamptz not null,
  created_by       uuid,
  modified_at      timestamptz not null,
  modified_by      uuid
);
create index resource_group_application on auth.resource_group (application_uuid);
create unique index resource_group_default on auth.resource_group (application_uuid, type) where is_default;

create table auth.resource_group_resource (
  group_uuid    uuid not null references auth.resource_group on delete cascade,
  resource_uuid uuid not null,
  primary key (group_uuid, resource_uuid)
);
