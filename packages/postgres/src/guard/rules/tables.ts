import type { Rule } from '../finding.ts';

/** Every table of customers' rows carries its tenant and shows nobody another's. */
export const tableRules: readonly Rule[] = [
  {
    code: 'tenant_id_missing',
    sql: `select t.name as object, '' as detail from tenant_table t where not exists (
      select from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant_id' and not a.attisdropped
        and a.atttypid = 'uuid'::regtype and a.attnotnull)`,
    message: 'The table {object} has no column "tenant_id uuid not null".',
    mend: "In a new migration, add the column and run select app.protect_table('{object}'). If no row of it is any customer's, name {object} with the reason in sharedRelations of its module.",
  },
  {
    code: 'rls_off',
    sql: `select t.name as object, '' as detail from tenant_table t where not t.relrowsecurity
      union all select distinct p.relation, '' from policy p
      where not p.relrowsecurity and p.relation not in (select name from tenant_table)`,
    message: 'Row level security is off on {object}: every role with a grant sees the rows of every tenant.',
    mend: "In a new migration, run select app.protect_table('{object}').",
  },
  {
    code: 'rls_not_forced',
    sql: `select t.name as object, '' as detail from tenant_table t where not t.relforcerowsecurity`,
    message:
      'Row level security is not forced on {object}: its owner, and views and functions of the owner, see every tenant.',
    mend: 'In a new migration, run alter table {object} force row level security.',
  },
  {
    code: 'index_without_tenant',
    sql: `select t.name as object, '' as detail from tenant_table t where not exists (
      select from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
      where i.indrelid = t.oid and a.attname = 'tenant_id' and i.indisvalid and i.indpred is null)`,
    message: 'No index of {object} begins with tenant_id: one tenant’s query reads the rows of all.',
    mend: 'In a new migration, create an index on {object} (tenant_id, …) without a predicate; a primary key (tenant_id, id) is one.',
  },
  {
    code: 'column_type_not_leakproof',
    sql: `select t.name as object, a.attname || ' ' || format_type(a.atttypid, a.atttypmod) as detail
      from tenant_table t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
        join pg_type y on y.oid = a.atttypid left join pg_type b on b.oid = y.typbasetype
      where coalesce(b.typtype, y.typtype) in ('e', 'r', 'm')`,
    message:
      '{object} has a column "{detail}": comparisons of enums and ranges may not use an index under row level security.',
    mend: 'Use text with a check instead of an enum, and two timestamptz or date columns instead of a range.',
  },
  {
    code: 'shared_relation_unfit',
    sql: `select s.relation as object, case when c.oid is null then 'does not exist' else 'has a column tenant_id' end as detail
      from shared s left join relation c on c.name = s.relation
      where c.oid is null
        or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)`,
    message: 'sharedRelations names {object}, which {detail}.',
    mend: 'Take {object} out of sharedRelations of its module; a table with a tenant is protected like any other.',
  },
  {
    code: 'partition_granted',
    sql: `select c.name as object, string_agg(distinct g.role, ', ') as detail
      from relation c join grants g on g.oid = c.oid and g.kind in ('relation', 'column')
      where c.relispartition group by c.name`,
    message: 'The partition {object} is granted to {detail} itself: policies of its parent do not apply to it.',
    mend: 'Revoke every privilege on {object}; grants belong on the partitioned table.',
  },
  {
    code: 'rewrite_rule',
    sql: `select c.name as object, w.rulename::text as detail from pg_rewrite w join relation c on c.oid = w.ev_class
      where w.rulename <> '_RETURN'`,
    message: 'The rule {detail} on {object} runs statements with the rights of the table’s owner.',
    mend: 'In a new migration, run drop rule {detail} on {object}; use a trigger.',
  },
  {
    code: 'way_out_of_the_database',
    sql: `select srvname::text as object, 'foreign server' as detail from pg_foreign_server
      union all select name, 'foreign table' from relation where relkind = 'f'
      union all select 'large object ' || oid, 'large object' from pg_largeobject_metadata`,
    message: '{object} is a {detail}: row level security does not reach it.',
    mend: 'Drop it: files belong in the object storage, other systems behind their service.',
  },
  {
    code: 'owned_by_another',
    sql: `select c.name as object, r.rolname::text as detail from relation c join pg_roles r on r.oid = c.relowner
      where c.relowner <> (select oid from owner)
      union all
      select h.name, r.rolname from home h join pg_roles r on r.oid = h.nspowner
      where h.nspowner <> (select oid from owner) and h.name <> 'public'
      union all
      select p.name, r.rolname from routine p join pg_roles r on r.oid = p.proowner
      where p.proowner <> (select oid from owner) and not p.prosecdef`,
    message: '{object} belongs to {detail} and not to the owner of the database.',
    mend: 'As {detail}, give it to the owner of the database (alter … owner to …). Objects are made by migrations only.',
  },
];
