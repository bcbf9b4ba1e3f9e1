create schema dbsip;

-- id: the key of the destination in the phone system's own database.
create table dbsip.destination (
  id           integer primary key,
  account_uuid uuid    not null,
  account_path uuid[]  not null,
  type         text    not null,
  name         text    not null,
  number       text,
  extension    text,
  description  text    not null,
  user_uuid    uuid,
  site         text,
  active       boolean not null
);
create index destination_account on dbsip.destination (account_uuid, id);
create index destination_user on dbsip.destination (user_uuid);
