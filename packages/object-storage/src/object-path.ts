import { StorageError } from './storage-error.ts';

/** S3's and Google's limit for a name; Azure's is 1,024 characters. */
const LONGEST = 1024;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these cannot stand in the stores' XML answers; URLs turn \ into /
const FORBIDDEN = /[\u0000-\u001f\u007f\ufffe\uffff\\]/;
/** Folders of our own in a local folder; refused everywhere, so that a lake can move from one store to another. */
export const RESERVED_SEGMENT = '.object-storage';

const encoder = new TextEncoder();

/**
 * The object's key in its store.
 *
 * @throws StorageError `invalid_location`
 */
export function keyOf(prefix: string, path: string): string {
  checkSegments(path, path.split('/'));
  return withinLimit(prefix === '' ? path : `${prefix}/${path}`, path);
}

/** The beginning of keys: what `keyOf` gives, but the last segment may be a part of one or empty. */
export function keyPrefixOf(prefix: string, path: string): string {
  const segments = path.split('/');
  const partial = segments.pop() ?? '';
  checkSegments(path, partial === '' || partial === '.' || partial === '..' ? segments : [...segments, partial]);
  return withinLimit(prefix === '' ? path : `${prefix}/${path}`, path);
}

/** Joins a storage's prefix and a further one; both without slashes at their ends, or empty. */
export function joinedPrefix(prefix: string, further: string): string {
  const trimmed = further.replace(/\/$/, '');
  return trimmed === '' ? prefix : keyOf(prefix, trimmed);
}

function checkSegments(path: string, segments: readonly string[]): void {
  if (!path.isWellFormed() || FORBIDDEN.test(path)) refuse(path, 'contains characters that a name cannot have');
  for (const segment of segments) {
    if (segment === '') refuse(path, 'is empty, or has a slash too many');
    if (segment === '.' || segment === '..') refuse(path, 'contains a segment . or ..');
    if (segment === RESERVED_SEGMENT) refuse(path, `contains the reserved segment ${RESERVED_SEGMENT}`);
  }
}

function withinLimit(key: string, path: string): string {
  if (encoder.encode(key).length > LONGEST) refuse(path, `is longer than ${LONGEST} bytes with its prefix`);
  return key;
}

function refuse(path: string, why: string): never {
  throw new StorageError('invalid_location', `The path ${JSON.stringify(path.slice(0, 200))} ${why}.`, { path });
}
