import type { TenantId } from '@kiban/postgres';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { countingIn, credentialsOf, ofType } from '../credentials/credential.ts';
import { MAIL } from '../mails/mail.ts';
import { NOTICE } from '../notices/notice.ts';
import { PLATFORM_POLICY } from '../policies/platform-policy.ts';
import { type Browser, browser } from '../protocol/testing/browser.ts';
import { PENDING, RECORD } from '../records/record.ts';
import { revoke } from '../sessions/revoke.ts';
import { GRANT } from '../sessions/session-kinds.ts';
import { codesOn, isSignedIn, openHouse, PASSWORD, seedOn, type TestUser } from '../sign-in/testing/house.ts';
import { type OpenPage, send, visit } from '../sign-in/testing/page.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';

const house = await openHouse();
afterAll(() => house.close());
const aoba = await house.tenant('aoba-east', '青葉ファーマシー');

let user: TestUser;
let seed: string;
let at: Browser;
beforeEach(async () => {
  user = await house.person(aoba);
  at = browser();
  ({ seed } = await house.enrol(at, user));
});

const open = (path = '', in_ = at): Promise<OpenPage> => visit(in_, `${house.origin}/account${path}`);

/** Answers the questions of a sign-in that the account asked for. */
async function provenAnew(page: OpenPage, in_ = at, password = PASSWORD): Promise<OpenPage> {
  const asked = await send(in_, await send(in_, page, { login_id: user.login_id }), { password });
  return send(in_, asked, { code: house.code(seed) });
}
const held = async () => countingIn(await credentialsOf(house.store, user.person_id), aoba.tenant_id);
const appOf = async () => ofType(await held(), 'totp')[0]?.id ?? '';
const sheetOf = async () => ofType(await held(), 'lookup_codes')[0]?.id ?? '';
const long = (): void => house.forward(6 * 60);

/** What the person was told by mail, the latest last. */
async function told(): Promise<unknown[]> {
  const mails = await house.store.query(aoba.tenant_id, MAIL, 'person', user.person_id);
  const notices = await Promise.all(mails.map(({ id }) => house.store.get(aoba.tenant_id, NOTICE, id)));
  return notices.map((item) => item?.data);
}

/** The person's sessions in a company. */
async function sessionsIn(tenant: TenantId): Promise<string[]> {
  const grants = await house.store.query(PLATFORM_WIDE, GRANT, 'person', user.person_id);
  return grants.filter(({ data }) => data.tenant_id === tenant).map(({ data }) => data.session_id);
}

async function recorded(name: string): Promise<unknown[]> {
  const waiting = await house.store.query(PLATFORM_WIDE, RECORD, 'alternate', PENDING);
  const own = waiting.filter(({ data }) => data.name === name && data.state.person_id === user.person_id);
  return own.map(({ data }) => data);
}

test('whoever is signed in to a product sees their account without a question, and nobody else does', async () => {
  const page = await open();
  expect([page.title, page.html.includes(user.login_id), page.html.includes(aoba.name)]).toEqual([
    'アカウント',
    true,
    true,
  ]);
  const stranger = await open('', browser());
  expect(stranger.at.pathname).toMatch(/^\/sign-in\//);
});

test('whoever signs in for the account comes to the page that was asked for', async () => {
  const own = browser();
  const tenant = await open('/history', own);
  const page = await provenAnew(await send(own, tenant, { tenant: aoba.code }), own);
  expect([page.at.pathname, page.title]).toEqual(['/account/history', 'ログインの履歴']);
});

test('neither of the two cookies shows anything without the other', async () => {
  await open();
  for (const name of ['kiban_account', 'kiban_session']) {
    const thief = browser();
    for (const [key, { value, path }] of at.cookies)
      if (key.startsWith(`${name} `) || (name === 'kiban_session' && key.startsWith('kiban_session.sig ')))
        (thief.cookies as Map<string, object>).set(key, { value, path, header: '' });
    const { status, headers } = await thief.fetch(`${house.origin}/account/factors`);
    expect([status, headers.get('location')?.startsWith('/oidc/auth?')]).toEqual([303, true]);
  }
});

test('with its session the account is over, and a session that ended elsewhere asks anew', async () => {
  await open();
  const other = browser();
  await send(other, await house.upToSecondFactor(other, user), { code: house.code(seed) });
  await send(other, await open('/sessions', other), {}, { action: 'end_others' });
  expect((await open()).at.pathname).toMatch(/^\/sign-in\//);
  expect((await open('', other)).title).toBe('アカウント');
});

test('the account goes on as long as the session, and asks who it is once that was left for too long', async () => {
  await open();
  const { idle_minutes } = PLATFORM_POLICY.session;
  for (const share of [0.6, 0.6, 0.6]) {
    house.forward(idle_minutes * 60 * share);
    expect((await open()).title).toBe('アカウント');
  }
  const page = await open('/sessions');
  house.forward(idle_minutes * 60 + 1);
  const late = await send(at, page, {}, { action: 'end_everywhere' });
  expect(late.at.pathname).toMatch(/^\/sign-in\//);
});

test('a browser goes on with a session that has not ended', async () => {
  const minato = await house.tenant('minato', 'みなと薬局');
  const there = await house.user(minato, { person_id: user.person_id });
  const entered = await house.begin(at, { tenant: minato.code });
  expect(isSignedIn(entered)).toBe(true);
  const [session_id] = await sessionsIn(minato.tenant_id);
  const cause = {
    reason: 'by_administrator',
    actor: { kind: 'operator', id: 'x' },
    note: null,
    request_id: null,
  } as const;
  const target = { person_id: user.person_id, session_ids: [session_id ?? ''] };
  await house.user(minato, { ...there, status: 'suspended' });
  await revoke(house.store, target, { ...cause, at: house.now() });
  house.forward(10);
  const page = await house.begin(at, { max_age: '5' });
  expect([page.title, page.html.includes(aoba.name), page.html.includes(minato.name)]).toEqual([
    'パスワードを入力',
    true,
    false,
  ]);
});

test('an authorization that another browser asked for opens no account', async () => {
  const asked = await browser().fetch(`${house.origin}/account`);
  await at.fetch(`${house.origin}/account`); // it asks for one itself
  const address = new URL(asked.headers.get('location') ?? '', house.origin);
  const { at: end } = await at.go(address.href);
  expect(end.pathname).toBe('/account/callback');
  expect((await open('/callback?code=guessed')).status).toBe(410);
  expect((await open('/callback?error=access_denied')).status).toBe(403);
});

test('adding takes two factors shown within five minutes, is recorded with who vouches, and told by mail', async () => {
  long();
  const asked = await open('/factors/add');
  expect(asked.title).toBe('ログインIDを入力');
  const choose = await provenAnew(asked);
  expect([choose.at.pathname, choose.title]).toEqual(['/account/factors/add', '認証手段を追加']);
  const scan = await send(at, choose, { method: 'totp' });
  const wrong = await send(at, scan, { code: '000000' });
  expect([wrong.status, wrong.problem]).toEqual([422, 'コードが正しくないか、使用済みです。']);
  const list = await send(at, wrong, { code: house.code(seedOn(scan)) });
  expect([list.at.pathname, list.at.search]).toEqual(['/account/factors', '?done=added']);
  const apps = ofType(await held(), 'totp');
  expect(apps.map(({ data }) => data.vouched_by)).toEqual([['operator'], ['operator']]);
  expect((await recorded('credential.added')).at(-1)).toMatchObject({
    actor: { kind: 'person', id: user.user_id },
    state: { type: 'totp', client_id: 'kiban-account' },
  });
  expect((await told()).at(-1)).toMatchObject({ change: { did: 'added', method: 'totp' }, by: 'themselves' });
});

test('printing new codes ends the old ones, and may take its time', async () => {
  const before = await sheetOf();
  const print = await send(at, await open('/factors/add'), { method: 'lookup_codes' });
  const [code = ''] = codesOn(print);
  house.forward(15 * 60);
  const prove = await send(at, print, {});
  const list = await send(at, prove, { code });
  expect(list.at.search).toBe('?done=added');
  const sheets = ofType(await held(), 'lookup_codes');
  expect([sheets.length, sheets[0]?.id === before]).toEqual([1, false]);
});

test('what is not wanted after all is left again, and can be begun anew as something else', async () => {
  const scan = await send(at, await open('/factors/add'), { method: 'totp' });
  const list = await send(at, scan, {}, { action: 'cancel' });
  expect(list.title).toBe('認証手段');
  expect((await open('/factors/add')).title).toBe('認証手段を追加');
});

test('renaming and removing take fresh proof, are recorded, and removing is told by mail', async () => {
  const id = await sheetOf();
  const app = await appOf();
  long();
  const asked = await open(`/factors/${app}`);
  expect(asked.title).toBe('ログインIDを入力');
  const page = await provenAnew(asked);
  const renamed = await send(at, page, { name: ' 店の\u0007スマホ ' }, { action: 'rename' });
  expect([renamed.at.search, renamed.html.includes('店の スマホ')]).toEqual(['?done=renamed', true]);
  const removed = await send(at, await open(`/factors/${id}`), {}, { action: 'remove' });
  expect(removed.at.search).toBe('?done=removed');
  expect(ofType(await held(), 'lookup_codes')).toEqual([]);
  expect(await recorded('credential.removed')).toHaveLength(1);
  expect((await told()).at(-1)).toMatchObject({ change: { did: 'removed', method: 'lookup_codes' } });
});

test('the last way to sign in is not removed, however it is asked for', async () => {
  const [sheet, app] = [await sheetOf(), await appOf()];
  const [first, second] = [await open(`/factors/${sheet}`), await open(`/factors/${app}`)];
  await send(at, first, {}, { action: 'remove' });
  const refused = await send(at, second, {}, { action: 'remove' });
  expect([refused.status, refused.problem?.startsWith('これがないとログインできなくなるため')]).toEqual([422, true]);
  expect(await appOf()).toBe(app);
  expect((await open(`/factors/${app}`)).html).not.toContain('value="remove"');
});

test('of two removals at once one is done', async () => {
  await open();
  const pages = await Promise.all([await sheetOf(), await appOf()].map((id) => open(`/factors/${id}`)));
  await Promise.all(pages.map((page) => send(at, page, {}, { action: 'remove' })));
  expect((await held()).filter(({ data }) => data.type !== 'password')).toHaveLength(1);
});

test('a form counts from the page it was shown on and from no other', async () => {
  const page = await open('/sessions');
  const [form] = page.forms;
  const sent = async (fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams({ ...form?.hidden, action: 'end_everywhere', ...fields });
    const request = { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...headers } };
    return (await at.fetch(`${house.origin}/account/sessions`, request)).status;
  };
  expect(await sent({ token: 'x' })).toBe(403);
  expect(await sent({ step: '/account/password' })).toBe(403);
  expect(await sent({}, { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await sent({}, { origin: 'https://evil.example' })).toBe(403);
  const elsewhere = (await open('/password')).forms[0]?.hidden ?? {};
  expect(await sent(elsewhere)).toBe(403);
  expect((await open()).title).toBe('アカウント');
});

test('of another person nothing is shown, removed or ended', async () => {
  const [mine, myApp] = [at, await appOf()];
  const other = await house.person(aoba);
  const theirs = browser();
  await house.enrol(theirs, other);
  expect((await open(`/factors/${myApp}`, theirs)).at.pathname).toBe('/account/factors');
  const sessions = await open('/sessions', theirs);
  const hidden = sessions.forms.at(-1)?.hidden ?? {};
  const [grant] = await house.store.query(PLATFORM_WIDE, GRANT, 'person', user.person_id);
  const id = grant?.data.session_id ?? '';
  const body = new URLSearchParams({ ...hidden, action: `end:${id}` });
  await theirs.fetch(`${house.origin}/account/sessions`, { method: 'POST', body });
  expect((await open('', mine)).title).toBe('アカウント');
});

test('somebody sees where they are signed in, and ends one, all others, or everything', async () => {
  const [second, third] = [browser(), browser()];
  for (const other of [second, third])
    await send(other, await house.upToSecondFactor(other, user), { code: house.code(seed) });
  const page = await open('/sessions');
  expect([page.html.match(/class="listed"/g)?.length, page.html.match(/この端末<\/span>/g)?.length]).toEqual([3, 1]);
  const one = page.forms.find(({ button }) => button?.value.startsWith('end:'))?.button?.value ?? '';
  const after = await send(at, page, {}, { action: one });
  expect(after.html.match(/class="listed"/g)?.length).toBe(2);
  const alone = await send(at, after, {}, { action: 'end_others' });
  expect(alone.html.match(/class="listed"/g)?.length).toBe(1);
  for (const other of [second, third]) expect(isSignedIn(await house.begin(other))).toBe(false);
  expect(isSignedIn(await house.begin(at))).toBe(true);
  const out = await send(at, await open('/sessions'), {}, { action: 'end_everywhere' });
  expect([out.title, isSignedIn(await house.begin(at))]).toEqual(['ログアウトしました', false]);
  expect(await recorded('session.ended')).toHaveLength(3);
});

test('a password is changed by whoever knows the present one, by the rules, and ends the other sessions', async () => {
  const other = browser();
  await send(other, await house.upToSecondFactor(other, user), { code: house.code(seed) });
  long();
  const page = await provenAnew(await open('/password'));
  expect(page.title).toBe('パスワードの変更');
  const fresh = { new_password: 'hoshi9=Kawara!', new_password_again: 'hoshi9=Kawara!' };
  const wrong = await send(at, page, { password: 'not-it-5!', ...fresh });
  expect(wrong.problem).toBe('今のパスワードが正しくありません。');
  const weak = await send(at, wrong, { password: PASSWORD, new_password: 'a', new_password_again: 'a' });
  expect(weak.status).toBe(422);
  const same = await send(at, weak, { password: PASSWORD, new_password: PASSWORD, new_password_again: PASSWORD });
  expect(same.problem).toBe('今のパスワードとは別のものにしてください。');
  const done = await send(at, same, { password: PASSWORD, ...fresh, end_others: 'yes' });
  expect([done.at.pathname, done.at.search]).toEqual(['/account', '?done=password']);
  expect(isSignedIn(await house.begin(other))).toBe(false);
  expect((await house.upToSecondFactor(browser(), user)).problem).not.toBeNull();
  expect((await house.upToSecondFactor(browser(), user, fresh.new_password)).problem).toBeNull();
  expect((await told()).at(-1)).toMatchObject({ change: { did: 'password' } });
});

test('companies are told to whoever signed in with what counts there', async () => {
  const west = await house.tenant('aoba-west', '西薬局');
  await house.user(west, { person_id: user.person_id });
  const page = await open('/companies');
  expect(page.html).toContain('西薬局');
  const there = await open('?tenant=aoba-west');
  expect([there.title, there.html.includes('西薬局')]).toEqual(['アカウント', true]);
});
