import { idempotency, malformedRequests, preconditions, refusedCallers } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { AFTER_OTHERS } from './testing/recipes.ts';
import { testApi } from './testing/test-api.ts';

const whole = await testApi();
const alone = whole.operations.filter(({ operationId }) => !AFTER_OTHERS.includes(operationId));
const others = whole.operations.filter(({ operationId }) => AFTER_OTHERS.includes(operationId));
const api = { ...whole, operations: alone };
const having = (header: string) =>
  alone.filter(({ parameters }) => parameters.some((parameter) => parameter.name === header));

await refusedCallers(api);
await malformedRequests(api);
// what ends or withdraws something is done to whatever is there; what changes a setting, to what was seen
await preconditions({ ...api, operations: having('If-Match') });
await idempotency({ ...api, operations: having('Idempotency-Key') });

const home = await whole.plantTenant();
const elsewhere = await whole.plantTenant();

test.each(others)(
  '$operationId answers nobody who may not ask, and changes nothing',
  async ({ method, path, permission }) => {
    const bearer = { tenant_id: home.id, user: home.administrator, scope: 'auth:read auth:write' };
    const filled = path.replace(/\{\w+\}/g, home.ids.users?.[0] ?? '');
    const callers: readonly (readonly [number, string | undefined])[] = [
      [401, undefined],
      [401, await whole.tokenOf(bearer, { expires: -60 })],
      [401, await whole.tokenOf(bearer, { audience: 'urn:other:api' })],
      [401, await whole.tokenOf({ ...bearer, user: { ...home.administrator, person_id: home.viewer.person_id } })],
      [403, await whole.tokenOf({ ...bearer, user: home.suspended })],
      [403, await whole.tokenOf({ ...bearer, user: elsewhere.administrator })],
      [403, await whole.tokenOf({ ...bearer, user: home.nobody })],
      [403, await whole.tokenOf({ ...bearer, user: home.viewer })],
      [403, await whole.tokenOf({ ...bearer, scope: 'auth:read' })],
    ];
    const before = await whole.traces();
    for (const [status, token] of callers)
      expect([permission, (await whole.send({ method, path: filled, token, body: {} })).status]).toEqual([
        permission,
        status,
      ]);
    expect(await whole.traces()).toEqual(before);
  },
);
