import { type Invariant, oneTenantEach } from '@kiban/service/testing';
import { directoryAggregates } from '../aggregates.ts';

const IN = 'tenant_id = any ($1::uuid[])';
const twice = (name: string, table: string, key: string, where: string): Invariant => ({
  name,
  sql: `select concat_ws(' ', ${key}) as broken from ${table} where ${IN} and ${where} group by tenant_id, ${key} having count(*) > 1`,
});

/** What holds in every tenant, whatever was done in which order and at once. */
export const directoryInvariants: readonly Invariant[] = [
  oneTenantEach(directoryAggregates),
  {
    name: 'the tree has no cycle',
    sql: `with recursive above as (
        select tenant_id, id, parent_id, 1 as steps from directory.organization_unit where ${IN}
        union all
        select a.tenant_id, a.id, p.parent_id, a.steps + 1 from above a
          join directory.organization_unit p on p.tenant_id = a.tenant_id and p.id = a.parent_id where a.steps < 200
      ) select distinct id as broken from above where parent_id = id`,
  },
  {
    name: 'nothing open stands below what is closed',
    sql: `select s.id as broken from directory.store s join directory.organization_unit u using (tenant_id)
      where ${IN} and u.id = s.unit_id and s.status = 'open' and u.status <> 'active'
      union all
      select c.id from directory.organization_unit c join directory.organization_unit u using (tenant_id)
      where ${IN} and u.id = c.parent_id and c.status = 'active' and u.status <> 'active'`,
  },
  {
    name: 'nobody works in a closed store or after leaving',
    sql: `select m.id as broken from directory.membership m
        join directory."user" u on u.tenant_id = m.tenant_id and u.id = m.user_id
        left join directory.store s on s.tenant_id = m.tenant_id and s.id = m.store_id
      where m.${IN} and m.status = 'active' and (s.status = 'closed' or u.status not in ('active', 'suspended'))`,
  },
  {
    name: 'nobody holds a role after leaving',
    sql: `select a.id as broken from directory.role_assignment a
        join directory."user" u on u.tenant_id = a.tenant_id and u.id = a.user_id
      where a.${IN} and a.status = 'active' and u.status not in ('active', 'suspended')`,
  },
  {
    name: 'a tenant that had an administrator keeps one',
    sql: `select h.tenant_id as broken from directory.role_assignment_history h
      where h.${IN} and h.role = 'kiban:administrator' and not exists (
        select from directory.role_assignment a join directory."user" u on u.tenant_id = a.tenant_id and u.id = a.user_id
        where a.tenant_id = h.tenant_id and a.role = 'kiban:administrator' and a.status = 'active' and a.ends_at is null
          and a.unit_id is null and a.store_id is null and u.status = 'active')`,
  },
  {
    name: 'what was approved was given, and by somebody else',
    sql: `select r.id as broken from directory.access_request r
        left join directory.role_assignment_history a on a.tenant_id = r.tenant_id and a.id = r.role_assignment_id
          and (a.user_id, a.role) = (r.user_id, r.role)
      where r.${IN} and r.status = 'approved' and (a.id is null or r.decided_by in (r.requester_id, r.user_id))`,
  },
  twice('a login id names one user', 'directory."user"', 'login_id', "login_id is not null and status <> 'left'"),
  twice(
    'somebody has a job in a place once',
    'directory.membership',
    'user_id, coalesce(store_id, unit_id), job_type',
    "status = 'active'",
  ),
  twice(
    'somebody has a role in a place once',
    'directory.role_assignment',
    'user_id, role, coalesce(store_id, unit_id, tenant_id)',
    "status = 'active'",
  ),
  twice('a job is listed once', 'directory.job_type', 'name', 'true'),
  twice('a code means one thing', 'directory.external_identifier', 'kind, system, value', "valid_to = 'infinity'"),
];
