import type { Rule } from '../finding.ts';

/** What nobody may hold, whatever the list of grants says. */
export const grantRules: readonly Rule[] = [
  {
    code: 'granted_to_public',
    sql: `select g.kind || ' ' || g.object as object, string_agg(distinct g.privilege, ', ') as detail from grants g
      where g.grantee = 0
        and not (g.kind = 'schema' and g.object in ('app', 'public') and g.privilege = 'USAGE')
        and not (g.kind = 'function' and g.object in ('app.tenant_id()', 'app.refuse_change()'))
      group by 1`,
    message: 'PUBLIC holds {detail} on {object}: every role, also one made tomorrow, has it.',
    mend: 'Run revoke {detail} on {object} from public, and grant it to the declared roles that need it.',
  },
  {
    code: 'privilege_beyond_rows',
    sql: `select g.object, g.privilege || ' to ' || g.role as detail from grants g
      where g.kind in ('relation', 'column') and g.privilege in ('TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN')`,
    message: '{object} grants {detail}, which row level security does not govern.',
    mend: 'Revoke it on {object}: services hold select, insert, update and delete at most.',
  },
  {
    code: 'schema_create',
    sql: `select g.object, g.role as detail from grants g where g.kind = 'schema' and g.privilege = 'CREATE'
        and g.grantee <> (select oid from owner)
      union all select 'database', g.role from grants g where g.kind = 'database' and g.privilege = 'CREATE'`,
    message: '{detail} may create objects in {object}.',
    mend: 'Run revoke create on {object} from {detail}. Objects are made by migrations only.',
  },
  {
    code: 'temporary_tables',
    sql: `select p.rolname::text as object, '' as detail from party p
      where has_database_privilege(p.oid, (select oid from this_database), 'temporary') and not p.rolsuper`,
    message: '{object} may make temporary tables, which stay on a pooled connection for the next tenant.',
    mend: 'Run revoke temporary on the database from {object} and from public.',
  },
  {
    code: 'sequence_granted',
    sql: `select g.object, g.role as detail from grants g where g.kind = 'sequence'`,
    message: 'The sequence {object} is granted to {detail}: it tells how much other tenants write.',
    mend: 'Revoke it: an identity column needs no grant, ids are UUIDs.',
  },
  {
    code: 'grant_option',
    sql: `select g.object, g.privilege || ' by ' || g.role as detail from grants g where g.grantable`,
    message: 'On {object}, {detail} may be passed on to others.',
    mend: 'Run revoke grant option for it on {object}.',
  },
  {
    code: 'default_privileges',
    sql: `select g.object, g.privilege || ' to ' || g.role as detail from grants g where g.kind = 'default'`,
    message: 'Default privileges give {detail} on {object} before anybody has looked at them.',
    mend: 'Run alter default privileges … revoke it; grants are written beside the object they are for.',
  },
  {
    code: 'parameter_granted',
    sql: `select g.object, g.privilege || ' to ' || g.role as detail from grants g where g.kind = 'parameter'`,
    message: 'The server setting {object} is granted: {detail}.',
    mend: 'Run revoke set, alter system on parameter {object}.',
  },
  {
    code: 'schema_not_exclusive',
    sql: `select g.object, g.role || ' holds ' || g.privilege as detail from grants g
      join exclusive e on regexp_replace(g.object, '[.,].*', '') = e.schema
      where g.role <> e.role and g.grantee <> (select oid from owner)
      union all
      select g.object, g.role || ' holds ' || g.privilege from grants g join exclusive e on g.role = e.role
      where g.kind not in ('database', 'parameter') and regexp_replace(g.object, '[.,].*', '') <> e.schema`,
    message: '{detail} on {object}, against the declaration that one schema belongs to one role and that role to it.',
    mend: 'In a new migration, revoke it on {object}. What another service needs of this schema travels by events.',
  },
  {
    code: 'grant_unlisted',
    sql: `select l.role as object, l.line as detail from grant_line l
      where $1::jsonb ? 'grants' and l.line not in (select line from listed_grant)`,
    message: 'A grant too much: {detail}',
    mend: 'Revoke it in a new migration; if it is meant, add the line to the list of grants and have it reviewed.',
  },
  {
    code: 'grant_missing',
    sql: `select split_part(l.line, ' ', 1) as object, l.line as detail from listed_grant l
      where l.line not in (select line from grant_line)`,
    message: 'A grant too little: {detail}',
    mend: 'Grant it in a new migration; if it is no longer needed, take the line out of the list of grants.',
  },
];
