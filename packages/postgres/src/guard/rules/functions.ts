import type { Rule } from '../finding.ts';

/** No function shows more than its caller may see, but the few that a named role owns and that name the tenant. */
export const functionRules: readonly Rule[] = [
  {
    code: 'definer_without_search_path',
    sql: `select p.name as object, coalesce(x.path, 'none') as detail
      from routine p left join lateral (
        select substr(c, 13) as path from unnest(p.proconfig) c where c like 'search_path=%') x on true
      where p.prosecdef and coalesce(x.path, 'public') !~ '^(""|pg_catalog)(, *pg_temp)?$'`,
    message:
      'The security definer function {object} has no fixed search_path ({detail}): its caller decides what its names mean.',
    mend: 'In a new migration, run alter function {object} set search_path = pg_catalog, pg_temp, and write names in it with their schema.',
  },
  {
    code: 'definer_owner',
    sql: `select p.name as object, r.rolname::text as detail from routine p join pg_roles r on r.oid = p.proowner
      where p.prosecdef and not exists (
        select from declared d where d.name = r.rolname and not d.login)`,
    message: 'The security definer function {object} runs as {detail}, which is no declared role without login.',
    mend: "In a new migration, make it security invoker, or hand it over: select app.hand_over_function('{object}', 'a declared role').",
  },
  {
    code: 'definer_without_tenant',
    sql: `select p.name as object, '' as detail from routine p
      where p.prosecdef and p.body !~ 'app\\.tenant_id\\s*\\(\\s*\\)'`,
    message: 'The security definer function {object} does not name the tenant: policies do not limit it.',
    mend: 'In a new migration, add the predicate tenant_id = app.tenant_id() for every table that {object} reads.',
  },
  {
    code: 'platform_function_unfit',
    sql: `select f.name as object, '' as detail from platform_function f
      where not exists (select from routine p where p.prosecdef and p.schema || '.' || p.proname = f.name)`,
    message: 'platformFunctions names {object}, and there is no such security definer function.',
    mend: 'Take {object} out of platformFunctions of its module; a function without the rights of another needs no exception.',
  },
  {
    code: 'function_sets_tenant',
    sql: `select p.name as object, 'its body' as detail from routine p
      where p.body ~* '\\mset_config\\s*\\(\\s*(''app\\.|[^'']|''[^'']*''\\s*\\|\\|)'
        or p.body ~* '\\mset\\s+((local|session)\\s+)?"?app"?\\s*\\.'
      union all
      select p.name, 'its setting ' || c from routine p cross join lateral unnest(p.proconfig) c where c ~* '^"?app\\.'`,
    message: 'The function {object} sets app.* ({detail}): whoever may call it becomes any tenant.',
    mend: 'In a new migration, drop {object} or take the setting out of it. Only tenant-transaction.ts says whose rows a transaction sees.',
  },
  {
    code: 'tenant_set_for_role',
    sql: `select coalesce(r.rolname, 'every role') as object, c as detail
      from pg_db_role_setting s left join pg_roles r on r.oid = s.setrole cross join lateral unnest(s.setconfig) c
      where s.setdatabase in (0, (select oid from this_database)) and c ~* '^(app\\.|row_security=|session_replication_role=)'`,
    message: '{object} starts every session with {detail}.',
    mend: 'Run alter role {object} reset of that setting (and alter role … in database … reset).',
  },
  {
    code: 'function_beyond_sql',
    sql: `select p.name as object, l.lanname::text as detail from routine p join pg_language l on l.oid = p.prolang
      where l.lanname not in ('sql', 'plpgsql')
      union all select p.name, 'leakproof' from routine p where p.proleakproof`,
    message: 'The function {object} is {detail}: it can pass by row level security.',
    mend: 'In a new migration, write {object} in sql or plpgsql and without leakproof.',
  },
];
