-- The permission catalogue in listing order: type, its actions, and those of them that the role AccountUser holds. A test
-- compares it with the catalogue of the contract. Ids are derived from the names, so they are the same everywhere.
create temporary table seed on commit drop as
  select resource_type, action, action = any (string_to_array(user_actions, ' ')) as for_users,
         (row_number() over (order by type_position, action_position))::int as position
  from (values
    ('account', 'update read create delete suspend', 'read', 1),
    ('identity', 'create read update delete', 'read', 2),
    ('identity_policy', 'read update', '', 3),
    ('user_group', 'create read update delete', 'read', 4),
    ('role', 'create read update delete', 'read', 5),
    ('permission', 'read create', 'read', 6),
    ('resource_group', 'create read update', '', 7),
    ('oauth_client', 'create read update delete', '', 8),
    ('oauth_token', 'read delete', '', 9),
    ('product', 'read update', '', 10),
    ('entitlement', 'create read update delete', '', 11),
    ('provider', 'read update', '', 12),
    ('connection', 'read delete', '', 13),
    ('property', 'create read update delete', '', 14),
    ('object', 'create read update delete', '', 15),
    ('conversation', 'create read update delete', '', 16),
    ('message', 'create read update delete', '', 17),
    ('sms', 'create', '', 18),
    ('sms_number', 'create read update delete', '', 19),
    ('sms_brand', 'create read update delete', '', 20),
    ('sms_campaign', 'create read update delete', '', 21),
    ('chat_channel', 'create read update delete', '', 22),
    ('chat_message', 'create', '', 23),
    ('contact', 'create read update delete', '', 24),
    ('email', 'create', 'create', 25),
    ('push_registration', 'create read delete', '', 26),
    ('push_notification', 'create', '', 27),
    ('voice_extension', 'read', 'read', 28),
    ('media', 'create read update delete', '', 29),
    ('media_global', 'create update delete', '', 30),
    ('short_url', 'create read delete', '', 31),
    ('workflow', 'create read update delete execute', 'read execute', 32),
    ('scheduler', 'create read update delete', '', 33),
    ('pubsub', 'create read update delete broadcast', '', 34),
    ('lambda', 'read execute update', 'read execute', 35),
    ('form', 'create read update delete', 'read', 36),
    ('form_submission', 'create read update delete', 'create', 37),
    ('resource', 'create read update delete', 'read', 38),
    ('resource_template', 'create read update delete', '', 39),
    ('activity', 'create read', 'create', 40),
    ('activity_type', 'create read', 'read', 41),
    ('report_template', 'create read update delete', 'read', 42),
    ('report', 'create read', '', 43),
    ('usage_event', 'create read', '', 44),
    ('usage_report', 'create read', '', 45),
    ('usage_template', 'create read update delete', 'read', 46),
    ('billing', 'read', '', 47),
    ('destination', 'read update', 'read', 48)
  ) as catalogue (resource_type, actions, user_actions, type_position),
  string_to_table(actions, ' ') with ordinality as entry (action, action_position);

-- md5 of the name with the version (8, custom) and variant bits of RFC 9562 put in.
insert into auth.permission (uuid, name, resource_type, action, description, type, position, created_at)
select overlay(overlay(md5('patchbay permission ' || resource_type || '.' || action) placing '8' from 13) placing 'a' from 17)::uuid,
       resource_type || '.' || action, resource_type, action,
       initcap(action) || ' ' || replace(resource_type, '_', ' '), null, position, now()
from seed;

-- Roles of the platform itself. The last seven are found by clients by their exact description; clients read from the name
-- the resource type (second word) and the kinds of access (between the hyphens).
insert into auth.role (uuid, account_uuid, account_path, name, description, status, created_at, modified_at)
select role.uuid::uuid, null, '{}', role.name, role.description, 'Active', now(), now()
from (values
    ('7a3d0000-0000-4000-8000-000000000001', 'AccountAdmin', 'AccountAdmin role'),
    ('7a3d0000-0000-4000-8000-000000000002', 'AccountUser', 'AccountUser role'),
    ('7a3d0000-0000-4000-8000-000000000003', 'PlatformAdmin', 'PlatformAdmin role'),
    ('7a3d0000-0000-4000-8000-000000000011', 'Shared object access - read, update, delete', 'system role - 01e77463-bf4e-453d-8a89-c145f83d3f54'),
    ('7a3d0000-0000-4000-8000-000000000012', 'Shared object access - read, update', 'system role - 01e77463-bf4e-453d-8a89-c145f83d3f54'),
    ('7a3d0000-0000-4000-8000-000000000013', 'Shared object access - read, delete', 'system role - 01e77463-bf4e-453d-8a89-c145f83d3f54'),
    ('7a3d0000-0000-4000-8000-000000000014', 'Shared object access - update, delete', 'system role - 01e77463-bf4e-453d-8a89-c145f83d3f54'),
    ('7a3d0000-0000-4000-8000-000000000015', 'Shared object access - read', 'system role - 01e77463-bf4e-453d-8a89-c145f83d3f54'),
    ('7a3d0000-0000-4000-8000-000000000016', 'Shared object access - update', 'system role - 01e77463-bf4e-453d-8a89-c145f83d3f54'),
    ('7a3d0000-0000-4000-8000-000000000017', 'Shared object access - delete', 'system role - 01e77463-bf4e-453d-8a89-c145f83d3f54')
) as role (uuid, name, description);

insert into auth.role_permission (role_uuid, permission_uuid)
select role.uuid, permission.uuid
from auth.permission permission
join seed using (resource_type, action)
join auth.role role on case
  when role.name = 'AccountAdmin' then permission.name <> 'permission.create'
  when role.name = 'AccountUser' then seed.for_users
  when role.name = 'PlatformAdmin' then permission.name = 'permission.create'
  else resource_type = 'object' and position(action in split_part(role.name, ' - ', 2)) > 0
end;
