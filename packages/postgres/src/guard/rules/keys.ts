import type { Rule } from '../finding.ts';

const FOREIGN_KEY = `
  foreign_key as (
    select k.conname::text, f.name as from_table, f.schema as from_schema, t.name as to_table, t.schema as to_schema,
      t.oid in (select oid from tenant_table) as to_tenant_table,
      exists (select from unnest(k.conkey, k.confkey) as c (f, t)
        join pg_attribute fa on fa.attrelid = k.conrelid and fa.attnum = c.f and fa.attname = 'tenant_id'
        join pg_attribute ta on ta.attrelid = k.confrelid and ta.attnum = c.t and ta.attname = 'tenant_id') as by_tenant
    from pg_constraint k join relation f on f.oid = k.conrelid join relation t on t.oid = k.confrelid
    where k.contype = 'f'
  )`;

/** Constraints look past row level security, so every key holds the tenant. */
export const keyRules: readonly Rule[] = [
  {
    code: 'unique_key_global',
    sql: `select t.schema || '.' || i.relname as object, t.name as detail
      from tenant_table t join pg_index x on x.indrelid = t.oid and (x.indisunique or x.indisexclusion)
        join pg_class i on i.oid = x.indexrelid
        left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where a.attname is distinct from 'tenant_id' and t.schema || '.' || i.relname not in (select key from global_key)`,
    message:
      'The unique key {object} of {detail} does not begin with tenant_id: a refused insert tells that another tenant has the value.',
    mend: 'In a new migration, make the key (tenant_id, …). If it has to be unique over all tenants, name {object} with the reason in globalKeys of its module.',
  },
  {
    code: 'global_key_unfit',
    sql: `select g.key as object, '' as detail from global_key g
      where not exists (
        select from tenant_table t join pg_index x on x.indrelid = t.oid and x.indisunique
          join pg_class i on i.oid = x.indexrelid left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
        where t.schema || '.' || i.relname = g.key and a.attname is distinct from 'tenant_id')`,
    message: 'globalKeys names {object}, which is no unique key over all tenants.',
    mend: 'Take {object} out of globalKeys of its module.',
  },
  {
    code: 'foreign_key_without_tenant',
    sql: `with ${FOREIGN_KEY}
      select k.from_table as object, k.conname || ' to ' || k.to_table as detail from foreign_key k
      where k.to_tenant_table and not k.by_tenant`,
    message:
      'The foreign key {detail} of {object} does not hold the tenant: it accepts, and so reveals, rows of other tenants.',
    mend: 'In a new migration, make it foreign key (tenant_id, …) references … (tenant_id, id) on update cascade.',
  },
  {
    code: 'foreign_key_across_schemas',
    sql: `with ${FOREIGN_KEY}
      select k.from_table as object, k.conname || ' to ' || k.to_table as detail from foreign_key k
      where k.from_schema <> k.to_schema`,
    message: 'The foreign key {detail} of {object} leaves its schema: two services could no longer be deployed apart.',
    mend: 'In a new migration, drop the constraint and keep the id only; follow the other service’s events.',
  },
];
