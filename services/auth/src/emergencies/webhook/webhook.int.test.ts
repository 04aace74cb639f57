import { randomUUIDv7 } from 'node:crypto';
import type { Mail } from '@kiban/mail';
import { roleKey } from '@kiban/service';
import { Webhook } from 'standardwebhooks';
import { afterAll, expect, test, vi } from 'vitest';
import { type HouseApi, houseApi } from '../../api/testing/house-api.ts';
import { giveRole } from '../../api/testing/planted-tenant.ts';
import { deliverWaitingMails } from '../../mails/deliver-mails.ts';
import { recordsWaiting } from '../../records/testing/records-waiting.ts';
import { openHouse } from '../../sign-in/testing/house.ts';
import { type AuthStore, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { deliverWaitingAlerts } from './deliver-alerts.ts';
import { WAITING, WAITING_ALERT } from './queue-alert.ts';
import { type Received, receiver } from './testing/receiver.ts';

// the API's database cannot be reached: alerts are for when nothing else works
const there = await receiver();
const dead = await receiver();
dead.close();
const house = await openHouse({ outsideAllowed: [there.origin, dead.origin] });
const api = await houseApi(house);
afterAll(async () => {
  there.close();
  await api.close();
  await house.close();
});
const { store } = house;
const parts = { ...house.parts, ...house.parts.connections.outside };
const deliver = () => deliverWaitingAlerts(parts);
const reason = '試験のため';
const PATH = '/emergency-webhook';

/** A company whose alerts go to a path of the receiver, and one contact by mail. */
async function company({ origin = there.origin, named = true } = {}) {
  const tenant = await house.tenant(`aoba-${randomUUIDv7().slice(-6)}`);
  const user = await house.user(tenant);
  await giveRole(store, tenant.tenant_id, { user_id: user.user_id, role: roleKey('administrator') });
  const mailbox = `${tenant.code}@aoba.example`;
  await json(user, 'put', '/emergency-contacts', { addresses: [mailbox], reason });
  const path = `/hooks/${tenant.code}/only-they-know`;
  const name = async (address: string) => json(user, 'put', PATH, { address, reason });
  const secret = named ? String((await name(`${origin}${path}`)).secret) : '';
  const shown = async () => {
    const { deliveries, ...webhook } = await json(user, 'get', PATH);
    return { ...webhook, latest: (deliveries as Record<string, unknown>[])[0] };
  };
  const declare = () => json(user, 'post', '/emergencies', { reason: '認証サーバー障害' });
  return { tenant, user, mailbox, path, secret, name, shown, declare, came: () => there.at(path) };
}
const json: HouseApi['json'] = (...given) => api.json(...given);
/** As the library of whoever receives it sees it; the house's clock may be ahead. */
function isSigned(one: Received | undefined, secret: string): boolean {
  if (one === undefined) return false;
  const { id, timestamp, signature, body } = one;
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  const clock = vi.spyOn(Date, 'now').mockReturnValue(house.now());
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  } finally {
    clock.mockRestore();
  }
}

test('an alert says who did what, why and where to look, in both languages, signed with the secret that was shown once', async () => {
  const here = await company();
  const emergency = await here.declare();
  await deliver();
  const [one, ...others] = here.came();
  expect(others).toEqual([]);
  expect([isSigned(one, here.secret), isSigned(one, (await company()).secret)]).toEqual([true, false]);
  const { data, ...event } = JSON.parse(one?.body ?? '');
  expect(event).toMatchObject({ specversion: '1.0', id: one?.id, type: 'kiban.emergency_declared' });
  const { tenant, user } = here;
  expect(data).toMatchObject({
    ...{ tenant_id: tenant.tenant_id, tenant_name: tenant.name, alert: 'emergency_declared', at: event.time },
    ...{ who: { user_id: user.user_id, name: '青葉 花子' }, reason: '認証サーバー障害', emergency_id: emergency.id },
    address: `${house.origin}/sign-ins/emergencies/${emergency.id}`,
  });
  for (const [text, said] of [
    [data.text_ja, '緊急事態が宣言されました'],
    [data.text_en, 'An emergency was declared'],
  ])
    for (const word of [said, tenant.name, '青葉 花子', '認証サーバー障害', data.address]) expect(text).toContain(word);
  expect(await here.shown()).toMatchObject({ latest: { status: 'delivered', answer: 204, attempts: 1 } });
  expect(JSON.stringify(await here.shown())).not.toContain('whsec_');
});

test('what is not taken comes again under the same id, later each time; one process sends it, and another goes on when that one dies', async () => {
  const here = await company();
  there.answers.set(here.path, 500);
  await here.declare();
  const together = { ...parts, store: lookingTogether(3) };
  await Promise.all([1, 2, 3].map(() => deliverWaitingAlerts(together)));
  expect(here.came()).toHaveLength(1);
  expect(await here.shown()).toMatchObject({ latest: { status: 'waiting', answer: 500, attempts: 1 } });
  expect(JSON.stringify(await here.shown())).not.toContain('nobody is to see');
  await deliver();
  expect(here.came()).toHaveLength(1);
  house.forward(6);
  await deliver();
  house.forward(6);
  await deliver();
  expect(here.came()).toHaveLength(2);
  house.forward(5);
  void deliverWaitingAlerts({ ...parts, ask: () => new Promise(() => undefined) }); // killed in the midst of it
  await expect
    .poll(async () => (await waiting()).some(({ not_before }) => not_before > house.now() + 30_000))
    .toBe(true);
  await deliver();
  expect(here.came()).toHaveLength(2);
  there.answers.delete(here.path);
  house.forward(61);
  await deliver();
  const came = here.came();
  expect(came).toHaveLength(3);
  expect(new Set(came.map(({ id, body }) => `${id} ${body}`)).size).toBe(1);
  expect(await here.shown()).toMatchObject({ latest: { status: 'delivered', answer: 204, attempts: 3 } });
  house.forward(3600);
  await deliver();
  expect(here.came()).toHaveLength(3);
});

/** The store, of which several processes hear at the same moment what waits. */
function lookingTogether(processes: number): AuthStore {
  const all = Promise.withResolvers<void>();
  let looked = 0;
  return {
    ...store,
    async query(scope, kind, reference, value, page) {
      const found = await store.query(scope, kind, reference, value, page);
      looked += 1;
      if (looked === processes) all.resolve();
      await all.promise;
      return found;
    },
  };
}

const waiting = async () =>
  (await store.query(PLATFORM_WIDE, WAITING_ALERT, 'alternate', WAITING)).map(({ data }) => data);

test('a dead receiver holds up neither mails nor other companies, a dead mail server no webhook; after a day it is given up, and shown', async () => {
  const [gone, here] = [await company({ origin: dead.origin }), await company()];
  await gone.declare();
  const [ours] = await waiting();
  if (ours === undefined) throw new Error('Nothing waits.');
  const unreadable = { ...ours, tenant_id: (await company()).tenant.tenant_id, sealed: 'not ours to open' };
  const references = { alternate: WAITING };
  await store.put(PLATFORM_WIDE, WAITING_ALERT, { id: 'unreadable', data: unreadable, references, expires_at: null });
  await here.declare();
  const sent: Mail[] = [];
  const broken = { send: () => Promise.reject(new Error('the mail server is down')), close: async () => undefined };
  const works = { ...broken, send: async (mail: Mail) => void sent.push(mail) };
  await deliverWaitingMails({ ...house.parts, mailer: broken }, 'urgent');
  await deliver();
  expect(here.came()).toHaveLength(1);
  expect(await gone.shown()).toMatchObject({ latest: { status: 'waiting', answer: null, fault: 'unreachable' } });
  house.forward(6);
  await deliverWaitingMails({ ...house.parts, mailer: works }, 'urgent');
  expect(sent.map(({ to }) => to)).toEqual(expect.arrayContaining([gone.mailbox, here.mailbox]));
  house.forward(24 * 3600);
  await deliver();
  expect(await gone.shown()).toMatchObject({ latest: { status: 'expired', fault: 'unreachable', attempts: 1 } });
  expect(await waiting()).toEqual([]);
});

test('a new secret signs beside the one before for a day, then alone', async () => {
  const here = await company();
  const renewed = String((await json(here.user, 'post', `${PATH}/secrets`, { reason })).secret);
  const tried = async () => {
    await json(here.user, 'post', `${PATH}/test`, { reason });
    const last = here.came().at(-1);
    return [here.secret, renewed].map((secret) => isSigned(last, secret));
  };
  expect(await tried()).toEqual([true, true]);
  house.forward(24 * 3600);
  expect(await tried()).toEqual([false, true]);
});

test('a test tells what came of it; inside addresses, plain HTTP and redirects are refused', async () => {
  const here = await company();
  const tried = async () => json(here.user, 'post', `${PATH}/test`, {});
  expect(await tried()).toMatchObject({ http: 200, alert: 'test', status: 'delivered', answer: 204 });
  const { data } = JSON.parse(here.came()[0]?.body ?? '');
  expect([data.text_ja, data.text_en].join()).toMatch(/【テスト】.*\[Test\]/s);
  there.answers.set(here.path, 410);
  expect(await tried()).toMatchObject({ status: 'failed', answer: 410, fault: null });
  there.answers.set(here.path, `${there.origin}/inside`);
  expect(await tried()).toMatchObject({ status: 'failed', answer: null, fault: 'redirected' });
  expect(there.at('/inside')).toEqual([]);
  for (const address of ['http://hooks.example/x', 'https://user:password@hooks.example/x', 'ftp://hooks.example/x'])
    expect(await here.name(address)).toMatchObject({ http: 400, errors: [{ pointer: '/address' }] });
  for (const host of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '[::1]', 'localhost']) {
    expect(await here.name(`https://${host}/x`)).toMatchObject({ http: 200, secret: null });
    expect(await tried()).toMatchObject({ status: 'failed', answer: null, fault: 'address_private' });
  }
});

test('another company sees, tests, renews and removes its own only, and what it sealed opens nowhere else', async () => {
  const [here, other] = [await company(), await company({ named: false })];
  await here.declare();
  await deliver();
  expect(await other.shown()).toMatchObject({ address: null, latest: undefined });
  for (const [method, path] of [
    ['post', `${PATH}/test`],
    ['post', `${PATH}/secrets`],
    ['delete', PATH],
  ] as const)
    expect(await json(other.user, method, path, { reason })).toMatchObject({ http: 404, code: 'not_found' });
  await other.declare();
  await deliver();
  expect(here.came()).toHaveLength(1);
  const kind = { name: 'emergency_webhook' };
  const item = await store.get(here.tenant.tenant_id, kind, 'webhook');
  await store.put(other.tenant.tenant_id, kind, { id: 'webhook', data: item?.data, expires_at: null });
  expect(await json(other.user, 'post', `${PATH}/test`, {})).toMatchObject({ answer: null, fault: 'internal_error' });
  expect(here.came()).toHaveLength(1);
});

test('once it is removed nothing is sent any more, also of what waits; the next one has another secret', async () => {
  const here = await company();
  await here.declare();
  expect(await json(here.user, 'delete', PATH, { reason })).toMatchObject({ http: 200, address: null });
  await deliver();
  expect(here.came()).toEqual([]);
  expect(await here.shown()).toMatchObject({ latest: { status: 'cancelled', attempts: 0 } });
  const { secret } = await here.name(`${there.origin}${here.path}`);
  expect(secret).toMatch(/^whsec_/);
  expect(secret).not.toBe(here.secret);
});

test('only who proved just now who they are changes it; every change is an event, and neither events nor log lines hold secret or path', async () => {
  const here = await company();
  const address = `${there.origin}${here.path}`;
  for (const [method, path, body] of [
    ['put', PATH, { address, reason }],
    ['post', `${PATH}/secrets`, { reason }],
    ['delete', PATH, { reason }],
  ] as const)
    expect(await json(here.user, method, path, body, 600)).toMatchObject({ code: 'authentication_too_old' });
  there.answers.set(here.path, 500);
  await json(here.user, 'post', `${PATH}/test`, { reason });
  const renewed = String((await json(here.user, 'post', `${PATH}/secrets`, { reason })).secret);
  await here.declare();
  await deliver();
  await json(here.user, 'delete', PATH, { reason });
  const ours = (await recordsWaiting(store)).filter(({ tenant_id }) => tenant_id === here.tenant.tenant_id);
  const changes = ours.filter(({ aggregate_kind }) => aggregate_kind === 'emergency_webhook');
  expect(changes.map(({ version, name }) => `${version} ${name}`).sort()).toEqual([
    '1 emergency_webhook.changed',
    '2 emergency_webhook.tested',
    '3 emergency_webhook.secret_made',
    '4 emergency_webhook.removed',
  ]);
  const told = [JSON.stringify(ours), ...house.log].join('\n');
  expect(told).toContain(there.origin);
  for (const secret of [here.secret, renewed, 'only-they-know'])
    expect(told).not.toContain(secret.replace('whsec_', ''));
});
