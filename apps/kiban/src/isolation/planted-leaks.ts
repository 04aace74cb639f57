/** One way to leak, planted in a database of the test's own, and what the leak test must see of it. */
export interface PlantedLeak {
  readonly leak: string;
  readonly plant: string;
  readonly undo: string;
  /** The relations that the test is narrowed to. */
  readonly relations: readonly string[];
  /** All rules that must be reported. */
  readonly reports: readonly string[];
  /** Must stand in what mends the first of them. */
  readonly mend: string;
}

export const plantedLeaks: readonly PlantedLeak[] = [
  {
    leak: 'a table without row level security',
    plant: 'alter table directory.store disable row level security',
    undo: 'alter table directory.store enable row level security',
    relations: ['directory.store'],
    reports: [
      'leak_read',
      'leak_read_without_tenant',
      'leak_count',
      'leak_contents',
      'leak_update',
      'leak_hand_over',
      'leak_steal',
      'leak_insert',
    ],
    mend: 'app.protect_table',
  },
  {
    leak: 'a using (true) policy',
    plant: 'create policy planted on directory.import using (true) with check (true)',
    undo: 'drop policy planted on directory.import',
    relations: ['directory.import'],
    reports: [
      'leak_read',
      'leak_read_without_tenant',
      'leak_count',
      'leak_contents',
      'leak_update',
      'leak_hand_over',
      'leak_steal',
      'leak_delete',
      'leak_insert',
    ],
    mend: 'app.protect_table',
  },
  {
    leak: 'a policy that lets everybody delete, which only a blind delete shows',
    plant: 'create policy planted on directory.import for delete using (true)',
    undo: 'drop policy planted on directory.import',
    relations: ['directory.import'],
    reports: ['leak_delete'],
    mend: 'app.protect_table',
  },
  {
    leak: 'a tenant policy that checks nothing on writing',
    plant: 'alter policy tenant on directory.import with check (true)',
    undo: 'alter policy tenant on directory.import with check (tenant_id = (select app.tenant_id()))',
    relations: ['directory.import'],
    reports: ['leak_insert', 'leak_hand_over'],
    mend: 'app.protect_table',
  },
  {
    leak: 'a view with the rights of an administrator',
    plant: `create view directory.planted as select tenant_id, id, name from directory.store;
      grant select on directory.planted to kiban_directory, kiban_owner`,
    undo: 'drop view directory.planted',
    relations: ['directory.planted'],
    reports: ['leak_read', 'leak_read_without_tenant', 'leak_count', 'leak_contents'],
    mend: 'security_invoker',
  },
  {
    leak: 'a view of another tenant’s ids that hides the tenant',
    plant: `create view directory.planted as select id from directory.store;
      grant select on directory.planted to kiban_directory, kiban_owner`,
    undo: 'drop view directory.planted',
    relations: ['directory.planted', 'directory.store'],
    reports: ['leak_contents', 'leak_read_without_tenant'],
    mend: 'app.protect_table',
  },
  {
    leak: 'a materialized view',
    plant: `create materialized view directory.planted as select tenant_id, id from directory.store;
      grant select on directory.planted to kiban_directory, kiban_owner`,
    undo: 'drop materialized view directory.planted',
    relations: ['directory.planted'],
    reports: ['leak_read', 'leak_read_without_tenant', 'leak_count', 'leak_contents'],
    mend: 'no materialized view',
  },
  {
    leak: 'a single-column foreign key',
    plant: `create unique index store_id on directory.store (id);
      alter table directory.import add store_id uuid references directory.store (id)`,
    undo: 'alter table directory.import drop store_id; drop index directory.store_id',
    relations: ['directory.import', 'directory.store'],
    // the key over all tenants that such a foreign key needs shows as well
    reports: ['leak_infer_foreign_key', 'leak_infer_unique'],
    mend: 'references … (tenant_id, id)',
  },
  {
    leak: 'a unique key over all tenants',
    plant: 'create unique index planted on directory.user (email)',
    undo: 'drop index directory.planted',
    relations: ['directory.user'],
    reports: ['leak_infer_unique'],
    mend: 'globalKeys',
  },
  {
    leak: 'a security definer function without the tenant',
    plant: `create function directory.planted(words text) returns setof uuid language sql security definer
        set search_path = pg_catalog, pg_temp as $$ select id from directory.store where name = words $$;
      alter function directory.planted(text) owner to kiban_directory_search`,
    undo: 'drop function directory.planted(text)',
    relations: ['directory.store'],
    reports: ['leak_call'],
    mend: 'tenant_id = app.tenant_id()',
  },
  {
    leak: 'a function that is declared to show the platform’s rows, and shows a customer’s',
    plant: `create function directory.published_manifests(words text) returns setof uuid language sql security definer
        set search_path = pg_catalog, pg_temp as $$ select id from directory.store where name = words $$;
      alter function directory.published_manifests(text) owner to kiban_directory_search`,
    undo: 'drop function directory.published_manifests(text)',
    relations: ['directory.store'],
    reports: ['leak_call'],
    mend: 'tenant_id = app.tenant_id()',
  },
  {
    leak: 'a cross-tenant policy that is declared and gone',
    plant: 'drop policy kiban_tenant_registry_select on directory.tenant',
    undo: "select app.open_table('directory.tenant', 'kiban_tenant_registry', 'select')",
    relations: ['directory.tenant'],
    reports: ['leak_declared_only'],
    mend: 'crossTenant',
  },
];
