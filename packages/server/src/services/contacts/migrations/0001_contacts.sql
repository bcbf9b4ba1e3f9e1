create schema contacts;

-- document: everything that the client gave, with one preferred entry in each list.
-- search_terms, search_digits: what a search may begin with, lower case; see search.ts.
create table contacts.contact (
  uuid          uuid primary key,
  account_uuid  uuid        not null,
  account_path  uuid[]      not null,
  user_uuid     uuid        not null,
  document      jsonb       not null,
  search_terms  text[]      not null,
  search_digits text[]      not null,
  created_by    uuid,
  created_at    timestamptz not null,
  modified_by   uuid,
  modified_at   timestamptz not null
);
create index contact_user on contacts.contact (user_uuid);
