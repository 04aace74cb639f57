import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../pages/cursor.ts';
import type { ApiUnderTest } from '../api-under-test.ts';
import type { Documented } from '../documented.ts';
import type { PlantedTenant } from '../planted-tenant.ts';

/** Pages show together what the whole list shows, and their cursors lead nowhere else. */
export async function cursors<Tenant extends PlantedTenant>(api: ApiUnderTest<Tenant>): Promise<void> {
  const [tenant, other] = [await api.plantTenant(), await api.plantTenant()];
  const [token, intruder] = [await api.administratorOf(tenant), await api.administratorOf(other)];
  const paged = api.operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'));

  interface Page {
    readonly items: readonly unknown[];
    readonly next_cursor: string | null;
    readonly total: number;
  }

  /** A page of the list, on a thing that has several entries where the list belongs to one. */
  async function page(operation: Documented, query: Readonly<Record<string, string>>, bearer = token) {
    const { path } = (await api.recipeFor(operation))(tenant);
    return api.call(operation, { method: 'get', token: bearer, path: `${path}?${new URLSearchParams(query)}` });
  }

  test.each(paged)('$operationId shows in small pages what it shows at once', async (operation) => {
    const whole = (await page(operation, { limit: '200' })).json as Page;
    const items: unknown[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const { json } = await page(operation, cursor === undefined ? { limit: '1' } : { limit: '1', cursor });
      const { items: more, next_cursor, total } = json as Page;
      expect(total).toBe(whole.total);
      items.push(...more);
      cursor = next_cursor;
    }
    expect(items).toEqual(whole.items);
    expect(items).toHaveLength(whole.total);
  });

  const garbage = [
    'x',
    '%',
    '=',
    'W10',
    btoa('[]'),
    btoa('{}'),
    'x'.repeat(8_000),
    Buffer.from('[2,"",{},null,[]]').toString('base64url'),
  ];

  test.each(paged)('$operationId refuses a cursor that it did not give', async (operation) => {
    for (const cursor of garbage) {
      const { status, json } = await page(operation, { cursor });
      expect([cursor.slice(0, 20), status, (json as { code: string }).code]).toEqual([
        cursor.slice(0, 20),
        400,
        'cursor_malformed',
      ]);
    }
  });

  test.each(paged)('$operationId refuses the cursor of another list, and one with other filters', async (operation) => {
    for (const another of paged) {
      const { next_cursor: cursor } = (await page(another, { limit: '1' })).json as Page;
      if (cursor === null) continue;
      if (another.operationId !== operation.operationId)
        expect((await page(operation, { cursor })).json).toMatchObject({ code: 'cursor_malformed' });
      else
        expect((await page(operation, { cursor, asOf: '2026-01-01' })).json).toMatchObject({
          code: 'cursor_malformed',
        });
    }
  });

  test.each(paged)('$operationId with a cursor of another tenant shows nothing of it', async (operation) => {
    const { next_cursor: cursor } = (await page(operation, { limit: '1' })).json as Page;
    if (cursor === null) return;
    const answer = await page(operation, { cursor }, intruder);
    expect(answer.text).not.toContain(tenant.marker);
  });

  const part = fc.oneof(
    fc.string(),
    fc.constant(null),
    fc.constantFrom('2025-01-01T00:00:00Z', 'infinity', '\u0000', '01a20178-eea9-7433-a617-e6968e73abfc', '-1'),
  );

  test.each(paged)('$operationId refuses its own cursor with another moment written into it', async (operation) => {
    const { next_cursor } = (await page(operation, { limit: '1' })).json as Page;
    const own = next_cursor === null ? undefined : decodeCursor(next_cursor);
    if (own === undefined) return;
    for (const at of ['2999-01-01T00:00:00Z', '0000-01-01T00:00:00Z']) {
      const { json } = await page(operation, { cursor: encodeCursor({ ...own, at }) });
      expect(json).toMatchObject({ status: 400, code: 'cursor_malformed' });
    }
  });

  test.each(paged)(
    '$operationId refuses its own cursor with a character written into it that no row holds',
    async (operation) => {
      const { next_cursor } = (await page(operation, { limit: '1' })).json as Page;
      const own = next_cursor === null ? undefined : decodeCursor(next_cursor);
      for (const [place, value] of own?.position.entries() ?? []) {
        const position = own?.position.with(place, `${value}\u0000`) ?? [];
        const cursor = own && encodeCursor({ ...own, position });
        expect((await page(operation, { cursor: cursor ?? '' })).json).toMatchObject({ code: 'cursor_malformed' });
      }
    },
  );

  test.each(paged)('$operationId takes no harm from a cursor that somebody made', async (operation) => {
    const { path } = (await api.recipeFor(operation))(tenant);
    const thing = path.split('/')[2];
    const lists = [operation.operationId, `${operation.operationId} ${thing}`];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...lists),
        fc.dictionary(fc.constantFrom('q', 'sort', 'status', 'asOf', 'x'), fc.jsonValue()),
        fc.oneof(
          fc.constant(null),
          fc.constantFrom('2025-01-01T00:00:00Z', '2999-01-01T00:00:00Z', '2025-02-30T00:00:00Z'),
        ),
        fc.array(part, { maxLength: 6 }),
        async (list, asked, at, position) => {
          const cursor = encodeCursor({ list, asked, at, position });
          expect((await page(operation, { cursor })).status).toBeLessThan(500);
        },
      ),
      { numRuns: 60 },
    );
  });
}
