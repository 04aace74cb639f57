import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedIdentifiers } from './identifiers.ts';

const identifiers = fc.array(fc.record({ system: fc.string(), value: fc.string() }));
const shuffled = identifiers.chain((some) =>
  fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
);

test('equal sets of codes come out equal, however they were given and however often', () => {
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      expect(sortedIdentifiers([...other, ...one])).toEqual(sortedIdentifiers(one));
    }),
  );
});

test('no code is lost', () => {
  fc.assert(
    fc.property(identifiers, (some) => {
      const sorted = sortedIdentifiers(some);
      for (const each of some) expect(sorted).toContainEqual(each);
    }),
  );
});
