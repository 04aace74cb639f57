import type { CrossTenantDatabase } from '@kiban/postgres';
import { bucketOf } from '../lake/bucket.ts';
import type { LakeColumn } from '../lake/column.ts';
import type { LakeTable } from '../lake/lake-table.ts';
import { type Comparable, comparableOfDatabase, ERASED } from './comparable.ts';
import { readStreams, type StreamEvent, type StreamsOptions } from './read-streams.ts';

/** A row as it must be, in the order of the table's columns. */
export type ComparableRow = readonly Comparable[];

/** The rows that events make of a table. Written apart from the worker that makes them, so that both do not err alike. */
export async function* expectedRows(
  database: CrossTenantDatabase,
  table: LakeTable,
  options: Omit<StreamsOptions, 'kinds'>,
): AsyncGenerator<ComparableRow> {
  let previous: StreamEvent | undefined;
  for await (const page of readStreams(database, { ...options, kinds: table.kinds }))
    for (const event of page) {
      if (previous !== undefined) yield* rowsOf(table, previous, event);
      previous = event;
    }
  if (previous !== undefined) yield* rowsOf(table, previous, undefined);
}

/** `next`: the event read after it, of the same stream or of another. */
function rowsOf(table: LakeTable, event: StreamEvent, next: StreamEvent | undefined): ComparableRow[] {
  const successor = next?.aggregate_id === event.aggregate_id ? next : undefined;
  if (table.form === 'current' && successor !== undefined) return [];
  const isErased = event.has_personal && event.personal === null;
  return [
    table.columns.map((column) =>
      column.personal && isErased ? ERASED : comparableOfDatabase(column, valueIn(table, column, event, successor)),
    ),
  ];
}

function valueIn(
  table: LakeTable,
  column: LakeColumn,
  event: StreamEvent,
  successor: StreamEvent | undefined,
): unknown {
  if (column.name === 'bucket') return bucketOf(event.aggregate_id, table.buckets);
  if (column.personal) return event.personal?.[column.name];
  switch (table.form) {
    case 'current':
    case 'history':
      return ofState(column.name, event, successor);
    case 'events':
      return event[column.name];
    case 'sign_ins':
      return ofSignIn(column.name, event);
    default:
      throw table.form satisfies never;
  }
}

function ofState(column: string, event: StreamEvent, successor: StreamEvent | undefined): unknown {
  switch (column) {
    case 'id':
      return event.aggregate_id;
    case 'event_id':
      return event.id;
    case 'valid_from':
      return event.occurred_at;
    case 'valid_to':
      return successor?.occurred_at;
    case 'is_current':
      return successor === undefined;
    case 'tenant_id':
    case 'version':
    case 'recorded_at':
      return event[column];
    default:
      return event.state[column];
  }
}

function ofSignIn(column: string, event: StreamEvent): unknown {
  if (column === 'event_id') return event.id;
  if (column === 'credential_type') return event.state.type;
  return column in event ? event[column] : event.state[column];
}
