import { setTimeout as sleep } from 'node:timers/promises';
import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';
import type { FeedEvent } from './read-feed.ts';

/** What had been committed at a moment. */
export interface Look {
  readonly epoch: number;
  /** pg_snapshot */
  readonly snapshot: string;
}

export interface Committed {
  readonly events: readonly FeedEvent[];
  readonly look: Look;
}

export interface FastLane {
  /** Of which events; the others wait for their turn in the feed. */
  readonly names: readonly string[];
  /** They come again in the feed, later and in order. */
  readonly handle: (events: readonly FeedEvent[]) => Promise<void>;
  readonly pollMs?: number;
}

/**
 * The events of some names that were committed since the last look, each once, also those that the feed holds back because an
 * older transaction is still running. In no order that could be relied on: whoever takes them looks at their versions. The
 * first look (null) gives all that the feed holds back now.
 */
export async function readCommitted(
  database: CrossTenantDatabase,
  since: Look | null,
  names: readonly string[],
): Promise<Committed> {
  const rows = await crossTenantRows(database, committedSince(since, names), { prepare: true });
  const [first] = rows;
  if (first === undefined) throw new Error('The database did not say what it has committed.');
  const look = { epoch: first.looked_epoch, snapshot: first.looked_snapshot };
  // transaction ids of another epoch are another count
  if (since !== null && since.epoch !== look.epoch) return readCommitted(database, null, names);
  return { events: rows.filter((row) => row.id !== null).map(eventOf), look };
}

/** Hands over what was committed, from now on until the signal. */
export async function followCommitted(
  database: CrossTenantDatabase,
  { names, handle, pollMs = 100 }: FastLane,
  signal: AbortSignal,
): Promise<void> {
  let look: Look | null = null;
  while (!signal.aborted) {
    const committed = await readCommitted(database, look, names);
    if (committed.events.length > 0) await handle(committed.events);
    look = committed.look;
    await sleep(pollMs, undefined, { signal }).catch(() => undefined); // aborted: the loop looks at the signal
  }
}

type Looked = FeedEvent & { readonly looked_epoch: number; readonly looked_snapshot: string };

function eventOf({ looked_epoch: _, looked_snapshot: __, ...event }: Looked): FeedEvent {
  return event;
}

/** One statement, and so one snapshot: what it does not see the next look finds. */
function committedSince(since: Look | null, names: readonly string[]): Statement<Looked> {
  return statement`
    with now as materialized (
      select (select max(epoch) from event.epoch) as epoch, pg_current_snapshot() as snapshot,
        coalesce(${since?.snapshot ?? null}::pg_snapshot, pg_current_snapshot()) as before
    )
    select n.epoch as looked_epoch, n.snapshot::text as looked_snapshot, e.*
    from now n left join lateral (
      select e.epoch, e.transaction_id::text, e.position::text, e.id, e.tenant_id, e.aggregate_kind, e.aggregate_id,
        e.version, e.name, e.schema_version, e.state, e.payload, p.fields as personal, e.actor_kind, e.actor_id,
        e.on_behalf_of, e.reason, e.request_id, e.occurred_at, e.recorded_at
      from event.domain_event e
      left join event.personal_data p
        on e.personal_digest is not null and p.tenant_id = e.tenant_id and p.event_id = e.id
      where e.epoch = n.epoch and e.transaction_id >= pg_snapshot_xmin(n.before)
        and (${since === null}::boolean or not pg_visible_in_snapshot(e.transaction_id, n.before))
        and e.name = any (${[...names]}::text[])
    ) e on true
    order by e.transaction_id, e.position`;
}
