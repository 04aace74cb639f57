import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browser } from '../protocol/testing/browser.ts';
import { payloadOf } from '../protocol/testing/relying-party.ts';
import { RECORD } from '../records/record.ts';
import {
  type House,
  isSignedIn,
  openHouse,
  PASSWORD,
  type TestTenant,
  type TestUser,
} from '../sign-in/testing/house.ts';
import { type OpenPage, send, visit } from '../sign-in/testing/page.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { removeTerminal } from './remove-terminal.ts';
import { issueTerminalCode } from './terminal-code.ts';
import { type Pharmacy, pharmacy } from './testing/pharmacy.ts';
import { type SoftwareTerminal, softwareTerminal } from './testing/software-terminal.ts';

let house: House;
let aoba: TestTenant;
let store: Pharmacy;
let hanako: TestUser;
let taro: TestUser;

beforeAll(async () => {
  house = await openHouse();
  aoba = await house.tenant('aoba');
  store = await pharmacy(house, aoba);
  await store.restrict();
  [hanako, taro] = [await store.person('青葉 花子'), await store.person('青葉 太郎')];
});
afterAll(() => house.close());

/** Chooses a name from the list and types the password. */
async function signIn(on: SoftwareTerminal, user: TestUser): Promise<OpenPage> {
  const list = await on.prove(await house.begin(on.browser));
  return on.prove(await send(on.browser, await choose(on, list, user), { password: PASSWORD }));
}

function choose(on: SoftwareTerminal, list: OpenPage, { user_id }: TestUser): Promise<OpenPage> {
  const people = list.forms.find(({ hidden }) => hidden.action === 'enter:terminal');
  if (people === undefined) throw new Error(`No list on “${list.title}”.`);
  return send(on.browser, { ...list, forms: [{ ...people, button: null }] }, { user_id });
}

/** The product's next visit with the session there is. */
async function visitAgain(on: SoftwareTerminal): Promise<OpenPage> {
  return on.prove(await house.begin(on.browser));
}

/** As somebody who has got hold of it. */
function copySession(from: SoftwareTerminal, to: SoftwareTerminal): void {
  for (const [name, cookie] of from.browser.cookies)
    if (name.startsWith('kiban_session')) (to.browser.cookies as Map<string, object>).set(name, cookie);
}

test('the people of the store are listed, and a password is enough there', async () => {
  const terminal = await store.terminal();
  const outsider = await store.stranger('別店 次郎');
  const asking = await house.begin(terminal.browser);
  expect(asking.html).not.toContain('青葉 花子'); // nobody learns a name before the key is proven
  const list = await terminal.prove(asking);
  expect(list.html).toContain('青葉 花子');
  expect(list.html).toContain('青葉 太郎');
  expect(list.html).not.toContain('別店 次郎');
  expect((await choose(terminal, list, outsider)).title).not.toBe('パスワードを入力');
  const end = await signIn(terminal, hanako);
  expect(isSignedIn(end)).toBe(true);
});

test('tokens say on what basis: password and the key of a restricted terminal', async () => {
  const terminal = await store.terminal();
  const { address, verifier } = await house.product.begin();
  const list = await terminal.prove(await visit(terminal.browser, address));
  const end = await terminal.prove(
    await send(terminal.browser, await choose(terminal, list, hanako), { password: PASSWORD }),
  );
  const form = {
    grant_type: 'authorization_code',
    code: end.at.searchParams.get('code') ?? '',
    code_verifier: verifier,
  };
  const { body } = await house.product.post('token_endpoint', { ...form, redirect_uri: house.product.redirect_uri });
  expect(payloadOf(String(body.access_token))).toMatchObject({
    acr: 'urn:kiban:acr:restricted-terminal',
    amr: ['pwd', 'swk', 'mfa'],
  });
});

test('the key does not count where the store is not declared restricted', async () => {
  const other = await pharmacy(house, aoba);
  const saburo = await other.person('制限 なし');
  const terminal = await other.terminal();
  const end = await signIn(terminal, saburo);
  expect(isSignedIn(end)).toBe(false);
  expect(end.title).not.toBe('端末を確認しています');
});

test('the key does not count for somebody of another store', async () => {
  const terminal = await store.terminal();
  const outsider = await store.stranger('別店 三郎');
  const list = await terminal.prove(await house.begin(terminal.browser));
  const byHand = list.forms.find(({ fields }) => fields.includes('login_id') || fields.includes('tenant'));
  const named = await send(
    terminal.browser,
    { ...list, forms: byHand === undefined ? [] : [byHand] },
    { login_id: outsider.login_id },
  );
  const end = await terminal.prove(await send(terminal.browser, named, { password: PASSWORD }));
  expect(isSignedIn(end)).toBe(false);
});

test.each(['suspended', 'lost', 'retired'])('the key of a device that is %s counts no more', async (status) => {
  const terminal = await store.terminal();
  await store.device(terminal.device_id, status, 2);
  const list = await terminal.prove(await house.begin(terminal.browser));
  expect(list.html).not.toContain('青葉 花子');
});

test('a device that was moved to another store is a terminal of that one', async () => {
  const terminal = await store.terminal();
  const list = await terminal.prove(await house.begin(terminal.browser));
  const password = await choose(terminal, list, hanako);
  const other = await pharmacy(house, aoba);
  await store.device(terminal.device_id, 'active', 2, other.store_id);
  const end = await terminal.prove(await send(terminal.browser, password, { password: PASSWORD }));
  expect(isSignedIn(end)).toBe(false);
});

test('a code enrols once, and a code that is wrong, used or of another company enrols nothing', async () => {
  const { code } = await store.code();
  const [first, second] = [await softwareTerminal(), await softwareTerminal()];
  const minato = await house.tenant('minato-terminal');
  expect((await first.enrol(house.origin, minato.code, code)).title).toBe('共用端末として登録');
  expect((await first.enrol(house.origin, aoba.code, code)).title).toBe('共用端末として登録しました');
  expect((await second.enrol(house.origin, aoba.code, code)).title).toBe('共用端末として登録');
  expect((await second.enrol(house.origin, aoba.code, 'ABCDE-FGHJK-MNPQR-STVWX')).problem).not.toBeNull();
});

test('a code expires within an hour', async () => {
  const { code } = await store.code();
  house.forward(3601);
  const terminal = await softwareTerminal();
  expect((await terminal.enrol(house.origin, aoba.code, code)).title).toBe('共用端末として登録');
});

test('a session goes on where its terminal is, and nowhere else', async () => {
  const [terminal, other] = [await store.terminal(), await store.terminal()];
  expect(isSignedIn(await signIn(terminal, hanako))).toBe(true);
  expect(isSignedIn(await visitAgain(terminal))).toBe(true);
  copySession(terminal, other);
  const copied = await visitAgain(other);
  expect(isSignedIn(copied)).toBe(false);
  expect(copied.html).toContain('青葉 太郎'); // asked to sign in, as on any terminal of the store
  expect(house.log.some((line) => line.includes('terminal_key_wrong'))).toBe(true);
  expect(isSignedIn(await visitAgain(terminal))).toBe(true);
});

test('what was asked is answered once: after a wrong proof the right one comes too late', async () => {
  const terminal = await store.terminal();
  await signIn(terminal, hanako);
  const page = await house.begin(terminal.browser);
  const right = await terminal.proofFor(page);
  await send(terminal.browser, page, { terminal_proof: 'wrong' });
  expect(isSignedIn(await send(terminal.browser, page, { terminal_proof: right }))).toBe(false);
});

test('a session began with a key: another key of the same device is not it', async () => {
  const { device_id, code } = await store.code();
  const before = await softwareTerminal();
  await before.enrol(house.origin, aoba.code, code);
  await signIn(before, hanako);
  const again = { code_id: randomUUIDv7(), device_id, issued_by: 'test' };
  const act = { actor: { kind: 'service', id: 'test' } as const, reason: null, request_id: null, at: house.now() };
  const after = await softwareTerminal();
  await after.enrol(house.origin, aoba.code, await issueTerminalCode(house.store, aoba.tenant_id, again, act));
  copySession(before, after);
  expect(isSignedIn(await visitAgain(after))).toBe(false);
  expect(isSignedIn(await visitAgain(before))).toBe(false); // nor does the old key count any more
});

test('a terminal that was removed is none: its sessions are over', async () => {
  const terminal = await store.terminal();
  await signIn(terminal, hanako);
  const act = {
    actor: { kind: 'service', id: 'test' } as const,
    reason: 'replaced',
    request_id: null,
    at: house.now(),
  };
  await removeTerminal(house.store, aoba.tenant_id, terminal.device_id, act);
  expect(isSignedIn(await visitAgain(terminal))).toBe(false);
});

test('a terminal locks soon: then the password is asked again', async () => {
  const terminal = await store.terminal();
  await signIn(terminal, hanako);
  house.forward(4 * 60);
  expect(isSignedIn(await visitAgain(terminal))).toBe(true);
  house.forward(5 * 60);
  const locked = await visitAgain(terminal);
  expect(isSignedIn(locked)).toBe(false);
  expect(locked.html).not.toContain(hanako.login_id); // nor whose session it was
  const opened = await terminal.prove(
    await send(terminal.browser, await choose(terminal, locked, hanako), { password: PASSWORD }),
  );
  expect(isSignedIn(opened)).toBe(true);
});

test('a session ends with what its factor hung on: the store is restricted no more', async () => {
  const other = await pharmacy(house, aoba);
  await other.restrict();
  const [shiro, terminal] = [await other.person('四郎'), await other.terminal()];
  expect(isSignedIn(await signIn(terminal, shiro))).toBe(true);
  await other.unrestrict();
  expect(isSignedIn(await visitAgain(terminal))).toBe(false);
});

test('switching signs the person out, tells products, and shows the next one the list', async () => {
  const terminal = await store.terminal();
  await signIn(terminal, hanako);
  const page = await visit(terminal.browser, `${house.origin}/terminal/switch`);
  await send(terminal.browser, page, {});
  const names = [...terminal.browser.cookies.keys()].map((name) => name.split(' ')[0]);
  expect(names).not.toContain('kiban_session');
  expect(names).not.toContain('kiban_device');
  const records = await house.store.query(PLATFORM_WIDE, RECORD, 'alternate', 'pending');
  const ended = records.filter(
    ({ data }) => data.name === 'session.ended' && data.state.end_reason === 'terminal_switched',
  );
  expect(ended.map(({ data }) => data.state.user_id)).toContain(hanako.user_id);
  expect(house.told).toContain(hanako.person_id); // before the next person comes to it
  const next = await visitAgain(terminal);
  expect(next.html).toContain('青葉 太郎');
  expect(
    isSignedIn(
      await terminal.prove(await send(terminal.browser, await choose(terminal, next, taro), { password: PASSWORD })),
    ),
  ).toBe(true);
});

test('another site cannot switch', async () => {
  const terminal = await store.terminal();
  await signIn(terminal, hanako);
  const page = await visit(terminal.browser, `${house.origin}/terminal/switch`);
  await send(terminal.browser, page, {}, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(isSignedIn(await visitAgain(terminal))).toBe(true);
});

test('a browser that only says it is a terminal learns nothing', async () => {
  const terminal = await store.terminal();
  const thief = browser();
  for (const [name, cookie] of terminal.browser.cookies)
    if (name.startsWith('kiban_terminal')) (thief.cookies as Map<string, object>).set(name, cookie);
  const page = await house.begin(thief);
  expect(page.html).not.toContain('青葉 花子');
  const refused = await send(thief, page, { terminal_proof: 'nothing' }, {}).catch(() => page);
  expect(refused.html).not.toContain('青葉 花子');
});
