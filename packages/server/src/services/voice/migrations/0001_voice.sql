create schema voice;

-- extension: unique in its account, as it is dialled there.
create table voice.extension (
  uuid         uuid primary key,
  account_uuid uuid   not null,
  account_path uuid[] not null,
  extension    text   not null,
  name         text   not null,
  user_uuid    uuid,
  type         text   not null,
  caller_id    jsonb  not null,
  did_numbers  text[] not null,
  status       text   not null,
  channels     jsonb  not null,
  metadata     jsonb  not null,
  unique (account_uuid, extension)
);
create index extension_user on voice.extension (user_uuid);
