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

-- The end of the log and who is writing. The order of the statements matters, and that each has a snapshot of its own:
-- a writer has its transaction id before it draws an event id, and `until` is an id newer than that of every writer so far
-- (the xmax of a snapshot would not do: writers newer than the last finished transaction are beyond it). So, once every
-- transaction below `until` is over, no event up to `last_id` can appear any more. Where the log has not grown beyond
-- `known`, no transaction id is used up.
create function kernel.event_horizon(known bigint, out last_id bigint, out until xid8, out running_from xid8)
language plpgsql volatile as $$
begin
  select case when is_called then last_value else 0 end into last_id from kernel.event_id_seq;
  if last_id > known then
    until := pg_current_xact_id();
  end if;
  select pg_snapshot_xmin(pg_current_snapshot()) into running_from;
end $$;
