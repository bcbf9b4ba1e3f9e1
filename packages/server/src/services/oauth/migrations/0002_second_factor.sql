-- A sign-in whose password was right and whose second factor is awaited. The digest of the code takes the token in, which is
-- not kept, so that whoever reads the table cannot try out all codes.
create table oauth.second_factor (
  token_hash  text primary key,
  client_uuid uuid        not null references oauth.client on delete cascade,
  user_uuid   uuid        not null,
  code_hash   text        not null,
  attempts    integer     not null default 0,
  expires_at  timestamptz not null
);
create index second_factor_client on oauth.second_factor (client_uuid);
create index second_factor_expires_at on oauth.second_factor (expires_at);
