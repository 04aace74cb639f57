import { randomUUIDv7 } from 'node:crypto';
import { roleKey } from '@kiban/service';
import { expect, test } from 'vitest';
import { giveRole, plantUser } from '../api/testing/planted-tenant.ts';
import { testApi } from '../api/testing/test-api.ts';
import { tell } from '../api/testing/told.ts';
import { RECORD } from '../records/record.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { findClient } from './client.ts';
import { secretMatches } from './client-secret.ts';

const api = await testApi();
const { store, platform } = api;
await tell(store, platform, {
  kind: 'tenant',
  id: platform,
  state: { code: 'platform', name: '運営', status: 'active' },
});
const operator = await plantUser(store, platform, { marker: '運営' });
await giveRole(store, platform, { user_id: operator.id, role: roleKey('platform_operator') });
const customer = await api.plantTenant();
const SCOPE = 'auth:read auth:write';
const operators = await api.tokenOf({ tenant_id: platform, user: operator, scope: SCOPE });
const customers = await api.tokenOf({ tenant_id: customer.id, user: customer.administrator, scope: SCOPE });

type Json = Record<string, unknown> & { readonly items?: readonly Record<string, unknown>[] };
async function ask(token: string, method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await api.send({ method, path, token, headers, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, json: answer.json as Json, headers: answer.headers };
}
const product = (more: object = {}) => ({
  ...{ type: 'confidential', name: '処方箋システム', client_id: `rx-${randomUUIDv7().slice(-8)}` },
  ...{ redirect_uris: ['https://rx.example/callback'], api_scopes: ['directory:read'] },
  ...more,
});
const eventsOf = async (id: unknown) => {
  const records = await store.query(PLATFORM_WIDE, RECORD, 'alternate', 'pending');
  return records.map(({ data }) => data).filter(({ aggregate_id }) => aggregate_id === id);
};

test('the operator registers a product, changes it, gives it a new secret and removes it; each is recorded, no secret is', async () => {
  const made = await ask(operators, 'post', '/clients', product(), { 'idempotency-key': 'one' });
  expect(made).toMatchObject({ status: 201, json: { type: 'confidential', secrets: 1, version: 1, tenant_id: null } });
  const { id, client_id, client_secret } = made.json as Record<string, string>;
  const path = `/clients/${id}`;
  const kept = await findClient(store, client_id ?? '');
  expect(secretMatches(client_secret ?? '', kept?.secrets ?? [], 0)).toBe(true);
  const changed = await ask(
    operators,
    'patch',
    path,
    { name: '新しい名前', token_exchange: true },
    { 'if-match': '"1"' },
  );
  expect(changed).toMatchObject({ status: 200, json: { name: '新しい名前', token_exchange: true, version: 2 } });
  expect(changed.headers.get('etag')).toBe('"2"');
  const late = await ask(operators, 'patch', path, { name: '遅い' }, { 'if-match': '"1"' });
  expect(late).toMatchObject({ status: 412, json: { code: 'version_conflict', current: { name: '新しい名前' } } });
  const renewed = await ask(operators, 'post', `${path}/secrets`, { keep_previous_seconds: 3600 });
  expect(renewed).toMatchObject({ status: 201, json: { secrets: 2, client_secret: expect.any(String) } });
  expect(JSON.stringify((await ask(operators, 'get', path)).json)).not.toContain(String(renewed.json.client_secret));
  expect((await ask(operators, 'delete', path, { reason: '終了' })).status).toBe(200);
  expect((await ask(operators, 'get', path)).status).toBe(404);
  const events = await eventsOf(id);
  expect(events.map(({ name, version }) => `${version} ${name}`).sort()).toEqual([
    ...['1 client.registered', '2 client.changed', '3 client.secret_changed', '4 client.removed'],
  ]);
  expect(events.every(({ tenant_id, actor }) => tenant_id === platform && actor.id === operator.id)).toBe(true);
  const dump = JSON.stringify(events);
  for (const secret of [client_secret, renewed.json.client_secret, kept?.secrets[0]?.hash])
    expect(dump).not.toContain(secret);
});

test('the same registration under the same key is made once, and its secret is not told again', async () => {
  const body = product();
  const [first, again] = [
    await ask(operators, 'post', '/clients', body, { 'idempotency-key': 'twice' }),
    await ask(operators, 'post', '/clients', body, { 'idempotency-key': 'twice' }),
  ];
  expect([first.status, again.status, again.json.id]).toEqual([201, 201, first.json.id]);
  expect(again.json.client_secret).toBeNull();
  expect((await ask(operators, 'post', '/clients', body)).json).toMatchObject({ code: 'key_taken' });
});

test('a customer registers programs of its own tenant, sees and changes those, and no others', async () => {
  const made = await ask(customers, 'post', '/clients', {
    type: 'machine',
    name: '夜間処理',
    api_scopes: ['directory:read'],
  });
  expect(made).toMatchObject({ status: 201, json: { type: 'machine', tenant_id: customer.id } });
  const chosen = { type: 'machine', name: '夜間処理', client_id: `rx-${randomUUIDv7().slice(-8)}` };
  expect((await ask(customers, 'post', '/clients', chosen)).json).toMatchObject({
    errors: [{ pointer: '/client_id', code: 'client_id_reserved' }],
  });
  const other = await api.plantTenant();
  const others = await api.tokenOf({ tenant_id: other.id, user: other.administrator, scope: SCOPE });
  const foreign = (await ask(operators, 'post', '/clients', product())).json;
  const seen = (await ask(customers, 'get', '/clients?limit=100')).json.items ?? [];
  expect(seen.every(({ tenant_id }) => tenant_id === customer.id)).toBe(true);
  expect(seen.map(({ id }) => id)).toContain(made.json.id);
  for (const [token, id] of [
    [others, made.json.id],
    [customers, foreign.id],
  ] as const) {
    expect((await ask(token, 'get', `/clients/${id}`)).status).toBe(404);
    expect((await ask(token, 'patch', `/clients/${id}`, { name: 'x' }, { 'if-match': '*' })).status).toBe(404);
    expect((await ask(token, 'post', `/clients/${id}/secrets`, {})).status).toBe(404);
    expect((await ask(token, 'delete', `/clients/${id}`, { reason: 'x' })).status).toBe(404);
  }
  expect((await eventsOf(made.json.id)).map(({ tenant_id }) => tenant_id)).toEqual([customer.id]);
});

test.each([
  ['a product', product()],
  ['another tenant’s program', { type: 'machine', name: 'x', tenant_id: randomUUIDv7() }],
  ['a program that sells licences', { type: 'machine', name: 'x', api_scopes: ['asset:licences'] }],
  ['a program that reads what tokens say', { type: 'machine', name: 'x', api_scopes: ['auth:introspection'] }],
  ['a program that acts for people', { type: 'machine', name: 'x', token_exchange: true }],
])('a customer cannot register %s, nor make one of what it has', async (_, body) => {
  expect(await ask(customers, 'post', '/clients', body)).toMatchObject({
    status: 403,
    json: { code: 'permission_missing' },
  });
  const own = (await ask(customers, 'post', '/clients', { type: 'machine', name: 'x' })).json;
  const {
    type: _t,
    name: _n,
    client_id: _c,
    redirect_uris: _r,
    tenant_id,
    ...change
  } = body as Record<string, unknown>;
  if (tenant_id !== undefined || _r !== undefined) return;
  const changed = await ask(customers, 'patch', `/clients/${own.id}`, change, { 'if-match': '*' });
  expect(changed).toMatchObject({ status: 403, json: { code: 'permission_missing' } });
});

test.each([
  [{ redirect_uris: ['http://rx.example/callback'] }, '/redirect_uris', 'redirect_uri_malformed'],
  [{ redirect_uris: [] }, '/redirect_uris', 'redirect_uri_missing'],
  [{ client_id: 'Not An Id' }, '/client_id', 'client_id_malformed'],
  [{ api_scopes: ['everything'] }, '/api_scopes', 'scope_unknown'],
  [{ authentication: 'private_key_jwt' }, '/keys', 'keys_missing'],
  [
    { authentication: 'private_key_jwt', keys: { jwks: { keys: [{ kty: 'oct', k: 'AAAA' }] } } },
    '/keys',
    'keys_malformed',
  ],
  [{ keys: { jwks: { keys: [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }] } } }, '/keys', 'keys_superfluous'],
  [{ authentication: 'private_key_jwt', keys: { jwks_uri: 'http://rx.example/jwks' } }, '/keys', 'keys_malformed'],
  [
    {
      authentication: 'private_key_jwt',
      keys: { jwks: { keys: [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'private' }] } },
    },
    '/keys',
    'keys_malformed',
  ],
  [{ profile: 'fapi2' }, '/authentication', 'profile_unfit'],
  [{ type: 'public', authentication: 'client_secret_basic' }, '/authentication', 'binding_unfit'],
  [{ type: 'public', token_exchange: true }, '/token_exchange', 'binding_unfit'],
  [{ audience: 'urn:kiban:api' }, '/audience', 'audience_malformed'],
  [{ type: 'machine' }, '/redirect_uris', 'field_unfit'],
])('a client with %j is refused, with the field and a reason in both languages', async (wrong, pointer, code) => {
  const answer = await ask(operators, 'post', '/clients', product(wrong), { 'accept-language': 'ja' });
  expect(answer).toMatchObject({ status: 400, json: { code: 'validation_failed', errors: [{ pointer, code }] } });
  expect(JSON.stringify(answer.json)).toMatch(/[ぁ-ん]/);
});

test('somebody who signed in long ago registers nothing; a reader does not either', async () => {
  const viewers = await api.tokenOf({ tenant_id: customer.id, user: customer.viewer, scope: SCOPE });
  expect((await ask(viewers, 'post', '/clients', { type: 'machine', name: 'x' })).status).toBe(403);
});
