import { expect, test } from 'vitest';
import type { ApiUnderTest } from '../api-under-test.ts';
import type { PlantedTenant } from '../planted-tenant.ts';

/** What is read can be read as of any moment that has come. */
export async function readableMoments<Tenant extends PlantedTenant>(api: ApiUnderTest<Tenant>): Promise<void> {
  const tenant = await api.plantTenant();
  const token = await api.administratorOf(tenant);
  const reading = api.operations.filter(
    ({ permission }) => permission.endsWith('.read') && api.permissions[permission]?.scope !== null,
  );
  const dated = reading.filter(({ parameters }) => parameters.some(({ name }) => name === 'asOf'));

  async function at(operation: (typeof api.operations)[number], moment: string) {
    const { path, ...request } = (await api.recipeFor(operation))(tenant);
    const separator = path.includes('?') ? '&' : '?';
    return api.call(operation, { ...request, token, path: `${path}${separator}asOf=${encodeURIComponent(moment)}` });
  }

  test('everything that is read can be read as of a moment', () => {
    expect(dated.map(({ operationId }) => operationId)).toEqual(reading.map(({ operationId }) => operationId));
  });

  test.each(dated)('$operationId refuses what is no moment', async (operation) => {
    const words = [
      '',
      'yesterday',
      '2025-02-30',
      '2025-13-01',
      '2025-01-01T00:00:00',
      '2025-01-01T25:00:00Z',
      '0000-01-01',
      'infinity',
      '20250101',
      '1735689600',
    ];
    for (const moment of words) {
      const { status, json } = await at(operation, moment);
      expect([moment, status, (json as { code: string }).code]).toEqual([moment, 400, 'moment_invalid']);
    }
  });

  test.each(dated)('$operationId refuses what has not come yet', async (operation) => {
    for (const moment of [
      '2999-01-01',
      '9999-12-31',
      '2999-01-01T00:00:00+09:00',
      new Date(Date.now() + 60_000).toISOString(),
    ]) {
      const { status, json } = await at(operation, moment);
      expect([moment, status, (json as { code: string }).code]).toEqual([moment, 400, 'moment_in_future']);
    }
  });

  test.each(dated)('$operationId shows nothing of before there was anything', async (operation) => {
    for (const moment of ['2001-01-01', '0001-01-01', '1970-01-01T00:00:00Z']) {
      const { status, json } = await at(operation, moment);
      if (status !== 404) expect(json).toMatchObject({ items: [] });
      if (operation.path.includes('{id}') && !operation.path.endsWith('s')) expect(status).toBe(404);
    }
  });

  test.each(dated)('$operationId shows at this moment what it shows now', async (operation) => {
    const request = (await api.recipeFor(operation))(tenant);
    const now = (await api.call(operation, { ...request, token })).json as object;
    const then = (await at(operation, new Date().toISOString())).json as object;
    expect({ ...then, as_of: null, next_cursor: null }).toEqual({ ...now, as_of: null, next_cursor: null });
  });
}
