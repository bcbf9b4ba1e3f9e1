-- Messages of the platform itself: reset links, codes, invitations. Written in the transaction that causes them and
-- delivered afterwards; the table is its own lane. `kept` is the dev outbox: no relay is configured, or no carrier yet.
create table kernel.mail (
  uuid        uuid        primary key,
  channel     text        not null check (channel in ('email', 'sms')),
  recipient   text        not null,
  subject     text,
  -- Emptied once the message was handed over or refused.
  text        text,
  html        text,
  reference   text,
  status      text        not null check (status in ('queued', 'sent', 'kept', 'failed')),
  -- Why the relay refused it.
  refusal     text,
  created_at  timestamptz not null
);
create index mail_created_at on kernel.mail (created_at);
call kernel.make_lane('kernel.mail');
