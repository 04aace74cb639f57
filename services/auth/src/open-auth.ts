import type { HttpBindings } from '@hono/node-server';
import { honoListener, inRequestContext, type Listener, type MountedService } from '@kiban/http';
import type { Envelope } from '@kiban/key-encryption';
import type { Mailer } from '@kiban/mail';
import { openCrossTenantDatabase, openDatabase, type TenantId } from '@kiban/postgres';
import type { Logger } from '@kiban/telemetry';
import { Hono } from 'hono';
import { ensureFirstPartyClients, type FirstPartyClient } from './clients/ensure-first-party-clients.ts';
import { openPasswordHasher } from './factors/password-hasher.ts';
import { invitationRoutes } from './invitations/invitation-routes.ts';
import { ensureKeys } from './keys/ensure-keys.ts';
import { watchKeys } from './keys/watch-keys.ts';
import { people } from './login-view/people.ts';
import { openProtocol, type Protocol } from './protocol/open-protocol.ts';
import { recordedSessions } from './sessions/recorded-sessions.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';
import type { PostgresqlStore } from './store/postgresql/postgresql-store.ts';
import { openThrottle } from './throttling/throttle.ts';
import { startWorkers } from './workers.ts';

export interface AuthOptions {
  /** Where browsers reach it: `https://auth.example`. The issuer is `${origin}/oidc`. */
  readonly origin: string;
  /** Stays open when auth is closed: it belongs to whoever opened it. */
  readonly store: PostgresqlStore;
  readonly envelope: Envelope;
  /** The platform's database as kiban_login_view and as kiban_auth_recorder. Both may be away: sign-in goes on. */
  readonly feedUrl: string;
  readonly recorderUrl: string;
  readonly mailer: Mailer;
  /** Where people go on whose page leads nowhere any more: the console. */
  readonly homeUrl: string;
  /** The tenant in whose books stands what no customer is known for. */
  readonly platformTenant: TenantId;
  readonly clients: readonly FirstPartyClient[];
  /** How many reverse proxies of our own stand in front; 0: the address of the connection counts. */
  readonly trustedProxyHops: number;
  readonly logger: Logger;
}

/** Starts auth: keys, clients, OpenID Connect, the sign-in pages and what works behind them. */
export async function openAuth(options: AuthOptions): Promise<MountedService> {
  const { origin, store, envelope, clients, logger } = options;
  const clock = (): number => Date.now();
  const now = (): number => Math.floor(Date.now() / 1000);
  await ensureKeys(store, envelope, now());
  await ensureFirstPartyClients(store, clients, now());
  let protocol: Protocol | undefined;
  const keys = await watchKeys({ store, envelope, logger, now, onChange: (ring) => protocol?.useKeys(ring) });
  const events = recordedSessions(store, clock);
  protocol = openProtocol({ origin, store, people: people(store), events, now }, keys.current(), logger);
  const throttle = openThrottle(store, clock);
  const hasher = await openPasswordHasher();
  const pages = pagesOf({ ...options, hasher, throttle, clock, interactions: protocol.interactions });
  const feed = openCrossTenantDatabase({ url: options.feedUrl, connections: 3, application: 'kiban auth' });
  const recorder = openDatabase({ url: options.recorderUrl, connections: 2, application: 'kiban auth' });
  const workers = startWorkers({ ...options, feed, recorder, clock });
  return {
    name: 'auth',
    prefixes: ['/oidc', '/sign-in', '/invitation', '/auth-assets'],
    listener: inRequestContext({ logger }, dividedBetween(protocol, honoListener(pages))),
    checks: { auth_store: () => store.check() },
    close: async () => {
      await workers.stop();
      keys.close();
      await Promise.all([feed.close(), recorder.close()]);
    },
  };
}

function pagesOf(parts: Parameters<typeof signInRoutes>[0]): Hono {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.route('/', signInRoutes(parts));
  app.route('/', invitationRoutes(parts));
  return app as unknown as Hono;
}

function dividedBetween(protocol: Protocol, pages: Listener): Listener {
  return (request, response) => {
    const { pathname } = URL.parse(request.url ?? '', 'http://localhost') ?? { pathname: '' };
    const belongsToProtocol = pathname === '/oidc' || pathname.startsWith('/oidc/');
    (belongsToProtocol ? protocol.listener : pages)(request, response);
  };
}
