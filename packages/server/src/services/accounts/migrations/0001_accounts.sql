create schema accounts;

-- Numbers made up for accounts that bring none; those that clients bring share the unique index.
create sequence accounts.account_number start 10000000;

create table accounts.account (
  uuid        uuid primary key,
  name        text        not null,
  number      text        not null,
  type        text        not null check (type in ('MasterReseller', 'Reseller', 'Customer', 'Location')),
  description text        not null,
  address     jsonb       not null,
  contacts    jsonb       not null,
  reference   text        not null,
  status      text        not null check (status in ('Active', 'Inactive')),
  parent_uuid uuid references accounts.account,
  -- Ids from the root down to this account. Parents never change, so neither does this.
  path        uuid[]      not null,
  created_by  uuid,
  created_at  timestamptz not null,
  modified_by uuid,
  modified_at timestamptz not null,
  -- Deleted accounts stay, because their numbers are never given out again.
  deleted_at  timestamptz
);
create unique index account_number_key on accounts.account (number);
create index account_path on accounts.account using gin (path) where deleted_at is null;
create index account_parent on accounts.account (parent_uuid) where deleted_at is null;
-- One root at most.
create unique index account_root on accounts.account ((true)) where parent_uuid is null and deleted_at is null;

create table accounts.relationship (
  uuid        uuid primary key,
  type        text        not null,
  source_uuid uuid        not null references accounts.account,
  target_uuid uuid        not null references accounts.account,
  created_by  uuid,
  created_at  timestamptz not null,
  modified_by uuid,
  modified_at timestamptz not null
);
create unique index relationship_key on accounts.relationship (source_uuid, target_uuid, type);
create unique index relationship_parent on accounts.relationship (source_uuid) where type = 'parent';
create index relationship_target on accounts.relationship (target_uuid);

-- A number nobody has had, for accounts that bring none: clients may have taken some of the sequence's already.
create function accounts.free_number() returns text language plpgsql volatile as $$
declare
  candidate text;
begin
  loop
    candidate := nextval('accounts.account_number');
    exit when not exists (select 1 from accounts.account where number = candidate);
  end loop;
  return candidate;
end $$;
