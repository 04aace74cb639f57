-- Somebody who works for several tenants switches between them. That is the one question about other tenants that a tenant's
-- transaction may ask: of a user of its own who is active, and by a function that shows ids, codes and tenants' names only.
-- Keyed by the user and not by the person, so that nobody can ask about a person who is not one of the tenant's own users.
create function directory.tenants_of_user(asked uuid)
  returns table (tenant_id uuid, code text, name text, user_id uuid)
  language sql stable security definer rows 3
  set search_path = pg_catalog, pg_temp as $$
  select t.tenant_id, t.code, t.name, there.id
  from directory."user" here
  join directory."user" there on there.person_id = here.person_id
  join directory.tenant t on t.tenant_id = there.tenant_id and t.id = there.tenant_id
  where here.tenant_id = app.tenant_id() and here.id = asked
    and here.status = 'active' and there.status = 'active' and t.status = 'active'
$$;
select app.open_table('directory.user', 'kiban_person_tenants', 'select');
select app.open_table('directory.tenant', 'kiban_person_tenants', 'select');
grant select (tenant_id, id, person_id, status) on directory."user" to kiban_person_tenants;
grant select (tenant_id, id, code, name, status) on directory.tenant to kiban_person_tenants;
grant execute on function directory.tenants_of_user(uuid) to kiban_directory;
select app.hand_over_function('directory.tenants_of_user(uuid)', 'kiban_person_tenants');
