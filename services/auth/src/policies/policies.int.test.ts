import { roleKey } from '@kiban/service';
import { expect, test } from 'vitest';
import { giveRole, plantCredential, plantUser } from '../api/testing/planted-tenant.ts';
import { testApi } from '../api/testing/test-api.ts';
import { tell } from '../api/testing/told.ts';
import { recordsWaiting } from '../records/testing/records-waiting.ts';

const api = await testApi();
const { store } = api;
const [east, west] = [await api.plantTenant(), await api.plantTenant()];
const administrator = await api.administratorOf(east);
const unit = `unit:${east.ids.units?.[0]}`;
const ask = async (method: string, path: string, body?: object) => {
  const headers = method === 'get' ? {} : { 'if-match': '*' };
  const { status, json } = await api.send({ method, path, token: administrator, body, headers });
  return { status, json: json as Readonly<Record<string, unknown>> };
};
const say = (id: string, policy: object) => ask('put', `/policies/${id}`, { policy, reason: '試験' });

test('what the tenant says holds for its users, and a unit can be stricter; each part says where it comes from', async () => {
  expect((await say('tenant', { session: { hours: 10 }, password: { minimum_length: 14 } })).status).toBe(200);
  expect((await say(unit, { session: { hours: 8 }, second_factors: ['passkey', 'totp'] })).status).toBe(200);
  const [member = ''] = east.ids.users ?? [];
  const { json } = await ask('get', `/people/${member}/policy`);
  expect(json).toMatchObject({
    session: { hours: 8, idle_minutes: 60 },
    password: { minimum_length: 14, preset: 'jp-8-mfa' },
    second_factors: ['passkey', 'totp'],
  });
  expect(json.where).toEqual(
    expect.arrayContaining([
      { part: 'session.hours', place: unit },
      { part: 'password.minimum_length', place: 'tenant' },
      { part: 'session.idle_minutes', place: 'platform' },
    ]),
  );
  const other = await ask('get', `/people/${east.administrator.id}/policy`);
  expect(other.json).toMatchObject({ session: { hours: 10 } });
});

test('what holds at a place is told beside what is said for it, and the places with their names', async () => {
  const at = await ask('get', `/policies/${unit}`);
  expect(at.json).toMatchObject({ policy: { session: { hours: 8 } }, effective: { session: { hours: 8 } } });
  expect(at.json.effective).toMatchObject({ password: { minimum_length: 14 } });
  expect((at.json.effective as { where: object[] }).where).toEqual(
    expect.arrayContaining([
      { part: 'session.hours', place: unit },
      { part: 'password.minimum_length', place: 'tenant' },
    ]),
  );
  const places = await ask('get', '/policies');
  expect(places.json.items).toEqual([
    { id: 'tenant', name: null, said: true },
    { id: unit, name: east.marker, said: true },
  ]);
  const elsewhere = await api.send({ method: 'get', path: '/policies', token: await api.administratorOf(west) });
  expect((elsewhere.json as { items: object[] }).items).toEqual([{ id: 'tenant', name: null, said: false }]);
});

test.each([
  ['policy_looser', 'session.hours', { session: { hours: 12 } }],
  ['policy_looser', 'password.minimum_length', { password: { minimum_length: 8 } }],
  ['policy_looser', 'second_factors', { second_factors: ['totp', 'email_code'] }],
  ['policy_shuts_out', 'second_factors', { second_factors: ['email_code'] }],
  ['reference_unknown', 'sign_on', { sign_on: { required_connection: '0198c5a2-0000-7000-8000-00000000000a' } }],
])('a unit’s policy is refused as %s where it is so: %s', async (code, _, policy) => {
  const { status, json } = await say(unit, policy);
  expect([status, json.code]).toEqual([409, code]);
});

test('the tenant cannot forbid what a unit has narrowed itself down to: nobody there could sign in', async () => {
  await say(unit, { second_factors: ['passkey'] });
  const { json } = await say('tenant', { second_factors: ['totp'] });
  expect(json.code).toBe('policy_shuts_out');
  expect((await ask('delete', `/policies/${unit}`, { reason: '試験' })).status).toBe(200);
  expect((await say('tenant', { second_factors: ['totp'] })).status).toBe(200);
  expect((await ask('delete', '/policies/tenant', { reason: '試験' })).status).toBe(200);
});

test('a unit of another tenant, and a client that is none, have no policy here', async () => {
  for (const id of [`unit:${west.ids.units?.[0]}`, 'client:nothing-here'])
    for (const answer of [
      await ask('get', `/policies/${id}`),
      await say(id, {}),
      await ask('get', `/policies/${id}/effect`),
    ])
      expect([answer.status, answer.json.code]).toEqual([404, 'not_found']);
});

test('its effect names who has to do what at the next sign-in, of those it concerns only', async () => {
  const known = async (role?: 'administrator') => {
    const user = await plantUser(store, east.id, { marker: east.marker });
    await plantCredential(store, east.id, user.person_id);
    if (role !== undefined) await giveRole(store, east.id, { user_id: user.id, role: roleKey(role) });
    return user;
  };
  const [clerk, boss] = [await known(), await known('administrator')];
  const newcomer = await plantUser(store, east.id, { marker: east.marker });
  for (const { id } of [clerk, newcomer])
    await tell(store, east.id, {
      ...{ kind: 'membership', state: { user_id: id, unit_id: unit.slice(5), store_id: null, status: 'active' } },
    });
  const effect = async (place: string, policy?: object) => {
    const query = policy === undefined ? '' : `?policy=${encodeURIComponent(JSON.stringify(policy))}`;
    const { json } = await ask('get', `/policies/${place}/effect${query}`);
    const { affected, relieved, looser } = json as unknown as Record<
      string,
      { user_id: string; consequence: string }[]
    >;
    const of =
      (people = affected) =>
      (user: { id: string }) =>
        people?.find(({ user_id }) => user_id === user.id)?.consequence;
    return { must: of(), need_not: of(relieved), looser };
  };
  const now = await effect('tenant');
  expect([now.must(clerk), now.must(boss), now.must(newcomer)]).toEqual([undefined, undefined, 'adds_first_factor']);
  const same = await effect('tenant', {});
  expect([same.must(newcomer), same.need_not(newcomer), same.looser]).toEqual([undefined, undefined, []]);
  const fewer = await effect(unit, { second_factors: ['passkey'] });
  expect([fewer.must(clerk), fewer.must(boss), fewer.must(newcomer)]).toEqual([
    'adds_other_factor',
    undefined,
    undefined,
  ]);
  const roles = { phishing_resistant_for: ['administrator'] };
  const strict = await effect('tenant', roles);
  expect([strict.must(clerk), strict.must(boss), strict.looser]).toEqual([undefined, 'adds_passkey', []]);
  // and the way back
  await say('tenant', { ...roles, session: { hours: 4 } });
  const loose = await effect('tenant', { session: { hours: 8 } });
  expect([loose.must(boss), loose.need_not(boss), loose.need_not(clerk)]).toEqual([
    undefined,
    'adds_passkey',
    undefined,
  ]);
  expect(loose.looser).toEqual(['phishing_resistant_for', 'session.hours']);
  const elsewhere = await effect(unit, { session: { hours: 2 } });
  expect(elsewhere.looser).toEqual([]);
});

test('the effect of what is no policy is not said', async () => {
  for (const policy of ['{', 'null', '{"session":{"hours":999}}', '{"colour":"red"}']) {
    const { status, json } = await ask('get', `/policies/tenant/effect?policy=${encodeURIComponent(policy)}`);
    expect([status, json.code]).toEqual([400, 'validation_failed']);
  }
});

test('every change is recorded with what it says and why', async () => {
  await say('tenant', { terminal: { lock_minutes: 3 } });
  const records = await recordsWaiting(store);
  const last = records.filter((each) => each.aggregate_kind === 'sign_in_policy');
  expect(last.at(-1)).toMatchObject({
    ...{ tenant_id: east.id, name: 'sign_in_policy.changed', reason: '試験' },
    state: { place: 'tenant', policy: { terminal: { lock_minutes: 3 } }, status: 'active' },
    actor: { kind: 'person', id: east.administrator.id },
  });
});
