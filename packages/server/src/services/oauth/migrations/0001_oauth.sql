create schema oauth;

create table oauth.client (
  uuid             uuid primary key,
  account_uuid     uuid        not null,
  account_path     uuid[]      not null,
  name             text        not null,
  description      text        not null,
  public_id        text        not null,
  -- SHA-256: secrets are random and long. Public clients have none.
  secret_hash      text,
  application_type text        not null check (application_type in ('connect', 'web', 'native')),
  grant_types      text[]      not null,
  -- User whom client credentials act for.
  app_user         uuid,
  scope            text[]      not null,
  policy_uuid      uuid        not null,
  redirect_uris    text[]      not null,
  mfa              boolean     not null,
  status           text        not null check (status in ('Active', 'Inactive')),
  created_by       uuid,
  created_at       timestamptz not null,
  modified_by      uuid,
  modified_at      timestamptz not null
);
create unique index client_public_id_key on oauth.client (public_id);
create index client_account_path on oauth.client using gin (account_path);
create index client_app_user on oauth.client (app_user);

-- One sign-in of one user on one device: the family of refresh tokens that come of it.
create table oauth.session (
  uuid         uuid primary key,
  client_uuid  uuid        not null references oauth.client on delete cascade,
  user_uuid    uuid        not null,
  account_uuid uuid        not null,
  account_path uuid[]      not null,
  device_id    text        not null,
  scope        text[]      not null,
  created_at   timestamptz not null,
  -- Until when its newest refresh token can be used.
  expires_at   timestamptz not null,
  -- Signed out, replaced by another sign-in of the device, or revoked.
  ended_at     timestamptz
);
create index session_of_user on oauth.session (user_uuid, created_at) where ended_at is null;
create index session_client on oauth.session (client_uuid);
create index session_expires_at on oauth.session (expires_at);

create table oauth.refresh_token (
  hash         text primary key,
  session_uuid uuid        not null references oauth.session on delete cascade,
  issued_at    timestamptz not null,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  -- The token that replaced it, sealed, until that one is used: given again to whoever lost the answer.
  successor    text
);
create index refresh_token_session on oauth.refresh_token (session_uuid);

-- Access tokens until they expire. Revoked ones stay until then as well: every process must know them. No reference to
-- the client, whose deletion revokes them and must not make that forgotten.
create table oauth.access_token (
  jti          uuid primary key,
  sealed       text        not null,
  client_uuid  uuid        not null,
  public_id    text        not null,
  session_uuid uuid,
  user_uuid    uuid        not null,
  user_name    text        not null,
  account_uuid uuid        not null,
  account_path uuid[]      not null,
  device_id    text,
  scope        text        not null,
  token_type   text        not null check (token_type in ('user', 'client')),
  issued_at    timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz
);
create index access_token_user on oauth.access_token (user_uuid);
create index access_token_client on oauth.access_token (client_uuid);
create index access_token_session on oauth.access_token (session_uuid);
create index access_token_account_path on oauth.access_token using gin (account_path);
create index access_token_expires_at on oauth.access_token (expires_at);

create table oauth.authorization_code (
  hash           text primary key,
  client_uuid    uuid        not null references oauth.client on delete cascade,
  user_uuid      uuid        not null,
  redirect_uri   text        not null,
  scope          text[]      not null,
  -- PKCE: base64url of the verifier's SHA-256.
  code_challenge text        not null,
  expires_at     timestamptz not null,
  used_at        timestamptz,
  -- What the code was exchanged for; revoked when the code comes again.
  session_uuid   uuid
);
create index authorization_code_client on oauth.authorization_code (client_uuid);
create index authorization_code_expires_at on oauth.authorization_code (expires_at);
