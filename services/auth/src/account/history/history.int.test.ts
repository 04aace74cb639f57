import { randomUUIDv7 } from 'node:crypto';
import { openDatabase } from '@kiban/postgres';
import { afterAll, expect, test } from 'vitest';
import { CONNECTION } from '../../connections/connection.ts';
import { linkIdentity } from '../../connections/identities/identity.ts';
import { newIdentity } from '../../connections/identities/user-of.ts';
import { addCredential } from '../../credentials/add-credential.ts';
import type { Voucher } from '../../credentials/voucher.ts';
import { removeCredential } from '../../credentials/withdraw-credential.ts';
import { findUser } from '../../login-view/login-view.ts';
import { resetFactors as resetFactorsOfPerson } from '../../persons/reset-factors.ts';
import { type Browser, browser } from '../../protocol/testing/browser.ts';
import { deliverPendingRecords } from '../../records/deliver-records.ts';
import { markCompromised } from '../../resets/mark-compromised.ts';
import { requestRecovery } from '../../resets/request-recovery.ts';
import type { Reset } from '../../resets/reset.ts';
import { resetFactors } from '../../resets/reset-factors.ts';
import { resetPassword } from '../../resets/reset-password.ts';
import { isSignedIn, openHouse, PASSWORD, type TestUser } from '../../sign-in/testing/house.ts';
import { type OpenPage, send, visit } from '../../sign-in/testing/page.ts';
import { readOwn } from './read-own.ts';

const house = await openHouse();
const recorder = openDatabase({ url: house.home.urlOf('kiban_auth_recorder'), connections: 2, application: 'test' });
afterAll(async () => {
  await recorder.close();
  await house.close();
});
const { store, parts, now } = house;
const aoba = await house.tenant('aoba', '青葉ファーマシー');
const york = await house.tenant('york', 'York', 'America/New_York');

const open = (in_: Browser, path: string): Promise<OpenPage> => visit(in_, `${house.origin}/account${path}`);
/** The history as it is shown, once what waits is delivered: what happened, then by what, whom and where. */
async function shown(in_: Browser, address = '/history'): Promise<string[]> {
  await deliverPendingRecords(store, recorder, parts.logger);
  const { html } = await open(in_, address);
  return [
    ...html.matchAll(/<li class="event[^"]*">.*?<strong>(.*?)<\/strong>(?:.*?<span class="hint">(.*?)<\/span>)?/gs),
  ].map(([, what, how]) => (how === undefined ? what : `${what} · ${how}`) ?? '');
}
const by = ({ tenant }: TestUser, kind: 'person' | 'operator' = 'person') => ({
  tenant_id: kind === 'operator' ? parts.platformTenant : tenant.tenant_id,
  ...{ actor: { kind, id: randomUUIDv7() }, reason: 'lost', request_id: null, at: now() },
});
const resetOf = ({ tenant: { tenant_id }, user_id, person_id }: TestUser, what: Reset['what']): Reset => ({
  ...{ reset_id: randomUUIDv7(), tenant_id, user_id, person_id, what, identity_check: 'in_person_known' },
  ...{ delivery: what === 'password' ? 'by_hand' : null, issued_by: randomUUIDv7(), reason: 'lost', issued_at: now() },
});
const app = (person_id: string, vouched_by: readonly Voucher[]) =>
  ({ type: 'totp', person_id, vouched_by, added_at: 0, changes: 1, sealed_seed: '', last_step: 0 }) as const;

test('the history tells of sign-ins and refusals, in both languages, and of nobody else’s', async () => {
  const [user, other, at] = [await house.person(aoba), await house.person(aoba), browser()];
  await house.enrol(at, user);
  for (const each of [user, other]) await house.upToSecondFactor(browser(), each, 'wrong-5!word');
  const told = await shown(at);
  expect(told.filter((line) => line.startsWith('パスワードが違いました'))).toHaveLength(1);
  expect(told.some((line) => line.startsWith('認証アプリを追加しました'))).toBe(true);
  const english = await shown(at, '/history?language=en');
  expect(english.filter((line) => line.startsWith('Wrong password'))).toHaveLength(1);
  expect((await open(at, '')).title).toBe('Your account');
});

test('whatever others did to how somebody signs in is told, with who it was', async () => {
  const user = await house.user(aoba);
  const known = await findUser(store, aoba.tenant_id, user.user_id);
  if (known === undefined) throw new Error('nobody');
  const chosen = async (link: string, in_: Browser) => {
    const page = await send(in_, await visit(in_, link), { login_id: user.login_id });
    return send(in_, page, { new_password: PASSWORD, new_password_again: PASSWORD });
  };
  const link = await resetPassword(parts, resetOf(user, 'password'), known, by(user));
  expect((await chosen(link ?? '', browser())).title).toBe('パスワードを設定しました');
  await house.enrol(browser(), user);
  const connection_id = randomUUIDv7();
  const named = { id: connection_id, data: { name: '青葉 ID' } as never, expires_at: null };
  await store.put(aoba.tenant_id, CONNECTION, named);
  const subject = { tenant_id: aoba.tenant_id, connection_id, issuer: 'https://idp.example', subject: 's' };
  await linkIdentity(store, newIdentity(subject, user, 'person', now()), { ...by(user), quiet: true });
  const stranger = { request_id: randomUUIDv7(), ip_address: '203.0.113.9', browser: 'Firefox' };
  await requestRecovery(parts, { tenant_id: aoba.tenant_id, login_id: user.login_id }, stranger);
  await resetFactors(parts, resetOf(user, 'factors'), by(user));
  const { seed } = await house.enrol(browser(), user);
  await markCompromised(parts, { tenant_id: aoba.tenant_id, person_id: user.person_id }, by(user));
  const at = browser();
  const change = await send(at, await house.upToSecondFactor(at, user), { code: house.code(seed) });
  const end = await send(at, change, { new_password: 'yama9=Kagami.Mo', new_password_again: 'yama9=Kagami.Mo' });
  expect(isSignedIn(end)).toBe(true);
  const administrator = '青葉ファーマシーの管理者による操作';
  const told = await shown(at);
  expect(told).toEqual(
    expect.arrayContaining([
      `パスワードを決め直すリンクが発行されました · ${administrator}`,
      expect.stringMatching(/^再設定のリンクからパスワードを設定しました · .*127\.0\.0\.1$/),
      `会社のアカウント（青葉 ID）を結び付けました · ${administrator}`,
      '「お忘れの方」からパスワードを決め直すリンクが申し込まれました · Firefox · 203.0.113.9',
      `2 つ目の認証手段がすべて取り消されました · ${administrator}`,
      `再設定のため認証アプリを取り消しました · ${administrator}`,
      `会社のアカウント（青葉 ID）の結び付けを解除しました · ${administrator}`,
      `パスワードをほかの人が知っているおそれがあるとされました。次のログインで変更します · ${administrator}`,
    ]),
  );
  const english = await shown(at, '/history?language=en');
  expect(english).toContain('A link for a new password was given out · by an administrator of 青葉ファーマシー');
  expect(english.filter((line) => /credential|federated|\{/.test(line))).toEqual([]);
});

test('what the operator did is told where it counts, and of what counts elsewhere nothing', async () => {
  const [user, stranger] = [await house.user(aoba), await house.user(aoba)];
  const inYork = await house.user(york, { person_id: user.person_id });
  for (const [person_id, vouched_by] of [
    [user.person_id, ['operator']],
    [user.person_id, [aoba.tenant_id]],
    [user.person_id, [york.tenant_id]],
    [stranger.person_id, ['operator']],
  ] as const)
    await removeCredential(
      store,
      await addCredential(store, app(person_id, vouched_by), by(user)),
      by(user, 'operator'),
    );
  // nobody’s but the platform’s own staff in their own books
  await addCredential(store, app(user.person_id, ['operator']), { ...by(user), tenant_id: parts.platformTenant });
  await deliverPendingRecords(store, recorder, parts.logger);
  const acts = async (who: TestUser) => {
    const visitor = { tenant: who.tenant, user: { ...who, tenant_id: who.tenant.tenant_id } as never };
    const read = await readOwn({ ...parts, history: recorder }, visitor, { limit: 50, names: null });
    return read?.items.filter(({ actor }) => actor.kind === 'operator').map(({ name }) => name);
  };
  expect([await acts(user), await acts(inYork)]).toEqual([
    ['credential.removed', 'credential.removed'],
    ['credential.removed', 'credential.removed'],
  ]);
  const page = { limit: 50, names: null };
  const visitor = { tenant: aoba, user: { ...user, tenant_id: aoba.tenant_id } as never };
  const all = await readOwn({ ...parts, history: recorder }, visitor, page);
  expect(all?.items.filter(({ name }) => name === 'credential.added')).toHaveLength(3);
});

test('pages follow one another without a gap, whoever it was that acted', async () => {
  const [user, at] = [await house.person(aoba), browser()];
  const { seed } = await house.enrol(at, user);
  await resetFactorsOfPerson(house.persons, user.person_id, {
    operator: 'op',
    reason: 'x',
    identity_proof_method: 'card',
  });
  await send(at, await house.upToSecondFactor(at, user), { code: house.code(seed) });
  await deliverPendingRecords(store, recorder, parts.logger);
  const visitor = { tenant: aoba, user: { ...user, tenant_id: aoba.tenant_id } as never };
  const read = (limit: number, cursor?: string) =>
    readOwn({ ...parts, history: recorder }, visitor, { limit, names: null, cursor });
  const whole = (await read(50))?.items ?? [];
  const times = whole.map(({ at: when }) => Date.parse(when));
  expect(times).toEqual(times.toSorted((one, other) => other - one));
  expect(new Set(whole.map(({ actor }) => actor.kind))).toEqual(new Set(['person', 'operator']));
  const ids: string[] = [];
  for (let next: string | null | undefined, first = true; first || next != null; first = false) {
    const page = await read(2, next ?? undefined);
    ids.push(...(page?.items ?? []).map(({ id }) => id));
    next = page?.next;
  }
  expect(ids).toEqual(whole.map(({ id }) => id));
});

test('times are those of the company that the visit is in', async () => {
  const [user, at] = [await house.person(aoba), browser()];
  await house.user(york, { person_id: user.person_id });
  await house.enrol(at, user);
  const timesOn = ({ html }: OpenPage) => /datetime="([^"]*)">([^<]*)</.exec(html)?.slice(1);
  const here = await open(at, '');
  expect(here.html).toContain('時刻は日本標準時です。');
  const there = await open(at, '?tenant=york');
  expect(there.html).toContain('時刻は米国東部時間です。');
  const inZone = (instant = '', timeZone = '') =>
    new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(Date.parse(instant));
  for (const [page, timeZone] of [
    [here, 'Asia/Tokyo'],
    [there, 'America/New_York'],
  ] as const) {
    const [instant, text] = timesOn(page) ?? [];
    expect(text).toBe(inZone(instant, timeZone));
  }
});
