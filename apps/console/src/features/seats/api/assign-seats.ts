import { writeAsset } from '../../../api/asset-api.ts';
import type { Seat } from '../../../api/asset-types.ts';

/** Holders at once, as the API takes them. */
export const SEATS_AT_ONCE = 500;

/** All of them get a seat, or none does. */
export function assignSeats(
  seats: { readonly licence_id: string; readonly holder_ids: readonly string[]; readonly reason: string | undefined },
  idempotencyKey: string,
): Promise<{ readonly items: readonly Seat[] }> {
  return writeAsset('POST', '/seats', seats, { idempotencyKey });
}
