/** Which versions a change may be made on: any, or one of these. */
export type IfMatch = 'any' | readonly number[];

// RFC 9110 §8.8.3: an opaque tag is any visible character but the quote, commas included
const ENTITY_TAG = /\s*(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?:,|$)|\s*,/y;

/**
 * The versions an If-Match header names (RFC 9110 §13.1.1): `*`, or a list of entity tags, empty elements allowed (§5.6.1).
 * Comparison is strong, so that a weak tag names no version, and neither does a tag that we never gave.
 *
 * @returns undefined when the header is malformed.
 */
export function parseIfMatch(header: string): IfMatch | undefined {
  if (header.trim() === '*') return 'any';
  const versions: number[] = [];
  let tags = 0;
  for (let at = 0; at < header.length; at = ENTITY_TAG.lastIndex) {
    ENTITY_TAG.lastIndex = at;
    const found = ENTITY_TAG.exec(header);
    if (found === null) return undefined;
    const [, weak, opaque] = found;
    if (opaque === undefined) continue;
    tags += 1;
    if (weak === undefined && /^[1-9]\d{0,8}$/.test(opaque)) versions.push(Number(opaque));
  }
  return tags === 0 ? undefined : versions;
}
