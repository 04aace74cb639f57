import { rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';

/** The stores of a unit and of everything below it. `union` ends it even if there were a cycle. */
export function storesBelow(unitId: string, at: string | null): Sql {
  return sql`(
    with recursive below (id) as (
      select ${unitId}::uuid
      union
      select u.id from ${rowsAt('directory.published_unit', at)} u join below b on u.parent_id = b.id
    ) select s.id from ${rowsAt('directory.published_store', at)} s join below b on s.unit_id = b.id)`;
}
