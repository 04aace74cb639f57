import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ApiUnderTest } from '../api-under-test.ts';
import type { Documented } from '../documented.ts';
import { hostileParameters, hostileValues, NO_BODIES } from '../hostile.ts';
import type { PlantedTenant } from '../planted-tenant.ts';
import type { ApiRequest } from '../service-on-socket.ts';

/** What no request may be: bodies, members, ids and query parameters that are not as the document says. */
export async function malformedRequests<Tenant extends PlantedTenant>(api: ApiUnderTest<Tenant>): Promise<void> {
  const tenant = await api.plantTenant();
  const token = await api.administratorOf(tenant);
  const withBody = api.operations.filter(({ body }) => body !== undefined);

  /** A request that would work, were it not for what is changed in it. */
  async function working(operation: Documented): Promise<ApiRequest> {
    return { ...(await api.recipeFor(operation))(tenant), token };
  }

  async function refused(operation: Documented, requests: readonly ApiRequest[]): Promise<string[]> {
    const before = await api.traces();
    const codes: string[] = [];
    for (const request of requests) {
      const answer = await api.call(operation, request);
      if (answer.status < 400)
        expect.fail(`${request.method} ${request.path} ${String(request.body).slice(0, 200)} → ${answer.status}`);
      codes.push((answer.json as { code: string }).code);
    }
    expect(await api.traces()).toEqual(before);
    return codes;
  }

  test.each(withBody)('$operationId refuses what is no body of its', async (operation) => {
    const request = await working(operation);
    const bodies = [...NO_BODIES, ...(operation.bodyRequired ? [['nothing', '', 'body_malformed'] as const] : [])];
    const codes = await refused(
      operation,
      bodies.map(([, body]) => ({ ...request, body })),
    );
    expect(codes).toEqual(bodies.map(([, , code]) => code));
  });

  test.each(withBody)('$operationId refuses a body that is not said to be JSON', async (operation) => {
    const request = await working(operation);
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/json; charset=shift_jis',
    ];
    const requests = types.map((type) => ({ ...request, headers: { ...request.headers, 'content-type': type } }));
    expect(new Set(await refused(operation, requests))).toEqual(new Set(['media_type_unsupported']));
  });

  test.each(withBody)('$operationId refuses every member that is not as its schema says', async (operation) => {
    const request = await working(operation);
    const { properties = {}, required = [] } = api.resolved(operation.body ?? {});
    const requests = Object.entries(properties).flatMap(([name, schema]) => {
      const { [name]: _, ...others } = request.body as Record<string, unknown>;
      const missing = required.includes(name) ? [JSON.stringify(others)] : [];
      const wrong = hostileValues(schema, api.resolved).map(
        (value) => `{${[JSON.stringify(others).slice(1, -1), `"${name}":${value}`].filter(Boolean).join()}}`,
      );
      return [...missing, ...wrong].map((body) => ({ ...request, body }));
    });
    expect(new Set(await refused(operation, requests))).toEqual(new Set(['validation_failed']));
  });

  test.each(api.operations.filter(({ path }) => path.includes('{id}')))(
    '$operationId refuses an id that is none',
    async (operation) => {
      const request = await working(operation);
      const ids = [
        '0',
        'null',
        '%00',
        '%ff',
        '%2e%2e',
        'x'.repeat(5_000),
        '01a20178-eea9-7433-a617-e6968e73abf',
        "'%20or%20''='",
        '%F0%A0%AE%B7',
        '*',
      ];
      const requests = ids.map((id) => ({ ...request, path: operation.path.replace('{id}', id) }));
      const codes = await refused(operation, requests);
      expect(codes.every((code) => ['validation_failed', 'request_malformed', 'not_found'].includes(code))).toBe(true);
    },
  );

  test.each(api.operations)(
    '$operationId refuses query parameters that are not as its schema says',
    async (operation) => {
      const request = await working(operation);
      const [path, query = ''] = request.path.split('?');
      const parameters = operation.parameters.filter((parameter) => parameter.in === 'query');
      const requests = parameters.flatMap(({ name, schema }) => {
        const others = [...new URLSearchParams(query)]
          .filter(([other]) => other !== name)
          .map(([other, value]) => `${other}=${encodeURIComponent(value)}&`);
        const twice = schema.type === 'array' ? [] : [`x&${name}=x`];
        return [...hostileParameters(schema, api.resolved), ...twice].map((value) => ({
          ...request,
          path: `${path}?${others.join('')}${name}=${value}`,
        }));
      });
      const unknown = ['surprise=1', 'tenant_id=x', '__proto__=x', '%00=1'].map((pair) => ({
        ...request,
        path: `${path}?${query}&${pair}`,
      }));
      const codes = await refused(operation, [...requests, ...unknown]);
      expect(codes.every((code) => ['validation_failed', 'moment_invalid', 'cursor_malformed'].includes(code))).toBe(
        true,
      );
    },
  );

  test.each(withBody)('$operationId never fails on its own side, whatever JSON it is sent', async (operation) => {
    const request = await working(operation);
    const { properties = {} } = api.resolved(operation.body ?? {});
    const member = fc.record(Object.fromEntries(Object.keys(properties).map((name) => [name, fc.jsonValue()])), {
      requiredKeys: [],
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(member, fc.jsonValue()), async (body) => {
        const headers = { ...request.headers, 'if-match': '"999999"' }; // what would pass by chance changes nothing
        expect((await api.call(operation, { ...request, headers, body: JSON.stringify(body) })).status).toBeLessThan(
          500,
        );
      }),
      { numRuns: 10 },
    );
  });
}
