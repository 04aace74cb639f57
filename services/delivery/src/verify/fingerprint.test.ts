import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ERASED } from './comparable.ts';
import { Fingerprint } from './fingerprint.ts';

const rowsWithGroups = fc.array(
  fc.tuple(fc.constantFrom('00a', 'fff', '123'), fc.array(fc.option(fc.string()), { minLength: 2, maxLength: 2 })),
);

function fingerprintOf(rows: readonly (readonly [string, readonly (string | null)[]])[]): Fingerprint {
  const fingerprint = new Fingerprint();
  for (const [group, row] of rows) fingerprint.add(group, row);
  return fingerprint;
}

test('the same rows are the same in any order', () => {
  fc.assert(
    fc.property(rowsWithGroups, (rows) => {
      expect(fingerprintOf(rows).differingFrom(fingerprintOf([...rows].reverse()))).toEqual([]);
    }),
  );
});

test('a row too few, too many, twice or another shows its group, however the rest is', () => {
  fc.assert(
    fc.property(rowsWithGroups, (rows) => {
      const whole = fingerprintOf([...rows, ['abc', ['1', null]]]);
      const others = [
        rows,
        [...rows, ['abc', ['1', null]], ['abc', ['1', null]]],
        [...rows, ['abc', [null, '1']]],
      ] as const;
      for (const other of others)
        expect(whole.differingFrom(fingerprintOf(other as typeof rows)).map(({ group }) => group)).toEqual(['abc']);
    }),
  );
});

test('twice the same and two other rows are not taken for each other', () => {
  const one = fingerprintOf([
    ['abc', ['1', '1']],
    ['abc', ['1', '1']],
  ]);
  const two = fingerprintOf([
    ['abc', ['1', '2']],
    ['abc', ['2', '1']],
  ]);
  expect(one.differingFrom(two)).toEqual([{ group: 'abc', rows: 2 }]);
});

test('what the database has erased is as if it were empty', () => {
  expect(fingerprintOf([['abc', ['1', ERASED]]]).differingFrom(fingerprintOf([['abc', ['1', null]]]))).toEqual([]);
});
