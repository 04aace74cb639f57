/** What every engine keeps: DynamoDB's items hold 400 KB, names and references included. */
export const ITEM_BYTES_AT_MOST = 380 * 1024;

/** An item's data as JSON text. @throws ItemTooLarge, with every engine alike. */
export function itemDataOf(data: unknown): string {
  const text = JSON.stringify(data);
  if (Buffer.byteLength(text) > ITEM_BYTES_AT_MOST) throw new ItemTooLarge();
  return text;
}

export class ItemTooLarge extends Error {
  readonly code = 'item_too_large';
  constructor() {
    super(`An item of the auth store holds ${ITEM_BYTES_AT_MOST} bytes of JSON at most.`);
    this.name = 'ItemTooLarge';
  }
}
