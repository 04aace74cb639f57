import { startIdentityProvider } from '@kiban/testing/identity-provider';
import { afterAll, expect, test } from 'vitest';
import { CREDENTIAL } from '../../credentials/credential.ts';
import { MAIL } from '../../mails/mail.ts';
import { NOTICE } from '../../notices/notice.ts';
import { type Browser, browser } from '../../protocol/testing/browser.ts';
import { isSignedIn, openHouse, PASSWORD, type TestTenant, type TestUser } from '../../sign-in/testing/house.ts';
import { type OpenPage, send, visit } from '../../sign-in/testing/page.ts';
import { PLATFORM_WIDE } from '../../store/auth-store.ts';
import { pharmacy } from '../../terminals/testing/pharmacy.ts';
import { findIdentity, linkIdentity } from '../identities/identity.ts';
import { newIdentity, subjectAt } from '../identities/user-of.ts';
import { plantConnection, throughProvider } from '../testing/provider-visit.ts';

const provider = await startIdentityProvider();
const house = await openHouse({ outsideAllowed: [provider.origin] });
afterAll(async () => {
  await house.close();
  await provider.close();
});
const ASKED = 'このアカウントと結び付けますか';
const SUBJECT = 'e-1001';

let tenants = 0;
/** A tenant with a provider that knows somebody whom nobody is known by here, and a person with factors of their own. */
async function opened() {
  tenants += 1;
  const tenant = await house.tenant(`connect-${tenants}`);
  const connection = await plantConnection(house, tenant, provider);
  const user = await house.person(tenant);
  const { seed } = await house.enrol(browser(), user);
  const isLinked = async () => {
    return (await findIdentity(house.store, tenant.tenant_id, subjectAt(connection, SUBJECT))) !== undefined;
  };
  return { tenant, user, seed, connection, isLinked };
}

/** By the provider, up to what comes of it. */
async function byProvider(in_: Browser, tenant: TestTenant): Promise<OpenPage> {
  const page = await send(
    in_,
    await house.begin(in_, { tenant: tenant.code }),
    {},
    { action: 'enter:identity_provider' },
  );
  return throughProvider(in_, page, SUBJECT);
}

/** Says that the account is somebody's who is a user already: back to login id and password. */
const wantsToConnect = async (in_: Browser, tenant: TestTenant) => send(in_, await byProvider(in_, tenant), {});

async function goOn(in_: Browser, loginId: OpenPage, user: TestUser, seed: string): Promise<OpenPage> {
  const factor = await send(in_, await send(in_, loginId, { login_id: user.login_id }), { password: PASSWORD });
  return send(in_, factor, { code: house.code(seed) });
}

async function told({ tenant, person_id }: TestUser): Promise<unknown[]> {
  const mails = await house.store.query(tenant.tenant_id, MAIL, 'person', person_id);
  const notices = await Promise.all(mails.map(({ id }) => house.store.get(tenant.tenant_id, NOTICE, id)));
  return notices.map((item) => item?.data);
}

// first: the provider's clock goes by itself, and says when somebody signed in there
test('whoever could not sign in without it keeps it', async () => {
  const { tenant, user, connection, isLinked } = await opened();
  const act = {
    actor: { kind: 'person', id: 'administrator' },
    reason: null,
    request_id: null,
    at: house.now(),
  } as const;
  await linkIdentity(house.store, newIdentity(subjectAt(connection, SUBJECT), user, 'administrator', act.at), act);
  const own = browser();
  await byProvider(own, tenant); // two factors there
  const factors = await visit(own, `${house.origin}/account/factors`);
  const address = /href="(\/account\/identities\/[0-9a-f]+)"/.exec(factors.html)?.[1] ?? '';
  const page = await visit(own, `${house.origin}${address}`);
  await house.store.removeAll(PLATFORM_WIDE, [CREDENTIAL], 'person', user.person_id);
  const refused = await send(own, page, {}, { action: 'unlink' });
  expect([refused.status, refused.problem?.startsWith('これがないとログインできなくなる')]).toEqual([422, true]);
  expect(await isLinked()).toBe(true);
});

test('somebody nobody knows signs in once, says that the account is theirs, is told by mail, and is known from then on', async () => {
  const { tenant, user, seed } = await opened();
  const own = browser();
  const unknown = await byProvider(own, tenant);
  expect([unknown.status, unknown.html.includes('青葉 花子')]).toEqual([403, true]);
  const asked = await goOn(own, await send(own, unknown, {}), user, seed);
  expect([asked.title, asked.html.includes('青葉 花子'), asked.html.includes(user.login_id)]).toEqual([
    ASKED,
    true,
    true,
  ]);
  expect(isSignedIn(await send(own, asked, {}, { action: 'connect' }))).toBe(true);
  expect((await told(user)).at(-1)).toMatchObject({ change: { did: 'linked' }, by: 'themselves' });
  expect(isSignedIn(await byProvider(browser(), tenant))).toBe(true);
});

test('whoever does not say so signs in all the same, and nothing is connected', async () => {
  const { tenant, user, seed, isLinked } = await opened();
  const own = browser();
  const asked = await goOn(own, await wantsToConnect(own, tenant), user, seed);
  expect(isSignedIn(await send(own, asked, {}, { action: 'without' }))).toBe(true);
  expect(await isLinked()).toBe(false);
});

test('the next person at a browser is not connected with an account that somebody left there', async () => {
  const { tenant, user, seed, isLinked } = await opened();
  const shared = browser();
  await wantsToConnect(shared, tenant);
  expect(isSignedIn(await goOn(shared, await house.begin(shared, { tenant: tenant.code }), user, seed))).toBe(true);
  expect([await isLinked(), [...shared.cookies.keys()].filter((name) => name.includes('link'))]).toEqual([false, []]);
});

test('what waits is connected for a quarter of an hour, and by whoever has shown two factors within five minutes', async () => {
  const { tenant, user, seed, isLinked } = await opened();
  const slow = browser();
  const asked = await goOn(slow, await wantsToConnect(slow, tenant), user, seed);
  house.forward(6 * 60);
  const again = await send(slow, asked, {}, { action: 'connect' });
  expect([again.title, again.problem !== null, await isLinked()]).toEqual(['パスワードを入力', true, false]);
  house.forward(10 * 60);
  const factor = await send(slow, again, { password: PASSWORD });
  expect(isSignedIn(await send(slow, factor, { code: house.code(seed) }))).toBe(true);
  expect(await isLinked()).toBe(false);
});

test('a password and the key of a shared terminal connect nobody', async () => {
  const { tenant, isLinked } = await opened();
  const shop = await pharmacy(house, tenant);
  await shop.restrict();
  const hanako = await shop.person('青葉 花子');
  await house.enrol(browser(), hanako);
  const on = await shop.terminal();
  const list = await on.prove(await wantsToConnect(on.browser, tenant));
  const people = list.forms.find(({ hidden }) => hidden.action === 'enter:terminal');
  if (people === undefined) throw new Error('the terminal shows nobody');
  const chosen = { ...list, forms: [{ ...people, button: null }] };
  const password = await send(on.browser, chosen, { user_id: hanako.user_id });
  expect(isSignedIn(await on.prove(await send(on.browser, password, { password: PASSWORD })))).toBe(true);
  expect(await isLinked()).toBe(false);
});

test('what waits in one tenant is not connected by signing in to another', async () => {
  const { tenant, isLinked } = await opened();
  const elsewhere = await opened();
  const own = browser();
  const loginId = await wantsToConnect(own, tenant);
  const other = await send(own, await send(own, loginId, {}, { action: 'other_tenant' }), {
    tenant: elsewhere.tenant.code,
  });
  expect(isSignedIn(await goOn(own, other, elsewhere.user, elsewhere.seed))).toBe(true);
  expect([await isLinked(), await elsewhere.isLinked()]).toEqual([false, false]);
});

test('the account that signs in as somebody stands on their pages, and they end that', async () => {
  const { tenant, user, seed, isLinked } = await opened();
  const own = browser();
  await send(own, await goOn(own, await wantsToConnect(own, tenant), user, seed), {}, { action: 'connect' });
  const factors = await visit(own, `${house.origin}/account/factors`);
  expect(factors.html).toContain(SUBJECT);
  const address = /href="(\/account\/identities\/[0-9a-f]+)"/.exec(factors.html)?.[1] ?? '';
  const page = await visit(own, `${house.origin}${address}`);
  const done = await send(own, page, {}, { action: 'unlink' });
  expect([done.at.search, done.html.includes(SUBJECT), await isLinked()]).toEqual(['?done=unlinked', false, false]);
  expect((await told(user)).at(-1)).toMatchObject({ change: { did: 'unlinked' }, by: 'themselves' });
});
