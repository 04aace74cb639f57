import { rowsAt as rowsOf, type Sql } from '@kiban/service';
import { sql } from 'kysely';

export type Table =
  | 'corporation'
  | 'organization_unit'
  | 'store'
  | 'user'
  | 'membership'
  | 'invitation'
  | 'role_assignment'
  | 'job_type'
  | 'access_request'
  | 'access_review'
  | 'review_item'
  | 'support_grant';

/** The rows of a kind as they are now (null), or as they were at a moment (RFC 3339). */
export const rowsAt = (table: Table, at: string | null): Sql => rowsOf(`directory.${table}`, at);

/** The unit and everything below it. `union` ends it even if there were a cycle. */
export function unitsBelow(unitId: string, at: string | null): Sql {
  return sql`(
    with recursive below (id) as (
      select ${unitId}::uuid
      union
      select u.id from ${rowsAt('organization_unit', at)} u join below b on u.parent_id = b.id
    ) select id from below)`;
}
