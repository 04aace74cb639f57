import type { Aggregate, Change, StateRow } from '@kiban/event-store';
import { beginning, CommandRefused, existing, following, type Occasion, stateFields } from '@kiban/service';
import type { SeatKind } from '../products/product.ts';

/** That one store, user or device uses a licence. */
export interface Seat {
  readonly licence_id: string;
  /** Exactly one of these is given: what the licence is for. */
  readonly store_id: string | null;
  readonly user_id: string | null;
  readonly device_id: string | null;
  readonly status: 'assigned' | 'released';
}

export const seatAggregate: Aggregate<Seat> = {
  kind: 'seat',
  table: 'asset.seat',
  schemaVersion: 1,
  columns: { licence_id: 'uuid', store_id: 'uuid', user_id: 'uuid', device_id: 'uuid', status: 'text' },
  personal: [],
};

export type SeatRow = StateRow<Seat>;

type Holder = Pick<Seat, 'store_id' | 'user_id' | 'device_id'>;

/** Who has a seat, as its columns say it. */
export function holderOf(kind: SeatKind, id: string): Holder {
  return { store_id: null, user_id: null, device_id: null, [`${kind}_id`]: id };
}

/** What kind of holder a seat has. */
export function kindOf({ store_id, user_id }: Holder): SeatKind {
  if (store_id !== null) return 'store';
  return user_id === null ? 'device' : 'user';
}

/** Whether there is a seat for it is decided before (`requireSeats`). */
export function seatAssigned(
  id: string,
  input: { readonly licence_id: string; readonly kind: SeatKind; readonly holder_id: string },
  occasion: Occasion,
): Change<Seat> {
  const { licence_id, kind, holder_id } = input;
  return beginning(id, 'seat.assigned', { licence_id, ...holderOf(kind, holder_id), status: 'assigned' }, occasion);
}

/** Another holder of the same kind sits down. @throws CommandRefused `not_found`, `already_closed`. */
export function seatMoved(current: SeatRow | null, holderId: string, occasion: Occasion): Change<Seat> | null {
  const seat = assigned(current);
  const state: Seat = { ...stateFields(seatAggregate.columns, seat), ...holderOf(kindOf(seat), holderId) };
  return following(seat, state, 'seat.moved', occasion);
}

/** Its place is free. Who had it stays in the history. @throws CommandRefused `not_found`, `already_closed`. */
export function seatReleased(current: SeatRow | null, occasion: Occasion): Change<Seat> | null {
  const seat = assigned(current);
  return following(
    seat,
    { ...stateFields(seatAggregate.columns, seat), status: 'released' },
    'seat.released',
    occasion,
  );
}

function assigned(current: SeatRow | null): SeatRow {
  const seat = existing(current, 'seat');
  if (seat.status === 'released')
    throw new CommandRefused('already_closed', 'The seat is released already. Assign another one.', {
      words: {
        en: 'The seat is released already. Assign another one.',
        ja: 'このシートはすでに解除されています。新しく割り当ててください。',
      },
    });
  return seat;
}
