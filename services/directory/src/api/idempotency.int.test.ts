import { expect, test } from 'vitest';
import { type Documented, operations } from '../testing/api/documented.ts';
import { type PlantedTenant, plantTenant } from '../testing/api/planted-tenant.ts';
import { ALL, administratorOf, call, eventsIn, recipeFor, traces } from '../testing/api/recipes.ts';
import { testApi } from '../testing/api/test-api.ts';

const api = await testApi();
const creating = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'Idempotency-Key'));

/** Sends the operation's working request under a key. */
async function under(operation: Documented, key: string, tenant: PlantedTenant, token: string, more: object = {}) {
  const { body, ...request } = (await recipeFor(api, operation))(tenant);
  const headers = { ...request.headers, 'idempotency-key': key };
  return call(api, operation, { ...request, token, headers, body: { ...(body as object), ...more } });
}

test('every POST that creates takes an Idempotency-Key', () => {
  const creates = operations.filter(({ responses }) => '201' in responses);
  expect(creating.map(({ operationId }) => operationId)).toEqual(creates.map(({ operationId }) => operationId));
  expect(creating.length).toBeGreaterThan(4);
});

test.each(creating)('$operationId does once what is asked twice under one key', async (operation) => {
  const tenant = await plantTenant(api);
  const token = await administratorOf(api, tenant);
  const first = await under(operation, 'key-1', tenant, token);
  const events = await eventsIn(api, tenant);
  const again = await under(operation, 'key-1', tenant, await administratorOf(api, tenant));
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.json).toEqual(first.json);
  for (const header of ['location', 'etag']) expect(again.headers.get(header)).toBe(first.headers.get(header));
  expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
  expect(await eventsIn(api, tenant)).toBe(events);
});

test.each(creating)('$operationId does once what many ask at once under one key', async (operation) => {
  const tenant = await plantTenant(api);
  const token = await administratorOf(api, tenant);
  const answers = await Promise.all(Array.from({ length: 8 }, () => under(operation, 'key-2', tenant, token)));
  expect(new Set(answers.map(({ status, json }) => `${status} ${(json as { id: string }).id}`)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
});

test.each(creating)('$operationId refuses a key that another request used', async (operation) => {
  const tenant = await plantTenant(api);
  const token = await administratorOf(api, tenant);
  await under(operation, 'key-3', tenant, token);
  const before = await traces(api);
  const other = await under(operation, 'key-3', tenant, token, { reason: '別の理由' });
  expect([other.status, (other.json as { code: string }).code]).toEqual([422, 'idempotency_key_reused']);
  expect(await traces(api)).toEqual(before);
});

test.each(creating)('$operationId knows a key of one caller in one tenant only', async (operation) => {
  const [one, another] = [await plantTenant(api), await plantTenant(api)];
  const machine = await api.tokenOf({ tenant_id: one.id, scope: ALL });
  const first = await under(operation, 'key-4', one, await administratorOf(api, one));
  const elsewhere = await under(operation, 'key-4', another, await administratorOf(api, another));
  expect(elsewhere.status).toBe(201);
  expect((elsewhere.json as { id: string }).id).not.toBe((first.json as { id: string }).id);
  const other = await under(operation, 'key-4', one, machine);
  expect(other.headers.get('idempotency-replayed')).toBeNull();
});

test.each(creating)('$operationId refuses a key that is malformed', async (operation) => {
  const tenant = await plantTenant(api);
  const token = await administratorOf(api, tenant);
  await recipeFor(api, operation);
  const before = await traces(api);
  for (const key of ['', ' ', 'with space', 'é', 'x'.repeat(256)]) {
    const { status, json } = await under(operation, key, tenant, token);
    expect([key, status, (json as { code: string }).code]).toEqual([key, 400, 'idempotency_key_malformed']);
  }
  expect(await traces(api)).toEqual(before);
});

test('a store that was created under a key is shown as it is now when the key comes again', async () => {
  const tenant = await plantTenant(api);
  const token = await administratorOf(api, tenant);
  const request = {
    method: 'post',
    path: '/stores',
    token,
    headers: { 'idempotency-key': 'k' },
    body: { name: '新店' },
  };
  const { id } = (await api.send(request)).json as { id: string };
  const renamed = {
    method: 'patch',
    path: `/stores/${id}`,
    token,
    headers: { 'if-match': '"1"' },
    body: { name: '改名店' },
  };
  expect((await api.send(renamed)).status).toBe(200);
  const again = await api.send(request);
  expect(again.json).toMatchObject({ id, version: 2, name: '改名店' });
  expect(again.headers.get('etag')).toBe('"2"');
});

test('the order of a body’s members makes no other request of it', async () => {
  const tenant = await plantTenant(api);
  const token = await administratorOf(api, tenant);
  const post = (body: string) =>
    api.send({ method: 'post', path: '/stores', token, headers: { 'idempotency-key': 'order' }, body });
  const first = await post('{"name":"店","kana":"ミセ"}');
  expect((await post('{ "kana": "ミセ", "name": "店" }')).json).toEqual(first.json);
});
