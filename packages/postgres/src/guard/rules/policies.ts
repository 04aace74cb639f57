import type { Rule } from '../finding.ts';

/** One policy for everybody, and for the named cross-tenant roles exactly what is declared. */
export const policyRules: readonly Rule[] = [
  {
    code: 'tenant_policy_missing',
    sql: `select t.name as object, coalesce(string_agg(p.polname || ' ' || p.command || ' using '
        || coalesce(p.visible, '-') || ' with check ' || coalesce(p.writable, '-'), '; '), 'no policy') as detail
      from tenant_table t left join policy p on p.polrelid = t.oid
      where not exists (select from tenant_policy x where x.polrelid = t.oid) group by t.name`,
    message: 'The tenant policy of {object} is missing or another than app.protect_table makes. It has: {detail}.',
    mend: "In a new migration, drop the policy if there is one and run select app.protect_table('{object}').",
  },
  {
    code: 'policy_undeclared',
    sql: `select p.relation as object, p.polname || ' for ' || p.command || ' to ' || coalesce(nullif((
          select string_agg(r.rolname, ', ') from pg_roles r where r.oid = any(p.polroles)), ''), 'public') as detail
      from policy p
      where p.polpermissive and not exists (select from tenant_policy x where x.oid = p.oid)
        and not exists (
          select from opened o join pg_roles r on r.rolname = o.role
          where o.relation = p.relation and o.command = p.command and p.polroles = array[r.oid]
            and coalesce(p.visible, 'true') = 'true' and coalesce(p.writable, 'true') = 'true')`,
    message: 'The policy {detail} of {object} opens rows beyond the tenant policy and is declared nowhere.',
    mend: 'In a new migration, drop the policy on {object}. If a named cross-tenant role needs it, declare it in crossTenant of the role and make it with app.open_table.',
  },
  {
    code: 'policy_declared_only',
    sql: `select o.relation as object, o.role || ' for ' || o.command as detail from opened o
      where not exists (
        select from policy p join pg_roles r on r.rolname = o.role
        where p.relation = o.relation and p.command = o.command and p.polroles = array[r.oid] and p.polpermissive)`,
    message: 'crossTenant declares {detail} on {object}, and there is no such policy.',
    mend: 'Take it out of crossTenant of the role, or call app.open_table for it in a new migration.',
  },
  {
    code: 'policy_role_undeclared',
    sql: `select p.relation as object, p.polname || ' to ' || coalesce(r.rolname, '?') as detail
      from policy p cross join lateral unnest(p.polroles) as n (oid) left join pg_roles r on r.oid = n.oid
      where n.oid <> 0 and coalesce(r.rolname, '') not in (select name from declared)`,
    message: 'The policy {detail} of {object} is for a role that no module declares.',
    mend: 'Drop the policy on {object}, or declare the role in its module.',
  },
  {
    code: 'policy_evaluated_per_row',
    sql: `select p.relation || ' policy ' || p.polname as object, e.expression as detail
      from policy p cross join lateral unnest(array[p.visible, p.writable]) as e (expression)
      where e.expression ~ '\\('`,
    violates: callsOutsideSubselect,
    message: '{object} calls a function for every row: {detail}',
    mend: 'Wrap the call of {object} in a sub-select, as app.protect_table does: tenant_id = (select app.tenant_id()).',
  },
];

/** True when an expression calls a function that is not inside `( SELECT … )`, which is evaluated once a statement. */
export function callsOutsideSubselect(expression: string): boolean {
  let outside = '';
  let depth = 0;
  for (let at = 0; at < expression.length; at += 1) {
    if (depth > 0) {
      if (expression[at] === '(') depth += 1;
      if (expression[at] === ')') depth -= 1;
    } else if (/^\(\s*select\b/i.test(expression.slice(at))) depth = 1;
    else outside += expression[at];
  }
  return /current_setting|[a-z0-9_"]\(/i.test(outside.replace(/\b(in|any|all|and|or|not)\s*\(/gi, ' ('));
}
