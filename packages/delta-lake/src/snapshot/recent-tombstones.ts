import { LayeredMap } from './layered-map.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The snapshot without tombstones that checkpoints leave out, too: of files removed longer ago than the table's retention.
 * @param now milliseconds since 1970
 */
export function withRecentTombstones(snapshot: Snapshot, now: number): Snapshot {
  const oldest = now - snapshot.properties.deletedFileRetentionMs;
  const recent = [...snapshot.tombstones].filter(([, { deletionTimestamp }]) => (deletionTimestamp ?? 0) > oldest);
  return { ...snapshot, tombstones: LayeredMap.of(new Map(recent)) };
}
