import { randomBytes } from 'node:crypto';
import type { ObjectHead } from '../store.ts';

/** Replacements that others can make while a writer does not know whether its own succeeded. S3 keeps 2 KB of metadata. */
const KEPT = 48;

export function newWriteId(): string {
  return randomBytes(12).toString('base64url');
}

/** The object's writes with a new one, newest first: a replacement carries on the history of what it replaces. */
export function withWrite(writeId: string, replaced: ObjectHead | null): readonly string[] {
  return [writeId, ...(replaced?.writes ?? [])].slice(0, KEPT);
}

/**
 * What became of a write whose answer was lost and whose condition does not hold any more: the etag that it made, null when
 * somebody else's was first, or `unknown`. (What an unconditional `put` or another program wrote has no history.)
 */
export function outcomeOf(
  head: ObjectHead | null,
  writeId: string,
  replaced: ObjectHead | null,
): { readonly etag: string | null } | 'unknown' {
  const writes = head?.writes ?? [];
  // one that was replaced in its turn has an etag that nothing matches any more
  if (head && writes.includes(writeId)) return { etag: writes[0] === writeId ? head.etag : `replaced-${writeId}` };
  if (replaced === null) return head ? { etag: null } : 'unknown';
  if (head?.etag === replaced.etag) return { etag: null };
  const [before] = replaced.writes;
  const complete = before === undefined ? writes.length > 0 && writes.length < KEPT : writes.includes(before);
  return complete ? { etag: null } : 'unknown';
}
