import { LegacyHashRefused } from '../legacy-scheme.ts';

/** @throws LegacyHashRefused `malformed` unless it is a whole number from `least`; `too_costly` above `most`. */
export function count(text: string | undefined, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (text === undefined || !/^\d{1,10}$/.test(text)) throw new LegacyHashRefused('malformed', 'A number is missing.');
  const number = Number(text);
  if (number < least) throw new LegacyHashRefused('malformed', `${number} is too small a parameter.`);
  if (number > most) throw new LegacyHashRefused('too_costly', `${number} is too large a parameter.`);
  return number;
}

/**
 * Base64 in any of its usual dresses: with and without padding, URL-safe, and passlib's with a dot in place of the plus.
 *
 * @throws LegacyHashRefused `malformed`
 */
export function bytes(text: string | undefined, least: number): Buffer {
  const plain = (text ?? '').replaceAll('.', '+').replaceAll('-', '+').replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) throw new LegacyHashRefused('malformed', 'This is no Base64.');
  return longEnough(Buffer.from(plain, 'base64'), least);
}

/** @throws LegacyHashRefused `malformed` */
export function hexadecimal(text: string | undefined, least: number): Buffer {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text ?? '')) throw new LegacyHashRefused('malformed', 'This is not hexadecimal.');
  return longEnough(Buffer.from(text ?? '', 'hex'), least);
}

/** `m=65536,t=3,p=4` */
export function parameters(text: string | undefined): ReadonlyMap<string, string> {
  return new Map((text ?? '').split(',').map((part) => [part.split('=')[0] ?? '', part.slice(part.indexOf('=') + 1)]));
}

function longEnough(given: Buffer, least: number): Buffer {
  if (given.length < least || given.length > 1024)
    throw new LegacyHashRefused('malformed', 'A part has no usual length.');
  return given;
}
