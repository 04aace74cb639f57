import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LayeredMap } from './layered-map.ts';

const changes = fc.array(
  fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), fc.option(fc.nat(), { nil: undefined })),
);

test('after any changes it holds what a plain map holds, and every earlier map still what it held', () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 20 }), (rounds) => {
      const plain = new Map<string, number>();
      let map = LayeredMap.of<number>(new Map());
      const earlier: [LayeredMap<number>, Map<string, number>][] = [];
      for (const round of rounds) {
        for (const [key, value] of new Map(round)) {
          if (value === undefined) plain.delete(key);
          else plain.set(key, value);
        }
        map = map.with(new Map(round));
        earlier.push([map, new Map(plain)]);
      }
      for (const [kept, expected] of earlier) {
        expect(new Map(kept)).toEqual(expected);
        expect(kept.size).toBe(expected.size);
        for (const key of 'abcdefg') expect(kept.get(key)).toBe(expected.get(key));
        expect([...kept.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
      }
    }),
  );
});

test('a change of one key of 100,000 costs no copy of them', () => {
  const entries = Array.from({ length: 100_000 }, (_, index) => [`file-${index}`, index] as const);
  let map = LayeredMap.of(new Map<string, number>(entries));
  const start = performance.now();
  for (let version = 0; version < 2000; version++) map = map.with(new Map([[`new-${version}`, version]]));
  // 2,000 copies of such a map would take longer than 10 s
  expect(performance.now() - start).toBeLessThan(5000);
  expect(map.size).toBe(102_000);
});
