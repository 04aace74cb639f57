import type { Cursor } from '@kiban/event-store';

/** Negative when `one` comes before `other` in the feed, positive when after, 0 when they are the same place. */
export function comparePlaces(one: Cursor, other: Cursor): number {
  return (
    one.epoch - other.epoch ||
    compared(BigInt(one.transaction_id), BigInt(other.transaction_id)) ||
    compared(BigInt(one.position), BigInt(other.position))
  );
}

function compared(one: bigint, other: bigint): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
