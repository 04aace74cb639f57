import { honoListener, type MountedService, notFound, problemHandler, requestContext } from '@kiban/http';
import type { Logger } from '@kiban/telemetry';
import { Hono } from 'hono';
import type { ConsoleParts } from './console-parts.ts';
import { sameOriginOnly } from './proxy/same-origin.ts';
import { serviceProxy } from './proxy/service-proxy.ts';
import { serverCookie } from './sessions/cookies.ts';
import { sessionRoutes } from './sessions/session-routes.ts';
import { sessionsInMemory } from './sessions/session-store.ts';
import { oneName } from './shell/one-name.ts';
import { PAGE_CSS } from './shell/plain-page.ts';
import { securityHeaders } from './shell/security-headers.ts';
import { shellRoutes } from './shell/shell-routes.ts';
import { relyingParty } from './sign-in/relying-party.ts';
import { sealedSignIns } from './sign-in/sealed-sign-ins.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';

/** The directory's decisions have an address of their own, which a standard gives (AuthZEN). */
const DECISIONS = { here: '/api/access', there: '/directory/access/v1' };

export interface ConsoleOptions {
  /** How browsers reach the console. Plain http is for this machine only. */
  readonly origin: string;
  /** Of the sign-in service: `https://auth.example.jp/oidc`. */
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret: string;
  /** Where the directory answers, without its prefix. */
  readonly directoryUrl: string;
  /** Where assets answer, without their prefix. */
  readonly assetUrl: string;
  /** Where the API of sign-in answers, without its prefix. */
  readonly authUrl: string;
  /** Where delivery answers, without its prefix. */
  readonly deliveryUrl: string;
  /** The folder the application was built into (`ensureBuilt`). */
  readonly built: string;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

const SESSIONS_AT_MOST = 20_000;

/** The console: the application's files and pages, and the sessions behind them. @throws RangeError for an origin that is not safe. */
export function openConsole(options: ConsoleOptions): MountedService {
  const { origin, issuer, client_id, client_secret, built, logger, clock = Date.now } = options;
  for (const address of [origin, issuer]) refuseInsecure(address);
  const parts: ConsoleParts = {
    origin,
    accountUrl: new URL('/account', issuer).href,
    services: {
      directory: options.directoryUrl,
      asset: options.assetUrl,
      auth: options.authUrl,
      delivery: options.deliveryUrl,
    },
    clock,
    sessions: sessionsInMemory(clock, SESSIONS_AT_MOST),
    signIns: sealedSignIns(client_secret, clock),
    relyingParty: relyingParty({ issuer, client_id, client_secret, origin, clock }),
    // names of the console's own: in small installations the sign-in service's cookies lie on the same origin
    cookies: {
      session: serverCookie('kiban_console_session', origin),
      browser: serverCookie('kiban_console_browser', origin, 86_400),
    },
  };
  const app = new Hono();
  app.use(requestContext({ logger }));
  app.use(securityHeaders(origin), oneName(origin));
  app.onError(problemHandler(() => undefined));
  app.notFound(notFound());
  app.get('/session/page.css', (c) => c.body(PAGE_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.route('/session', signInRoutes(parts));
  app.use('/session/*', sameOriginOnly(origin), privately);
  app.route('/session', sessionRoutes(parts));
  app.use('/api/*', sameOriginOnly(origin), privately);
  app.all('/api/directory/*', (c) => serviceProxy(c, parts, 'directory'));
  app.all('/api/asset/*', (c) => serviceProxy(c, parts, 'asset'));
  app.all('/api/auth/*', (c) => serviceProxy(c, parts, 'auth'));
  app.all('/api/access/*', (c) => serviceProxy(c, parts, 'directory', DECISIONS));
  app.all('/api/delivery/*', (c) => serviceProxy(c, parts, 'delivery'));
  app.all('/api/*', notFound());
  app.route('/', shellRoutes(parts, built));
  return { name: 'console', prefixes: ['/'], listener: honoListener(app), checks: {}, close: async () => undefined };
}

async function privately(c: { header(name: string, value: string): void }, next: () => Promise<void>): Promise<void> {
  await next();
  c.header('cache-control', 'private, no-store');
}

function refuseInsecure(address: string): void {
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return;
  throw new RangeError(`${address} is not safe: people’s sessions go over it. Use https.`);
}
