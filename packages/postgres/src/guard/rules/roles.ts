import type { Rule } from '../finding.ts';

/** Roles are as declared, own nothing they should not and can become nobody else. */
export const roleRules: readonly Rule[] = [
  {
    code: 'role_missing',
    sql: `select d.name::text as object, '' as detail from declared d left join pg_roles r on r.rolname = d.name where r.oid is null`,
    message: 'The role {object} is declared and does not exist.',
    mend: 'Run the migrations (kiban migrate), which make the roles, or take {object} out of its module.',
  },
  {
    code: 'role_login_differs',
    sql: `select d.name::text as object, case when d.login then 'may not' else 'may' end as detail
      from declared d join pg_roles r on r.rolname = d.name where r.rolcanlogin <> d.login`,
    message: '{object} {detail} log in, contrary to its declaration.',
    mend: 'Run alter role {object} with login or nologin as declared in its module.',
  },
  {
    code: 'role_privileged',
    sql: `select p.rolname::text as object, x.privilege as detail from party p cross join lateral (values
        ('superuser', p.rolsuper), ('bypassrls', p.rolbypassrls), ('createrole', p.rolcreaterole),
        ('createdb', p.rolcreatedb), ('replication', p.rolreplication)) as x (privilege, held)
      where x.held`,
    message: 'The role {object} is {detail}.',
    mend: 'Run alter role {object} no{detail}. What has to see several tenants gets a declared policy, never an attribute.',
  },
  {
    code: 'role_member_of_another',
    sql: `select m.rolname::text as object, g.rolname::text as detail
      from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid
      where not m.rolsuper and m.oid <> (select oid from owner)
        and (m.oid in (select oid from party) or g.oid in (select oid from party) or g.oid = (select oid from owner))`,
    message: '{object} is a member of {detail} and may do what that role may.',
    mend: 'Run revoke {detail} from {object}. A role has its own grants and no others.',
  },
  {
    code: 'owner_acts_as_role',
    sql: `select g.rolname::text as object, m.rolname::text as detail
      from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid
      where m.oid = (select oid from owner) and g.rolname in (select name from declared)
        -- PostgreSQL 15 has neither option: there every membership gives both
        and (coalesce((to_jsonb(a) ->> 'inherit_option')::boolean, true)
          or coalesce((to_jsonb(a) ->> 'set_option')::boolean, true))`,
    message: 'The owner {detail} may act as {object} and so see what its policies show.',
    mend: 'As {detail}, run revoke {object} from {detail}; app.hand_over_function does it itself.',
  },
  {
    code: 'role_owns',
    sql: `select p.rolname::text as object, pg_describe_object(d.classid, d.objid, d.objsubid) as detail
      from pg_shdepend d join party p on d.refclassid = 'pg_authid'::regclass and d.refobjid = p.oid
      where d.deptype = 'o' and d.dbid in (0, (select oid from this_database))
        and (p.logs_in or d.classid <> 'pg_proc'::regclass)`,
    message: '{object} owns {detail}; policies may be changed by the owner of a table.',
    mend: 'Give it to the owner of the database (alter … owner to …). Roles that log in own nothing, the others own functions only.',
  },
  {
    code: 'role_undeclared',
    sql: `select g.role as object, string_agg(distinct g.kind || ' ' || g.object, ', ') as detail from grants g
      where g.grantee <> 0 and g.kind not in ('database', 'parameter') and g.role not in (select name from declared)
        and g.grantee <> (select oid from owner) and g.role <> 'pg_database_owner'
      group by g.role`,
    message: 'The role {object}, which no module declares, was given privileges on {detail}.',
    mend: 'Revoke them (drop owned by {object}), or declare the role in its module and add its lines to the list of grants.',
  },
  {
    code: 'owner_privileged',
    sql: `select o.rolname::text as object, case when o.rolsuper then 'superuser' else 'bypassrls' end as detail
      from owner o where o.rolsuper or o.rolbypassrls`,
    message: 'The owner of the database, {object}, is {detail}: no policy applies to it.',
    mend: 'As an administrator, run alter role {object} nosuperuser nobypassrls. It needs createrole only.',
  },
];
