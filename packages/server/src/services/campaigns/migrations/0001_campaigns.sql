create schema campaigns;

-- What a business says of itself stands in `facts`, as the API shows it.
create table campaigns.brand (
  uuid             uuid primary key,
  brand_id         text        not null,
  account_uuid     uuid        not null,
  account_path     uuid[]      not null,
  facts            jsonb       not null,
  status           text        not null check (status in ('PENDING', 'ACTIVE', 'FAILED', 'DELETED')),
  identity_status  text        not null,
  rejection_reason text,
  created_by       uuid,
  created_at       timestamptz not null,
  modified_by      uuid,
  modified_at      timestamptz not null
);
create unique index brand_id on campaigns.brand (brand_id);
-- Deleted ones are kept for the records.
create unique index brand_account on campaigns.brand (account_uuid) where status <> 'DELETED';

create table campaigns.campaign (
  uuid             uuid primary key,
  campaign_id      text        not null,
  account_uuid     uuid        not null,
  account_path     uuid[]      not null,
  brand_id         text        not null,
  usecase_id       text        not null,
  sub_usecase_ids  text[]      not null,
  facts            jsonb       not null,
  status           text        not null
    check (status in ('PENDING', 'ACTIVE', 'REJECTED', 'SUSPENDED', 'EXPIRED', 'DELETED')),
  -- Counts what was submitted to the registry, so that its answer to an older submission is not taken for the newest.
  submission       integer     not null,
  rejection_reason text,
  expires_at       timestamptz,
  created_by       uuid,
  created_at       timestamptz not null,
  modified_by      uuid,
  modified_at      timestamptz not null
);
create unique index campaign_id on campaigns.campaign (campaign_id);
create index campaign_account on campaigns.campaign (account_uuid, created_at);
