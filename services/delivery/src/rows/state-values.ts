import type { Row, Value } from '@kiban/delta-lake';
import type { FeedEvent } from '@kiban/event-store';
import type { LakeColumn } from '../lake/column.ts';
import type { LakeTable } from '../lake/lake-table.ts';
import { BatchRefused } from '../rounds/batch-refused.ts';
import { columnValue } from './column-value.ts';

/**
 * A row: what is given, and for every other column of the table the field of that name of the event's state or of its
 * personal part.
 *
 * @throws BatchRefused `value_invalid` when a field has another type, or is missing where every row has one.
 */
export function rowOf(table: LakeTable, event: FeedEvent, given: Row): Row {
  const state = { ...event.state, ...event.personal };
  const row: Record<string, Value> = { ...given };
  for (const column of table.columns)
    if (!(column.name in given)) row[column.name] = stateValue(table, event, column, state[column.name]);
  return row;
}

function stateValue(table: LakeTable, event: FeedEvent, { name, type, nullable }: LakeColumn, given: unknown): Value {
  const refused = (what: string, cause?: unknown): BatchRefused =>
    new BatchRefused('value_invalid', `${table.name}.${name} of event ${event.id}: ${what}`, { cause });
  let value: Value;
  try {
    value = columnValue(type, given);
  } catch (error) {
    throw refused((error as Error).message, error);
  }
  if (value === null && !nullable) throw refused('missing');
  return value;
}
