import { startIdentityProvider } from '@kiban/testing/identity-provider';
import { afterAll, expect, test } from 'vitest';
import { browser } from '../../protocol/testing/browser.ts';
import { recordsWaiting } from '../../records/testing/records-waiting.ts';
import { isSignedIn, openHouse, type TestTenant } from '../../sign-in/testing/house.ts';
import { type OpenPage, send, visit } from '../../sign-in/testing/page.ts';
import { PLATFORM_WIDE } from '../../store/auth-store.ts';
import type { Connection } from '../connection.ts';
import { linkIdentity } from '../identities/identity.ts';
import { newIdentity, subjectAt } from '../identities/user-of.ts';
import { answerAt, bringBack, plantConnection, throughProvider } from '../testing/provider-visit.ts';
import { CONNECTION_REQUEST, type OpenRequest } from './request.ts';
import { sealedBy } from './sealed-by.ts';
import { takeAnswer, takeReceived } from './take-answer.ts';

const provider = await startIdentityProvider();
const house = await openHouse({ outsideAllowed: [provider.origin] });
afterAll(async () => {
  await house.close();
  await provider.close();
});

let tenants = 0;
const newTenant = (): Promise<TestTenant> => {
  tenants += 1;
  return house.tenant(`federated-${tenants}`);
};
const act = {
  actor: { kind: 'person', id: 'administrator' },
  reason: null,
  request_id: null,
  at: house.now(),
} as const;

/** Links somebody of the provider to a user, as an administrator would. */
async function linked(
  connection: Connection,
  subject: string,
  user: { user_id: string; person_id: string },
): Promise<void> {
  await linkIdentity(house.store, newIdentity(subjectAt(connection, subject), user, 'administrator', house.now()), act);
}

/** Begins a sign-in and chooses the connection on the page. */
async function toProvider(in_: ReturnType<typeof browser>, tenant: TestTenant): Promise<OpenPage> {
  const page = await house.begin(in_, { tenant: tenant.code });
  return send(in_, page, {}, { action: 'enter:identity_provider' });
}

const refusals = async (tenant: TestTenant): Promise<unknown[]> => {
  const records = await recordsWaiting(house.store);
  return records
    .filter((record) => record.tenant_id === tenant.tenant_id && record.aggregate_kind === 'sign_in_attempt')
    .map(({ state }) => (state as { refusal: string }).refusal);
};

test.each(['oidc', 'saml'] as const)(
  'whoever is linked signs in by %s, and two factors there are enough',
  async (protocol) => {
    const tenant = await newTenant();
    const connection = await plantConnection(house, tenant, provider, protocol === 'saml' ? { protocol } : {});
    await linked(connection, 'e-1001', await house.user(tenant));
    const terminal = browser();
    const page = await toProvider(terminal, tenant);
    expect(page.at.origin).toBe(provider.origin);
    const end = await throughProvider(terminal, page, 'e-1001');
    expect(isSignedIn(end)).toBe(true);
  },
);

test('one factor there is one factor: our own second one is asked for', async () => {
  const tenant = await newTenant();
  const connection = await plantConnection(house, tenant, provider);
  const user = await house.person(tenant);
  const { seed } = await house.enrol(browser(), user);
  await linked(connection, 'e-1002', user);
  const terminal = browser();
  const page = await throughProvider(terminal, await toProvider(terminal, tenant), 'e-1002');
  expect([isSignedIn(page), page.title]).toEqual([false, '認証アプリのコードを入力']);
  expect(isSignedIn(await send(terminal, page, { code: house.code(seed) }))).toBe(true);
});

test('a context that the tenant does not trust is one factor, whatever it is called', async () => {
  const tenant = await newTenant();
  const connection = await plantConnection(house, tenant, provider, { trusted_mfa: ['hwk'] });
  await linked(connection, 'e-1001', await house.user(tenant));
  const terminal = browser();
  const page = await throughProvider(terminal, await toProvider(terminal, tenant), 'e-1001');
  expect(isSignedIn(page)).toBe(false);
});

test('an answer counts in the browser that asked, once, and nobody else’s', async () => {
  const tenant = await newTenant();
  const connection = await plantConnection(house, tenant, provider, { protocol: 'saml' });
  await linked(connection, 'e-1001', await house.user(tenant));
  const [asker, thief] = [browser(), browser()];
  await house.begin(thief, { tenant: tenant.code });
  const answer = await answerAt(await toProvider(asker, tenant), 'e-1001');
  const stolen = await bringBack(thief, answer);
  expect([isSignedIn(stolen), stolen.status]).toEqual([false, 410]);
  const again = await bringBack(asker, answer);
  expect([isSignedIn(again), again.status]).toEqual([false, 410]);
});

test('an answer that nobody asked for, or was asked for under another connection, is not taken', async () => {
  const [tenant, other] = [await newTenant(), await newTenant()];
  const [connection, elsewhere] = [
    await plantConnection(house, tenant, provider, { protocol: 'saml' }),
    await plantConnection(house, other, provider, { protocol: 'saml' }),
  ];
  await linked(connection, 'e-1001', await house.user(tenant));
  await linked(elsewhere, 'e-1001', await house.user(other));
  const [mine, theirs] = [browser(), browser()];
  const asked = await answerAt(await toProvider(mine, tenant), 'e-1001');
  const foreign = await answerAt(await toProvider(theirs, other), 'e-1001');
  const mixed = new URLSearchParams(asked.body);
  mixed.set('SAMLResponse', foreign.body?.get('SAMLResponse') ?? '');
  expect((await bringBack(mine, { ...asked, body: mixed })).status).toBe(403);
  const made = new URLSearchParams({ SAMLResponse: foreign.body?.get('SAMLResponse') ?? '', RelayState: 'made-up' });
  expect((await bringBack(theirs, { ...foreign, body: made })).status).toBe(410);
  expect(await refusals(tenant)).toEqual(['assertion_refused']);
});

test('an assertion is taken once, under whatever request it is brought', async () => {
  const tenant = await newTenant();
  const { tenant_id, connection_id } = await plantConnection(house, tenant, provider, { protocol: 'saml' });
  const asking = browser();
  const { body } = await answerAt(await toProvider(asking, tenant), 'e-1001');
  const saml_response = body?.get('SAMLResponse') ?? '';
  const request_id = /InResponseTo="([^"]+)"/.exec(Buffer.from(saml_response, 'base64').toString())?.[1] ?? '';
  const results: unknown[] = [];
  for (const state of ['one'.repeat(15), 'two'.repeat(15)]) {
    const purpose = { kind: 'trial', trial_id: 'trial' } as const;
    const request: OpenRequest = {
      tenant_id,
      connection_id,
      purpose,
      not_before: null,
      asked: { protocol: 'saml', request_id },
    };
    const data = { sealed: sealedBy(state, request) };
    await house.store.put(PLATFORM_WIDE, CONNECTION_REQUEST, { id: state, data, expires_at: null });
    const to = await takeAnswer(house.parts, { connection_id, state, saml_response, query: '' });
    const secret = new URL(to ?? '', house.origin).searchParams.get('answer') ?? '';
    const received = await takeReceived(house.parts, secret, ({ kind }) => kind === 'trial');
    results.push(received?.result);
  }
  expect(results).toMatchObject([{ assertion: { subject: 'e-1001' } }, { fault: 'replayed' }]);
});

test.each([
  ['oidc', 'tampered'],
  ['oidc', 'wrong_nonce'],
  ['saml', 'wrapped_before'],
] as const)('a hostile answer (%s, %s) signs nobody in, and the tenant can see it', async (protocol, hostile) => {
  const tenant = await newTenant();
  const connection = await plantConnection(house, tenant, provider, protocol === 'saml' ? { protocol } : {});
  await linked(connection, 'e-1001', await house.user(tenant));
  const terminal = browser();
  const page = await throughProvider(terminal, await toProvider(terminal, tenant), 'e-1001', hostile);
  expect(isSignedIn(page)).toBe(false);
  expect(page.status).toBe(403);
  expect(await refusals(tenant)).toEqual(['assertion_refused']);
});

test('a connection of another tenant, and one that is no longer active, lead nowhere', async () => {
  const [tenant, other] = [await newTenant(), await newTenant()];
  const foreign = await plantConnection(house, other, provider);
  const suspended = await plantConnection(house, tenant, provider, { status: 'suspended' });
  const terminal = browser();
  const page = await house.begin(terminal, { tenant: tenant.code });
  expect(page.html).not.toContain('enter:identity_provider');
  for (const { connection_id } of [foreign, suspended]) {
    const led = await visit(terminal, `${page.at.href}/connections/${connection_id}`);
    expect(led.at.origin).toBe(house.origin);
  }
});

test('who is suspended does not get in by a provider either', async () => {
  const tenant = await newTenant();
  const connection = await plantConnection(house, tenant, provider);
  const user = await house.user(tenant);
  await linked(connection, 'e-1001', user);
  await house.user(tenant, { ...user, status: 'suspended' });
  const terminal = browser();
  expect(isSignedIn(await throughProvider(terminal, await toProvider(terminal, tenant), 'e-1001'))).toBe(false);
});

test('a mail address is nobody: who is not linked does not become whoever has the same one', async () => {
  const tenant = await newTenant();
  await plantConnection(house, tenant, provider);
  await house.user(tenant, { login_id: 'hanako@aoba.example', email: 'hanako@aoba.example' });
  const terminal = browser();
  const page = await throughProvider(terminal, await toProvider(terminal, tenant), 'e-1001');
  expect(isSignedIn(page)).toBe(false);
  expect(await refusals(tenant)).toEqual(['identity_unknown']);
});

test('whoever is to become a user waits until the directory has made them', async () => {
  const tenant = await newTenant();
  await plantConnection(house, tenant, provider, { create_users: true });
  const terminal = browser();
  const answer = await answerAt(await toProvider(terminal, tenant), 'e-1001');
  const { response } = await terminal.go(answer.address);
  const next = /^1;url=(.+)$/.exec(response.headers.get('refresh') ?? '')?.[1] ?? '';
  expect(await response.text()).toContain('利用の準備をしています');
  const records = await recordsWaiting(house.store);
  const asked = records.filter(
    (record) => record.aggregate_kind === 'user_request' && record.tenant_id === tenant.tenant_id,
  );
  expect(asked.map(({ personal }) => personal)).toEqual([
    { login_id: 'hanako', name: '青葉 花子', email: 'hanako@aoba.example' },
  ]);
  await house.user(tenant, asked[0]?.state as { user_id: string; person_id: string });
  expect(isSignedIn(await visit(terminal, new URL(next, house.origin).href))).toBe(true);
  const later = browser();
  expect(isSignedIn(await throughProvider(later, await toProvider(later, tenant), 'e-1001'))).toBe(true);
});

test('what one tenant’s provider says opens nothing of another tenant', async () => {
  const [east, west] = [await newTenant(), await newTenant()];
  const connection = await plantConnection(house, east, provider);
  const inEast = await house.user(east);
  await house.user(west, { person_id: inEast.person_id });
  await linked(connection, 'e-1001', inEast);
  const terminal = browser();
  expect(isSignedIn(await throughProvider(terminal, await toProvider(terminal, east), 'e-1001'))).toBe(true);
  expect(isSignedIn(await house.begin(terminal, { tenant: west.code }))).toBe(false);
});

test('the store holds no subject, no name and no secret of a sign-in under way in clear', async () => {
  const tenant = await newTenant();
  await plantConnection(house, tenant, provider);
  const terminal = browser();
  await throughProvider(terminal, await toProvider(terminal, tenant), 'e-1001');
  const rows = await house.home.plant<{ row: string }>(
    "select i::text as row from auth.item i where kind in ('connection_request', 'connection_answer', 'connection')",
  );
  const dump = rows.map(({ row }) => row).join();
  for (const marker of ['e-1001', '青葉 花子', 'provider-secret']) expect(dump).not.toContain(marker);
});
