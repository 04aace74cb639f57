import { type ChangeContext, record, refusalOf, streamKey, takeLocks } from '@kiban/event-store';
import {
  type Database,
  type Statement,
  statement,
  type TenantId,
  tenantRead,
  tenantTransaction,
} from '@kiban/postgres';
import type { SeatKind } from '../products/product.ts';
import { type SeatRow, seatAggregate, seatReleased } from '../seats/seat.ts';

/** That a holder was closed, and by which event. */
export interface HolderClosed {
  readonly kind: SeatKind;
  readonly id: string;
  readonly event_id: string;
  /** By the database's clock. Who came back later and sat down again keeps the seat. */
  readonly recorded_at: string;
}

const LOCKED_SINGLY = 50;

/**
 * Releases every seat that the holder had when it was closed. Done again it finds none, so that an event may come twice.
 *
 * @returns how many seats were released.
 */
export async function releaseSeatsOf(
  database: Database,
  tenantId: TenantId,
  context: ChangeContext,
  closed: HolderClosed,
): Promise<number> {
  const [held] = await tenantRead(database, tenantId, [seatsOf(closed)]);
  if (held.length === 0) return 0;
  const keys = held.map(({ id }) => streamKey(id));
  try {
    return await tenantTransaction(database, tenantId, async (transaction) => {
      const locked = takeLocks(transaction, keys.length > LOCKED_SINGLY ? { of: 'tenant' } : { of: 'streams', keys });
      const [, seats] = await Promise.all([locked, transaction.rows(seatsOf(closed))]);
      const occasion = { occurred_at: null, details: { caused_by: closed.event_id } };
      const changes = seats.map((seat) => seatReleased(seat, occasion)).filter((change) => change !== null);
      if (changes.length > 0) await transaction.commitWith(record(transaction, seatAggregate, context, changes));
      return changes.length;
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

function seatsOf({ kind, id, recorded_at }: HolderClosed): Statement<SeatRow> {
  const [store, user, device] = [
    kind === 'store' ? id : null,
    kind === 'user' ? id : null,
    kind === 'device' ? id : null,
  ];
  return statement`
    select id, version, valid_from, recorded_at, licence_id, store_id, user_id, device_id, status
    from asset.seat
    where status = 'assigned' and recorded_at <= ${recorded_at}::timestamptz
      and (store_id = ${store}::uuid or user_id = ${user}::uuid or device_id = ${device}::uuid)
    order by id`;
}
