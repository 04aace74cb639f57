import { assert, property, string } from 'fast-check';
import { test } from 'vitest';
import { compareUtf8 } from './utf8-order.ts';

test('names are in the order of their bytes, whatever their letters', () => {
  const letters = string({ unit: 'binary', maxLength: 6 });
  assert(
    property(
      letters,
      letters,
      (a, b) => Math.sign(compareUtf8(a, b)) === Buffer.compare(Buffer.from(a), Buffer.from(b)),
    ),
    { numRuns: 2_000 },
  );
});
