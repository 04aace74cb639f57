import type { BigIntStats } from 'node:fs';
import type { ObjectHead } from '../store.ts';

/** Every write makes a new file, and renaming keeps its number and time. */
export function etagOf({ ino, mtimeNs, size }: BigIntStats): string {
  return `${ino.toString(36)}-${mtimeNs.toString(36)}-${size.toString(36)}`;
}

export function headOf(stats: BigIntStats): ObjectHead {
  return {
    size: Number(stats.size),
    last_modified: Number(stats.mtimeNs / 1_000_000n),
    etag: etagOf(stats),
    writes: [], // a system call's answer is not lost
  };
}
