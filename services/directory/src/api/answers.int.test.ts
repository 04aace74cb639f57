import { expect, test } from 'vitest';
import { testApi } from '../testing/api/test-api.ts';

const api = await testApi();

interface Event {
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly reason: string | null;
}
const eventsOf = (requestId: string) =>
  api.plant<Event>('select actor_kind, actor_id, reason from event.domain_event where request_id = $1', [requestId]);

test.each(api.operations)('$operationId answers an administrator as its document says', async (operation) => {
  const recipe = await api.recipeFor(operation);
  const tenant = await (operation.method === 'get' ? api.untouchedTenant() : api.plantTenant());
  const token = await api.administratorOf(tenant);
  const answer = await api.call(operation, { ...recipe(tenant), token });
  expect(String(answer.status)).toBe(Object.keys(operation.responses)[0]);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');

  const thing = answer.json as { id: string; version?: number };
  if (thing.version !== undefined) expect(answer.headers.get('etag')).toBe(`"${thing.version}"`);
  if (answer.status === 201 && operation.operationId !== 'sendInvitation') {
    const path = answer.headers.get('location')?.replace('/directory/v1', '') ?? '';
    expect((await api.send({ method: 'get', path, token })).json).toEqual(thing);
  }
});

test.each(api.operations.filter(({ method }) => method !== 'get'))(
  '$operationId leaves who did it, why and on which request in the history',
  async (operation) => {
    const recipe = await api.recipeFor(operation);
    const tenant = await api.plantTenant();
    const { body, ...request } = recipe(tenant);
    const requestId = `test-${operation.operationId}`;
    await api.call(operation, {
      ...request,
      token: await api.administratorOf(tenant),
      headers: { ...request.headers, 'x-request-id': requestId },
      body: { ...(body as object), reason: '年度末の見直し' },
    });
    const events = await eventsOf(requestId);
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) {
      const { reason, ...actor } = event;
      expect(actor).toEqual({ actor_kind: 'person', actor_id: tenant.administrator.id });
      expect(reason).toContain('年度末の見直し'); // what ends with a review names that, too
    }
  },
);

test('what a machine does is done by its client', async () => {
  const tenant = await api.plantTenant();
  const token = await api.tokenOf({ tenant_id: tenant.id, scope: 'directory:write' });
  const headers = { 'x-request-id': 'test-machine' };
  expect((await api.send({ method: 'post', path: '/stores', token, headers, body: { name: '店' } })).status).toBe(201);
  expect(await eventsOf('test-machine')).toEqual([{ actor_kind: 'service', actor_id: 'test-client', reason: null }]);
});

test('nothing that is written, read or searched for stands in the log', async () => {
  const tenant = await api.plantTenant();
  const token = await api.administratorOf(tenant);
  const body = { name: `${tenant.marker}花子`, email: 'hanako@example.com', login_id: `${tenant.marker}x` };
  expect((await api.send({ method: 'post', path: '/users', token, body })).status).toBe(201);
  expect((await api.send({ method: 'post', path: '/users', token, body })).status).toBe(409);
  await api.send({ method: 'get', path: `/search?q=${encodeURIComponent(tenant.marker)}`, token });
  const lines = api.log.join('\n');
  expect(lines).toContain(tenant.id);
  for (const secret of [tenant.marker, encodeURIComponent(tenant.marker), 'hanako', token])
    expect(lines).not.toContain(secret);
});
