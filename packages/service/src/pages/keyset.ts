import { sql } from 'kysely';
import { type Position, PositionError } from './read-page.ts';
import type { Sql } from './rows.ts';

/** What a list can be sorted by. Text is compared by code points (collation C.UTF-8), which no update of a library changes. */
export interface SortKey {
  readonly expression: Sql;
  readonly type: 'text' | 'timestamptz';
}

/** By name means by its reading, where there is one; as the indexes `store_order` and `user_order` have it. */
export function byName(alias: Sql): SortKey {
  const expression = sql`case when ${alias}.kana is not null then ${alias}.kana
    when ${alias}.name is not null then ${alias}.name else '' end`;
  return { expression, type: 'text' };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** As a time comes from the database. */
const TIME = /^[1-9]\d{3}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/;

/**
 * The part of a query that begins behind a position, and its order: by the key and, among equals, by the id.
 *
 * @throws PositionError
 */
export function behind(
  key: SortKey,
  id: Sql,
  descending: boolean,
  after: Position | null,
): { readonly condition: Sql | null; readonly order: Sql } {
  const direction = descending ? sql`desc` : sql`asc`;
  const order = sql`${key.expression} ${direction}, ${id} ${direction}`;
  if (after === null) return { condition: null, order };
  const [value, afterId, ...more] = after;
  if (typeof value !== 'string' || typeof afterId !== 'string' || more.length > 0 || !isId(afterId))
    throw new PositionError();
  if (key.type === 'timestamptz' && !isTime(value)) throw new PositionError();
  const typed = key.type === 'text' ? sql`${value}::text` : sql`${value}::timestamptz`;
  const operator = descending ? sql`<` : sql`>`;
  return { condition: sql`(${key.expression}, ${id}) ${operator} (${typed}, ${afterId}::uuid)`, order };
}

/** PostgreSQL refuses what is no UUID. */
export function isId(value: string): boolean {
  return UUID.test(value);
}

/** PostgreSQL refuses a day that no calendar has. */
export function isTime(value: string): boolean {
  if (!TIME.test(value)) return false;
  const day = value.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** `-name` → the key `name`, descending. */
export function sortOf<Name extends string>(sort: Name | `-${Name}`): { name: Name; descending: boolean } {
  const descending = sort.startsWith('-');
  return { name: (descending ? sort.slice(1) : sort) as Name, descending };
}
