import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';
import type { Cursor } from './cursor.ts';

/** An event as consumers get it: at least once, in order per aggregate, with a stable id. */
export interface FeedEvent extends Cursor {
  readonly id: string;
  readonly tenant_id: string;
  readonly aggregate_kind: string;
  readonly aggregate_id: string;
  readonly version: number;
  readonly name: string;
  readonly schema_version: number;
  readonly state: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Null when the event has no personal fields, or when they were erased. */
  readonly personal: Readonly<Record<string, unknown>> | null;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly on_behalf_of: string | null;
  readonly reason: string | null;
  readonly request_id: string | null;
  readonly occurred_at: string;
  readonly recorded_at: string;
}

/** A new epoch: the database was restored, and a consumer may hold events of the epoch before that no longer exist. */
export interface EpochStart {
  readonly epoch: number;
  readonly started_at: string;
  readonly reason: string;
}

export interface FeedBatch {
  readonly events: readonly FeedEvent[];
  /** Where to go on from; the cursor given when there was nothing new. */
  readonly cursor: Cursor;
  /** Epochs that began since the cursor given. A consumer that had read before hears of each once. */
  readonly epochs: readonly EpochStart[];
}

/**
 * The next events after a cursor, at most `limit`. Skips nothing: an event is delivered once every transaction that could
 * still write an earlier one has ended, so a long transaction holds the feed back.
 */
export async function readFeed(database: CrossTenantDatabase, after: Cursor, limit: number): Promise<FeedBatch> {
  // epochs first: whatever was written before an epoch that is seen here is seen by the statement after it; and no event
  // of an epoch that begins in between, or the cursor would pass over the news of it
  const epochs = await crossTenantRows(database, epochsAfter(after));
  const epoch = epochs.at(-1)?.epoch ?? after.epoch;
  const events = await crossTenantRows(database, eventsAfter(after, epoch, limit));
  const last = events.at(-1);
  const cursor =
    last === undefined
      ? epoch > after.epoch && after.epoch > 0
        ? { epoch, transaction_id: '0', position: '0' }
        : after
      : { epoch: last.epoch, transaction_id: last.transaction_id, position: last.position };
  const announced = after.epoch === 0 ? [] : epochs.filter((start) => start.epoch <= cursor.epoch);
  return { events, cursor, epochs: announced };
}

function eventsAfter(after: Cursor, lastEpoch: number, limit: number): Statement<FeedEvent> {
  return statement`
    select e.epoch, e.transaction_id::text, e.position::text, e.id, e.tenant_id, e.aggregate_kind, e.aggregate_id,
      e.version, e.name, e.schema_version, e.state, e.payload, p.fields as personal, e.actor_kind, e.actor_id,
      e.on_behalf_of, e.reason, e.request_id, e.occurred_at, e.recorded_at
    from event.domain_event e
    left join event.personal_data p
      on e.personal_digest is not null and p.tenant_id = e.tenant_id and p.event_id = e.id
    where (e.epoch, e.transaction_id, e.position)
        > (${after.epoch}::int, ${after.transaction_id}::xid8, ${after.position}::bigint)
      and e.epoch <= ${lastEpoch}::int
      -- of the current epoch only what no running transaction can still precede; earlier epochs are complete
      and (e.transaction_id < pg_snapshot_xmin(pg_current_snapshot()) or e.epoch < (select max(epoch) from event.epoch))
    order by e.epoch, e.transaction_id, e.position
    -- not as a plain number: of a table that was never analysed the planner believes then that a page is most of it, and sorts
    -- all that is left for each page
    limit (select ${limit}::bigint)`;
}

function epochsAfter(after: Cursor): Statement<EpochStart> {
  return statement`
    select epoch, started_at, reason from event.epoch where epoch > ${after.epoch}::int order by epoch`;
}
