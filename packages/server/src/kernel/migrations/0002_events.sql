-- The event log. `id` is the order in which everybody reads it: events are written as the last thing before a commit, so
-- of two transactions that touched the same row the later one has the higher ids.
create table kernel.event (
  id           bigint      generated always as identity primary key,
  uuid         uuid        not null,
  service      text        not null,
  event        text        not null,
  timestamp    timestamptz not null,
  account_uuid uuid        not null,
  user_uuid    uuid,
  trace_id     text        not null,
  data         jsonb       not null
);

-- How far each consumer has read: it has had every event up to and including `cursor`.
create table kernel.consumer (
  name       text        primary key,
  cursor     bigint      not null,
  failures   integer     not null default 0,
  retry_at   timestamptz,
  last_error text
);

-- The end of the log and who was writing then. The three are read in this order, each statement with a snapshot of its
-- own, and a writer has its transaction id before it draws an event id. So, once every transaction below `running_to` is
-- over, no event up to `last_id` can appear any more.
create function kernel.event_horizon(out last_id bigint, out running_from xid8, out running_to xid8)
language plpgsql volatile as $$
begin
  select case when is_called then last_value else 0 end into last_id from kernel.event_id_seq;
  select pg_snapshot_xmin(s), pg_snapshot_xmax(s) into running_from, running_to from pg_current_snapshot() s;
end $$;
