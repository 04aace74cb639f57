import { createHmac, timingSafeEqual } from 'node:crypto';

/** How URLs into a local folder are made: somebody has to serve them (`presignedPath`). */
export interface Presigning {
  /** Where the handler answers; the object's path follows. */
  readonly baseUrl: string;
  /** At least 32 random bytes; whoever has it can read every object. */
  readonly secret: string;
}

/** A URL of the handler at `baseUrl`, valid until it expires. */
export function presignedUrl({ baseUrl, secret }: Presigning, path: string, expiresAtSeconds: number): string {
  const url = new URL(`${baseUrl.replace(/\/$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}`);
  url.searchParams.set('expires', String(expiresAtSeconds));
  url.searchParams.set('signature', signatureOf(secret, path, String(expiresAtSeconds)).toString('base64url'));
  return url.href;
}

/** The object's path when the URL was made with this secret and has not expired; null otherwise. For GET and HEAD. */
export function presignedPath(url: string, { baseUrl, secret }: Presigning, nowMs: number): string | null {
  const { origin, pathname, searchParams } = new URL(url, baseUrl);
  const base = new URL(`${baseUrl.replace(/\/$/, '')}/`);
  if (origin !== base.origin || !pathname.startsWith(base.pathname)) return null;
  const path = decoded(pathname.slice(base.pathname.length));
  const expires = searchParams.get('expires') ?? '';
  if (path === null || !/^\d{1,15}$/.test(expires) || Number(expires) * 1_000 <= nowMs) return null;
  const given = Buffer.from(searchParams.get('signature') ?? '', 'base64url');
  const expected = signatureOf(secret, path, expires);
  return given.length === expected.length && timingSafeEqual(given, expected) ? path : null;
}

function signatureOf(secret: string, path: string, expires: string): Buffer {
  return createHmac('sha256', secret).update(`${expires}\n${path}`).digest();
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
