import { expect, test } from 'vitest';
import { conformanceCases, testConformance } from './conformance.ts';
import { type Flaw, memoryStore } from './memory-store.ts';

const clock = { now: 1_000_000 };
const right = memoryStore(clock);
testConformance({ store: right, clock, dump: async () => right.dump() });

async function failing(flaw: Flaw): Promise<string[]> {
  const own = { now: 1_000_000 };
  const store = memoryStore(own, flaw);
  const failed: string[] = [];
  for (const { name, run } of conformanceCases) {
    const passed = await run({ store, clock: own, dump: async () => store.dump() }).then(
      () => true,
      () => false,
    );
    if (!passed) failed.push(name);
  }
  return failed;
}

test.each([
  [
    'atomicity',
    ['lets exactly one of 10 at once take an item', 'lets exactly one of 10 at once replace what all of them read'],
  ],
  ['expiry', ['finds nothing that has expired, by any method']],
  ['versions', ['does not take an item made anew under an old id for the one that was read']],
  ['references', ['finds and removes by each reference, of the kinds asked for']],
  ['pages', ['gives a long list whole, and in pages that leave nothing out and repeat nothing']],
  ['hashing', ['keeps no secret id in clear, and gives none away in a query']],
  [
    'scope',
    [
      'get: an item of another scope does not exist',
      'create: an id taken in another scope is free, and the other item stays',
      'put: does not write over the item of another scope',
      'replace: does not change the item of another scope',
      'take: does not take the item of another scope',
      'remove: does not remove the item of another scope',
      'query and removeAll: do not reach items of another scope',
    ],
  ],
] as const)('the suite fails on an adapter with a flaw in %s', async (flaw, expected) => {
  expect(await failing(flaw)).toEqual(expect.arrayContaining([...expected]));
});
