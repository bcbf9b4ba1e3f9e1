create schema workflow;

-- What all versions of a workflow share.
create table workflow.template (
  uuid          uuid primary key,
  account_uuid  uuid        not null,
  account_path  uuid[]      not null,
  created_at    timestamptz not null,
  created_by    uuid
);
create index template_account on workflow.template (account_uuid, created_at desc);
create index template_path on workflow.template using gin (account_path);

-- A definition never changes: to replace a version is to give it another one. So what runs keeps the one it was started
-- with, and a process may keep compiled ones for as long as it likes.
create table workflow.definition (
  uuid          uuid primary key,
  account_uuid  uuid   not null,
  account_path  uuid[] not null,
  template_uuid uuid   not null,
  version       text   not null,
  body          jsonb  not null,  -- states and transitions, normalised
  globals       text,             -- sealed JSON: they may hold tokens
  orphaned_at   timestamptz       -- since when no version has it; it goes when no run has it either
);
create index definition_orphaned on workflow.definition (orphaned_at) where orphaned_at is not null;

create table workflow.version (
  template_uuid   uuid        not null references workflow.template on delete cascade,
  version         text        not null,
  rank            text        not null collate "C",  -- sorts as semantic versions do
  account_uuid    uuid        not null,
  account_path    uuid[]      not null,
  definition_uuid uuid        not null references workflow.definition,
  name            text        not null,
  description     text        not null,
  type            text        not null,
  status          text        not null,
  document        jsonb       not null,  -- states and transitions as they are shown
  users_account   uuid,
  users           uuid[]      not null,
  created_at      timestamptz not null,
  created_by      uuid,
  modified_at     timestamptz not null,
  modified_by     uuid,
  primary key (template_uuid, version)
);
create index version_path on workflow.version using gin (account_path);
create index version_users on workflow.version using gin (users);
create index version_definition on workflow.version (definition_uuid);

create table workflow.run_group (
  uuid          uuid primary key,
  account_uuid  uuid        not null,
  account_path  uuid[]      not null,
  name          text        not null,
  status        text        not null,
  data          jsonb       not null,
  master_uuid   uuid        not null,
  created_at    timestamptz not null,
  created_by    uuid,
  modified_at   timestamptz not null,
  modified_by   uuid
);
create index group_account on workflow.run_group (account_uuid, created_at desc);

-- A run is this row: where it is, its variables, and what it waits for. It is due (a lane) when there is something to do.
create table workflow.run (
  uuid             uuid primary key,
  account_uuid     uuid        not null,
  account_path     uuid[]      not null,
  user_uuid        uuid        not null,  -- with whose rights it acts
  template_uuid    uuid        not null,
  template_version text        not null,
  definition_uuid  uuid        not null references workflow.definition,
  group_uuid       uuid        not null references workflow.run_group,
  scope            text,                  -- of the token that it was started with, when that was not everything
  parent_uuid      uuid,                  -- the run that started it, with …
  parent_transition uuid,                 -- … the transition that waits for it, if one does …
  parent_attempt   integer,               -- … and which attempt of that
  depth            integer     not null,  -- of sub-workflows
  start_state      text        not null,
  current_state    text        not null,
  status           text        not null,  -- running, waiting, complete, cancelled, error, timeout
  input_vars       jsonb       not null,
  workflow_vars    jsonb       not null,
  armed            jsonb       not null,  -- transitions under way: which attempt, since when, until when
  executions       jsonb       not null,  -- how often each transition was begun
  steps            integer     not null,  -- transitions that have ended
  received         bigint      not null default 0,  -- up to which of the rows of workflow.incoming it has read
  error            jsonb,
  started_at       timestamptz not null,
  ended_at         timestamptz
) with (fillfactor = 70); -- room for the progress of a run beside it, which touches no index
call kernel.make_lane('workflow.run');
create index run_template on workflow.run (template_uuid, started_at desc);
create index run_group_members on workflow.run (group_uuid, started_at);
create index run_parent on workflow.run (parent_uuid) where parent_uuid is not null;
create index run_definition on workflow.run (definition_uuid);
create index run_ended on workflow.run (ended_at) where ended_at is not null;

-- What happened, appended only: one row for each transition that ended, in their order.
create table workflow.step (
  run_uuid        uuid        not null references workflow.run on delete cascade,
  seq             integer     not null,
  account_uuid    uuid        not null,
  account_path    uuid[]      not null,
  transition_uuid uuid        not null,
  transition_name text        not null,
  type            text        not null,
  start_state     text        not null,
  next_state      text,
  outcome         text        not null,  -- success, error, timeout, cancelled
  attempt         integer     not null,
  started_at      timestamptz not null,
  ended_at        timestamptz not null,
  result          jsonb,
  error           jsonb,
  warnings        text[],
  primary key (run_uuid, seq)
);

-- What a run received while it ran.
create table workflow.incoming (
  run_uuid        uuid        not null references workflow.run on delete cascade,
  seq             bigint      generated always as identity,
  account_uuid    uuid        not null,
  account_path    uuid[]      not null,
  received_at     timestamptz not null,
  source          text        not null,  -- event, webhook, form, workflow
  transition_uuid uuid        not null,
  attempt         integer     not null,
  data            jsonb       not null,
  primary key (run_uuid, seq)
);

-- Who waits for what: looked at for every event of the platform.
create table workflow.waiting (
  run_uuid        uuid   not null references workflow.run on delete cascade,
  transition_uuid uuid   not null,
  attempt         integer     not null,
  since           timestamptz not null,
  account_uuid    uuid   not null,
  account_path    uuid[] not null,
  service         text,                  -- of a system event …
  event           text,
  app_uuid        uuid,                  -- … or of a custom application
  criteria        jsonb,
  token_hash      text,                  -- of a callback's URL
  methods         text[],
  sealed_secret   text,
  primary key (run_uuid, transition_uuid)
);
create index waiting_event on workflow.waiting (account_uuid, event) where event is not null;
create unique index waiting_token on workflow.waiting (token_hash) where token_hash is not null;

-- What starts runs by itself; only those of each template's latest active version are here.
create table workflow.trigger (
  template_uuid uuid    not null references workflow.template on delete cascade,
  state         text    not null,
  account_uuid  uuid    not null,
  account_path  uuid[]  not null,
  version       text    not null,
  type          text    not null,        -- schedule, pubsub, webhook, form
  user_uuid     uuid    not null,        -- with whose rights its runs act
  users         uuid[]  not null,        -- whose events start runs with their own rights
  service       text,                    -- of a system event …
  event         text,
  app_uuid      uuid,                    -- … or of a custom application
  criteria      jsonb,
  since         timestamptz not null,    -- events from before it listened are not for it
  token_hash    text,                    -- of the URL that starts runs
  token         text,                    -- the same, sealed: the template shows its URL
  methods       text[],
  secret        text,                    -- of that URL, sealed
  schedule      jsonb,
  fired         integer not null,        -- occurrences until now, those that were missed as well
  primary key (template_uuid, state)
);
call kernel.make_lane('workflow.trigger');
create index trigger_event on workflow.trigger (account_uuid, service, event) where event is not null;
create unique index trigger_token on workflow.trigger (token_hash) where token_hash is not null;

-- Runs that events started, by the trace of what they do: what it leads to starts no run of a workflow in the chain.
create table workflow.triggered (
  trace_id      text   primary key,
  run_uuid      uuid   not null references workflow.run on delete cascade,
  account_uuid  uuid   not null,
  account_path  uuid[] not null,
  chain         uuid[] not null          -- templates, from the first that was started to that of the run
);
create index triggered_run on workflow.triggered (run_uuid);
