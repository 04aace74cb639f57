import { malformedRequests, preconditions } from '@kiban/service/testing';
import { expect, test } from 'vitest';
import { vendorApi } from '../testing/test-api.ts';

const api = await vendorApi();
await malformedRequests(api);
await preconditions(api);

test.each(api.operations)(
  '$operationId answers the vendor’s machine as its document says, once for a key',
  async (operation) => {
    const recipe = await api.recipeFor(operation);
    const tenant = await api.plantTenant();
    const token = await api.administratorOf(tenant);
    const request = recipe(tenant);
    const headers = { ...request.headers, 'idempotency-key': 'key-1' };
    const answer = await api.call(operation, { ...request, headers, token });
    expect(String(answer.status)).toBe(Object.keys(operation.responses)[0]);
    if (answer.status !== 201) return;
    const events = await api.eventsIn(tenant);
    expect((await api.call(operation, { ...request, headers, token })).json).toEqual(answer.json);
    expect(await api.eventsIn(tenant)).toBe(events);
  },
);
