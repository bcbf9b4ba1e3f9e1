create schema lambda;

-- A function; the code that is invoked is that of its current version.
create table lambda.function (
  uuid              uuid primary key,
  account_uuid      uuid        not null,
  account_path      uuid[]      not null,
  name              text        not null,
  description       text        not null,
  enabled           boolean     not null,
  version           integer     not null,
  timeout_ms        integer     not null,
  cpu_ms            integer     not null,
  memory_mb         integer     not null,
  concurrency       integer,
  allowed_hosts     text[]      not null,
  -- An object of texts, sealed for `lambda.secrets:<uuid>`.
  secrets           text        not null,
  secret_names      text[]      not null,
  parameters_schema json,
  created_by        uuid,
  created_at        timestamptz not null,
  modified_by       uuid,
  modified_at       timestamptz not null
);
create unique index function_name_key on lambda.function (account_uuid, name);

create table lambda.version (
  function_uuid uuid        not null references lambda.function on delete cascade,
  version       integer     not null,
  account_uuid  uuid        not null,
  account_path  uuid[]      not null,
  source        text        not null,
  -- An object of texts; nothing here is secret.
  environment   json        not null,
  created_by    uuid,
  created_at    timestamptz not null,
  primary key (function_uuid, version)
);

-- The log of calls. It outlives the functions, and is forgotten after seven days.
create table lambda.invocation (
  uuid          uuid primary key,
  account_uuid  uuid             not null,
  account_path  uuid[]           not null,
  name          text             not null,
  version       text             not null,
  user_uuid     uuid,
  trace_id      text             not null,
  status        text             not null check (status in ('succeeded', 'refused', 'failed', 'timed_out')),
  status_code   integer          not null,
  started_at    timestamptz      not null,
  duration_ms   double precision not null,
  cpu_ms        double precision not null,
  memory_bytes  bigint           not null,
  console       json             not null,
  error         json
);
create index invocation_account on lambda.invocation (account_uuid, started_at);
create index invocation_user on lambda.invocation (user_uuid, started_at);
create index invocation_started_at on lambda.invocation (started_at);
