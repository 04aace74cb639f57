import { expect, test } from 'vitest';
import type { ApiUnderTest } from '../api-under-test.ts';
import type { Documented } from '../documented.ts';
import type { PlantedTenant } from '../planted-tenant.ts';

/** What is asked twice under one key is done once. */
export async function idempotency<Tenant extends PlantedTenant>(api: ApiUnderTest<Tenant>): Promise<void> {
  const all = `${api.scopes.read} ${api.scopes.write}`;
  const creating = api.operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'Idempotency-Key'));

  /** Sends the operation's working request under a key. */
  async function under(operation: Documented, key: string, tenant: Tenant, token: string, more: object = {}) {
    const { body, ...request } = (await api.recipeFor(operation))(tenant);
    const headers = { ...request.headers, 'idempotency-key': key };
    return api.call(operation, { ...request, token, headers, body: { ...(body as object), ...more } });
  }

  test('every POST that creates takes an Idempotency-Key', () => {
    const creates = api.operations.filter(({ responses }) => '201' in responses);
    expect(creating.map(({ operationId }) => operationId)).toEqual(creates.map(({ operationId }) => operationId));
    expect(creating).not.toEqual([]);
  });

  test.each(creating)('$operationId does once what is asked twice under one key', async (operation) => {
    const tenant = await api.plantTenant();
    const token = await api.administratorOf(tenant);
    const first = await under(operation, 'key-1', tenant, token);
    const events = await api.eventsIn(tenant);
    const again = await under(operation, 'key-1', tenant, await api.administratorOf(tenant));
    expect([first.status, again.status]).toEqual([201, 201]);
    const secrets = api.shownOnce.filter((name) => name in (first.json as object)).map((name) => [name, null]);
    expect(again.json).toEqual({ ...(first.json as object), ...Object.fromEntries(secrets) });
    for (const header of ['location', 'etag']) expect(again.headers.get(header)).toBe(first.headers.get(header));
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(await api.eventsIn(tenant)).toBe(events);
  });

  test.each(creating)('$operationId does once what many ask at once under one key', async (operation) => {
    const tenant = await api.plantTenant();
    const token = await api.administratorOf(tenant);
    const answers = await Promise.all(Array.from({ length: 8 }, () => under(operation, 'key-2', tenant, token)));
    expect(new Set(answers.map(({ status, json }) => `${status} ${(json as { id: string }).id}`)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
  });

  test.each(creating)('$operationId refuses a key that another request used', async (operation) => {
    const tenant = await api.plantTenant();
    const token = await api.administratorOf(tenant);
    await under(operation, 'key-3', tenant, token);
    const before = await api.traces();
    const other = await under(operation, 'key-3', tenant, token, { reason: '別の理由' });
    expect([other.status, (other.json as { code: string }).code]).toEqual([422, 'idempotency_key_reused']);
    expect(await api.traces()).toEqual(before);
  });

  test.each(creating)('$operationId knows a key of one caller in one tenant only', async (operation) => {
    const [one, another] = [await api.plantTenant(), await api.plantTenant()];
    const machine = await api.tokenOf({ tenant_id: one.id, scope: all });
    const first = await under(operation, 'key-4', one, await api.administratorOf(one));
    const elsewhere = await under(operation, 'key-4', another, await api.administratorOf(another));
    expect(elsewhere.status).toBe(201);
    expect((elsewhere.json as { id: string }).id).not.toBe((first.json as { id: string }).id);
    const other = await under(operation, 'key-4', one, machine);
    expect(other.headers.get('idempotency-replayed')).toBeNull();
  });

  test.each(creating)('$operationId refuses a key that is malformed', async (operation) => {
    const tenant = await api.untouchedTenant();
    const token = await api.administratorOf(tenant);
    await api.recipeFor(operation);
    const before = await api.traces();
    for (const key of ['', ' ', 'with space', 'é', 'x'.repeat(256)]) {
      const { status, json } = await under(operation, key, tenant, token);
      expect([key, status, (json as { code: string }).code]).toEqual([key, 400, 'idempotency_key_malformed']);
    }
    expect(await api.traces()).toEqual(before);
  });
}
