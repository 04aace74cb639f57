import { expect, test } from 'vitest';
import { splitAt } from './split-at.ts';

const entries = ['2026-03-01T00:00:00.000002Z', '2026-03-01T00:00:00.000001Z', '2025-01-01T00:00:00Z'].map(
  (valid_from) => ({ valid_from }),
);

test('a past moment shows what had happened by then; the entry of that very moment is among it', () => {
  expect(splitAt(entries, '2026-03-01T00:00:00.000001Z').later).toEqual(entries.slice(0, 1));
  expect(splitAt(entries, '2020-01-01T00:00:00Z')).toEqual({ later: entries, until: [] });
  expect(splitAt(entries, undefined)).toEqual({ later: [], until: entries });
});
