-- A text of one part that came lately. It has no id of its own: when the same comes again over another connection, it may have
-- been told again, because the acknowledgement did not arrive.
create table carriers.inbound_single (
  uuid       uuid        primary key,
  carrier    text        not null,
  -- SHA-256 of all that tells it from other texts.
  digest     text        not null,
  -- The connection over which it came; null when the network was asked to repeat it.
  connection uuid,
  at         timestamptz not null
);
create index inbound_single_key on carriers.inbound_single (carrier, digest);
