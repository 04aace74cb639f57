import { demandedReason, described, id, itemsOf, named, reason, record } from '@kiban/service';
import { z } from 'zod';

export const seatStatus = z.enum(['assigned', 'released']);

const holder = (en: string, ja: string) => described(id().nullable(), en, ja);
const name = (en: string, ja: string) => described(z.string().nullable(), en, ja);

export const seatSchema = named(
  z.strictObject({
    id: described(id(), 'Permanent id of the seat.', 'シートの永続的な ID。'),
    licence_id: described(id(), 'The licence it is of.', 'ライセンスの ID。'),
    product: described(z.string(), 'Product of that licence.', 'そのライセンスの製品コード。'),
    plan: described(z.string(), 'Plan of that licence at the moment shown.', 'その時点のプラン。'),
    store_id: holder('The store that has it.', '割り当てられた店舗の ID。'),
    store_name: name('Name of that store at the moment shown.', 'その時点の店舗名。'),
    user_id: holder('The user who has it.', '割り当てられた利用者の ID。'),
    user_name: name('Name of that user at the moment shown.', 'その時点の利用者名。'),
    device_id: holder('The device that has it.', '割り当てられた端末の ID。'),
    device_name: name('Name of that device at the moment shown.', 'その時点の端末名。'),
    status: described(seatStatus, 'Whether it is still theirs.', '割り当て中か解除済みか。'),
    ...record,
  }),
  'Seat',
  'That one store, user or device uses a licence.',
  '店舗・利用者・端末へのライセンスの割り当て。',
);

/** What an operation on one seat answers. */
export const theSeat = {
  status: 200,
  schema: seatSchema,
  description: { en: 'The seat.', ja: 'シート。' },
  etag: true,
} as const;

export const seatsAnswer = named(
  z.strictObject({
    id: described(id(), 'Id of the first of them.', '最初のシートの ID。'),
    items: itemsOf(seatSchema),
  }),
  'AssignedSeats',
  'Seats that were assigned together.',
  'まとめて割り当てたシート。',
);

export const newSeats = named(
  z.strictObject({
    licence_id: described(id(), 'The licence.', 'ライセンスの ID。'),
    holder_ids: described(
      z.array(id()).min(1).max(500),
      'Ids of stores, users or devices, whichever the licence is for. All of them get a seat, or none does.',
      'ライセンスの対象に応じた店舗・利用者・端末の ID。全件に割り当てるか、どれにも割り当てません。',
    ),
    reason,
  }),
  'NewSeats',
  'Who is to get seats of a licence.',
  'シートの割り当て。',
);

export const seatMove = named(
  z.strictObject({
    holder_id: described(
      id(),
      'Another store, user or device, whichever the licence is for.',
      '移動先の店舗・利用者・端末の ID（ライセンスの対象に応じる）。',
    ),
    reason: demandedReason,
  }),
  'SeatMove',
  'Who gets the seat instead, and why.',
  'シートの移動先と理由。',
);
