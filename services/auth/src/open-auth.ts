import type { HttpBindings } from '@hono/node-server';
import { honoListener, inRequestContext, type Listener, type MountedService, strictTransport } from '@kiban/http';
import type { Envelope } from '@kiban/key-encryption';
import type { Mailer } from '@kiban/mail';
import { openCrossTenantDatabase, openDatabase, type TenantId } from '@kiban/postgres';
import type { CertificateSource } from '@kiban/sdk';
import type { Logger } from '@kiban/telemetry';
import { Hono } from 'hono';
import { accountClient } from './account/account-client.ts';
import type { AccountParts } from './account/account-parts.ts';
import { accountRoutes } from './account/account-routes.ts';
import { openAuthApi } from './api/open-api.ts';
import { ownTokens } from './api/own-tokens.ts';
import { brands } from './branding/brand-of.ts';
import { brandRoutes } from './branding/brand-routes.ts';
import { ensureFirstPartyClients, type FirstPartyClient } from './clients/ensure-first-party-clients.ts';
import { openConnections } from './connections/open-connections.ts';
import { setUpRoutes } from './connections/set-up/set-up-routes.ts';
import { connectionRoutes } from './connections/sign-in/routes.ts';
import { systemResolveTxt } from './domains/resolve-txt.ts';
import { openPasswordHasher } from './factors/password-hasher.ts';
import { authGauges } from './gauges.ts';
import { invitationRoutes } from './invitations/invitation-routes.ts';
import { ensureKeys } from './keys/ensure-keys.ts';
import { watchKeys } from './keys/watch-keys.ts';
import { people } from './login-view/people.ts';
import { mailNewsRoute } from './mails/mail-news-route.ts';
import { openProtocol, type Protocol } from './protocol/open-protocol.ts';
import type { OwnToken } from './protocol/structured-tokens/own-token.ts';
import { revokeToken } from './protocol/structured-tokens/revoke-token.ts';
import { recordedSessions } from './sessions/recorded-sessions.ts';
import { openRevocationLog } from './sessions/revocation-log.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';
import type { OperatedStore } from './store/auth-store.ts';
import { terminalRoutes } from './terminals/terminal-routes.ts';
import { openThrottle } from './throttling/throttle.ts';
import { startWorkers } from './workers.ts';

export interface AuthOptions {
  /** Where browsers reach it: `https://auth.example`. The issuer is `${origin}/oidc`. */
  readonly origin: string;
  /** Stays open when auth is closed: it belongs to whoever opened it. */
  readonly store: OperatedStore;
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
  /** Where clients' certificates come from (RFC 8705); by default the connection. */
  readonly certificateSource?: CertificateSource;
  /** Certificates (PEM) of makers of authenticators whose word counts, where a tenant accepts listed models only. */
  readonly attestationRoots: readonly string[];
  /** What the mail provider signs its news of bounces with (`whsec_…`); null: it tells of none. */
  readonly mailNewsSecret: string | null;
  /** Origins that customers' addresses may lead to though they are private or plain HTTP: an identity provider inside. */
  readonly outsideAllowed?: readonly string[];
  readonly logger: Logger;
}

/** Starts auth: keys, clients, OpenID Connect, the sign-in pages and what works behind them. */
export async function openAuth(options: AuthOptions): Promise<MountedService> {
  const { origin, store, envelope, clients, logger } = options;
  const clock = (): number => Date.now();
  const now = (): number => Math.floor(Date.now() / 1000);
  await ensureKeys(store, envelope, now());
  await ensureFirstPartyClients(store, [...clients, accountClient(origin)], now());
  let protocol: Protocol | undefined;
  const keys = await watchKeys({ store, envelope, logger, now, onChange: (ring) => protocol?.useKeys(ring) });
  const events = recordedSessions(store, clock);
  const throttle = openThrottle(store, clock);
  const revocations = await openRevocationLog({ store, clock, logger });
  const allowed = options.outsideAllowed ?? [];
  const connections = openConnections({ allowed, resolveTxt: systemResolveTxt, clock });
  const outside = connections.outside.ask;
  const parts = {
    ...{ origin, store, people: people(store, clock), events, now, throttle, outside },
    ...{ trustedProxyHops: options.trustedProxyHops, certificateSource: options.certificateSource ?? 'connection' },
    revoked: (token: OwnToken) => revocations.isRevoked(token),
    revoke: (token: OwnToken) => revokeToken(store, token, clock()),
  } as const;
  protocol = openProtocol(parts, keys.current(), logger);
  const hasher = await openPasswordHasher();
  const history = openDatabase({ url: options.recorderUrl, connections: 2, application: 'kiban auth history' });
  const pages = pagesOf({
    ...{ ...options, connections, hasher, throttle, clock, history },
    ...{ interactions: protocol.interactions, tellClient: protocol.tellClient },
    brands: brands(store),
  });
  const feed = openCrossTenantDatabase({ url: options.feedUrl, connections: 4, application: 'kiban auth' });
  const recorder = openDatabase({ url: options.recorderUrl, connections: 2, application: 'kiban auth' });
  const verify = ownTokens(origin, () => keys.current().signing, revocations.isRevoked).verify;
  const api = openAuthApi({ ...options, connections, hasher, clock, history, revocations }, verify, (app) =>
    mailNewsRoute(app, { ...options, clock }),
  );
  const workers = startWorkers({ ...options, connections, feed, recorder, clock, tellClient: protocol.tellClient });
  return {
    name: 'auth',
    prefixes: ['/oidc', '/auth', '/sign-in', '/invitation', '/set-up', '/terminal', '/account', '/auth-assets'],
    listener: strictTransport(
      origin,
      inRequestContext(
        { logger },
        dividedBetween({ '/oidc': protocol.listener, '/auth': api.listener }, honoListener(pages)),
      ),
    ),
    checks: { auth_store: () => store.check() },
    gauges: authGauges(store, feed, clock),
    close: async () => {
      await workers.stop();
      keys.close();
      await revocations.close();
      await connections.close();
      await Promise.all([feed.close(), recorder.close(), api.close()]);
    },
  };
}

function pagesOf(parts: AccountParts): Hono {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.route('/', brandRoutes(parts));
  app.route('/', signInRoutes(parts));
  app.route('/', connectionRoutes(parts));
  app.route('/', setUpRoutes(parts));
  app.route('/', terminalRoutes(parts));
  app.route('/', invitationRoutes(parts));
  app.route('/', accountRoutes(parts));
  return app as unknown as Hono;
}

/** What lies below a path has a listener of its own; the rest is pages. */
function dividedBetween(listeners: Readonly<Record<string, Listener>>, pages: Listener): Listener {
  return (request, response) => {
    const { pathname } = URL.parse(request.url ?? '', 'http://localhost') ?? { pathname: '' };
    const [, listener = pages] =
      Object.entries(listeners).find(([path]) => pathname === path || pathname.startsWith(`${path}/`)) ?? [];
    listener(request, response);
  };
}
