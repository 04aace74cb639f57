import type { CommitOptions, DeltaTable } from '@kiban/delta-lake';
import type { Batch } from '../ledger/batch.ts';
import { APP_ID } from '../ledger/batch-in-table.ts';

const metadataOf = (batch: Batch): string => JSON.stringify({ kiban_batch: batch.number });

/** A commit that carries its batch's number: a table that has it refuses it. */
export function commitOf(batch: Batch): CommitOptions {
  return { txn: { appId: APP_ID, version: BigInt(batch.number) }, userMetadata: metadataOf(batch), codec: 'zstd' };
}

const LOOKED_BACK = 100;

/** The version that holds a batch which an earlier run committed; null when it is not among the last. */
export async function versionOf(table: DeltaTable, batch: Batch): Promise<number | null> {
  for await (const { version, info } of table.history({ limit: LOOKED_BACK }))
    if (info.userMetadata === metadataOf(batch)) return version;
  return null;
}
