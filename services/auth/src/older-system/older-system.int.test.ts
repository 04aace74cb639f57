import { createHmac, pbkdf2Sync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { credentialsOf, isPassword, passwordFor } from '../credentials/credential.ts';
import { replacePassword } from '../credentials/replace-password.ts';
import { withdrawFromTenant } from '../credentials/tenant-credentials.ts';
import { importPasswords } from '../legacy-passwords/import-passwords.ts';
import { browser } from '../protocol/testing/browser.ts';
import { openHouse, PASSWORD, type TestTenant, type TestUser } from '../sign-in/testing/house.ts';
import { send } from '../sign-in/testing/page.ts';
import { changeVerifier } from './change-verifier.ts';

/** bcrypt of `kumo7+Ryokan`, by glibc. */
const BCRYPT = '$2b$04$N9qo8uLOickgx2ZMRZoMyefVbZ/q6AKyldKPeOjD1YyUvtuqXWb2G';
/** Of `hanako12`, which no policy takes. */
const WEAK = 'pbkdf2_sha256$1000$saltsaltsaltsalt$WEAKHASH';
const SECRET = Buffer.alloc(32, 7).toString('base64');
const REFUSED = 'ログインIDまたはパスワードが正しくありません。';
const act = (tenant: TestTenant) => ({
  ...{ tenant_id: tenant.tenant_id, actor: { kind: 'operator', id: 'test' } as const },
  ...{ reason: 'moved', request_id: null, at: Date.now() },
});

/** The customer's older system: knows one password for everybody, and notes what it was asked. */
const asked: { login_id: string; password: string; signed: boolean }[] = [];
const askedFor = (...users: readonly TestUser[]) =>
  asked.filter(({ login_id }) => users.some((user) => user.login_id === login_id));
const answers = new Map<string, { status: number; body: string; meanwhile?: () => Promise<unknown> }>();
const older = createServer(async (request, response) => {
  const body = (await request.toArray()).join('');
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = request.headers;
  const expected = createHmac('sha256', Buffer.from(SECRET, 'base64')).update(`${id}.${time}.${body}`).digest('base64');
  const { login_id, password } = JSON.parse(body) as { login_id: string; password: string };
  asked.push({ login_id, password, signed: signature === `v1,${expected}` });
  const right = password === PASSWORD;
  const answer = answers.get(login_id);
  await answer?.meanwhile?.();
  const { status, body: said } = answer ?? { status: 200, body: JSON.stringify({ right }) };
  response.writeHead(status).end(said);
});
await new Promise<void>((resolve) => older.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(older.address() as AddressInfo).port}`;
const house = await openHouse({ outsideAllowed: [address] });
afterAll(async () => {
  older.close();
  await house.close();
});
const { store, hasher, clock } = house.parts;
const aoba = await house.tenant('aoba', '青葉ファーマシー');
const other = await house.tenant('other', '別の会社');

const take = (tenant: TestTenant, lines: readonly (readonly [string, string])[], dry_run = false) => {
  const passwords = lines.map(([login_id, password_hash], index) => ({ line: index + 2, login_id, password_hash }));
  return importPasswords({ store, hasher, clock }, { tenant: tenant.tenant_id, passwords, dry_run }, act(tenant));
};
const passwordsOf = async ({ person_id }: TestUser) => (await credentialsOf(store, person_id)).filter(isPassword);
const typed = async (user: TestUser, password = PASSWORD) => house.upToSecondFactor(browser(), user, password);
const verifyThere = (tenant: TestTenant, more: { address?: string | null; ends_at?: number } = {}) =>
  changeVerifier(
    { store, envelope: house.parts.envelope, clock },
    tenant.tenant_id,
    { actor: { kind: 'person', id: 'x' }, reason: 'moving', request_id: null } as never,
    {
      ...{ id: 'tenant', expected_version: 'any', secret: SECRET },
      ...{
        address: more.address === undefined ? address : more.address,
        ends_at: more.ends_at ?? clock() + 86_400_000,
      },
    },
  );

const company = () => house.tenant(`company-${randomUUID()}`);

/** A company whose people come over from an older system. */
async function moving(): Promise<TestTenant> {
  const tenant = await company();
  await verifyThere(tenant);
  return tenant;
}

test('a line that cannot be taken is named, the others are taken, and the same file again changes nothing', async () => {
  const [good, has, away] = [await house.user(aoba), await house.person(aoba), await house.user(aoba)];
  await house.user(aoba, { ...away, status: 'suspended' });
  const lines = [
    ...([
      [good.login_id, BCRYPT],
      [has.login_id, BCRYPT],
      [away.login_id, BCRYPT],
      ['nobody', BCRYPT],
    ] as const),
    ...([
      [good.login_id.toUpperCase(), BCRYPT],
      [(await house.user(aoba)).login_id, 'md5:abc'],
    ] as const),
  ];
  const expected = [
    { line: 3, code: 'has_password' },
    { line: 4, code: 'user_not_active' },
    { line: 5, code: 'user_unknown' },
    { line: 6, code: 'twice' },
    { line: 7, code: 'form_unknown' },
  ];
  const dry = await take(aoba, lines, true);
  expect([dry.taken, await passwordsOf(good)]).toEqual([1, []]);
  const first = await take(aoba, lines);
  expect(first.problems.map(({ line, code }) => ({ line, code }))).toEqual(expected);
  expect(first.taken).toBe(1);
  const again = await take(aoba, lines);
  expect([again.taken, again.problems[0]?.code]).toEqual([0, 'has_password']);
  expect(await passwordsOf(good)).toHaveLength(1);
});

test('an imported password lies in the store wrapped, and as ours do after the first right sign-in', async () => {
  const user = await house.user(aoba);
  await take(aoba, [[user.login_id, BCRYPT]]);
  const [before] = await passwordsOf(user);
  expect(before?.data).toMatchObject({ vouched_by: [aoba.tenant_id], opens_enrolment_until: null });
  expect(JSON.stringify(before)).not.toContain(BCRYPT.slice(-31));
  expect((await typed(user, 'wrong#Pass12')).problem).toBe(REFUSED);
  expect((await passwordsOf(user))[0]?.data.legacy).toBeDefined();
  expect((await typed(user)).title).toBe('この方法ではログインできません'); // nobody adds a factor with it alone
  const [after] = await passwordsOf(user);
  expect([after?.id, after?.data.legacy, after?.data.must_change]).toEqual([before?.id, undefined, false]);
  expect(await hasher.matches(after?.data ?? null, PASSWORD)).toBe(true);
  expect((await typed(user)).problem).toBeNull();
});

test('one that today’s rules would not take has to be changed', async () => {
  const digest = pbkdf2Sync('hanako12', 'saltsaltsaltsalt', 1000, 32, 'sha256').toString('base64');
  const user = await house.user(aoba);
  await take(aoba, [[user.login_id, WEAK.replace('WEAKHASH', digest)]]);
  await typed(user, 'hanako12');
  expect((await passwordsOf(user))[0]?.data).toMatchObject({ must_change: true });
});

test('what one tenant imported opens nothing in another that shares the person', async () => {
  const here = await house.user(aoba);
  const there = await house.user(other, { person_id: here.person_id });
  await take(aoba, [[here.login_id, BCRYPT]]);
  expect((await typed(there)).problem).toBe(REFUSED);
  expect(passwordFor(await credentialsOf(store, here.person_id), other.tenant_id)).toBeUndefined();
});

describe.concurrent('an older system is asked', () => {
  test('somebody without a password is asked about at the older system, once', async () => {
    const aoba = await moving();
    const user = await house.user(aoba);
    expect((await typed(user, 'wrong#Pass12')).problem).toBe(REFUSED);
    expect(await passwordsOf(user)).toEqual([]);
    expect((await typed(user)).problem).toBeNull();
    const { login_id } = user;
    const both = [
      { login_id, password: 'wrong#Pass12', signed: true },
      { login_id, password: PASSWORD, signed: true },
    ];
    expect(askedFor(user)).toEqual(both);
    expect((await passwordsOf(user))[0]?.data).toMatchObject({
      vouched_by: [aoba.tenant_id],
      opens_enrolment_until: null,
    });
    expect((await typed(user)).problem).toBeNull();
    expect(askedFor(user)).toEqual(both);
  }, 30_000);

  test('it is asked about nobody else: not the unknown, not the suspended, not who has a password, not another tenant’s', async () => {
    const aoba = await moving();
    const suspended = await house.user(aoba);
    await house.user(aoba, { ...suspended, status: 'suspended' });
    const [has, elsewhere] = [await house.person(aoba), await house.user(await company())];
    const nobody = { ...has, login_id: 'nobody' };
    await Promise.all([typed(nobody), typed(suspended), typed(has, 'wrong#Pass12'), typed(elsewhere)]);
    expect(askedFor(nobody, suspended, has, elsewhere)).toEqual([]);
  }, 30_000);

  test('an older system that answers otherwise, nonsense, with a failure or from elsewhere says of nobody that they are right', async () => {
    const aoba = await moving();
    const said = [
      { status: 200, body: '{"right":"yes"}' },
      { status: 200, body: '<html>' },
      { status: 500, body: '{"right":true}' },
      { status: 302, body: '{"right":true}' },
    ];
    const pages = await Promise.all(
      said.map(async (each) => {
        const user = await house.user(aoba);
        answers.set(user.login_id, each);
        return [(await typed(user)).problem, await passwordsOf(user), askedFor(user).length];
      }),
    );
    expect(pages).toEqual(Array(4).fill([REFUSED, [], 1]));
  }, 30_000);

  test('it is asked for the login id that the directory has, however somebody types it', async () => {
    const aoba = await moving();
    const user = await house.user(aoba, { login_id: 'Strasse' });
    expect((await typed({ ...user, login_id: 'STRAßE' })).problem).toBeNull();
    expect(askedFor(user)).toHaveLength(1);
    expect(askedFor({ ...user, login_id: 'STRAßE' })).toEqual([]);
  }, 30_000);

  test('a password that was taken from somebody comes back neither by the older system nor by the same file', async () => {
    const aoba = await moving();
    const [asks, imports] = [await house.user(aoba), await house.user(aoba)];
    await typed(asks);
    await take(aoba, [[imports.login_id, BCRYPT]]);
    for (const user of [asks, imports]) {
      const [password] = await passwordsOf(user);
      const taken = { person_id: user.person_id, id: password?.id ?? '' };
      await withdrawFromTenant(store, aoba.tenant_id, taken, act(aoba));
    }
    const pages = await Promise.all([typed(asks), typed(imports)]);
    expect(pages.map(({ problem }) => problem)).toEqual([REFUSED, REFUSED]);
    for (const dry of [true, false])
      expect((await take(aoba, [[imports.login_id, BCRYPT]], dry)).problems[0]?.code).toBe('had_password');
    expect([askedFor(asks).length, askedFor(imports).length]).toEqual([1, 0]);
    expect([await passwordsOf(asks), await passwordsOf(imports)]).toEqual([[], []]);
  }, 30_000);

  test('what one company took away says nothing in another that shares the person', async () => {
    const [aoba, other] = [await moving(), await moving()];
    const here = await house.user(aoba);
    const there = await house.user(other, { person_id: here.person_id });
    await typed(here);
    const [password] = await passwordsOf(here);
    await withdrawFromTenant(store, aoba.tenant_id, { person_id: here.person_id, id: password?.id ?? '' }, act(aoba));
    expect((await typed(there)).problem).toBeNull();
  }, 30_000);

  test('a password that somebody chooses while the older system is asked stays, and the older one does not count', async () => {
    const aoba = await moving();
    const chosen = 'yama9=Kagami.Mo';
    const user = await house.user(aoba);
    const choose = () =>
      replacePassword(
        { store, hasher, clock },
        {
          ...{ person_id: user.person_id, password: chosen, vouched_by: [aoba.tenant_id], must_change: false },
          ...{ opens_enrolment_until: null, by_mail: false },
        },
        act(aoba),
      );
    answers.set(user.login_id, { status: 200, body: JSON.stringify({ right: true }), meanwhile: choose });
    expect((await typed(user)).problem).toBe(REFUSED);
    const kept = await passwordsOf(user);
    expect(kept).toHaveLength(1);
    expect(await hasher.matches(kept[0]?.data ?? null, chosen)).toBe(true);
  }, 30_000);

  test('of two first sign-ins at once both get in, and one password is kept', async () => {
    const aoba = await moving();
    const user = await house.user(aoba);
    const pages = await Promise.all([typed(user), typed(user)]);
    expect(pages.map(({ problem }) => problem)).toEqual([null, null]);
    expect(await passwordsOf(user)).toHaveLength(1);
  }, 30_000);

  test('from its end on, and once it is taken away, it is not asked any more', async () => {
    const [over, without] = [await company(), await moving()];
    await verifyThere(over, { ends_at: clock() - 1 });
    await verifyThere(without, { address: null });
    const users = [await house.user(over), await house.user(without)];
    const pages = await Promise.all(users.map((user) => typed(user)));
    expect(pages.map(({ problem }) => problem)).toEqual([REFUSED, REFUSED]);
    expect(askedFor(...users)).toEqual([]);
  }, 30_000);
});

test('while some passwords take longer than others, every refusal takes as long, however many wait for the hashers', async () => {
  const aoba = await moving();
  const [imported, asksThere] = [await house.user(aoba), await house.user(aoba)];
  await take(aoba, [[imported.login_id, BCRYPT]]);
  const slowly = () => sleep(1200);
  answers.set(asksThere.login_id, { status: 200, body: '{"right":false}', meanwhile: slowly });
  const compare = hasher.matches;
  const queued = vi.spyOn(hasher, 'matches').mockImplementation(async (...given) => {
    await sleep(1600);
    return compare(...given);
  });
  const kinds = [await house.person(aoba), { ...imported, login_id: 'nobody' }, asksThere, imported];
  const times = await Promise.all(
    kinds.map(async (user) => {
      const terminal = browser();
      const page = await send(terminal, await house.begin(terminal, { tenant: aoba.code }), {
        login_id: user.login_id,
      });
      const begun = performance.now();
      await send(terminal, page, { password: 'wrong#Pass12' });
      return performance.now() - begun;
    }),
  );
  queued.mockRestore();
  expect(Math.min(...times)).toBeGreaterThan(2400);
  // a step later somebody would be told that they are the one who is asked about there
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(1250);
}, 30_000);
