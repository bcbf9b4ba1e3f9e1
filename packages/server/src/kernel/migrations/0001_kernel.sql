-- What the kernel itself keeps. Private keys are sealed with the platform's secret key.
create table kernel.signing_key (
  kid         text primary key,
  private_key text        not null,
  public_jwk  jsonb       not null,
  created_at  timestamptz not null
);

-- An accepted (202) operation, answered to HEAD /<service>/operations/<uuid> for 24 hours.
create table kernel.operation (
  uuid         uuid primary key,
  user_uuid    uuid        not null,
  status       text        not null,
  created_at   timestamptz not null
);
create index operation_created_at on kernel.operation (created_at);

-- The first answer to a request with an Idempotency-Key; repeated for 24 hours. `answer` is sealed: it may hold secrets.
create table kernel.idempotency (
  owner        text        not null,
  key          text        not null,
  request_hash text        not null,
  answer       text        not null,
  created_at   timestamptz not null,
  primary key (owner, key)
);
create index idempotency_created_at on kernel.idempotency (created_at);

-- Seeds that have been applied, by where they came from.
create table kernel.seeded (
  source     text primary key,
  applied_at timestamptz not null
);
