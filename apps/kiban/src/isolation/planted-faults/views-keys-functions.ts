import { granted, type PlantedFault } from './planted-fault.ts';

/** Ways round the policies: views, keys and functions. */
export const viewFaults: readonly PlantedFault[] = [
  {
    fault: 'a view without security_invoker',
    asOwner: 'create view directory.planted as select tenant_id, id from directory.store',
    breaks: ['view_not_security_invoker'],
    mend: 'alter view directory.planted set (security_invoker = true)',
  },
  {
    fault: 'a view whose reader may read more than it publishes',
    asOwner: `create view directory.planted with (security_invoker = true) as select tenant_id, id from directory.store;
      grant select on directory.planted to kiban_eraser; grant select (tenant_id, id, phone) on directory.store to kiban_eraser`,
    breaks: ['view_reader_sees_more', 'grant_unlisted'],
    mend: 'columns of the view only',
  },
  {
    fault: 'a view whose reader may not read its columns',
    asOwner: `create view directory.planted with (security_invoker = true) as select tenant_id, id from directory.store;
      grant select on directory.planted to kiban_eraser; grant select (id) on directory.store to kiban_eraser`,
    breaks: ['view_unreadable', 'grant_unlisted'],
    mend: 'grant select on that column',
  },
  {
    fault: 'a materialized view that is granted',
    asOwner: `create materialized view directory.planted as select tenant_id from directory.store; ${granted('planted')}`,
    breaks: ['materialized_view_granted', 'grant_unlisted'],
    mend: 'keep a protected table instead',
  },
  {
    fault: 'a view that an administrator made',
    asAdministrator: 'create view directory.planted with (security_invoker = true) as select id from directory.store',
    breaks: ['owned_by_another'],
    mend: 'made by migrations only',
  },
  {
    fault: 'a single-column foreign key',
    asOwner: `create unique index store_id on directory.store (id);
      alter table directory.import add store_id uuid references directory.store (id)`,
    breaks: ['foreign_key_without_tenant', 'unique_key_global'],
    mend: 'foreign key (tenant_id, …)',
  },
  {
    fault: 'a foreign key to another schema',
    asOwner: `alter table directory.import add foreign key (tenant_id, id) references event.personal_data (tenant_id, event_id)`,
    breaks: ['foreign_key_across_schemas'],
    mend: 'follow the other service’s events',
  },
  {
    fault: 'a unique key over all tenants',
    asOwner: 'create unique index planted on directory.user (email)',
    breaks: ['unique_key_global'],
    mend: 'make the key (tenant_id, …)',
  },
  {
    fault: 'a declared global key that is gone',
    asOwner: 'drop index directory.tenant_code',
    breaks: ['global_key_unfit'],
    mend: 'Take directory.tenant_code out of globalKeys',
  },
  {
    fault: 'no index that begins with the tenant',
    asOwner: `create table directory.planted (tenant_id uuid not null, id uuid); select app.protect_table('directory.planted')`,
    breaks: ['index_without_tenant'],
    mend: 'create an index on directory.planted (tenant_id, …)',
  },
  {
    fault: 'an enum column',
    asOwner: "create type directory.planted as enum ('a'); alter table directory.store add planted directory.planted",
    breaks: ['column_type_not_leakproof'],
    mend: 'text with a check',
  },
  {
    fault: 'a range column',
    asOwner: 'alter table directory.store add planted tstzrange',
    breaks: ['column_type_not_leakproof'],
    mend: 'two timestamptz',
  },
  {
    fault: 'a partition that is granted itself',
    asOwner: `create table directory.planted (tenant_id uuid not null, id uuid, primary key (tenant_id, id)) partition by hash (tenant_id);
      select app.protect_table('directory.planted');
      create table directory.planted_0 partition of directory.planted for values with (modulus 1, remainder 0);
      ${granted('planted_0')}`,
    breaks: ['partition_granted', 'grant_unlisted'],
    mend: 'grants belong on the partitioned table',
  },
  {
    fault: 'a rewrite rule',
    asOwner: 'create rule planted as on delete to directory.import do also delete from directory.store',
    breaks: ['rewrite_rule'],
    mend: 'drop rule planted',
  },
  {
    fault: 'a large object',
    asAdministrator: 'select lo_create(0)',
    breaks: ['way_out_of_the_database'],
    mend: 'object storage',
  },
  {
    fault: 'a shared relation that has a tenant',
    asOwner: 'alter table event.kind add tenant_id uuid',
    breaks: ['shared_relation_unfit'],
    mend: 'Take event.kind out of sharedRelations',
  },
  {
    fault: "a function with set_config('app.tenant_id', …, false)",
    asOwner: `create function directory.planted(tenant text) returns text language sql
      as $$ select set_config('app.tenant_id', tenant, false) $$`,
    breaks: ['function_sets_tenant'],
    mend: 'Only tenant-transaction.ts',
  },
  {
    fault: 'a function that sets a setting whose name it is given',
    asOwner: `create function directory.planted(name text, value text) returns text language sql
      as $$ select set_config(name, value, true) $$`,
    breaks: ['function_sets_tenant'],
    mend: 'Only tenant-transaction.ts',
  },
  {
    fault: 'a function declared with set app.tenant_id',
    asAdministrator: `create function directory.planted() returns int language sql set app.tenant_id = '' as $$ select 1 $$;
      alter function directory.planted() owner to kiban_owner; revoke execute on function directory.planted() from public`,
    breaks: ['function_sets_tenant'],
    mend: 'drop directory.planted()',
  },
  {
    fault: 'a role that starts with a tenant',
    asAdministrator: "alter role kiban_directory set app.tenant_id = '00000000-0000-4000-8000-000000000001'",
    breaks: ['tenant_set_for_role'],
    mend: 'alter role kiban_directory reset',
  },
  {
    fault: 'a security definer function without search_path',
    asAdministrator: 'alter function directory.search_stores(text, int) reset search_path',
    breaks: ['definer_without_search_path'],
    mend: 'set search_path = pg_catalog, pg_temp',
  },
  {
    fault: 'a security definer function whose search_path a caller can fill',
    asAdministrator: 'alter function directory.search_stores(text, int) set search_path = public, pg_catalog',
    breaks: ['definer_without_search_path'],
    mend: 'set search_path = pg_catalog, pg_temp',
  },
  {
    fault: 'a security definer function of the owner',
    asOwner: `create function directory.planted() returns setof uuid language sql security definer set search_path = pg_catalog, pg_temp
      as $$ select id from directory.store where tenant_id = app.tenant_id() $$`,
    breaks: ['definer_owner'],
    mend: "select app.hand_over_function('directory.planted()'",
  },
  {
    fault: 'a security definer function without the tenant',
    asOwner: `create function directory.planted() returns setof uuid language sql security definer set search_path = pg_catalog, pg_temp
      as $$ select id from directory.store /* app.tenant_id() */ $$;
      select app.hand_over_function('directory.planted()', 'kiban_directory_search')`,
    breaks: ['definer_without_tenant'],
    mend: 'tenant_id = app.tenant_id()',
  },
  {
    fault: 'a declared exception for the platform whose function is gone',
    asAdministrator: 'drop function asset.published_products(timestamptz)',
    breaks: ['platform_function_unfit', 'grant_missing'],
    mend: 'Take asset.published_products out of platformFunctions',
  },
  {
    fault: 'a function that is called leakproof',
    asAdministrator: 'alter function directory.search_form(text) leakproof',
    breaks: ['function_beyond_sql'],
    mend: 'without leakproof',
  },
];
