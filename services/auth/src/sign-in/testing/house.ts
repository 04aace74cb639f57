import { randomUUIDv7 } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FeedEvent } from '@kiban/event-store';
import { honoListener, inRequestContext, requestContext } from '@kiban/http';
import { openDatabase, type TenantId, tenantId } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { type TestDatabase, testDatabase } from '@kiban/testing';
import { Hono } from 'hono';
import { Secret, TOTP } from 'otpauth';
import { accountClient } from '../../account/account-client.ts';
import { accountRoutes } from '../../account/account-routes.ts';
import { brands } from '../../branding/brand-of.ts';
import { brandRoutes } from '../../branding/brand-routes.ts';
import { ensureFirstPartyClients } from '../../clients/ensure-first-party-clients.ts';
import { type ConnectionOptions, openConnections } from '../../connections/open-connections.ts';
import { setUpRoutes } from '../../connections/set-up/set-up-routes.ts';
import { connectionRoutes } from '../../connections/sign-in/routes.ts';
import { openPasswordHasher } from '../../factors/password-hasher.ts';
import { invitationRoutes } from '../../invitations/invitation-routes.ts';
import { ensureKeys } from '../../keys/ensure-keys.ts';
import { watchKeys } from '../../keys/watch-keys.ts';
import { applyEvent } from '../../login-view/apply-event.ts';
import { people } from '../../login-view/people.ts';
import type { PersonParts } from '../../persons/person-command.ts';
import { setPassword } from '../../persons/set-password.ts';
import { openProtocol, type Protocol } from '../../protocol/open-protocol.ts';
import type { Browser } from '../../protocol/testing/browser.ts';
import { payloadOf, type RelyingParty, relyingParty } from '../../protocol/testing/relying-party.ts';
import { type TestProtocol, testEnvelope } from '../../protocol/testing/test-protocol.ts';
import { recordedSessions } from '../../sessions/recorded-sessions.ts';
import type { OperatedStore } from '../../store/auth-store.ts';
import { openPostgresqlStore } from '../../store/postgresql/postgresql-store.ts';
import type { TestEngine } from '../../store/testing/test-stores.ts';
import { terminalRoutes } from '../../terminals/terminal-routes.ts';
import { openThrottle } from '../../throttling/throttle.ts';
import type { SignInParts } from '../parts.ts';
import { signInRoutes } from '../sign-in-routes.ts';
import { type OpenPage, send, visit } from './page.ts';

export interface TestTenant {
  readonly tenant_id: TenantId;
  readonly code: string;
  readonly name: string;
}

export interface TestUser {
  readonly tenant: TestTenant;
  readonly user_id: string;
  readonly person_id: string;
  readonly login_id: string;
}

export const PASSWORD = 'kumo7+Ryokan';

/** Sign-in over real HTTP, a real store and the real protocol, with a clock that can be set forward. */
export interface House {
  readonly home: TestDatabase;
  readonly store: OperatedStore;
  readonly parts: SignInParts;
  readonly persons: PersonParts;
  readonly product: RelyingParty;
  readonly origin: string;
  readonly log: string[];
  /** Persons of whose sessions' ends the product was told (OpenID Connect Back-Channel Logout 1.0 §2.5). */
  readonly told: string[];
  /** What the pages asked of store and hasher: `store.get login_user`. */
  readonly calls: string[];
  /** Milliseconds since 1970. */
  now(): number;
  forward(seconds: number): void;
  tenant(code: string, name?: string, timezone?: string): Promise<TestTenant>;
  /** A user as the directory would tell of; again with another state: the next version. */
  user(
    tenant: TestTenant,
    more?: Partial<TestUser> & { status?: string; email?: string; name?: string },
  ): Promise<TestUser>;
  /** With a password that the operator vouches for. */
  person(tenant: TestTenant, more?: Partial<TestUser> & { status?: string; name?: string }): Promise<TestUser>;
  /** Opens the product and comes to its sign-in. */
  begin(in_: Browser, more?: Readonly<Record<string, string | null>>): Promise<OpenPage>;
  /** Signs in up to the second factor. */
  upToSecondFactor(in_: Browser, user: TestUser, password?: string): Promise<OpenPage>;
  /** Signs in a new person whole, with an authenticator app and printed codes. */
  enrol(in_: Browser, user: TestUser): Promise<{ seed: string; codes: string[]; end: OpenPage }>;
  /** A code of the app that was not used before: the clock goes on to the next. */
  code(seed: string): string;
  close(): Promise<void>;
}

export async function openHouse(
  options: {
    readonly trustedProxyHops?: number;
    /** Origins of identity providers of tests. */
    readonly outsideAllowed?: readonly string[];
    readonly resolveTxt?: ConnectionOptions['resolveTxt'];
    readonly attestationRoots?: readonly string[] /** Of one of the `testStores`; by default in PostgreSQL. */;
    readonly openStore?: TestEngine['open'];
    limits?: Parameters<typeof openThrottle>[2];
  } = {},
): Promise<House> {
  const home = await testDatabase();
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const seconds = (): number => Math.floor(now() / 1000);
  const opened = await options.openStore?.(seconds);
  const store = opened?.store ?? openPostgresqlStore({ url: home.urlOf('kiban_auth'), connections: 10, now: seconds });
  const log: string[] = [];
  const calls: string[] = [];
  const logger = openLogger({ service: 'auth', format: 'json', level: 'debug', write: (line) => void log.push(line) });
  const [envelope, hasher] = [testEnvelope(), await openPasswordHasher()];
  const platformTenant = tenantId(randomUUIDv7());
  let protocol: Protocol | undefined;
  let pages: ReturnType<typeof honoListener> | undefined;
  const server = createServer(
    inRequestContext({ logger }, (request, response) => {
      if (request.url?.startsWith('/oidc')) protocol?.listener(request, response);
      else pages?.(request, response);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await ensureKeys(store, envelope, seconds());
  await ensureFirstPartyClients(store, [accountClient(origin)], seconds());
  const history = openDatabase({ url: home.urlOf('kiban_auth_recorder'), connections: 1, application: 'test' });
  const keys = await watchKeys({ store, envelope, logger, onChange: () => undefined, now: seconds });
  const events = recordedSessions(store, now);
  const throttle = openThrottle(store, now, options.limits);
  protocol = openProtocol(
    {
      ...{ origin, store, people: people(store, now), events, now: seconds, throttle },
      ...{ trustedProxyHops: options.trustedProxyHops ?? 0, certificateSource: 'connection', outside: fetch },
      ...{ revoked: () => false, revoke: async () => undefined },
    },
    keys.current(),
    logger,
  );
  const parts: SignInParts = {
    ...{ envelope, logger, clock: now, origin, platformTenant },
    store: counted('store', store, calls),
    hasher: counted('hasher', hasher, calls),
    throttle,
    ...{ interactions: protocol.interactions, tellClient: protocol.tellClient },
    brands: brands(store),
    homeUrl: `${origin}/`,
    trustedProxyHops: options.trustedProxyHops ?? 0,
    attestationRoots: options.attestationRoots ?? [],
    connections: openConnections({
      ...{ allowed: options.outsideAllowed ?? [], clock: now },
      resolveTxt: options.resolveTxt ?? (async () => []),
    }),
  };
  const app = new Hono();
  app.use(requestContext({ logger }));
  app.route('/', terminalRoutes(parts) as unknown as Hono);
  app.route('/', brandRoutes(parts));
  app.route('/', signInRoutes(parts) as unknown as Hono);
  app.route('/', connectionRoutes(parts) as unknown as Hono);
  app.route('/', setUpRoutes(parts) as unknown as Hono);
  app.route('/', invitationRoutes(parts) as unknown as Hono);
  app.route('/', accountRoutes({ ...parts, history }) as unknown as Hono);
  pages = honoListener(app);
  const persons: PersonParts = { store, hasher, clock: now, platformTenant };
  const told: string[] = [];
  app.post('/product/logout', async (c) => {
    const { logout_token } = await c.req.parseBody();
    told.push(String(payloadOf(String(logout_token)).sub));
    return c.body(null);
  });
  const auth = { issuer: `${origin}/oidc`, store } as TestProtocol;
  const product = await relyingParty(auth, { backchannel_logout_uri: `${origin}/product/logout` });
  const versions = new Map<string, number>();
  const event = (kind: string, tenant: TenantId, id: string, state: object, personal: object | null): FeedEvent => {
    const version = (versions.get(id) ?? 0) + 1;
    versions.set(id, version);
    return {
      ...{
        epoch: 1,
        transaction_id: '1',
        position: '1',
        id: randomUUIDv7(),
        tenant_id: tenant,
        name: `${kind}.changed`,
      },
      ...{ aggregate_kind: kind, aggregate_id: id, version, schema_version: 1, payload: {}, actor_kind: 'service' },
      ...{ actor_id: 'test', on_behalf_of: null, reason: null, request_id: null, state: { ...state } },
      ...{ personal: personal === null ? null : { ...personal }, occurred_at: '2026-04-01T00:00:00Z' },
      recorded_at: '2026-04-01T00:00:00Z',
    };
  };
  const house: House = {
    ...{ home, store, parts, persons, product, origin, log, told, calls, now },
    forward: (more) => {
      ahead += more * 1000;
    },
    async tenant(code, name = 'あおば薬局', timezone) {
      const id = tenantId(randomUUIDv7());
      await applyEvent(store, event('tenant', id, id, { code, name, status: 'active', timezone }, null));
      return { tenant_id: id, code, name };
    },
    async user(tenant, more = {}) {
      const { user_id = randomUUIDv7(), person_id = randomUUIDv7(), status = 'active', name = '青葉 花子' } = more;
      const login_id = more.login_id ?? `hanako-${user_id.slice(-6)}`;
      const personal = { login_id, name, email: more.email ?? `${login_id}@aoba.example` };
      await applyEvent(store, event('user', tenant.tenant_id, user_id, { person_id, status }, personal));
      return { tenant, user_id, person_id, login_id };
    },
    async person(tenant, more) {
      const user = await house.user(tenant, more);
      const given = { person_id: user.person_id, password: PASSWORD, must_change: false };
      await setPassword(persons, given, { operator: 'test', reason: null });
      return user;
    },
    async begin(in_, more) {
      return visit(in_, (await product.begin(more)).address);
    },
    async upToSecondFactor(in_, user, password = PASSWORD) {
      const loginId = await house.begin(in_, { tenant: user.tenant.code });
      return send(in_, await send(in_, loginId, { login_id: user.login_id }), { password });
    },
    async enrol(in_, user) {
      const chosen = await send(in_, await house.upToSecondFactor(in_, user), { method: 'totp' });
      const seed = seedOn(chosen);
      const printed = await send(in_, chosen, { code: house.code(seed) });
      const codes = codesOn(printed);
      const proving = await send(in_, printed, {});
      const [first = '', ...rest] = codes;
      return { seed, codes: rest, end: await send(in_, proving, { code: first }) };
    },
    code(seed) {
      house.forward(30);
      return new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: now() });
    },
    async close() {
      keys.close();
      await parts.connections.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await history.close();
      await (opened ?? store).close();
      await home.drop();
    },
  };
  return house;
}

/** The same thing, noting what is asked of it. */
function counted<T extends object>(name: string, thing: T, calls: string[]): T {
  return new Proxy(thing, {
    get(target, method) {
      const member: unknown = Reflect.get(target, method);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        const kind = (given[1] as { name?: string } | undefined)?.name ?? '';
        calls.push(`${name}.${String(method)} ${kind}`);
        return member.apply(target, given);
      };
    },
  });
}

/** The typed form of the seed on the page that sets up an app. */
export function seedOn(page: OpenPage): string {
  return /<code>([A-Z2-7 ]{32,})<\/code>/.exec(page.html)?.[1]?.replaceAll(' ', '') ?? '';
}

/** The codes on the page that is printed. */
export function codesOn(page: OpenPage): string[] {
  return [...page.html.matchAll(/<li><code>([0-9A-Z]{5}-[0-9A-Z]{5})<\/code>/g)].map(([, code = '']) => code);
}

/** Whether the product got its authorization code. */
export function isSignedIn(page: OpenPage): boolean {
  return page.at.pathname === '/callback' && page.at.searchParams.has('code');
}
