import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';

/** A cookie that only the server reads. */
export interface ServerCookie {
  read(c: Context): string | undefined;
  write(c: Context, value: string): void;
  clear(c: Context): void;
}

/**
 * `__Host-` cookies (RFC 6265bis §4.1.3.2), so that no subdomain can plant one. On plain http, which is this machine only,
 * the name stands without the prefix: Safari takes no `Secure` cookie there.
 */
export function serverCookie(name: string, origin: string, maxAgeSeconds?: number): ServerCookie {
  const secure = origin.startsWith('https:');
  const options: CookieOptions = {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    ...(secure ? { prefix: 'host' } : {}),
    ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }),
  };
  return {
    read: (c) => getCookie(c, name, secure ? 'host' : undefined),
    write: (c, value) => setCookie(c, name, value, options),
    clear: (c) => void deleteCookie(c, name, options),
  };
}
