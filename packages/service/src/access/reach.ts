import { sql } from 'kysely';
import { CommandRefused } from '../commands/command-refused.ts';
import type { Sql } from '../pages/rows.ts';

/** How far a permission reaches: everything of the tenant, or these units and stores, which are all there are below the places. */
export type Reach = 'tenant' | { readonly unit_ids: readonly string[]; readonly store_ids: readonly string[] };

/** Where something is: in a store, in a unit itself, or (neither) in the tenant as a whole. */
export interface Place {
  readonly unit_id?: string | null | undefined;
  readonly store_id?: string | null | undefined;
}

/** The condition that narrows a list to a reach; null: nothing to narrow. `store`, `unit`: the columns that say where. */
export function reachCondition(reach: Reach, where: { readonly store?: Sql; readonly unit?: Sql }): Sql | null {
  if (reach === 'tenant') return null;
  const { unit_ids, store_ids } = reach;
  const conditions = [
    where.store === undefined ? null : sql`${where.store} = any (${store_ids}::uuid[])`,
    where.unit === undefined ? null : sql`${where.unit} = any (${unit_ids}::uuid[])`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`;
}

/** Whether a place lies within a reach. What is of the tenant as a whole lies within the whole tenant only. */
export function isWithin(reach: Reach, { unit_id = null, store_id = null }: Place): boolean {
  if (reach === 'tenant') return true;
  if (store_id !== null) return reach.store_ids.includes(store_id);
  return unit_id !== null && reach.unit_ids.includes(unit_id);
}

/** @throws CommandRefused `not_found` when the place lies outside: to whoever asks, there is no such thing. */
export function requireWithin(reach: Reach, place: Place): void {
  if (!isWithin(reach, place)) throw new CommandRefused('not_found', 'There is no such thing here.');
}
