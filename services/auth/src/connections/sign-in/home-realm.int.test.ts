import { randomUUIDv7 } from 'node:crypto';
import { roleKey } from '@kiban/service';
import { startIdentityProvider } from '@kiban/testing/identity-provider';
import { afterAll, expect, test } from 'vitest';
import { giveRole } from '../../api/testing/planted-tenant.ts';
import { claimDomain } from '../../domains/claim-domain.ts';
import { verifyDomain } from '../../domains/verify-domain.ts';
import { EVERY_POLICY, SIGN_IN_POLICY } from '../../policies/policy.ts';
import { forgetPolicies } from '../../policies/tenant-policies.ts';
import { browser } from '../../protocol/testing/browser.ts';
import { isSignedIn, openHouse, PASSWORD, type TestTenant } from '../../sign-in/testing/house.ts';
import { send } from '../../sign-in/testing/page.ts';
import type { Connection } from '../connection.ts';
import { identitiesOf, linkIdentity } from '../identities/identity.ts';
import { newIdentity, subjectAt } from '../identities/user-of.ts';
import { plantConnection, throughProvider } from '../testing/provider-visit.ts';

const provider = await startIdentityProvider({
  people: [
    { ...person('e-1', 'hanako@aoba.example'), second_factor: true },
    { ...person('e-2', 'hanako@aoba.example'), second_factor: true },
    { ...person('e-3', 'taro@elsewhere.example'), second_factor: true },
    { ...person('e-4', 'jiro@unsure.example'), email_verified: false, second_factor: true },
    { ...person('e-5', 'jiro@unsure.example'), second_factor: true },
  ],
});
const house = await openHouse({ outsideAllowed: [provider.origin] });
afterAll(async () => {
  await house.close();
  await provider.close();
});

function person(subject: string, login_id: string) {
  return { subject, name: '青葉 花子', email: login_id, login_id };
}

let tenants = 0;
async function company(more: Parameters<typeof plantConnection>[3] = {}) {
  tenants += 1;
  const tenant = await house.tenant(`realm-${tenants}`);
  return { tenant, connection: await plantConnection(house, tenant, provider, more) };
}

const act = () =>
  ({ actor: { kind: 'person', id: 'administrator' }, reason: null, request_id: null, at: house.now() }) as const;

/** The tenant's own domain, proven, its people led to a connection. */
async function ownDomain({ tenant_id }: TestTenant, name: string, connection: Connection | null): Promise<void> {
  const id = randomUUIDv7();
  await claimDomain(house.store, tenant_id, id, { name, connection_id: connection?.connection_id ?? null }, act());
  const token = (
    await house.store.query<{ token: string }>(tenant_id, { name: 'sign_in_domain' }, 'alternate', 'every')
  )
    .filter((item) => item.id === id)
    .map(({ data }) => `kiban-domain=${data.token}`);
  await verifyDomain(house.store, async () => token, tenant_id, id, act());
}

async function demand({ tenant_id }: TestTenant, { connection_id }: Connection): Promise<void> {
  const kept = { policy_id: randomUUIDv7(), status: 'active', changes: 1 } as const;
  const data = { ...kept, tenant_id, policy: { sign_on: { required_connection: connection_id } } };
  const item = { id: 'tenant', data, references: { alternate: EVERY_POLICY } };
  await house.store.put(tenant_id, SIGN_IN_POLICY, { ...item, expires_at: null });
  forgetPolicies(house.parts.store, tenant_id);
}

const loginId = async (in_: ReturnType<typeof browser>, tenant: TestTenant, login_id: string) =>
  send(in_, await house.begin(in_, { tenant: tenant.code }), { login_id });

test('a login id of a proven domain leads to the domain’s provider, whether or not there is such a user', async () => {
  const { tenant, connection } = await company();
  await ownDomain(tenant, `d${tenants}.example`, connection);
  const user = await house.person(tenant, { login_id: `h@d${tenants}.example` });
  for (const login_id of [user.login_id, `nobody@D${tenants}.Example`]) {
    const page = await loginId(browser(), tenant, login_id);
    expect(page.at.origin).toBe(provider.origin);
    expect(page.at.searchParams.get('login_hint')).toBe(login_id);
  }
  expect((await loginId(browser(), tenant, 'h@other.example')).title).toBe('パスワードを入力');
});

test('a domain that another tenant has proven leads nobody of this one anywhere', async () => {
  const { tenant } = await company();
  const other = await company();
  await ownDomain(other.tenant, 'theirs.example', other.connection);
  expect((await loginId(browser(), tenant, 'h@theirs.example')).title).toBe('パスワードを入力');
});

test('where the provider’s word counts for a domain, a login id of it links its user, once and for good', async () => {
  const { tenant, connection } = await company({ linking: 'by_login_id' });
  await ownDomain(tenant, 'aoba.example', connection);
  const user = await house.user(tenant, { login_id: 'hanako@aoba.example' });
  const first = browser();
  expect(isSignedIn(await throughProvider(first, await loginId(first, tenant, user.login_id), 'e-1'))).toBe(true);
  const linked = await identitiesOf(house.store, tenant.tenant_id, user.person_id);
  expect(linked.map(({ data }) => [data.subject, data.linked_by])).toEqual([['e-1', 'login_id']]);
  // the address was given to somebody else at the provider
  const second = browser();
  const page = await throughProvider(second, await loginId(second, tenant, user.login_id), 'e-2');
  expect([isSignedIn(page), page.status]).toEqual([false, 403]);
  await house.store.removeAll(tenant.tenant_id, [{ name: 'sign_in_domain' }], 'alternate', 'every');
});

test('an address that the provider has not verified links nobody, though its domain is proven', async () => {
  const mapping = { subject: null, login_id: 'email', name: 'name', email: 'email' };
  const { tenant, connection } = await company({ linking: 'by_login_id', mapping });
  await ownDomain(tenant, 'unsure.example', connection);
  const user = await house.user(tenant, { login_id: 'jiro@unsure.example' });
  const arrive = async (subject: string): Promise<boolean> => {
    const in_ = browser();
    return isSignedIn(await throughProvider(in_, await loginId(in_, tenant, user.login_id), subject));
  };
  expect(await arrive('e-4')).toBe(false);
  expect(await identitiesOf(house.store, tenant.tenant_id, user.person_id)).toEqual([]);
  expect(await arrive('e-5')).toBe(true);
});

test('a login id of a domain that is not proven, or is another connection’s, links nobody', async () => {
  const { tenant, connection } = await company({ linking: 'by_login_id' });
  const second = await plantConnection(house, tenant, provider, { name: '別の ID', linking: 'by_login_id' });
  await ownDomain(tenant, 'elsewhere.example', second);
  const user = await house.user(tenant, { login_id: 'taro@elsewhere.example' });
  const in_ = browser();
  const page = await house.begin(in_, { tenant: tenant.code });
  const first = await send(
    in_,
    page,
    { connection_id: connection.connection_id },
    { action: 'enter:identity_provider' },
  );
  expect(isSignedIn(await throughProvider(in_, first, 'e-3'))).toBe(false);
  expect(await identitiesOf(house.store, tenant.tenant_id, user.person_id)).toEqual([]);
});

test('where a provider is demanded, a password and a code do not get in; an administrator’s do', async () => {
  const { tenant, connection } = await company();
  const [user, administrator] = [await house.person(tenant), await house.person(tenant)];
  const { seed } = await house.enrol(browser(), user);
  const { seed: own } = await house.enrol(browser(), administrator);
  const role = { user_id: administrator.user_id, role: roleKey('administrator') };
  await giveRole(house.store, tenant.tenant_id, role);
  await linkIdentity(house.store, newIdentity(subjectAt(connection, 'e-1'), user, 'administrator', house.now()), act());
  await demand(tenant, connection);
  const led = browser();
  const page = await loginId(led, tenant, user.login_id);
  expect(page.at.origin).toBe(provider.origin);
  expect(isSignedIn(await throughProvider(led, page, 'e-1'))).toBe(true);

  const byPassword = async (login_id: string, code: string) => {
    const in_ = browser();
    const begun = await house.begin(in_, { tenant: tenant.code });
    const asked = await send(in_, begun, {}, { action: 'own_password' });
    const factor = await send(in_, await send(in_, asked, { login_id }), { password: PASSWORD });
    return factor.forms.some(({ fields }) => fields.includes('code'))
      ? send(in_, factor, { code: house.code(code) })
      : factor;
  };
  expect(isSignedIn(await byPassword(user.login_id, seed))).toBe(false);
  expect(isSignedIn(await byPassword(administrator.login_id, own))).toBe(true);
});
