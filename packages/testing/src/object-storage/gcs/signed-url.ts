import { createHash, type KeyObject, verify } from 'node:crypto';
import type { StoreRequest } from '../emulated-server.ts';
import { GcsRefusal } from './gcs-refusal.ts';

/** Checks a V4 signature: https://cloud.google.com/storage/docs/authentication/canonical-requests */
export function checkSignedUrl({ method, target, url, headers }: StoreRequest, publicKey: KeyObject): void {
  const parameter = (name: string): string => url.searchParams.get(name) ?? '';
  const date = parameter('X-Goog-Date');
  const seconds = Number(parameter('X-Goog-Expires'));
  const start = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (parameter('X-Goog-Algorithm') !== 'GOOG4-RSA-SHA256') throw new GcsRefusal(400, 'InvalidSecurity');
  if (!(seconds >= 1 && seconds <= 604_800) || !(Date.now() <= start + seconds * 1_000)) {
    throw new GcsRefusal(400, 'ExpiredToken');
  }
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Goog-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  const signedHeaders = parameter('X-Goog-SignedHeaders');
  const canonicalHeaders = signedHeaders.split(';').map((name) => `${name}:${headerOf(name, headers)}`);
  const path = target.replace(/\?.*/s, '');
  const canonical = [method, path, query, ...canonicalHeaders, '', signedHeaders, 'UNSIGNED-PAYLOAD'].join('\n');
  const scope = parameter('X-Goog-Credential').split('/').slice(1).join('/');
  const text = ['GOOG4-RSA-SHA256', date, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const signature = Buffer.from(parameter('X-Goog-Signature'), 'hex');
  if (!verify('sha256', Buffer.from(text), publicKey, signature)) throw new GcsRefusal(403, 'SignatureDoesNotMatch');
}

/** The vendor's client signs the host without its port, which the vendor's hosts do not have. */
const headerOf = (name: string, headers: StoreRequest['headers']): string =>
  name === 'host' ? (headers.host ?? '').replace(/:\d+$/, '') : (headers[name] ?? '').trim();

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
