import { type Statement, statement } from '@kiban/postgres';

/** A unit (null: none), first, and everything above it. `union` ends it even if there were a cycle already. */
export function unitAndAncestors(unitId: string | null): Statement<{ id: string; status: string }> {
  return statement`
    with recursive above (id, parent_id, status) as (
      select id, parent_id, status from directory.organization_unit where id = ${unitId}::uuid
      union
      select u.id, u.parent_id, u.status from directory.organization_unit u join above on u.id = above.parent_id
    )
    select id, status from above order by id <> ${unitId}::uuid`;
}

/** How many open units, stores and memberships stand directly below a unit, and how many roles are held for it. */
export function openBelowUnit(unitId: string): Statement<{ open: number }> {
  return statement`
    select (select count(*) from directory.organization_unit where parent_id = ${unitId}::uuid and status = 'active')
      + (select count(*) from directory.store where unit_id = ${unitId}::uuid and status = 'open')
      + (select count(*) from directory.membership where unit_id = ${unitId}::uuid and status = 'active')
      + (select count(*) from directory.role_assignment where unit_id = ${unitId}::uuid and status = 'active'
         and (ends_at is null or ends_at > clock_timestamp())) as open`;
}
