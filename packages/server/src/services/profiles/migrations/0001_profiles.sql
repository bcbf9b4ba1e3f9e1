create schema profiles;

create table profiles.property (
  uuid         uuid primary key,
  account_uuid uuid        not null,
  account_path uuid[]      not null,
  user_uuid    uuid        not null,
  context_uuid uuid        not null,
  name         text        not null,
  value        text        not null,
  label        text        not null,
  description  text        not null,
  created_by   uuid,
  created_at   timestamptz not null,
  modified_by  uuid,
  modified_at  timestamptz not null
);
create index property_user on profiles.property (user_uuid, name);
