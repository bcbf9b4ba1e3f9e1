-- Lanes: tables whose rows are work to be done at a certain time. Any table becomes one by kernel.make_lane.
--
--   seq          order of arrival; names the row within its lane
--   key          rows of one key are done one after the other, in the order of (due_at, seq); null = independent
--   due_at       when it is to be done; null = nothing to do (any more)
--   retry_at     not before this moment: after a failure; infinity = until its predecessor of the same key is done
--   lease_until  a process has it in hand until then, unless it renews the lease …
--   lease_owner  … under this name, a new one for every claim: who has lost it cannot finish the row
--   attempts     how often it was begun
--   dead_at      given up then
--   trace_id     of the request that it stems from
create procedure kernel.make_lane(target regclass) language plpgsql as $$
begin
  execute format('alter table %s
    add column seq         bigint      generated always as identity,
    add column key         text,
    add column due_at      timestamptz,
    add column retry_at    timestamptz,
    add column lease_until timestamptz,
    add column lease_owner uuid,
    add column attempts    integer     not null default 0,
    add column dead_at     timestamptz,
    add column last_error  text,
    add column trace_id    text', target);
  execute format('create unique index on %s (seq)', target);
  execute format('create index on %s (coalesce(retry_at, due_at), seq) where due_at is not null', target);
  execute format('create index on %s (key, due_at, seq) where due_at is not null and key is not null', target);
  execute format('create index on %s (key) where lease_owner is not null and key is not null', target);
  execute format('create index on %s (dead_at) where dead_at is not null', target);
end $$;

-- The table of odd jobs, shared by many lanes; a lane of its own is a table of its own.
create table kernel.job (
  lane        text        not null,
  seq         bigint      generated always as identity primary key,
  key         text,
  payload     jsonb       not null,
  due_at      timestamptz,
  retry_at    timestamptz,
  lease_until timestamptz,
  lease_owner uuid,
  attempts    integer     not null default 0,
  dead_at     timestamptz,
  last_error  text,
  trace_id    text
);
create index job_ready on kernel.job (lane, coalesce(retry_at, due_at), seq) where due_at is not null;
create index job_key on kernel.job (lane, key, due_at, seq) where due_at is not null and key is not null;
create index job_leased on kernel.job (lane, key) where lease_owner is not null and key is not null;
create index job_dead on kernel.job (lane, dead_at) where dead_at is not null;
