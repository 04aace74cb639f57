import { afterAll, expect, test } from 'vitest';
import { BRANDING } from '../branding/branding.ts';
import { changeBranding } from '../branding/change-branding.ts';
import { pngFile } from '../branding/testing/png.ts';
import { browser } from '../protocol/testing/browser.ts';
import { recordsWaiting } from '../records/testing/records-waiting.ts';
import { tenantSessions } from '../sessions/tenant-sessions.ts';
import { isSignedIn, openHouse } from '../sign-in/testing/house.ts';
import { testApi } from './testing/test-api.ts';

const house = await openHouse();
afterAll(() => house.close());
const tenant = await house.tenant('aoba', '青葉ファーマシー');
const actor = { kind: 'person', id: 'administrator' } as const;
const context = { actor, reason: null, request_id: null, on_behalf_of: null };

test('whoever signed in has a session that is listed, and a record of who, by what and on what', async () => {
  const user = await house.person(tenant);
  const at = browser();
  expect(isSignedIn((await house.enrol(at, user)).end)).toBe(true);
  const [session, ...more] = await tenantSessions(house.store, tenant.tenant_id, user.person_id);
  expect(more).toEqual([]);
  expect(session).toMatchObject({ acr: 'urn:kiban:acr:mfa', ip_address: '127.0.0.1' });
  const records = await recordsWaiting(house.store);
  const started = records.find(({ name }) => name === 'session.started');
  expect(started).toMatchObject({
    aggregate_id: session?.id,
    state: {
      ...{ user_id: user.user_id, factor_types: ['knowledge', 'possession'], known_device: false },
      methods: expect.arrayContaining(['password']),
    },
    personal: { ip_address: '127.0.0.1' },
  });
});

test('a refusal says what was asked, for which product, and from where', async () => {
  const user = await house.person(tenant);
  await house.upToSecondFactor(browser(), user, 'wrong-Password-1');
  const records = await recordsWaiting(house.store);
  const refused = records.find(({ name, state }) => state.user_id === user.user_id && name.endsWith('refused'));
  expect(refused).toMatchObject({
    state: { refusal: 'password_wrong', methods: ['password'], person_id: user.person_id },
    personal: { login_id: user.login_id, ip_address: '127.0.0.1' },
  });
  expect(refused?.state.client_id).toEqual(expect.any(String));
});

test('the pages show a tenant’s own name, mark and colour as soon as they know whose they are, and only there', async () => {
  const [branded, plain] = [await house.tenant('midori', 'みどり薬局'), await house.tenant('asagi', 'あさぎ薬局')];
  const look = { name: 'みどりポータル', colour: '#0b6e4f', mark: pngFile().toString('base64') };
  const target = { id: 'tenant', expected_version: 1, client_id: null, look };
  await changeBranding({ store: house.store, clock: house.now }, branded.tenant_id, context, target);
  const page = await house.begin(browser(), { tenant: branded.code });
  expect(page.html).toContain('<span>みどりポータル</span>');
  const addresses = [...page.html.matchAll(/\/auth-assets\/brands\/[\w-]+/g)].map(([address]) => address);
  expect(addresses).toHaveLength(2);
  const files = await Promise.all(addresses.map((address) => fetch(`${house.origin}${address}`)));
  expect(
    files.map(({ status, headers }) => [status, headers.get('content-type'), headers.get('content-security-policy')]),
  ).toEqual([
    [200, 'text/css; charset=utf-8', "default-src 'none'; sandbox"],
    [200, 'image/png', "default-src 'none'; sandbox"],
  ]);
  expect(await files[0]?.text()).toContain('--accent-fill: #0b6e4f;');
  const other = await house.begin(browser(), { tenant: plain.code });
  expect(other.html).not.toContain('/auth-assets/brands/');
  expect((await fetch(`${house.origin}/auth-assets/brands/${'x'.repeat(43)}`)).status).toBe(404);
  expect(await house.store.get(plain.tenant_id, BRANDING, 'tenant')).toBeUndefined();
});

test('while the platform’s database is away the history says so, and everything else is answered', async () => {
  const api = await testApi({ historyUrl: 'postgres://kiban_auth_recorder:x@127.0.0.1:1/kiban' });
  const planted = await api.plantTenant();
  const token = await api.administratorOf(planted);
  const asked = (path: string) => api.send({ method: 'get', path, token });
  const history = await asked('/sign-ins');
  expect([history.status, history.headers.get('retry-after'), history.json]).toMatchObject([
    ...[503, '30', { code: 'history_unavailable' }],
  ]);
  for (const what of ['credentials', 'sessions', 'diagnosis'])
    expect((await asked(`/people/${planted.ids.users?.[0]}/${what}`)).status).toBe(200);
});
