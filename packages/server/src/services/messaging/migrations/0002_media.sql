-- A file of an MMS, as it was fetched when the message went out or came in. It stays as long as its text.
create table messaging.media (
  uuid          uuid primary key,
  text_uuid     uuid        not null,
  account_uuid  uuid        not null,
  account_path  uuid[]      not null,
  -- Its place among the parts of the text that are files, from 0.
  position      integer     not null,
  -- Where it was fetched from.
  source        text        not null,
  -- Name of the content in the file store.
  sha256        text        not null,
  size          integer     not null,
  type          text        not null,
  created_at    timestamptz not null,
  unique (text_uuid, position)
);
create index media_content on messaging.media (sha256);
create index media_account on messaging.media (account_uuid);
