import type { FeedEvent } from '@kiban/event-store';
import type { ErasedUser } from '../ledger/mark-published.ts';

/** What passed on the way into a table, for the ledger. */
export interface Tally {
  readonly events: number;
  /** RFC 3339; null when nothing passed. */
  readonly first_recorded_at: string | null;
  readonly last_recorded_at: string | null;
  /** How many events of each tenant. */
  readonly tenants: ReadonlyMap<string, number>;
  readonly erased: readonly ErasedUser[];
}

/** Counts events that pass, in any order. */
export function tallying(): { take(events: readonly FeedEvent[]): void; tally(): Tally } {
  let events = 0;
  let first: string | null = null;
  let last: string | null = null;
  const tenants = new Map<string, number>();
  const erased: ErasedUser[] = [];
  return {
    take: (passed) => {
      for (const event of passed) {
        events += 1;
        if (first === null || event.recorded_at < first) first = event.recorded_at;
        if (last === null || event.recorded_at > last) last = event.recorded_at;
        tenants.set(event.tenant_id, (tenants.get(event.tenant_id) ?? 0) + 1);
        if (event.name === 'user.erased') erased.push(erasedUser(event));
      }
    },
    tally: () => ({ events, first_recorded_at: first, last_recorded_at: last, tenants, erased }),
  };
}

export function tallyOf(events: readonly FeedEvent[]): Tally {
  const passed = tallying();
  passed.take(events);
  return passed.tally();
}

function erasedUser({ tenant_id, aggregate_id, id }: FeedEvent): ErasedUser {
  return { tenant_id, user_id: aggregate_id, event_id: id };
}
