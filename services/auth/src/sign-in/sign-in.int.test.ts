import { afterAll, expect, test } from 'vitest';
import { setPassword } from '../persons/set-password.ts';
import { browser } from '../protocol/testing/browser.ts';
import { recordsWaiting } from '../records/testing/records-waiting.ts';
import { codesOn, isSignedIn, openHouse, PASSWORD, seedOn } from './testing/house.ts';
import { send, visit } from './testing/page.ts';

const house = await openHouse();
afterAll(() => house.close());
const aoba = await house.tenant('aoba-east', '青葉ファーマシー');

test('the first sign-in: company, login id, password, authenticator app, printed codes, and in', async () => {
  const user = await house.person(aoba);
  const terminal = browser();
  const tenant = await house.begin(terminal);
  expect(tenant.title).toBe('企業コードを入力');
  const loginId = await send(terminal, tenant, { tenant: ' ＡＯＢＡ-east ' });
  expect([loginId.title, loginId.html.includes(aoba.name)]).toEqual(['ログインIDを入力', true]);
  const password = await send(terminal, loginId, { login_id: ` ${user.login_id.toUpperCase()} ` });
  expect(password.title).toBe('パスワードを入力');
  const choose = await send(terminal, password, { password: PASSWORD });
  expect(choose.title).toBe('2 つ目の確認方法を選ぶ');
  const confirm = await send(terminal, choose, { method: 'totp' });
  expect(confirm.html).toContain('<svg');
  const wrong = await send(terminal, confirm, { code: '000000' });
  expect(wrong.problem).toContain('コードが正しくない');
  const print = await send(terminal, wrong, { code: house.code(seedOn(confirm)) });
  const codes = codesOn(print);
  expect(codes).toHaveLength(10);
  const prove = await send(terminal, print, {});
  expect(prove.html).not.toContain(codes[3]);
  const not = await send(terminal, prove, { code: 'AAAAA-AAAAA' });
  expect(not.problem).toContain('コードが正しくない');
  const end = await send(terminal, not, { code: codes[3]?.toLowerCase().replace('-', '') ?? '' });
  expect(isSignedIn(end)).toBe(true);
});

test('nobody needs a phone: with printed codes alone, each of which works once', async () => {
  const user = await house.person(aoba);
  const terminal = browser();
  const print = await send(terminal, await house.upToSecondFactor(terminal, user), { method: 'lookup_codes' });
  const codes = codesOn(print);
  const end = await send(terminal, await send(terminal, print, {}), { code: codes[0] ?? '' });
  expect(isSignedIn(end)).toBe(true);
  const other = browser();
  const asked = await house.upToSecondFactor(other, user);
  expect(asked.title).toBe('印刷したコードを入力');
  expect(asked.forms.some(({ button }) => button?.value.startsWith('use:') === true)).toBe(false);
  expect((await send(other, asked, { code: codes[0] ?? '' })).problem).toContain('使用済み');
  expect(isSignedIn(await send(other, asked, { code: codes[1] ?? '' }))).toBe(true);
  expect((await send(browser(), asked, { code: codes[2] ?? '' })).title).toBe('このログイン画面は終了しました');
});

test('a printed code by link instead of the app; with few left, new ones are printed and the old end', async () => {
  const user = await house.person(aoba);
  const { codes } = await house.enrol(browser(), user);
  for (const code of codes.slice(0, 6)) {
    const terminal = browser();
    const app = await house.upToSecondFactor(terminal, user);
    const printed = await send(terminal, app, {}, { action: 'use:lookup_codes' });
    expect(printed.title).toBe('印刷したコードを入力');
    expect(isSignedIn(await send(terminal, printed, { code }))).toBe(true);
  }
  const terminal = browser();
  const printed = await send(
    terminal,
    await house.upToSecondFactor(terminal, user),
    {},
    { action: 'use:lookup_codes' },
  );
  const renewed = await send(terminal, printed, { code: codes[6] ?? '' });
  expect(renewed.title).toBe('ログイン用のコードを印刷する');
  const fresh = codesOn(renewed);
  expect(isSignedIn(await send(terminal, await send(terminal, renewed, {}), { code: fresh[0] ?? '' }))).toBe(true);
  const again = browser();
  const asked = await send(again, await house.upToSecondFactor(again, user), {}, { action: 'use:lookup_codes' });
  expect((await send(again, asked, { code: codes[7] ?? '' })).problem).toContain('使用済み');
  expect(isSignedIn(await send(again, asked, { code: fresh[1] ?? '' }))).toBe(true);
});

test('an app’s code works once, also for whoever sends it at the same moment from elsewhere', async () => {
  const user = await house.person(aoba);
  const { seed } = await house.enrol(browser(), user);
  const code = house.code(seed);
  const terminals = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const terminal = browser();
      return { terminal, page: await house.upToSecondFactor(terminal, user) };
    }),
  );
  const ends = await Promise.all(terminals.map(({ terminal, page }) => send(terminal, page, { code })));
  expect(ends.filter(isSignedIn)).toHaveLength(1);
});

test('signing in to another product in the same browser shows nothing', async () => {
  const user = await house.person(aoba);
  const terminal = browser();
  await house.enrol(terminal, user);
  expect(isSignedIn(await house.begin(terminal))).toBe(true);
});

test('this terminal remembers the company, and another can be chosen', async () => {
  const terminal = browser();
  await house.enrol(terminal, await house.person(aoba));
  const next = await house.begin(terminal, { prompt: 'login' });
  expect([next.title, next.html.includes(aoba.name)]).toEqual(['ログインIDを入力', true]);
  expect((await send(terminal, next, {}, { action: 'other_tenant' })).title).toBe('企業コードを入力');
});

test('“not you?” goes back to the login id, also once the password was right', async () => {
  const user = await house.person(aoba);
  const terminal = browser();
  const choose = await house.upToSecondFactor(terminal, user);
  const back = await send(terminal, choose, {}, { action: 'other_user' });
  expect(back.title).toBe('ログインIDを入力');
  expect(back.html).not.toContain(user.login_id);
});

test('a password that somebody else knows opens nothing but the page that changes it', async () => {
  const user = await house.person(aoba);
  const { seed } = await house.enrol(browser(), user);
  const reset = { operator: 'test', reason: 'forgotten', identity_proof_method: 'staff card shown' };
  await setPassword(house.persons, { person_id: user.person_id, password: 'tmp-8Xqzvw-3k', must_change: true }, reset);
  const terminal = browser();
  expect((await house.upToSecondFactor(terminal, user)).problem).toContain('正しくありません');
  const factor = await house.upToSecondFactor(terminal, user, 'tmp-8Xqzvw-3k');
  const change = await send(terminal, factor, { code: house.code(seed) });
  expect(change.title).toBe('新しいパスワードを決める');
  const typed = (password: string, again = password) => ({ new_password: password, new_password_again: again });
  expect((await send(terminal, change, typed('kurz#1'))).problem).toContain('12 文字以上');
  expect((await send(terminal, change, typed('Aoba-east2026!'))).problem).toContain('推測されやすい');
  expect((await send(terminal, change, typed('tmp-8Xqzvw-3k'))).problem).toContain('別のもの');
  expect((await send(terminal, change, typed('yuki9=Sanpo.Mo', 'yuki9=Sampo'))).problem).toContain(
    '同じではありません',
  );
  const visited = await house.begin(terminal);
  expect(isSignedIn(visited)).toBe(false);
  const end = await send(terminal, change, typed('yuki9=Sanpo.Mo'));
  expect(isSignedIn(end)).toBe(true);
  const later = browser();
  expect((await house.upToSecondFactor(later, user, 'tmp-8Xqzvw-3k')).problem).toContain('正しくありません');
  expect((await house.upToSecondFactor(later, user, 'yuki9=Sanpo.Mo')).title).toBe('認証アプリのコードを入力');
});

test('pages speak the language that the product asks for, or that was chosen on a page', async () => {
  const terminal = browser();
  const page = await house.begin(terminal, { ui_locales: 'en-GB fr' });
  expect([page.title, page.headers.get('content-language')]).toEqual(['Your company code', 'en']);
  const japanese = await visit(terminal, `${page.at.origin}${page.at.pathname}?language=ja`);
  expect(japanese.title).toBe('企業コードを入力');
  expect((await house.begin(terminal, { ui_locales: 'en' })).title).toBe('企業コードを入力');
});

test('an unknown company is said to be unknown, whether it is typed or asked for', async () => {
  const terminal = browser();
  const typed = await send(terminal, await house.begin(terminal), { tenant: 'nowhere' });
  expect([typed.title, typed.problem]).toEqual([
    '企業コードを入力',
    'この企業コードは登録されていません。つづりを確認してください。',
  ]);
  expect((await house.begin(browser(), { tenant: 'nowhere' })).problem).toBe(typed.problem);
});

test('two terminals cannot both enrol a first factor: the later one is asked for the earlier one’s', async () => {
  const user = await house.person(aoba);
  const [mine, strangers] = [browser(), browser()];
  const setUp = await send(strangers, await house.upToSecondFactor(strangers, user), { method: 'totp' });
  const codes = await send(mine, await house.upToSecondFactor(mine, user), { method: 'lookup_codes' });
  const prove = await send(mine, codes, {});
  expect(isSignedIn(await send(mine, prove, { code: codesOn(codes)[0] ?? '' }))).toBe(true);
  const late = await send(strangers, setUp, { code: house.code(seedOn(setUp)) });
  expect([late.title, late.problem]).toEqual(['パスワードを入力', '安全のため、もう一度パスワードから確認します。']);
  expect((await send(strangers, late, { password: PASSWORD })).title).toBe('印刷したコードを入力');
});

test('who was suspended while signing in does not come in', async () => {
  const user = await house.person(aoba);
  const { seed } = await house.enrol(browser(), user);
  const terminal = browser();
  const factor = await house.upToSecondFactor(terminal, user);
  await house.user(aoba, { ...user, status: 'suspended' });
  const end = await send(terminal, factor, { code: house.code(seed) });
  expect([isSignedIn(end), end.title]).toEqual([false, 'ログインIDを入力']);
  const records = await recordsWaiting(house.store);
  const started = records.filter(({ name, state }) => name === 'session.started' && state.user_id === user.user_id);
  expect(started).toHaveLength(1); // the one of the enrolment
});

test('new codes are made on the strength of two factors of the last five minutes, not of older ones', async () => {
  const user = await house.person(aoba);
  const terminal = browser();
  const choose = await house.upToSecondFactor(terminal, user);
  const app = await send(terminal, choose, { method: 'totp' });
  const prove = await send(terminal, await send(terminal, app, { code: house.code(seedOn(app)) }), {});
  const again = await send(terminal, prove, {}, { action: 'new_codes' });
  expect(again.title).toBe('ログイン用のコードを印刷する');
  const later = await send(terminal, again, {});
  house.forward(301);
  const refused = await send(terminal, later, {}, { action: 'new_codes' });
  expect([refused.title, refused.problem]).toEqual([
    'パスワードを入力',
    '安全のため、もう一度パスワードから確認します。',
  ]);
});
