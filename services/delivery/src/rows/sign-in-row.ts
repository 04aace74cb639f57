import type { Row } from '@kiban/delta-lake';
import type { FeedEvent } from '@kiban/event-store';
import { bucketOf } from '../lake/bucket.ts';
import type { LakeTable } from '../lake/lake-table.ts';
import { microsecondsOf } from '../lake/moment.ts';
import { columnValue } from './column-value.ts';
import { rowOf } from './state-values.ts';

/** What happened at sign-in, in columns: who, to what, by what means, and why not. */
export function signInRow(table: LakeTable, event: FeedEvent): Row {
  return rowOf(table, event, {
    tenant_id: event.tenant_id,
    bucket: bucketOf(event.aggregate_id, table.buckets),
    event_id: event.id,
    aggregate_kind: event.aggregate_kind,
    aggregate_id: event.aggregate_id,
    version: event.version,
    name: event.name,
    // a session has a type of its own some day; what a credential's `type` is called here says whose it is
    credential_type: event.aggregate_kind === 'credential' ? columnValue('string', event.state.type) : null,
    actor_kind: event.actor_kind,
    actor_id: event.actor_id,
    request_id: event.request_id,
    occurred_at: microsecondsOf(event.occurred_at),
    recorded_at: microsecondsOf(event.recorded_at),
  });
}
