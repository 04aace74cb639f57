import type { DeltaTable, Filter, Row } from '@kiban/delta-lake';
import type { LakeTable } from '../lake/lake-table.ts';
import { placesOf } from '../lake/places.ts';

/** An aggregate of a tenant. */
export interface AggregateKey {
  readonly tenant_id: string;
  readonly id: string;
}

export const aggregateKey = ({ tenant_id, id }: AggregateKey): string => `${tenant_id} ${id}`;

/** More ids than these are told apart here: a file's statistics tell nothing of so many. */
const FILTERED_IDS = 200;

/** The rows of some aggregates that a table has, of a history the open ones. Only their partitions are opened. */
export async function storedRows(
  lakeTable: DeltaTable,
  table: LakeTable,
  aggregates: readonly AggregateKey[],
  columns?: readonly string[],
): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  if (aggregates.length === 0) return found;
  const wanted = new Set(aggregates.map(aggregateKey));
  const read = columns === undefined ? {} : { columns: ['tenant_id', 'id', ...columns] };
  for await (const rows of lakeTable.readBatches({ ...read, filter: storedFilter(table, aggregates) }))
    for (const row of rows) {
      const key = aggregateKey(row as unknown as AggregateKey);
      if (wanted.has(key)) found.set(key, row);
    }
  return found;
}

/** Where a batch's rows of these aggregates replace others. */
export function withinOf(table: LakeTable, aggregates: readonly AggregateKey[]): Filter {
  const places = placesOf(table, aggregates);
  if (table.form !== 'history') return places;
  return { and: [places, { column: 'is_current', op: '=', value: true }] };
}

function storedFilter(table: LakeTable, aggregates: readonly AggregateKey[]): Filter {
  const within = withinOf(table, aggregates);
  if (aggregates.length > FILTERED_IDS) return within;
  return { and: [within, { column: 'id', op: 'in', values: aggregates.map(({ id }) => id) }] };
}
