import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { fingerprint } from '../records/fingerprint.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * What an import of this snapshot depends on, as SHA-256 in hex: the text of the mapping, and name and bytes of each
 * file, or id and version of each table. Where they lie does not matter. Throws `SnapshotError` with `snapshot_unreadable`.
 */
export async function snapshotFingerprint(snapshot: Snapshot, mappingText: string): Promise<string> {
  const parts: unknown[] = [snapshot.date, createHash('sha256').update(mappingText).digest('hex')];
  for (const { file, path, table } of snapshot.files)
    parts.push(table === undefined ? [file, basename(path), await fingerprint(path)] : [file, table.id, table.version]);
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
