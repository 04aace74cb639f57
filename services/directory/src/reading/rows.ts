import { queryBuilder, type Statement } from '@kiban/postgres';
import { type RawBuilder, sql } from 'kysely';
import type { DB } from '../schema.ts';

/** A piece of SQL. Pieces are put together by the template `sql`, in which whatever is no piece becomes a parameter. */
export type Sql = RawBuilder<unknown>;

export type Table = 'corporation' | 'organization_unit' | 'store' | 'user' | 'membership' | 'invitation';

/**
 * The rows of a kind as they are now, or as they were at a moment: what is read of them is written once for both.
 *
 * @param at RFC 3339; null: now.
 */
export function rowsAt(table: Table, at: string | null): Sql {
  if (at === null) return sql.table(`directory.${table}`);
  return sql`(
    select * from ${sql.table(`directory.${table}_history`)}
    where valid_from <= ${at}::timestamptz and valid_to > ${at}::timestamptz)`;
}

const queries = queryBuilder<DB>();

export function statementOf<Row>(query: RawBuilder<Row>): Statement<Row> {
  const { sql, parameters } = query.compile(queries);
  return { sql, parameters };
}

/** All of them; true when there is none. */
export function every(conditions: readonly (Sql | null)[]): Sql {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? sql`true` : sql.join(given, sql` and `);
}

/** The unit and everything below it. `union` ends it even if there were a cycle. */
export function unitsBelow(unitId: string, at: string | null): Sql {
  return sql`(
    with recursive below (id) as (
      select ${unitId}::uuid
      union
      select u.id from ${rowsAt('organization_unit', at)} u join below b on u.parent_id = b.id
    ) select id from below)`;
}
