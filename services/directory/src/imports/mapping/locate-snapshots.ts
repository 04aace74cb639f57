import { locateSnapshots as locate, type Snapshot, type SnapshotDates } from '@kiban/tabular';
import type { Mapping } from './mapping-schema.ts';

/** Finds the dated snapshots of a mapping, the oldest first; days are those of its tenant. Throws `SnapshotError`. */
export async function locateSnapshots(
  paths: readonly string[],
  mapping: Mapping,
  dates: SnapshotDates = { timezone: mapping.tenant?.timezone ?? 'Asia/Tokyo' },
): Promise<Snapshot[]> {
  return locate(paths, mapping, dates);
}
