import { randomUUID } from 'node:crypto';
import { type TenantId, tenantId } from '@kiban/postgres';
import { expect } from 'vitest';
import { PLATFORM_WIDE, type Scope } from '../auth-store.ts';
import { type ConformanceCase, fresh, THING } from './store-under-test.ts';

const tenant = (): TenantId => tenantId(randomUUID());
const strangers = (own: Scope): Scope[] => (own === PLATFORM_WIDE ? [tenant()] : [tenant(), PLATFORM_WIDE]);

async function inEachScope(work: (scope: Scope, foreign: Scope) => Promise<void>): Promise<void> {
  for (const scope of [tenant(), PLATFORM_WIDE] as const)
    for (const foreign of strangers(scope)) await work(scope, foreign);
}

/** Every method, with an item of another tenant and of the platform. */
export const scopeCases: readonly ConformanceCase[] = [
  {
    name: 'get: an item of another scope does not exist',
    run: ({ store }) =>
      inEachScope(async (scope, foreign) => {
        const item = fresh();
        await store.put(foreign, THING, item);
        expect(await store.get(scope, THING, item.id)).toBeUndefined();
      }),
  },
  {
    name: 'getWithGrant: neither an item nor a grant of another scope exists',
    run: ({ store }) =>
      inEachScope(async (scope, foreign) => {
        const grant = fresh();
        const [theirs, mine] = [fresh({ references: { grant: grant.id } }), fresh({ references: { grant: grant.id } })];
        await store.put(foreign, THING, grant);
        await store.put(foreign, THING, theirs);
        await store.put(scope, THING, mine);
        expect(await store.getWithGrant(scope, THING, theirs.id, THING)).toBeUndefined();
        expect((await store.getWithGrant(scope, THING, mine.id, THING))?.grant).toBeUndefined();
      }),
  },
  {
    name: 'create: an id taken in another scope is free, and the other item stays',
    run: ({ store }) =>
      inEachScope(async (scope, foreign) => {
        const item = fresh();
        await store.put(foreign, THING, item);
        expect(await store.create(scope, THING, { ...item, data: { value: 'mine' } })).toBe(true);
        expect((await store.get(foreign, THING, item.id))?.data.value).toBe('one');
      }),
  },
  {
    name: 'put: does not write over the item of another scope',
    run: ({ store }) =>
      inEachScope(async (scope, foreign) => {
        const item = fresh();
        await store.put(foreign, THING, item);
        await store.put(scope, THING, { ...item, data: { value: 'mine' } });
        expect((await store.get(foreign, THING, item.id))?.data.value).toBe('one');
      }),
  },
  {
    name: 'replace: does not change the item of another scope',
    run: ({ store }) =>
      inEachScope(async (scope, foreign) => {
        const item = fresh();
        await store.put(foreign, THING, item);
        const version = (await store.get(foreign, THING, item.id))?.version ?? Number.NaN;
        expect(await store.replace(scope, THING, { ...item, data: { value: 'mine' } }, version)).toBe(false);
        expect((await store.get(foreign, THING, item.id))?.data.value).toBe('one');
      }),
  },
  {
    name: 'take: does not take the item of another scope',
    run: ({ store }) =>
      inEachScope(async (scope, foreign) => {
        const item = fresh();
        await store.put(foreign, THING, item);
        expect(await store.take(scope, THING, item.id)).toBeUndefined();
        expect(await store.get(foreign, THING, item.id)).toBeDefined();
      }),
  },
  {
    name: 'remove: does not remove the item of another scope',
    run: ({ store }) =>
      inEachScope(async (scope, foreign) => {
        const item = fresh();
        await store.put(foreign, THING, item);
        await store.remove(scope, THING, item.id);
        expect(await store.get(foreign, THING, item.id)).toBeDefined();
      }),
  },
  {
    name: 'query and removeAll: do not reach items of another scope',
    run: ({ store }) =>
      inEachScope(async (scope, foreign) => {
        for (const reference of ['person', 'session', 'grant', 'alternate'] as const) {
          const value = randomUUID();
          await store.put(foreign, THING, fresh({ references: { [reference]: value } }));
          expect(await store.query(scope, THING, reference, value)).toEqual([]);
          expect(await store.removeAll(scope, [THING], reference, value)).toBe(0);
          expect(await store.query(foreign, THING, reference, value)).toHaveLength(1);
        }
      }),
  },
];
