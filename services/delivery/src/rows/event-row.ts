import type { Row } from '@kiban/delta-lake';
import type { FeedEvent } from '@kiban/event-store';
import { bucketOf } from '../lake/bucket.ts';
import type { LakeTable } from '../lake/lake-table.ts';
import { microsecondsOf } from '../lake/moment.ts';

/** An event as it stands in the log of all events: without its personal part. */
export function eventRow(table: LakeTable, event: FeedEvent): Row {
  return {
    tenant_id: event.tenant_id,
    bucket: bucketOf(event.aggregate_id, table.buckets),
    id: event.id,
    aggregate_kind: event.aggregate_kind,
    aggregate_id: event.aggregate_id,
    version: event.version,
    name: event.name,
    schema_version: event.schema_version,
    state: JSON.stringify(event.state),
    payload: JSON.stringify(event.payload),
    actor_kind: event.actor_kind,
    actor_id: event.actor_id,
    on_behalf_of: event.on_behalf_of,
    reason: event.reason,
    request_id: event.request_id,
    occurred_at: microsecondsOf(event.occurred_at),
    recorded_at: microsecondsOf(event.recorded_at),
    epoch: event.epoch,
    transaction_id: event.transaction_id,
    position: BigInt(event.position),
  };
}
