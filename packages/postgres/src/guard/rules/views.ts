import type { Rule } from '../finding.ts';

const READING = `
  reading as (
    select v.oid as view, v.name, d.refobjid as base, d.refobjsubid as attnum
    from relation v join pg_rewrite w on w.ev_class = v.oid
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid
    where v.relkind = 'v' and d.refclassid = 'pg_class'::regclass and d.refobjid <> v.oid and d.refobjsubid > 0
  ), reader as (
    select distinct r.*, p.oid as role, p.rolname from reading r join relation v on v.oid = r.view
      join party p on has_any_column_privilege(p.oid, r.view, 'select') and p.home is distinct from v.schema
  )`;

/** A view shows its reader no more than the reader may see itself, and the reader no more than the view. */
export const viewRules: readonly Rule[] = [
  {
    code: 'view_not_security_invoker',
    sql: `select c.name as object, '' as detail from relation c
      where c.relkind = 'v' and not exists (
        select from pg_options_to_table(c.reloptions) where option_name = 'security_invoker' and option_value::boolean)`,
    message: 'The view {object} reads with the rights of its owner: policies of its reader do not apply.',
    mend: 'In a new migration, run alter view {object} set (security_invoker = true).',
  },
  {
    code: 'view_reader_sees_more',
    sql: `with ${READING}
      select distinct c.name || '.' || a.attname as object, r.rolname::text as detail
      from (select distinct role, rolname, base from reader) r join relation c on c.oid = r.base
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where has_column_privilege(r.role, c.oid, a.attnum, 'select')
        and not exists (select from reader x where x.role = r.role and x.base = c.oid and x.attnum = a.attnum)`,
    message: '{detail} may read {object}, which no view that it reads publishes.',
    mend: 'In a new migration, revoke select on the table from {detail} and grant it on the columns of the view only.',
  },
  {
    code: 'view_unreadable',
    sql: `with ${READING}
      select distinct r.name as object, r.rolname || ' may not read ' || c.name || '.' || a.attname as detail
      from reader r join relation c on c.oid = r.base join pg_attribute a on a.attrelid = c.oid and a.attnum = r.attnum
      where not has_column_privilege(r.role, c.oid, a.attnum, 'select')`,
    message: 'The view {object} fails for its reader: {detail}.',
    mend: 'In a new migration, grant select on that column to the reader of {object}.',
  },
  {
    code: 'materialized_view_granted',
    sql: `select c.name as object, string_agg(distinct g.role, ', ') as detail
      from relation c join grants g on g.oid = c.oid and g.kind in ('relation', 'column')
      where c.relkind = 'm' group by c.name`,
    message:
      'The materialized view {object} is granted to {detail}: it has no row level security and shows every tenant.',
    mend: 'Revoke every privilege on {object} and keep a protected table instead.',
  },
];
