import { type Cursor, type FeedEvent, readFeed } from '@kiban/event-store';
import { type CrossTenantDatabase, crossTenantRows, statement } from '@kiban/postgres';
import { pause } from '@kiban/service';
import type { Change, EntitlementNews } from './news.ts';

export interface FollowOptions {
  /** As the role `kiban_asset_worker`. */
  readonly feed: CrossTenantDatabase;
  readonly news: EntitlementNews;
  readonly signal: AbortSignal;
  readonly pollMs?: number;
}

const BATCH = 500;

/**
 * Tells the news of what changes from now on, until the signal. Every process follows for itself and keeps no cursor: who comes
 * after a break asks anew.
 */
export async function followChanges({ feed, news, signal, pollMs = 200 }: FollowOptions): Promise<void> {
  let cursor = await endOfFeed(feed);
  news.begin(cursor);
  while (!signal.aborted) {
    // what is read below has seen all that this end has passed: where nothing of ours was there, nobody reads it again
    const end = await endOfFeed(feed);
    const batch = await readFeed(feed, cursor, BATCH);
    cursor = batch.events.length === 0 && batch.epochs.length === 0 ? end : batch.cursor;
    news.publish(batch.events.flatMap(changesOf), cursor);
    if (batch.events.length < BATCH) await pause(pollMs, signal);
  }
}

function changesOf(event: FeedEvent): Change[] {
  const { aggregate_kind, tenant_id, state } = event;
  const cursor = { epoch: event.epoch, transaction_id: event.transaction_id, position: event.position };
  const product = typeof state.product === 'string' ? state.product : null;
  switch (aggregate_kind) {
    case 'product': // the catalogue is everybody's
      return [{ tenant_id: null, product, cursor }];
    case 'licence':
      return [{ tenant_id, product, cursor }];
    case 'seat':
      return [{ tenant_id, product: null, cursor }];
    default:
      return [];
  }
}

/** Behind everything that any transaction has written which has ended. */
async function endOfFeed(feed: CrossTenantDatabase): Promise<Cursor> {
  const [end] = await crossTenantRows(
    feed,
    statement<Cursor>`
      select max(epoch) as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as transaction_id, '0' as position
      from event.epoch`,
    { prepare: true },
  );
  if (end === undefined) throw new Error('The database did not say where its feed ends.');
  return end;
}
