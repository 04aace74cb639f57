import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { PLATFORM_WIDE } from '../auth-store.ts';
import { atOnce, type ConformanceCase, fresh, THING, TICKET } from './store-under-test.ts';
import { writeAtRandom } from './write-at-random.ts';

const ROUNDS = 10;

/** Of many at once exactly one. */
export const concurrencyCases: readonly ConformanceCase[] = [
  {
    name: 'lets exactly one of 10 at once take an item',
    async run({ store }) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const item = fresh();
        await store.put(PLATFORM_WIDE, TICKET, item);
        const taken = await atOnce(() => store.take(PLATFORM_WIDE, TICKET, item.id));
        expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
        expect(await store.get(PLATFORM_WIDE, TICKET, item.id)).toBeUndefined();
      }
    },
  },
  {
    name: 'lets exactly one of 10 at once replace what all of them read',
    async run({ store }) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const item = fresh();
        await store.put(PLATFORM_WIDE, TICKET, item);
        const version = (await store.get(PLATFORM_WIDE, TICKET, item.id))?.version ?? Number.NaN;
        const replaced = await atOnce(() => store.replace(PLATFORM_WIDE, TICKET, item, version));
        expect(replaced.filter(Boolean)).toHaveLength(1);
      }
    },
  },
  {
    name: 'lets exactly one of 10 at once create an item',
    async run({ store }) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const item = fresh();
        const created = await atOnce(() => store.create(PLATFORM_WIDE, TICKET, item));
        expect(created.filter(Boolean)).toHaveLength(1);
      }
    },
  },
  {
    name: 'whatever is written and removed at once, what is there is found by its references and nothing else is',
    async run({ store }) {
      for (let round = 0; round < 2; round += 1) await writeAtRandom(store, { failing: false });
    },
  },
  {
    name: 'removes the same items from two sides at once without a deadlock',
    async run({ store }) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const [person, session] = [randomUUID(), randomUUID()];
        const items = Array.from({ length: 8 }, () => fresh({ references: { person, session } }));
        await Promise.all(items.map((item) => store.put(PLATFORM_WIDE, THING, item)));
        const removed = await Promise.all([
          store.removeAll(PLATFORM_WIDE, [THING], 'person', person),
          store.removeAll(PLATFORM_WIDE, [THING], 'session', session),
        ]);
        expect(removed[0] + removed[1]).toBe(items.length);
      }
    },
  },
];
