create schema pubsub;

-- Applications with events of their own. uuid: chosen by whoever creates it.
create table pubsub.application (
  uuid         uuid primary key,
  account_uuid uuid        not null,
  account_path uuid[]      not null,
  name         text        not null,
  description  text        not null,
  metadata     jsonb       not null,
  events       jsonb       not null,
  created_by   uuid,
  created_at   timestamptz not null,
  modified_by  uuid,
  modified_at  timestamptz not null
);
create index application_account on pubsub.application (account_uuid);

-- Subscriptions of both kinds.
--   app_uuid     the application; null = events of the platform
--   user_uuid    whose events; null = all users of the account. Of an application: the owner
--   owner_uuid   who made it or resumed it last: it acts with his rights
--   events       as given
--   topics       what it matches: `sms.inbound`, or the event's name in the application
--   secret       sealed; old_secret signs as well until old_secret_until
create table pubsub.subscription (
  uuid              uuid primary key,
  account_uuid      uuid        not null,
  account_path      uuid[]      not null,
  app_uuid          uuid,
  user_uuid         uuid,
  owner_uuid        uuid        not null,
  url               text        not null,
  headers           jsonb       not null,
  keep_alive        boolean     not null,
  events            jsonb       not null,
  topics            text[]      not null,
  criteria          jsonb,
  options           jsonb,
  expiration_date   text,
  expires_at        timestamptz,
  suspended         boolean     not null default false,
  suspended_because text,
  ordered_by        text,
  limits            jsonb,
  secret            text        not null,
  old_secret        text,
  old_secret_until  timestamptz,
  created_by        uuid,
  created_at        timestamptz not null,
  modified_by       uuid,
  modified_at       timestamptz not null
);
create index subscription_account on pubsub.subscription (account_uuid);
create index subscription_app on pubsub.subscription (app_uuid) where app_uuid is not null;
create index subscription_owner on pubsub.subscription (owner_uuid);
create index subscription_user on pubsub.subscription (user_uuid) where user_uuid is not null;
create index subscription_expiry on pubsub.subscription (expires_at) where expires_at is not null;

-- The endpoint of each subscription: when it has its next turn (a lane), and how it is doing.
--   pending    deliveries that wait
--   failures   attempts without a usable answer since the last success
--   troubled   whether there is one: such endpoints have a lane of their own
--   held_until nothing is sent until then: the endpoint fails, or has asked for a pause
create table pubsub.endpoint (
  subscription_uuid uuid    primary key,
  pending           integer not null default 0,
  dropped           bigint  not null default 0,
  failures          integer not null default 0,
  troubled          boolean not null default false,
  held_until        timestamptz,
  last_success      timestamptz,
  last_failure      timestamptz
);
call kernel.make_lane('pubsub.endpoint');

-- What is to be delivered, and what became of it.
--   position   order of the log within a subscription
--   due_at     when it is tried next; null when it has ended
--   order_key  those with the same one wait for each other: due_at never decreases with position among them
--   tries      attempts since it was queued or replayed; attempts: the latest of all
create table pubsub.delivery (
  uuid              uuid primary key,
  position          bigint      generated always as identity,
  account_uuid      uuid        not null,
  account_path      uuid[]      not null,
  subscription_uuid uuid        not null,
  type              text        not null,
  body              text        not null,
  order_key         text,
  trace_id          text        not null,
  test              boolean     not null,
  status            text        not null,
  created_at        timestamptz not null,
  due_at            timestamptz,
  tries             integer     not null default 0,
  attempts          jsonb       not null default '[]'
);
create index delivery_log on pubsub.delivery (subscription_uuid, position);
create index delivery_due on pubsub.delivery (subscription_uuid, due_at, position) where due_at is not null;
create index delivery_order on pubsub.delivery (subscription_uuid, order_key, position)
  where due_at is not null and order_key is not null;
