import { DeltaError } from '../../errors.ts';
import { loadSnapshot } from '../../snapshot/load-snapshot.ts';
import type { TableStorage } from '../../storage/table-storage.ts';

/**
 * Versions from and to, both included, or moments in milliseconds since 1970: versions committed at the first or later, at the
 * second or earlier. Without an end: up to the newest.
 */
export type ChangeRange =
  | { readonly from: number; readonly to?: number }
  | { readonly fromTimestamp: number; readonly toTimestamp?: number };

/** @throws DeltaError `option_invalid` for a range that holds nothing, `version_not_found` */
export async function versionsOf(storage: TableStorage, range: ChangeRange): Promise<{ from: number; to: number }> {
  const found = 'from' in range ? await ofVersions(storage, range) : await ofMoments(storage, range);
  if (found.from > found.to) {
    throw new DeltaError('option_invalid', `there are no versions from ${found.from} to ${found.to}`);
  }
  return found;
}

async function ofVersions(
  storage: TableStorage,
  range: { from: number; to?: number },
): Promise<{ from: number; to: number }> {
  return { from: range.from, to: range.to ?? (await loadSnapshot(storage)).version };
}

async function ofMoments(
  storage: TableStorage,
  range: { fromTimestamp: number; toTimestamp?: number },
): Promise<{ from: number; to: number }> {
  const end = range.toTimestamp === undefined ? 'latest' : { timestamp: range.toTimestamp };
  const { version } = await loadSnapshot(storage, end);
  return { from: await firstAt(storage, range.fromTimestamp), to: version };
}

/** The version after the newest one before the moment; the first one when there is none. */
async function firstAt(storage: TableStorage, timestamp: number): Promise<number> {
  try {
    return (await loadSnapshot(storage, { timestamp: timestamp - 1 })).version + 1;
  } catch (error) {
    if (error instanceof DeltaError && error.code === 'version_not_found') return 0;
    throw error;
  }
}
