create schema carriers;

-- Which process owns the connection of a carrier. Each renews its row in time; one that is late has lost it to the first who asks.
create table carriers.lease (
  carrier  text        primary key,
  owner    uuid        not null,
  holder   text        not null,
  until    timestamptz not null,
  up       boolean     not null,
  note     text        not null
);

-- A text that comes in several parts. It stays for a day after it was handed on, so that parts told again are known.
create table carriers.inbound_text (
  uuid         uuid        primary key,
  carrier      text        not null,
  sender       text        not null,
  recipient    text        not null,
  reference    integer     not null,
  total        integer     not null,
  begun_at     timestamptz not null,
  delivered_at timestamptz
);
create index inbound_text_key on carriers.inbound_text (carrier, sender, recipient, reference, total, begun_at);
create index inbound_text_open on carriers.inbound_text (carrier, begun_at) where delivered_at is null;
create index inbound_text_delivered on carriers.inbound_text (carrier, delivered_at) where delivered_at is not null;

create table carriers.inbound_part (
  text_uuid uuid    not null references carriers.inbound_text on delete cascade,
  number    integer not null,
  alphabet  text    not null,
  octets    bytea   not null,
  primary key (text_uuid, number)
);
