import { queryBuilder, type Statement } from '@kiban/postgres';
import { type RawBuilder, sql } from 'kysely';

/** A piece of SQL. Pieces are put together by the template `sql`, in which whatever is no piece becomes a parameter. */
export type Sql = RawBuilder<unknown>;

/**
 * The rows of a table (`directory.store`) as they are now, or as they were at a moment: what is read of them is written once
 * for both.
 *
 * @param at RFC 3339; null: now.
 */
export function rowsAt(table: `${string}.${string}`, at: string | null): Sql {
  if (at === null) return sql.table(table);
  return sql`(
    select * from ${sql.table(`${table}_history`)}
    where valid_from <= ${at}::timestamptz and valid_to > ${at}::timestamptz)`;
}

const queries = queryBuilder<object>();

export function statementOf<Row>(query: RawBuilder<Row>): Statement<Row> {
  const { sql, parameters } = query.compile(queries);
  return { sql, parameters };
}

/** All of them; true when there is none. */
export function every(conditions: readonly (Sql | null)[]): Sql {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? sql`true` : sql.join(given, sql` and `);
}
