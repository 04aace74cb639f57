import type { ChangeContext, FeedEvent } from '@kiban/event-store';
import { type Database, tenantId } from '@kiban/postgres';
import type { SeatKind } from '../products/product.ts';
import { releaseSeatsOf } from './release-seats-of.ts';

/** What closes a holder: its seats are free from then on. */
const CLOSINGS: Readonly<Record<string, SeatKind>> = {
  'user.left': 'user',
  'user.erased': 'user',
  'store.closed': 'store',
  'device.retired': 'device',
};

/** The names of the events that something follows from. */
export const REACTED_TO: readonly string[] = Object.keys(CLOSINGS);

/**
 * Does what follows from an event; may come twice.
 *
 * @param database as the role `kiban_asset`.
 */
export async function react(database: Database, event: FeedEvent): Promise<void> {
  const kind = CLOSINGS[event.name];
  if (kind === undefined) return;
  const { aggregate_id, id, recorded_at } = event;
  await releaseSeatsOf(database, tenantId(event.tenant_id), contextOf(event), {
    ...{ kind, id: aggregate_id, event_id: id, recorded_at },
  });
}

/** Done by the service, for whoever closed the holder and on the same request; the reason names the event. */
function contextOf({ name, id, reason, request_id, actor_kind, actor_id }: FeedEvent): ChangeContext {
  return {
    actor: { kind: 'service', id: 'asset' },
    on_behalf_of: actor_kind === 'person' ? actor_id : null,
    reason: `${name} ${id}${reason === null ? '' : `: ${reason}`}`,
    request_id,
  };
}
