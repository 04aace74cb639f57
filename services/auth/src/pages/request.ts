import type { HttpBindings } from '@hono/node-server';
import { clientAddress, currentRequest, networkOf } from '@kiban/http';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { browserName } from './browser-name.ts';
import { chosenLanguage, LANGUAGE_COOKIE, type Language } from './language.ts';

export type PageContext = Context<{ Bindings: HttpBindings }>;

/** Who asks, from where, in which language. */
export interface Asker {
  readonly language: Language;
  readonly ip_address: string;
  readonly network: string;
  /** What the browser calls itself: `Chrome, Windows`. */
  readonly browser: string | null;
  /** The device's cookie. */
  readonly device: string | undefined;
  /** Which shared terminal this browser says it is: a claim, until its key is proven. */
  readonly terminal: string | undefined;
  readonly request_id: string;
}

/** What a form sent. */
export type Form = Readonly<Record<string, string>>;

/** Where these pages are, for cookies and for the proof that a form came from them. */
export interface PageSite {
  /** Scheme, host and port. */
  readonly origin: string;
  /** How many reverse proxies of our own stand in front; 0: the address of the connection counts. */
  readonly trustedProxyHops: number;
}

/** Set where somebody signed in before; a shared terminal keeps none. */
export const KNOWN_DEVICE_COOKIE = 'kiban_device';
/** Set where a shared terminal was enrolled; no secret. */
export const TERMINAL_COOKIE = 'kiban_terminal';
export const LONGEST_KEPT_S = 400 * 86_400;

/** @param asked the language the page was asked for by whoever sent the person here. */
export function askerOf(c: PageContext, site: PageSite, asked?: string): Asker {
  const peer = c.env.incoming.socket.remoteAddress;
  const ip_address = clientAddress(peer, c.req.header('x-forwarded-for'), site.trustedProxyHops);
  const wishes = [c.req.query('language'), getCookie(c, LANGUAGE_COOKIE), asked, c.req.header('accept-language')];
  return {
    language: chosenLanguage(wishes),
    ip_address,
    network: networkOf(ip_address),
    browser: browserName(c.req.header('user-agent')),
    device: getCookie(c, cookieName(site, KNOWN_DEVICE_COOKIE)),
    terminal: getCookie(c, cookieName(site, TERMINAL_COOKIE)),
    request_id: currentRequest().request_id,
  };
}

/** Remembers a language that was chosen on a page; the console reads it too. */
export function keepLanguage(c: PageContext, site: PageSite): void {
  const language = c.req.query('language');
  if (language !== 'ja' && language !== 'en') return;
  setCookie(c, LANGUAGE_COOKIE, language, {
    path: '/',
    sameSite: 'Lax',
    secure: isSecure(site),
    maxAge: LONGEST_KEPT_S,
  });
}

export function keepDevice(c: PageContext, site: PageSite, device: string): void {
  setPrivateCookie(c, site, KNOWN_DEVICE_COOKIE, device, LONGEST_KEPT_S);
}

/** A cookie that no script and no other host gets; `__Host-` where browsers allow it. */
export function setPrivateCookie(c: PageContext, site: PageSite, name: string, value: string, maxAge: number): void {
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(site), maxAge } as const;
  setCookie(c, cookieName(site, name), value, options);
}

/** Takes a private cookie out of the browser. */
export function forgetPrivateCookie(c: PageContext, site: PageSite, name: string): void {
  setPrivateCookie(c, site, name, '', 0);
}

/** The same for a cookie that scripts of other pages read. */
export function forgetCookie(c: PageContext, site: PageSite, name: string): void {
  setCookie(c, name, '', { path: '/', sameSite: 'Lax', secure: isSecure(site), maxAge: 0 });
}

export function privateCookie(c: PageContext, site: PageSite, name: string): string | undefined {
  return getCookie(c, cookieName(site, name));
}

function cookieName(site: PageSite, name: string): string {
  return isSecure(site) ? `__Host-${name}` : name;
}

function isSecure({ origin }: PageSite): boolean {
  return origin.startsWith('https:');
}

/**
 * Whether a form can have come from our own pages by what the browser says of it (Fetch Metadata; RFC 6454 §7.3). A page
 * without a referrer sends `Origin: null`, so that alone proves nothing either way; the form's token is the proof.
 */
export function isForeign(c: PageContext, { origin }: PageSite): boolean {
  const site = c.req.header('sec-fetch-site');
  const from = c.req.header('origin');
  return (site !== undefined && site !== 'same-origin') || (from !== undefined && from !== 'null' && from !== origin);
}

/** Bytes of a form; ours hold a few lines. */
export const LARGEST_FORM = 16 * 1024;

const readForms = new WeakMap<object, Form>();

/**
 * Reads a form, bounded, before its page is asked: from node's own request, since the way through web streams and `FormData`
 * costs more than all else of a page. The fields of any other kind of body are none. `refuse` answers what is too large.
 */
export function formLimit(
  refuse: (c: PageContext) => Promise<Response>,
): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (c, next) => {
    const { incoming } = c.env;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > LARGEST_FORM) return refuse(c);
      chunks.push(chunk);
    }
    const isForm = incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
    const text = isForm ? Buffer.concat(chunks).toString('utf8') : '';
    readForms.set(incoming, Object.fromEntries(new URLSearchParams(text)));
    return next();
  };
}

/** The fields of a form; anything that is no text counts as not sent. */
export async function formOf(c: PageContext): Promise<Form> {
  const read = readForms.get(c.env.incoming);
  if (read !== undefined) return read;
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Cookies that were set on the context, on a response made elsewhere. */
export function withCookies(c: PageContext, response: Response): Response {
  for (const cookie of c.res.headers.getSetCookie()) response.headers.append('set-cookie', cookie);
  return response;
}
