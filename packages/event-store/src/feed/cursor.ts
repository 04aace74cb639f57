/**
 * A place in the feed, after the last event read. The feed is ordered by epoch, then by the writing transaction, then by
 * position; ids and positions are 64-bit numbers and stay text.
 */
export interface Cursor {
  readonly epoch: number;
  readonly transaction_id: string;
  readonly position: string;
}

/** Before the first event. */
export const BEGINNING: Cursor = { epoch: 0, transaction_id: '0', position: '0' };

// xid8 and bigint: anything above is an error of the database, and not of who sent it
const LAST_TRANSACTION_ID = 2n ** 64n - 1n;
const LAST_POSITION = 2n ** 63n - 1n;

/** As one opaque word, for consumers outside. */
export function encodeCursor(cursor: Cursor): string {
  return `${cursor.epoch}-${cursor.transaction_id}-${cursor.position}`;
}

/** @throws RangeError when the word is none that `encodeCursor` made. */
export function decodeCursor(word: string): Cursor {
  const match = /^(\d{1,9})-(\d{1,20})-(\d{1,19})$/.exec(word);
  const [, epoch = '', transactionId = '', position = ''] = match ?? [];
  if (match === null || BigInt(transactionId) > LAST_TRANSACTION_ID || BigInt(position) > LAST_POSITION)
    throw new RangeError(`Not a place in the feed: ${JSON.stringify(word)}`);
  return { epoch: Number(epoch), transaction_id: transactionId, position };
}
