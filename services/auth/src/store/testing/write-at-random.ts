import { randomInt, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type AuthStore, PLATFORM_WIDE } from '../auth-store.ts';
import { fresh, THING } from './store-under-test.ts';

const WRITERS = 8;
const WRITES = 12;

/**
 * Several writers at once make, change and remove the same few items, which refer to one of two persons; then what is there
 * is compared with what is found by reference. `failing`: calls may fail, and the rest must hold all the same.
 */
export async function writeAtRandom(store: AuthStore, { failing }: { readonly failing: boolean }): Promise<void> {
  const ids = Array.from({ length: 3 }, () => randomUUID());
  const persons = [randomUUID(), randomUUID()];
  const any = <T>(list: readonly T[]): T => list[randomInt(list.length)] as T;
  const write = async (): Promise<void> => {
    const id = any(ids);
    const item = fresh({ id, references: { person: any(persons) } });
    const acts = [
      () => store.put(PLATFORM_WIDE, THING, item),
      () => store.create(PLATFORM_WIDE, THING, item),
      () => store.remove(PLATFORM_WIDE, THING, id),
      () => store.take(PLATFORM_WIDE, THING, id),
      () => store.removeAll(PLATFORM_WIDE, [THING], 'person', any(persons)),
      async () => {
        const read = await store.get(PLATFORM_WIDE, THING, id);
        return read !== undefined && store.replace(PLATFORM_WIDE, THING, item, read.version);
      },
    ];
    await any(acts)();
  };
  const writer = async (): Promise<void> => {
    for (let count = 0; count < WRITES; count += 1)
      await write().catch((error: unknown) => {
        if (!failing) throw error;
      });
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  for (const person of persons) await retried(() => agrees(store, ids, person));
}

async function agrees(store: AuthStore, ids: readonly string[], person: string): Promise<void> {
  const there: string[] = [];
  for (const id of ids) {
    const item = await store.get(PLATFORM_WIDE, THING, id);
    if (item?.references.person === person) there.push(id);
  }
  const found = await store.query(PLATFORM_WIDE, THING, 'person', person);
  expect(found.map(({ id }) => id).sort()).toEqual(there.sort());
}

/** Reading fails, too, where answers get lost. */
async function retried(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await work();
    } catch (error) {
      if (attempt === 5 || (error as Error).name === 'AssertionError') throw error;
    }
}
