import type { Row } from '@kiban/delta-lake';
import type { FeedEvent } from '@kiban/event-store';
import { bucketOf } from '../lake/bucket.ts';
import type { LakeTable } from '../lake/lake-table.ts';
import { microsecondsOf } from '../lake/moment.ts';
import { rowOf } from './state-values.ts';

/** The state an event left its aggregate in. */
export function currentRow(table: LakeTable, event: FeedEvent): Row {
  return rowOf(table, event, stateKeys(table, event));
}

/** What state rows hold besides the state. */
export function stateKeys(table: LakeTable, event: FeedEvent): Row {
  return {
    tenant_id: event.tenant_id,
    bucket: bucketOf(event.aggregate_id, table.buckets),
    id: event.aggregate_id,
    version: event.version,
    valid_from: microsecondsOf(event.occurred_at),
    recorded_at: microsecondsOf(event.recorded_at),
    event_id: event.id,
  };
}
