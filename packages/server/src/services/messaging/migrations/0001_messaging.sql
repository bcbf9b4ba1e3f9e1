create schema messaging;

-- A thread, which several users can share.
create table messaging.context (
  uuid          uuid primary key,
  account_uuid  uuid        not null,
  account_path  uuid[]      not null,
  phone_numbers text[]      not null,
  archived      boolean     not null default false,
  created_at    timestamptz not null
);

-- One user's view of a thread.
create table messaging.conversation (
  uuid            uuid primary key,
  context_uuid    uuid        not null references messaging.context,
  account_uuid    uuid        not null,
  account_path    uuid[]      not null,
  user_uuid       uuid        not null,
  -- The other parties in E.164, sorted, joined by commas: what a conversation is found by.
  remotes         text        not null,
  name            text,
  snooze          boolean     not null default false,
  last_message_at timestamptz,
  created_at      timestamptz not null,
  deleted_at      timestamptz
);
create unique index conversation_of_user on messaging.conversation (user_uuid, remotes) where deleted_at is null;
create index conversation_context on messaging.conversation (context_uuid);

-- A text to or from one telephone. A message to a group is several: `message_uuid` is the uuid of the first of them.
-- No index knows of what changes on a text's way (status, errors, carrier, times), so that these updates stay within their
-- page (HOT) and touch no index.
create table messaging.text (
  uuid               uuid primary key,
  seq                bigint      generated always as identity,
  message_uuid       uuid        not null,
  account_uuid       uuid        not null,
  account_path       uuid[]      not null,
  user_uuid          uuid,
  conversation_uuid  uuid,
  context_uuid       uuid,
  direction          text        not null check (direction in ('inbound', 'outbound')),
  -- Ours and the other one, in E.164.
  number             text        not null,
  remote             text        not null,
  to_given           text        not null,
  phone_numbers      text[]      not null,
  channel            text        not null check (channel in ('sms', 'mms')),
  content            jsonb       not null,
  encoding           text        not null,
  segments           integer     not null,
  status             text        not null check (status in ('queued', 'sent', 'delivered', 'undelivered', 'failed', 'received')),
  error_code         text,
  error_message      text,
  tags               text[]      not null default '{}',
  metadata           jsonb       not null default '{}',
  created_at         timestamptz not null,
  deleted_at         timestamptz,
  -- When it is to be sent, as asked for.
  scheduled_at       timestamptz,
  -- By which it came or was sent.
  carrier            text,
  possible_duplicate boolean     not null default false,
  sent_at            timestamptz,
  -- Inbound: the carrier, and its name for it.
  arrival            text,
  trace_id           text
) with (fillfactor = 70);
create index text_history on messaging.text (context_uuid, created_at desc) where context_uuid is not null;
create index text_message on messaging.text (message_uuid) where uuid <> message_uuid;
create index text_unread on messaging.text (context_uuid)
  where direction = 'inbound' and deleted_at is null and not ('@read' = any(tags));
create index text_phone on messaging.text (remote, created_at);
create unique index text_arrived on messaging.text (arrival) where arrival is not null;
create index text_user on messaging.text (user_uuid);
create index text_account on messaging.text (account_uuid);

-- What is to be sent: one row for each queued text, with all that its turn and its submission need. Who deletes the row
-- decides what becomes of the text.
create table messaging.queue (
  uuid         uuid primary key,
  account_uuid uuid        not null,
  number       text        not null,
  remote       text        not null,
  channel      text        not null,
  content      jsonb       not null,
  encoding     text        not null,
  segments     integer     not null,
  provider     text,
  campaign_id  text,
  brand_id     text,
  valid_until  timestamptz not null,
  -- `waiting` for its turn, or not before `wait_until`, or in the lane (`due_at`), which has it submitted at once.
  waiting      boolean     not null,
  wait_until   timestamptz,
  carrier      text,
  -- When the last window ends in which it may be submitted: its place in the limits is counted for that time.
  slot_until   timestamptz,
  -- Submissions of which no answer came.
  lost         integer     not null default 0
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
call kernel.make_lane('messaging.queue');
create index queue_number on messaging.queue (number);
create index queue_waiting on messaging.queue (account_uuid, number, seq) where waiting;
create index queue_under_way on messaging.queue (number, remote, seq) where slot_until is not null;
create index queue_later on messaging.queue (wait_until) where wait_until is not null;
create index queue_expiring on messaging.queue (valid_until);

-- A part of a text as a carrier knows it. One without text is of a receipt that came before the answer to the submission.
create table messaging.part (
  carrier    text        not null,
  carrier_id text        not null,
  text_uuid  uuid,
  status     text        not null check (status in ('sent', 'delivered', 'undelivered')),
  -- The carrier's own code.
  code       text,
  -- When it was taken; once it has its final state, when it came to have it, as the carrier says.
  at         timestamptz not null,
  primary key (carrier, carrier_id)
);
create index part_text on messaging.part (text_uuid) where text_uuid is not null;
create index part_early on messaging.part (at) where text_uuid is null;
create index part_open on messaging.part (at) where status = 'sent' and text_uuid is not null;

-- How much of a limit is used: `number:+1…` in a second, `campaign:C…` in a minute, `brand:B…` in a day.
create table messaging.pace (
  key    text primary key,
  -- Number of the last bucket of time that has been counted …
  bucket bigint    not null,
  -- … and the counts of the buckets up to it, the last one last.
  counts integer[] not null
);

-- Who does not want texts from a number, or from all numbers of a campaign. Outlives accounts: it is the recipient's.
create table messaging.opt_out (
  -- The number in E.164, or the id of the campaign.
  sender  text        not null,
  remote  text        not null,
  keyword text        not null,
  text_uuid uuid      not null,
  at      timestamptz not null,
  primary key (sender, remote)
);

-- Evidence: every time that somebody opted out or in.
create table messaging.consent (
  uuid         uuid primary key,
  account_uuid uuid        not null,
  account_path uuid[]      not null,
  sender       text        not null,
  number       text        not null,
  remote       text        not null,
  action       text        not null check (action in ('opt_out', 'opt_in')),
  keyword      text        not null,
  evidence     jsonb       not null,
  at           timestamptz not null
);
create index consent_sender on messaging.consent (sender, remote, at);
