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
create table messaging.text (
  uuid               uuid primary key,
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
  valid_until        timestamptz,
  provider           text,
  campaign_id        text,
  brand_id           text,
  -- Queued: `waiting` for its turn, or not before `wait_until`, or in the lane (`due_at`), which has it submitted at once.
  waiting            boolean     not null default false,
  wait_until         timestamptz,
  carrier            text,
  -- When the last window ends in which it may be submitted: its place in the limits is counted for that time.
  slot_until         timestamptz,
  -- Submissions of which no answer came.
  lost               integer     not null default 0,
  possible_duplicate boolean     not null default false,
  sent_at            timestamptz,
  -- Inbound: the carrier's name for it.
  carrier_id         text
);
call kernel.make_lane('messaging.text');
create index text_history on messaging.text (context_uuid, created_at desc) where context_uuid is not null;
create index text_message on messaging.text (message_uuid) where uuid <> message_uuid;
create index text_unread on messaging.text (context_uuid)
  where direction = 'inbound' and deleted_at is null and not ('@read' = any(tags));
create index text_phone on messaging.text (remote, created_at);
create index text_waiting on messaging.text (account_uuid, number, seq) where waiting;
create index text_queued on messaging.text (number) where status = 'queued';
create index text_under_way on messaging.text (number, remote, seq) where status = 'queued' and slot_until is not null;
create index text_later on messaging.text (wait_until) where wait_until is not null;
create index text_expiring on messaging.text (valid_until) where status = 'queued';
create index text_unreceipted on messaging.text (sent_at) where status = 'sent';
create unique index text_arrived on messaging.text (carrier, carrier_id) where direction = 'inbound' and carrier_id is not null;
create index text_user on messaging.text (user_uuid);
create index text_account on messaging.text (account_uuid);

-- A part of a text as a carrier knows it. One without text is of a receipt that came before the answer to the submission.
create table messaging.part (
  carrier    text        not null,
  carrier_id text        not null,
  text_uuid  uuid,
  status     text        not null check (status in ('sent', 'delivered', 'undelivered')),
  -- The carrier's own code.
  code       text,
  -- When it came to be so, as the carrier says.
  at         timestamptz not null,
  primary key (carrier, carrier_id)
);
create index part_text on messaging.part (text_uuid) where text_uuid is not null;
create index part_early on messaging.part (at) where text_uuid is null;

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
