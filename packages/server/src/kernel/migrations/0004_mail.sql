-- Messages of the platform itself: reset links, codes, invitations. Written in the transaction that causes them and
-- delivered afterwards; the table is its own lane. `kept` is the dev outbox: no relay is configured, or no carrier yet.
create table kernel.mail (
  uuid        uuid        primary key,
  -- The order in which they were written; several may fall into one millisecond.
  number      bigint      not null generated always as identity,
  channel     text        not null check (channel in ('email', 'sms')),
  recipient   text        not null,
  subject     text,
  -- Emptied once the message was handed over or refused.
  text        text,
  html        text,
  reference   text,
  status      text        not null check (status in ('queued', 'sent', 'kept', 'failed')),
  error       text,
  created_at  timestamptz not null,
  attempts    integer     not null default 0,
  due_at      timestamptz,
  lease_until timestamptz
);
create index mail_due on kernel.mail (due_at) where status = 'queued';
create unique index mail_number on kernel.mail (number);
