create schema identity;

create table identity.identity (
  uuid           uuid primary key,
  account_uuid   uuid        not null,
  account_path   uuid[]      not null,
  username       text        not null,
  type           text        not null check (type in ('user', 'guest', 'service')),
  first_name     text        not null,
  middle_name    text        not null,
  last_name      text        not null,
  email          text        not null,
  phone          text        not null,
  address        jsonb       not null,
  status         text        not null check (status in ('Active', 'Inactive')),
  provider       text        not null,
  external_id    text        not null,
  reference      text        not null,
  properties     jsonb       not null,
  -- The number as the client sent it, and in E.164 for comparison.
  alias_sms      text,
  alias_sms_e164 text,
  alias_nickname text,
  alias_email    text,
  created_by     uuid,
  created_at     timestamptz not null,
  modified_by    uuid,
  modified_at    timestamptz not null
);
-- Deleted identities are gone, so their names and aliases can be used again.
create unique index identity_username on identity.identity (lower(username));
create index identity_email on identity.identity (lower(email));
create unique index identity_alias_sms on identity.identity (alias_sms_e164);
create unique index identity_alias_nickname on identity.identity (lower(alias_nickname));
create unique index identity_alias_email on identity.identity (lower(alias_email));
create index identity_account on identity.identity (account_uuid);
create index identity_account_path on identity.identity using gin (account_path);

-- Apart from the identity, so that nothing that reads identities can show it.
create table identity.credential (
  identity_uuid uuid primary key references identity.identity on delete cascade,
  password_hash text        not null,
  changed_at    timestamptz not null
);

-- A mailed token with which its holder may set the password. Only its digest is kept; using it deletes it.
create table identity.password_token (
  token_hash    text primary key,
  identity_uuid uuid        not null references identity.identity on delete cascade,
  email         text        not null,
  expires_at    timestamptz not null
);
create index password_token_identity on identity.password_token (identity_uuid);
create index password_token_expires_at on identity.password_token (expires_at);

-- Where second-factor codes go. `source_key` is for comparison: lower-case address, or E.164.
create table identity.mfa_setting (
  uuid          uuid primary key,
  identity_uuid uuid        not null references identity.identity on delete cascade,
  account_uuid  uuid        not null,
  account_path  uuid[]      not null,
  type          text        not null check (type in ('EMAIL', 'SMS')),
  source        text        not null,
  source_key    text        not null,
  active        boolean     not null,
  confirmed     boolean     not null,
  created_by    uuid,
  created_at    timestamptz not null,
  modified_by   uuid,
  modified_at   timestamptz not null,
  unique (identity_uuid, type, source_key),
  check (confirmed or not active)
);

-- A code under way. The digest of the code takes the token in, which is not kept, so the digest cannot be searched.
create table identity.mfa_setup (
  token_hash    text primary key,
  identity_uuid uuid        not null references identity.identity on delete cascade,
  account_path  uuid[]      not null,
  type          text        not null,
  source        text        not null,
  source_key    text        not null,
  code_hash     text        not null,
  attempts      integer     not null,
  expires_at    timestamptz not null
);
create index mfa_setup_identity on identity.mfa_setup (identity_uuid);
create index mfa_setup_expires_at on identity.mfa_setup (expires_at);

-- What an account has chosen for itself and those below; null = as the account above.
create table identity.account_policy (
  account_uuid         uuid primary key,
  account_path         uuid[]      not null,
  password_policy_uuid uuid,
  required_mfa         text[],
  modified_by          uuid,
  modified_at          timestamptz not null
);

-- Attempts that are counted, by a digest of what they are counted for: whoever mistypes a password into the field for the
-- user name does not leave it here.
create table identity.throttle (
  key           text primary key,
  count         integer     not null,
  blocked_until timestamptz,
  counted_at    timestamptz not null
);
create index throttle_counted_at on identity.throttle (counted_at);
