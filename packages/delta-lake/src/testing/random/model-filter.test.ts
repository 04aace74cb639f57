import { expect, test } from 'vitest';
import { rowMatcher } from '../../read/filter/row-matcher.ts';
import { holds } from './model-filter.ts';
import { shown } from './operations.ts';
import { randomOf } from './random.ts';
import { randomFilter } from './random-filter.ts';
import { randomTable } from './random-table.ts';
import { randomRow } from './random-value.ts';

test('of random rows a filter takes those that SQL would take', () => {
  const wrong: string[] = [];
  let taken = 0;
  for (let seed = 1; seed <= 400; seed += 1) {
    const random = randomOf(seed);
    const { schema, dates } = randomTable(random);
    const rows = Array.from({ length: 20 }, () => randomRow(random, schema, dates));
    for (let round = 0; round < 5; round += 1) {
      const filter = randomFilter(random, schema, rows, dates);
      const matches = rowMatcher(schema, filter);
      for (const row of rows) {
        const expected = holds(filter, row, schema) === true;
        if (expected) taken += 1;
        if (matches(row) !== expected) wrong.push(`seed ${seed}: ${shown(filter)}, expected ${expected}`);
      }
    }
  }
  expect(taken).toBeGreaterThan(1_000);
  expect(wrong.slice(0, 5)).toEqual([]);
});
