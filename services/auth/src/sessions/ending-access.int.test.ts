import { randomUUIDv7 } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { tenantId } from '@kiban/postgres';
import { accessTokenVerifier, followRevocations } from '@kiban/sdk';
import { roleKey } from '@kiban/service';
import { testDatabase } from '@kiban/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { giveRole } from '../api/testing/planted-tenant.ts';
import { tell } from '../api/testing/told.ts';
import { openPasswordHasher } from '../factors/password-hasher.ts';
import { setPassword } from '../persons/set-password.ts';
import { type Browser, browser } from '../protocol/testing/browser.ts';
import { payloadOf, type RelyingParty } from '../protocol/testing/relying-party.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { openPostgresqlStore } from '../store/postgresql/postgresql-store.ts';
import { openWholeAuth, type WholePerson } from '../testing/whole-auth.ts';
import { bindSessionToDevice } from './device-sessions.ts';
import { killAccess } from './kill-switch.ts';
import { SESSION } from './session-kinds.ts';
import { openPublisher, type Published } from './testing/publisher.ts';

const home = await testDatabase();
const store = openPostgresqlStore({ url: home.urlOf('kiban_auth'), connections: 10 });
const publisher = openPublisher(home);
/** Somewhere in the database, all the while: an import, a report that somebody forgot. */
const OPEN_SECONDS = 30;
const held = await publisher.hold(tenantId(randomUUIDv7()));
const urls = { feedUrl: home.urlOf('kiban_login_view'), recorderUrl: home.urlOf('kiban_auth_recorder') };
const auth = await openWholeAuth({ store, ...urls });
const revocations = followRevocations({ baseUrl: `${auth.origin}/auth/v1`, token: auth.followerToken });
const verifier = accessTokenVerifier({ issuer: auth.issuer, revocations });
/** `sid`s that the product was told of (OpenID Connect Back-Channel Logout 1.0 §2.4). */
const told = new Set<string>();
const listener = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  told.add(String(payloadOf(new URLSearchParams(body).get('logout_token') ?? '').sid));
  response.writeHead(204).end();
});
let product: RelyingParty;
/** A product of the catalogue. */
let sold: RelyingParty;
let console_: RelyingParty;
beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const backchannel_logout_uri = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
  product = await auth.product({ backchannel_logout_uri });
  sold = await auth.product();
  await tell(store, auth.platformTenant, { kind: 'product', state: { product: sold.client_id, status: 'active' } });
  console_ = await auth.product({ api_scopes: ['auth:write'] });
  await vi.waitFor(() => expect(revocations.current).toBe(true), 15_000);
});
afterAll(async () => {
  await held.end();
  revocations.close();
  await new Promise((resolve) => listener.close(resolve));
  await auth.close();
  await Promise.all([store.close(), publisher.close()]);
  await home.drop();
});

/** Somebody who works: a browser with a session, and the tokens of a product. */
interface AtWork {
  readonly who: WholePerson;
  readonly product: RelyingParty;
  readonly in_: Browser;
  readonly access_token: string;
  readonly refresh_token: string;
  readonly sid: string;
}

const aTenant = () => auth.tenant(`t-${randomUUIDv7().slice(-12)}`);
async function atWork(at = product, tenant?: WholePerson['tenant']): Promise<AtWork> {
  const who = await auth.person(tenant ?? (await aTenant()));
  const in_ = browser();
  const tokens = await auth.signIn(at, who, in_);
  const { access_token, refresh_token = '', id_token = '' } = tokens;
  return { who, product: at, in_, access_token, refresh_token, sid: String(payloadOf(id_token).sid) };
}

/** Milliseconds until it has ended; null: it had not after five seconds. */
async function endOf(begun: number, ended: () => Promise<boolean>): Promise<number | null> {
  while (performance.now() - begun < 5000) {
    if (await ended()) return Math.round(performance.now() - begun);
    await sleep(20);
  }
  return null;
}

/** What ends, and how long it takes to. */
const WATCHED = {
  session: async ({ product, in_, who }: AtWork) => {
    const { address } = await product.begin({ tenant: who.tenant.code, prompt: 'none' });
    return (await in_.go(address)).at.searchParams.has('error');
  },
  refresh: ({ product, refresh_token: first }: AtWork) => {
    let refresh_token = first;
    return async (): Promise<boolean> => {
      const { status, body } = await product.post('token_endpoint', { grant_type: 'refresh_token', refresh_token });
      refresh_token = String(body.refresh_token ?? refresh_token);
      return status === 400;
    };
  },
  introspection: async ({ product, access_token }: AtWork) =>
    (await product.post('introspection_endpoint', { token: access_token })).body.active === false,
  sdk: ({ access_token }: AtWork) =>
    verifier.verify(access_token).then(
      () => false,
      (error: { code: string }) => error.code === 'token_revoked',
    ),
  told: async ({ sid }: AtWork) => told.has(sid),
} as const;
type Watched = keyof typeof WATCHED;
type Ends = Partial<Record<Watched, number | null>>;

async function measured(
  cause: (at: AtWork) => Promise<unknown>,
  watched: readonly Watched[],
  at?: AtWork,
): Promise<Ends> {
  const working = at ?? (await atWork());
  expect(await WATCHED.introspection(working)).toBe(false);
  expect(await WATCHED.sdk(working)).toBe(false);
  const refreshed = WATCHED.refresh(working);
  const before = performance.now();
  const acted = await cause(working);
  const begun = typeof acted === 'number' ? acted : before;
  const ends = watched.map(async (what) => {
    const look = what === 'refresh' ? refreshed : () => WATCHED[what](working) as Promise<boolean>;
    return [what, await endOf(begun, look)] as const;
  });
  return Object.fromEntries(await Promise.all(ends));
}

const ALL: readonly Watched[] = ['session', 'refresh', 'introspection', 'sdk', 'told'];
const OF_PRODUCT: readonly Watched[] = ['refresh', 'introspection', 'sdk'];

const publish = ({ who }: AtWork, published: Published) => publisher.publish(who.tenant.tenant_id, published);

const userBecomes = (status: string) => (at: AtWork) =>
  publish(at, {
    kind: 'user',
    id: at.who.user_id,
    name: `user.${status}`,
    state: { person_id: at.who.person_id, status },
  });

async function deviceIsLost(at: AtWork): Promise<void> {
  const { tenant_id } = at.who.tenant;
  const device_id = randomUUIDv7();
  const state = { store_id: randomUUIDv7(), name: 'レジ', key_thumbprint: null, public_key: null, status: 'active' };
  await tell(store, tenant_id, { kind: 'device', id: device_id, state });
  const [session] = await store.query(PLATFORM_WIDE, SESSION, 'person', at.who.person_id);
  const browser_session = session?.data.uid ?? '';
  const expires_at = Math.ceil(Date.now() / 1000) + 3600;
  await bindSessionToDevice(store, tenant_id, { device_id, browser_session, expires_at });
  await publish(at, { kind: 'device', id: device_id, name: 'device.lost', state: { ...state, status: 'lost' } });
}

/** The product is in the catalogue, and the tenant has a licence. */
async function licensed(): Promise<{ at: AtWork; licence: string; terms: object }> {
  const [tenant, licence] = [await aTenant(), randomUUIDv7()];
  const terms = { product: sold.client_id, covers: 'tenant', starts_at: '2026-01-01T00:00:00Z', ends_at: null };
  await tell(store, tenant.tenant_id, { kind: 'licence', id: licence, state: { ...terms, status: 'active' } });
  return { at: await atWork(sold, tenant), licence, terms };
}

/** @returns when the button was pressed. */
async function administratorClicks({ who }: AtWork): Promise<number> {
  const administrator = await auth.person(who.tenant);
  await giveRole(store, who.tenant.tenant_id, { user_id: administrator.user_id, role: roleKey('administrator') });
  const { access_token } = await auth.signIn(console_, administrator, browser(), { scope: 'openid auth:write' });
  const pressed = performance.now();
  const response = await fetch(`${auth.origin}/auth/v1/people/${who.user_id}/sessions/end`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: '端末を紛失したため' }),
  });
  expect(response.status).toBe(200);
  return pressed;
}

async function passwordIsReset({ who }: AtWork): Promise<void> {
  const parts = { store, hasher: await openPasswordHasher(), clock: Date.now, platformTenant: auth.platformTenant };
  const given = { person_id: who.person_id, password: 'yuki9=Sanpo.Mo', must_change: true };
  await setPassword(parts, given, { operator: 'sato', reason: null, identity_proof_method: 'staff card shown' });
}

const killSwitch = ({ who }: AtWork) =>
  killAccess(
    store,
    { tenant: who.tenant.code, user: who.login_id },
    { operator: 'sato', reason: 'stolen', lock_out: true, at: Date.now() },
  );

const tenantBecomes = (status: 'active' | 'ended', version: number) => (at: AtWork) => {
  const { tenant_id, code } = at.who.tenant;
  const name = status === 'ended' ? 'tenant.ended' : 'tenant.resumed';
  return publish(at, { kind: 'tenant', id: tenant_id, name, state: { code, name: code, status }, version });
};

const rows: Record<string, Ends> = {};
const BOUND_MS = 2000;
/** Other tests run beside this one: what is asserted is that nothing waits for an expiry or for a transaction. */
const BUSY_MS = 4900;

function assertEnded(ends: Ends): void {
  for (const [what, milliseconds] of Object.entries(ends)) expect(milliseconds, what).toBeLessThan(BUSY_MS);
}

afterAll(() => {
  const line = (cells: readonly (string | number)[]): string =>
    cells.map((cell, place) => String(cell).padEnd(place === 0 ? 46 : 14)).join('');
  const table = Object.entries(rows).map(([cause, ends]) =>
    line([cause, ...ALL.map((what) => (what in ends ? `${ends[what] ?? '> 5000'} ms` : '—'))]),
  );
  const head = line(['cause', 'session', 'refresh', 'introspection', 'SDK', 'product told']);
  console.info(
    [`Access has ended after (bound ${BOUND_MS} ms), while a transaction is open`, head, ...table].join('\n'),
  );
});

test.each([
  ['the person is suspended', userBecomes('suspended'), ALL],
  ['the person has left', userBecomes('left'), ALL],
  ['the device is lost', deviceIsLost, ALL],
  ['the password is reset', passwordIsReset, ALL],
  ['an administrator ends the sessions', administratorClicks, ALL],
  ['the tenant ends', tenantBecomes('ended', 2), ['session', ...OF_PRODUCT]],
  ['the kill switch is pulled', killSwitch, ALL],
] as const)('%s: session, refresh token and access token end', async (name, cause, watched) => {
  rows[name] = await measured(cause, watched);
  assertEnded(rows[name]);
});

test('a licence ends: what the product was granted ends, the session goes on', async () => {
  const { at, licence, terms } = await licensed();
  const ends = (): Promise<void> =>
    publish(at, { kind: 'licence', id: licence, name: 'licence.ended', state: { ...terms, status: 'ended' } });
  rows['a licence ends'] = await measured(ends, OF_PRODUCT, at);
  assertEnded(rows['a licence ends']);
  const { address } = await console_.begin({ tenant: at.who.tenant.code, prompt: 'none', scope: 'openid' });
  expect((await at.in_.go(address)).at.searchParams.toString()).toContain('code=');
  const { address: again } = await sold.begin({ tenant: at.who.tenant.code, prompt: 'none' });
  expect((await at.in_.go(again)).at.searchParams.get('error')).toBe('access_denied');
});

test('of a tenant that has ended nobody signs in, no other tenant notices, and when it is resumed people sign in anew', async () => {
  const [ending, staying] = [await atWork(), await atWork()];
  const stays = WATCHED.refresh(staying);
  await measured(tenantBecomes('ended', 2), ['refresh', 'sdk'], ending);
  await expect(auth.signIn(product, ending.who)).rejects.toThrow('Not signed in');
  const newcomer = await auth.person(ending.who.tenant);
  await expect(auth.signIn(product, newcomer)).rejects.toThrow('Not signed in');
  const untouched = [stays(), WATCHED.session(staying), WATCHED.introspection(staying), WATCHED.sdk(staying)];
  expect(await Promise.all(untouched)).toEqual([false, false, false, false]);
  await tenantBecomes('active', 3)(ending);
  // a code of an app is used up with each try
  const signsIn = async () => auth.signIn(product, await auth.person(ending.who.tenant));
  await vi.waitFor(signsIn, { timeout: 15_000, interval: 250 });
  expect(await WATCHED.sdk(ending)).toBe(true);
});

test('all of that was while one transaction stayed open, for thirty seconds in the end; then, too, access ends at once', async () => {
  await vi.waitUntil(() => held.age() >= OPEN_SECONDS, { timeout: 60_000, interval: 100 });
  const row = `the person is suspended, ${OPEN_SECONDS} s into it`;
  rows[row] = await measured(userBecomes('suspended'), ALL);
  assertEnded(rows[row]);
  const seconds = await held.end();
  expect(seconds).toBeGreaterThanOrEqual(OPEN_SECONDS);
  console.info(`One transaction was open for ${seconds.toFixed(1)} s meanwhile.`);
}, 90_000);

test('each session’s end is recorded once, though it is told of twice', async () => {
  const { at } = await licensed();
  const { sid } = payloadOf(at.access_token);
  await userBecomes('suspended')(at);
  const events = () =>
    home.plant<{ name: string; reason: string }>(
      `select name, state ->> 'end_reason' as reason from event.domain_event where aggregate_id = $1 order by version`,
      [sid],
    );
  await expect.poll(events, { timeout: 10_000 }).toEqual([
    { name: 'session.started', reason: null },
    { name: 'session.ended', reason: 'user_suspended' },
  ]);
  expect(auth.log.filter((line) => line.includes('was set aside'))).toEqual([]);
});
