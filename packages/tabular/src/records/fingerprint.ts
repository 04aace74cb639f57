import { createHash } from 'node:crypto';
import { readRawBytes } from './read-bytes.ts';

/** The SHA-256 of a file's bytes as they lie on the disk, in hex. Throws `SnapshotError` with `snapshot_unreadable`. */
export async function fingerprint(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of readRawBytes(path)) hash.update(bytes);
  return hash.digest('hex');
}
