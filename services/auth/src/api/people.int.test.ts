import { randomUUIDv7 } from 'node:crypto';
import { openDatabase, statement, tenantRead } from '@kiban/postgres';
import { roleKey } from '@kiban/service';
import type { PlantedTenant, PlantedUser } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { pngFile } from '../branding/testing/png.ts';
import { credentialsOf } from '../credentials/credential.ts';
import { recordRefusal } from '../records/attempts.ts';
import { deliverPendingRecords } from '../records/deliver-records.ts';
import { recordSessionStarted } from '../records/sessions.ts';
import { tenantSessions } from '../sessions/tenant-sessions.ts';
import { giveRole, plantCredential, plantSession, plantUser } from './testing/planted-tenant.ts';
import { testApi } from './testing/test-api.ts';
import { tell } from './testing/told.ts';

const api = await testApi();
const { store } = api;

const [east, west] = [await api.plantTenant(), await api.plantTenant()];
const administrator = await api.administratorOf(east);
const ask = async (method: string, path: string, body?: object, token = administrator) => {
  const { status, json } = await api.send({ method, path, token, body });
  return { status, json: json as Readonly<Record<string, unknown>> & { items: Readonly<Record<string, unknown>>[] } };
};
const reason = '退職のため';

/** Somebody who works for both customers. */
async function shared(): Promise<{ inEast: PlantedUser; inWest: PlantedUser }> {
  const inEast = await plantUser(store, east.id, { marker: east.marker });
  return { inEast, inWest: await plantUser(store, west.id, { marker: west.marker, person_id: inEast.person_id }) };
}

/** A store manager of a store, and their token. */
async function managerOf(tenant: PlantedTenant, storeId: string): Promise<string> {
  const manager = await plantUser(store, tenant.id, { marker: tenant.marker });
  await giveRole(store, tenant.id, { user_id: manager.id, role: roleKey('store_manager'), store_id: storeId });
  return api.tokenOf({ tenant_id: tenant.id, user: manager, scope: 'auth:read auth:write' });
}

async function memberOf(tenant: PlantedTenant, storeId: string): Promise<PlantedUser> {
  const user = await plantUser(store, tenant.id, { marker: tenant.marker });
  const state = { user_id: user.id, unit_id: null, store_id: storeId, status: 'active' };
  await tell(store, tenant.id, { kind: 'membership', state });
  return user;
}

async function newStore(tenant: PlantedTenant): Promise<string> {
  const state = { name: tenant.marker, unit_id: tenant.ids.units?.[0], status: 'open' };
  return tell(store, tenant.id, { kind: 'store', state });
}

test('an administrator sees what counts in the own tenant of somebody’s credentials, and nothing that counts elsewhere', async () => {
  const { inEast } = await shared();
  const here = await plantCredential(store, east.id, inEast.person_id);
  await plantCredential(store, west.id, inEast.person_id);
  const byOperator = await plantCredential(store, east.id, inEast.person_id, ['operator']);
  const { json } = await ask('get', `/people/${inEast.id}/credentials`);
  expect(json.items.map(({ id, vouched_by }) => [id, vouched_by])).toEqual([
    [byOperator, 'operator'],
    [here, 'tenant'],
  ]);
});

test('what is taken away counts in that tenant no more, and goes on counting in the other that vouches for it', async () => {
  const { inEast, inWest } = await shared();
  const both = await plantCredential(store, east.id, inEast.person_id, [east.id, west.id]);
  const elsewhere = await plantCredential(store, west.id, inEast.person_id);
  const sessionInWest = await plantSession(store, west.id, inWest);
  await plantSession(store, east.id, inEast);
  const { status } = await ask('delete', `/people/${inEast.id}/credentials/${both}`, { reason });
  expect(status).toBe(200);
  const left = await credentialsOf(store, inEast.person_id);
  expect(left.map(({ id, data }) => [id, data.vouched_by]).sort()).toEqual(
    [
      [both, [west.id]],
      [elsewhere, [west.id]],
    ].sort(),
  );
  expect(await tenantSessions(store, east.id, inEast.person_id)).toEqual([]);
  expect((await tenantSessions(store, west.id, inEast.person_id)).map(({ id }) => id)).toEqual([sessionInWest]);
});

test('what the operator or another tenant vouches for, an administrator cannot take away', async () => {
  const { inEast } = await shared();
  const byOperator = await plantCredential(store, east.id, inEast.person_id, ['operator']);
  const elsewhere = await plantCredential(store, west.id, inEast.person_id);
  const path = (id: string) => `/people/${inEast.id}/credentials/${id}`;
  expect(await ask('delete', path(byOperator), { reason })).toMatchObject({
    ...{ status: 409, json: { code: 'vouched_by_operator' } },
  });
  expect(await ask('delete', path(elsewhere), { reason })).toMatchObject({ status: 404, json: { code: 'not_found' } });
  expect(await credentialsOf(store, inEast.person_id)).toHaveLength(2);
});

test('what somebody signs in with is taken away, and said to be known to others, only by who signed in just now, and never one’s own', async () => {
  const { inEast } = await shared();
  const own = await plantCredential(store, east.id, east.administrator.person_id);
  const theirs = await plantCredential(store, east.id, inEast.person_id);
  const bearer = { tenant_id: east.id, user: east.administrator, scope: 'auth:read auth:write' };
  const old = await api.tokenOf(bearer, { signed_in_ago: 301 });
  const tooOld = { status: 401, json: { code: 'authentication_too_old' } };
  const ones = { status: 409, json: { code: 'decided_by_requester' } };
  const remove = (user: PlantedUser, id: string, token?: string) =>
    ask('delete', `/people/${user.id}/credentials/${id}`, { reason }, token);
  const mark = (user: PlantedUser, token?: string) =>
    ask('post', `/people/${user.id}/compromised-password`, { reason }, token);
  expect(await remove(inEast, theirs, old)).toMatchObject(tooOld);
  expect(await mark(inEast, old)).toMatchObject(tooOld);
  expect(await remove(east.administrator, own)).toMatchObject(ones);
  expect(await mark(east.administrator)).toMatchObject(ones);
  expect((await credentialsOf(store, east.administrator.person_id)).map(({ id }) => id)).toEqual([own]);
  expect([(await remove(inEast, theirs)).status, (await mark(inEast)).status]).toEqual([200, 200]);
});

test('ending sessions ends those in the own tenant, one or all, and says what they were', async () => {
  const { inEast, inWest } = await shared();
  const [one, other] = [await plantSession(store, east.id, inEast), await plantSession(store, east.id, inEast)];
  const inOther = await plantSession(store, west.id, inWest);
  const path = `/people/${inEast.id}/sessions`;
  const { json } = await ask('get', path);
  expect(json.items).toHaveLength(2);
  expect(json.items[0]).toMatchObject({ browser: 'Chrome, Windows', ip_address: '192.0.2.1', client_ids: ['console'] });
  expect((await ask('post', `${path}/${inOther}/end`, { reason })).status).toBe(404);
  expect((await ask('post', `${path}/${one}/end`, { reason })).json).toEqual({ ended: 1 });
  expect((await ask('get', path)).json.items.map(({ id }) => id)).toEqual([other]);
  expect((await ask('post', `${path}/end`, { reason })).json).toEqual({ ended: 1 });
  expect((await ask('get', path)).json.items).toEqual([]);
  expect(await tenantSessions(store, west.id, inEast.person_id)).toHaveLength(1);
});

test('a store manager reaches the people of the store and nobody else', async () => {
  const [own, foreign] = [await newStore(east), await newStore(east)];
  const [member, stranger] = [await memberOf(east, own), await memberOf(east, foreign)];
  const manager = await managerOf(east, own);
  const statusOf = async (path: string) => (await ask('get', path, undefined, manager)).status;
  for (const what of ['credentials', 'sessions', 'diagnosis'])
    expect([
      what,
      await statusOf(`/people/${member.id}/${what}`),
      await statusOf(`/people/${stranger.id}/${what}`),
    ]).toEqual([what, 200, 404]);
  expect((await ask('post', `/people/${stranger.id}/sessions/end`, { reason }, manager)).status).toBe(404);
  expect(await statusOf(`/sign-ins?user_id=${stranger.id}`)).toBe(404);
  const { json } = await ask('get', '/coverage', undefined, manager);
  expect(json.items.map(({ store_id }) => store_id)).toEqual([own]);
});

test('coverage tells who of which store has no second factor, and who belongs to none', async () => {
  const tenant = await api.plantTenant();
  const storeId = await newStore(tenant);
  const [covered, bare] = [await memberOf(tenant, storeId), await memberOf(tenant, storeId)];
  await plantCredential(store, tenant.id, covered.person_id);
  await plantCredential(store, west.id, bare.person_id);
  const { json } = await ask('get', '/coverage', undefined, await api.administratorOf(tenant));
  expect(json.items.find(({ store_id }) => store_id === storeId)).toMatchObject({
    people: 2,
    without_second_factor: [{ user_id: bare.id }],
  });
  const ofNone = json.items.at(-1) as { store_id: null; without_second_factor: { user_id: string }[] };
  expect(ofNone.store_id).toBeNull();
  expect(ofNone.without_second_factor.map(({ user_id }) => user_id)).toContain(tenant.administrator.id);
});

test('the history of sign-ins is told page by page to its tenant: who, by what, on what, from where, and why not', async () => {
  const tenant = await api.plantTenant();
  const [person, other] = [tenant.administrator, tenant.viewer];
  const recorder = openDatabase({ url: api.home.urlOf('kiban_auth_recorder'), connections: 1, application: 'test' });
  const at = Date.now();
  const session = {
    ...{ session_id: randomUUIDv7(), person_id: person.person_id, user_id: person.id, tenant_id: tenant.id },
    ...{ acr: 'urn:kiban:acr:mfa', amr: ['pwd', 'otp', 'mfa'], auth_time: 1, vouched_by: [tenant.id], proofs: [] },
  };
  const proof = { vouched_by: [tenant.id], at, credential_id: null, phishing_resistant: false } as const;
  const proofs = [
    { ...proof, method: 'password', types: ['knowledge'], amr: ['pwd'] },
    { ...proof, method: 'totp', types: ['possession'], amr: ['otp'] },
  ] as const;
  const origin = { request_id: 'r-1', ip_address: '192.0.2.7', browser: 'Safari, iPad' };
  const refused = { tenant: tenant.id, refusal: 'password_wrong', method: 'password', client_id: 'console' } as const;
  const user = (id: string) => store.get(tenant.id, { name: 'login_user' }, id).then((item) => item?.data as never);
  for (const [index, id] of [person.id, other.id, person.id].entries())
    await recordRefusal(store, { ...refused, user: await user(id) }, { ...origin, at: at - 5000 + index });
  await recordSessionStarted(
    store,
    session as never,
    { client_id: 'console', known_device: true, proofs },
    { ...origin, at },
  );
  await deliverPendingRecords(store, recorder, { error: () => undefined } as never);
  await recorder.close();

  const token = await api.administratorOf(tenant);
  const first = await ask('get', `/sign-ins?user_id=${person.id}&limit=2`, undefined, token);
  expect(first.json.items).toMatchObject([
    {
      ...{ result: 'signed_in', methods: ['password', 'totp'], ip_address: '192.0.2.7', browser: 'Safari, iPad' },
      ...{ user_id: person.id, user_name: tenant.marker, known_device: true, client_id: 'console' },
    },
    { result: 'refused', refusal: 'password_wrong', methods: ['password'] },
  ]);
  const next = String(first.json.next_cursor);
  const second = await ask('get', `/sign-ins?cursor=${next}`, undefined, token);
  expect([second.json.items.length, second.json.next_cursor]).toEqual([1, null]);
  const all = await ask('get', '/sign-ins?result=refused', undefined, token);
  expect(all.json.items).toHaveLength(3);
  const elsewhere = await ask('get', '/sign-ins?limit=200', undefined, administrator);
  expect(JSON.stringify(elsewhere.json)).not.toContain(person.id);
  expect((await ask('get', `/sign-ins?cursor=${next}&result=refused`, undefined, token)).json.code).toBe(
    'cursor_malformed',
  );
  expect((await ask('get', `/people/${other.id}/diagnosis`, undefined, token)).json.last_refusal).toMatchObject({
    refusal: 'password_wrong',
  });
});

test('who reads the history reads nothing else that happened in the tenant', async () => {
  const insert = `insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version,
    state, payload, actor_kind, actor_id, occurred_at)
    values ($1, $2, $3, $1, 1, $4, 1, '{}', '{}', 'service', 'test', now())`;
  const tenant = await api.plantTenant();
  await api.home.plant(insert, [randomUUIDv7(), tenant.id, 'user', 'user.added']);
  await api.home.plant(insert, [randomUUIDv7(), tenant.id, 'session', 'session.ended']);
  const recorder = openDatabase({ url: api.home.urlOf('kiban_auth_recorder'), connections: 1, application: 'test' });
  const kinds = statement<{ kind: string }>`select aggregate_kind as kind from event.domain_event`;
  const [rows] = await tenantRead(recorder, tenant.id, [kinds]);
  await recorder.close();
  expect(rows.map(({ kind }) => kind)).toEqual(['session']);
});

test('a diagnosis names the invitation that is missing, and what to do, in both languages', async () => {
  const user = await plantUser(store, east.id, { marker: east.marker });
  const { json } = await ask('get', `/people/${user.id}/diagnosis`);
  expect(json.can_sign_in).toBe(false);
  expect((json.steps as { ok: boolean; code: string; next: object }[]).filter(({ ok }) => !ok)).toMatchObject([
    { code: 'password_missing_never_invited', next: { en: 'Invite the user.', ja: '招待メールを送ってください。' } },
  ]);
});

test('a picture is given to every page without what a program wrote beside it', async () => {
  const tenant = await api.plantTenant();
  const token = await api.administratorOf(tenant);
  const mark = pngFile({ chunks: [['tEXt', Buffer.from('Author\u0000秘密')]] }).toString('base64');
  const given = { name: '青葉薬局', colour: '#1a4f8a', mark };
  const headers = { 'if-match': '"1"' };
  const { json } = await api.send({ method: 'put', path: '/branding', token, headers, body: given });
  expect(json).toEqual({ ...given, client_id: null, mark: pngFile().toString('base64'), version: 2 });
  const light = { ...given, colour: '#ffd400' };
  const refused = await api.send({
    method: 'put',
    path: '/branding',
    token,
    headers: { 'if-match': '"2"' },
    body: light,
  });
  expect(refused.json).toMatchObject({ code: 'validation_failed', errors: [{ pointer: '/colour' }] });
});
