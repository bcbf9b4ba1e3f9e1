create schema numbers;

-- All numbers that the platform has from carriers. One that is not free is in one of the tables below as well.
create table numbers.stock (
  number       text primary key,
  -- Numbers are offered in the order in which they were loaded.
  position     bigint      not null generated always as identity,
  provider     text        not null,
  network      text        not null,
  tier         smallint    not null,
  state        text,
  rate_center  text,
  npa          text,
  sms_enabled  boolean     not null default true,
  mms_enabled  boolean     not null default true,
  status       text        not null default 'available' check (status in ('available', 'reserved', 'provisioned')),
  -- End of the quarantine of a number that was given back.
  available_at timestamptz not null default 'epoch'
);
create index stock_place on numbers.stock (state, rate_center, npa) where status = 'available';
create index stock_order on numbers.stock (position) where status = 'available';
create index stock_provider on numbers.stock (provider);
create index stock_network on numbers.stock (lower(network));

create table numbers.provisioned (
  uuid           uuid primary key,
  number         text        not null unique references numbers.stock,
  account_uuid   uuid        not null,
  account_path   uuid[]      not null,
  user_uuid      uuid,
  help_text      text,
  is_campaign    boolean     not null,
  reference_id   text,
  reference_text text,
  country_format text        not null,
  status         text        not null,
  created_by     uuid,
  created_at     timestamptz not null,
  modified_by    uuid,
  modified_at    timestamptz not null
);
create index provisioned_account on numbers.provisioned (account_uuid, number);
create index provisioned_user on numbers.provisioned (user_uuid) where user_uuid is not null;

-- Numbers that send for a campaign: provisioned ones, and free ones that are thereby reserved for the account.
create table numbers.campaign_number (
  number       text primary key references numbers.stock,
  campaign_id  text        not null,
  brand_id     text        not null,
  account_uuid uuid        not null,
  account_path uuid[]      not null,
  added_at     timestamptz not null
);
create index campaign_number_campaign on numbers.campaign_number (campaign_id, number);
create index campaign_number_account on numbers.campaign_number (account_uuid);
