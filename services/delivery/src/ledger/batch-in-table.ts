import type { Snapshot } from '@kiban/delta-lake';

/** The application whose transactions the tables carry; a transaction's version is the batch's number. */
export const APP_ID = 'kiban-delivery';

/** The number of the last batch that a version of a table holds; null: none. */
export function batchInTable(snapshot: Snapshot): bigint | null {
  return snapshot.transactions.get(APP_ID)?.version ?? null;
}
