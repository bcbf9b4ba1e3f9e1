create schema scheduler;

-- A lane: due_at is the next occurrence, null when there is none, or the event does not fire at the moment.
-- scope: what the token that saved it was allowed to do. sealed_secret: what calls of a trigger `http` are signed with.
-- occurrences: since it was armed, those that were left out included; frequency.count is compared with it.
create table scheduler.event (
  uuid           uuid primary key,
  account_uuid   uuid        not null,
  account_path   uuid[]      not null,
  user_uuid      uuid        not null,
  scope          text        not null,
  start_datetime text        not null,
  start_at       timestamptz not null,
  timezone       text        not null,
  title          text        not null,
  description    text        not null,
  status         text        not null,
  type           text        not null,
  frequency      jsonb       not null,
  trigger        jsonb       not null,
  notification   jsonb       not null,
  metadata       jsonb       not null,
  misfire        text        not null,
  sealed_secret  text,
  occurrences    integer     not null,
  run_count      integer     not null,
  last_at        timestamptz,
  created_by     uuid,
  created_at     timestamptz not null,
  modified_by    uuid,
  modified_at    timestamptz not null
);
call kernel.make_lane('scheduler.event');
create index event_user on scheduler.event (user_uuid, created_at desc);
create index event_account on scheduler.event (account_uuid);

-- What became of each occurrence; a lane of those whose trigger is to be started. Kept when the event is deleted, with what
-- the event was at that time. The unique key says that no occurrence fires twice, whatever happens.
create table scheduler.firing (
  uuid          uuid primary key,
  event_uuid    uuid        not null,
  account_uuid  uuid        not null,
  account_path  uuid[]      not null,
  user_uuid     uuid        not null,
  scope         text        not null,
  title         text        not null,
  type          text        not null,
  trigger       jsonb       not null,
  notification  jsonb       not null,
  metadata      jsonb       not null,
  sealed_secret text,
  scheduled_at  timestamptz not null,
  fired_at      timestamptz not null,
  status        text        not null,
  tries         integer     not null default 0,
  result        jsonb       not null default '{}',
  error         text,
  unique (event_uuid, scheduled_at)
);
call kernel.make_lane('scheduler.firing');
create index firing_user on scheduler.firing (user_uuid, fired_at desc);
create index firing_account on scheduler.firing (account_uuid);
create index firing_age on scheduler.firing (fired_at);
