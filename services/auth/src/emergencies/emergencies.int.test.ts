import { randomUUIDv7 } from 'node:crypto';
import { roleKey } from '@kiban/service';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HouseApi, houseApi } from '../api/testing/house-api.ts';
import { giveRole } from '../api/testing/planted-tenant.ts';
import { DISPATCH, QUEUES } from '../mails/mail.ts';
import { type Browser, browser } from '../protocol/testing/browser.ts';
import { payloadOf } from '../protocol/testing/relying-party.ts';
import { RECORD } from '../records/record.ts';
import { type House, isSignedIn, openHouse, PASSWORD, type TestUser } from '../sign-in/testing/house.ts';
import { type OpenPage, send, visit } from '../sign-in/testing/page.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { testStores } from '../store/testing/test-stores.ts';
import { endLapsedEmergencies } from './end-emergency.ts';

// On DynamoDB, and an API whose database cannot be reached: emergencies are for when nothing else works.
let house: House;
let api: HouseApi;
let json: HouseApi['json'];

beforeAll(async () => {
  const dynamodb = testStores().find(({ engine }) => engine === 'dynamodb');
  if (dynamodb === undefined) throw new Error('There is no DynamoDB to test with.');
  house = await openHouse({ openStore: dynamodb.open });
  api = await houseApi(house);
  json = api.json;
}, 60_000);
afterAll(async () => {
  await api.close();
  await house.close();
});

/** A company with two administrators and somebody who has an app; codes are printed, contacts named. */
async function company({ printed = true } = {}) {
  const tenant = await house.tenant(`aoba-${randomUUIDv7().slice(-6)}`);
  const administrator = async (): Promise<TestUser> => {
    const user = await house.user(tenant);
    await giveRole(house.store, tenant.tenant_id, { user_id: user.user_id, role: roleKey('administrator') });
    return user;
  };
  const [first, second] = [await administrator(), await administrator()];
  const hanako = await house.person(tenant);
  const set = printed ? await json(first, 'post', '/break-glass-codes', { reason: '年次の更新' }) : { codes: [] };
  const address = 'oncall@aoba.example';
  await json(first, 'put', '/emergency-contacts', { addresses: [address], reason: '当番' });
  return { tenant, first, second, hanako, codes: set.codes as string[] };
}
type Company = Awaited<ReturnType<typeof company>>;

/** Declared by one, confirmed by the other. */
async function emergency({ first, second }: Company, hours = 24): Promise<string> {
  const declared = await json(first, 'post', '/emergencies', { reason: '認証サーバー障害' });
  const confirmation = { hours, reason: '電話で確認' };
  const confirmed = await json(second, 'post', `/emergencies/${declared.id}/confirm`, confirmation);
  expect(confirmed.http).toBe(200);
  return String(declared.id);
}

/** Up to the page that asks for a code, and its break-glass variant where that is offered. */
async function breakGlassPage(in_: Browser, user: TestUser): Promise<OpenPage> {
  const page = await house.upToSecondFactor(in_, user);
  const other = page.forms.find(({ button }) => button?.value === 'use:break_glass_code');
  return other === undefined ? page : send(in_, page, {}, { action: 'use:break_glass_code' });
}

async function tokens(in_: Browser, company: Company, code: string) {
  const { address, verifier } = await house.product.begin({ tenant: company.tenant.code, prompt: 'login' });
  const login = await visit(in_, address);
  const { login_id } = company.hanako;
  const asked = await send(in_, await send(in_, login, { login_id }), { password: PASSWORD });
  const end = await send(in_, asked, { code });
  const { body } = await house.product.post('token_endpoint', {
    ...{ grant_type: 'authorization_code', code: end.at.searchParams.get('code') ?? '', code_verifier: verifier },
    redirect_uri: house.product.redirect_uri,
  });
  return { end, access: String(body.access_token ?? ''), refresh: String(body.refresh_token ?? '') };
}

const refreshed = async (refresh_token: string) =>
  (await house.product.post('token_endpoint', { grant_type: 'refresh_token', refresh_token })).body;
const isActive = async (token: string) => (await house.product.post('introspection_endpoint', { token })).body.active;
const alerts = () => house.log.flatMap((line) => (JSON.parse(line) as { alert?: string }).alert ?? []);

test('in an emergency a printed code counts; closing it ends all that began with one', async () => {
  const here = await company();
  const queued = async () => (await house.store.query(PLATFORM_WIDE, DISPATCH, 'alternate', QUEUES.urgent)).length;
  const before = await queued();
  const id = await emergency(here);
  expect(await queued()).toBe(before + 2); // its contact is told that it was declared, and that it was confirmed
  const [in_, [code = '']] = [browser(), here.codes];
  const { access, refresh } = await tokens(in_, here, code);
  expect(payloadOf(access)).toMatchObject({ acr: 'urn:kiban:acr:emergency' });
  const again = await refreshed(refresh);
  expect(await isActive(String(again.refresh_token))).toBe(true);

  const closed = await json(here.second, 'post', `/emergencies/${id}/close`, { reason: '復旧' });
  expect(closed).toMatchObject({ http: 200, end: 'closed', uses: [{ user_id: here.hanako.user_id, code_number: 1 }] });
  expect(await refreshed(String(again.refresh_token))).toMatchObject({ error: 'invalid_grant' });
  expect(await isActive(String(again.refresh_token))).toBe(false);
  expect(isSignedIn(await house.begin(in_))).toBe(false);
  const [, unused = ''] = here.codes;
  const afterwards = browser();
  const page = await breakGlassPage(afterwards, here.hanako);
  expect(page.forms.some(({ fields }) => fields.includes('code'))).toBe(false); // nothing of it is asked any more
  expect((await json(here.first, 'get', '/break-glass-codes')).items).toEqual([]);
  expect(unused).not.toBe('');

  const records = await house.store.query(PLATFORM_WIDE, RECORD, 'alternate', 'pending');
  const names = records
    .filter(({ data }) => data.aggregate_id === id)
    .map(({ data }) => `${data.version} ${data.name}`);
  expect(names.sort()).toEqual([
    '1 emergency.declared',
    '2 emergency.confirmed',
    '3 emergency.code_used',
    '4 emergency.closed',
  ]);

  const review = { reason: '利用は 1 名、正当' };
  const reviewed = await json(here.first, 'post', `/emergencies/${id}/review`, review);
  expect(reviewed).toMatchObject({ http: 200, status: 'reviewed', review: review.reason });
});

test('a code is used once', async () => {
  const here = await company();
  await emergency(here);
  const [code = ''] = here.codes;
  const [one, other] = [browser(), browser()];
  const pages = [await breakGlassPage(one, here.hanako), await breakGlassPage(other, here.hanako)] as const;
  const ends = await Promise.all([send(one, pages[0], { code }), send(other, pages[1], { code })]);
  expect(ends.filter(isSignedIn)).toHaveLength(1);
});

test('an emergency ends by itself, without anybody coming round', async () => {
  const here = await company();
  await emergency(here, 1);
  const in_ = browser();
  const { refresh } = await tokens(in_, here, here.codes[0] ?? '');
  house.forward(3601);
  expect(await refreshed(refresh)).toMatchObject({ error: 'invalid_grant' });
  expect(isSignedIn(await house.begin(in_))).toBe(false);
  await endLapsedEmergencies(house.parts);
  expect(await json(here.first, 'get', '/emergencies')).toMatchObject({
    items: [{ status: 'closed', end: 'time_over' }],
  });
});

test('outside of an emergency a code opens nothing, and somebody is told', async () => {
  const here = await company();
  const in_ = browser();
  const { seed } = await house.enrol(browser(), here.hanako);
  const page = await house.upToSecondFactor(in_, here.hanako);
  const before = alerts().filter((alert) => alert === 'break_glass_code_refused').length;
  const refused = await send(in_, page, { code: here.codes[0] ?? '' });
  expect(refused.problem).toContain('コード');
  expect(isSignedIn(refused)).toBe(false);
  expect(alerts().filter((alert) => alert === 'break_glass_code_refused')).toHaveLength(before + 1);
  expect(isSignedIn(await send(in_, refused, { code: house.code(seed) }))).toBe(true);
});

test('it takes two people, both of whom proved just now who they are', async () => {
  const here = await company();
  const declared = await json(here.first, 'post', '/emergencies', { reason: '障害' });
  const address = `/emergencies/${declared.id}/confirm`;
  const confirmation = { hours: 1, reason: '確認' };
  expect(await json(here.first, 'post', address, confirmation)).toMatchObject({
    ...{ http: 409, code: 'decided_by_requester' },
  });
  expect(await json(here.second, 'post', address, confirmation, 600)).toMatchObject({ code: 'authentication_too_old' });
  const in_ = browser();
  expect((await breakGlassPage(in_, here.hanako)).html).not.toContain('BG-');
});

test('another company has no part in it', async () => {
  const [here, there] = [await company(), await company({ printed: false })];
  const id = await emergency(here);
  expect(await json(there.first, 'post', `/emergencies/${id}/close`, { reason: 'x' })).toMatchObject({
    ...{ http: 404, code: 'not_found' },
  });
  expect((await json(there.first, 'get', '/emergencies')).items).toEqual([]);
  const page = await breakGlassPage(browser(), there.hanako);
  expect(page.html).not.toContain('BG-');
});
