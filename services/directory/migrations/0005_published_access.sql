-- Published: who is there, for whoever lets people in. One row for each user of the tenant, and one without a user while it has none.
create view directory.published_access with (security_invoker = true) as
select t.tenant_id, t.code as tenant_code, t.name as tenant_name, t.timezone, t.status as tenant_status,
  u.id as user_id, u.person_id, u.name as user_name, u.login_id, u.status as user_status
from directory.tenant t left join directory."user" u on u.tenant_id = t.tenant_id;

-- Published: the places of a tenant and the people in it, now and over time, for services that keep neither.
create view directory.published_unit with (security_invoker = true) as
select tenant_id, id, name, parent_id, status from directory.organization_unit;
create view directory.published_store with (security_invoker = true) as
select tenant_id, id, name, kana, unit_id, corporation_id, status from directory.store;
create view directory.published_user with (security_invoker = true) as
select tenant_id, id, name, kana, status from directory."user";
create view directory.published_unit_history with (security_invoker = true) as
select tenant_id, id, name, parent_id, status, valid_from, valid_to from directory.organization_unit_history;
create view directory.published_store_history with (security_invoker = true) as
select tenant_id, id, name, kana, unit_id, corporation_id, status, valid_from, valid_to from directory.store_history;
create view directory.published_user_history with (security_invoker = true) as
select tenant_id, id, name, kana, status, valid_from, valid_to from directory.user_history;
-- Published: which store, unit or corporation a code meant, from when to when.
create view directory.published_identifier with (security_invoker = true) as
select tenant_id, kind, system, value, aggregate_id, valid_from, valid_to from directory.external_identifier;

grant select on directory.published_access, directory.published_unit, directory.published_store, directory.published_user,
  directory.published_unit_history, directory.published_store_history, directory.published_user_history,
  directory.published_identifier to kiban_directory;

-- Whoever has nothing but the code of a tenant (a device that enrols, support staff who ask for access) finds its id. Nobody who
-- acts for a customer is answered: the asking transaction names no tenant that there is, or the platform's own. Which tenant is the
-- platform's is no secret: what lies there for everybody, as the catalogue of products, is found by it. Published functions are
-- parsed when they are made, as views are: a column that is renamed below them breaks no reader.
create function directory.active_tenant_of_code(code text) returns uuid
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select t.tenant_id from directory.tenant t
  where t.code = active_tenant_of_code.code and t.status = 'active'
    and (t.code = 'platform'
      or not exists (select from directory.tenant own where own.tenant_id = app.tenant_id() and own.code <> 'platform'));
end;
select app.open_table('directory.tenant', 'kiban_tenant_finder', 'select');
grant select (tenant_id, code, status) on directory.tenant to kiban_tenant_finder;
grant execute on function directory.active_tenant_of_code(text) to kiban_directory, kiban_asset, kiban_product_reader;
grant usage on schema directory to kiban_product_reader;
select app.hand_over_function('directory.active_tenant_of_code(text)', 'kiban_tenant_finder');
