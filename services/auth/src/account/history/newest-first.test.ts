import { expect, test } from 'vitest';
import { newestFirst } from './newest-first.ts';

test('what happened is ordered to the microsecond, though zeros at the end are left out, and then by id', () => {
  const times = ['30.465Z', '30.46Z', '30.459999Z', '30Z', '29.999Z'].map((time) => `2026-11-22T22:03:${time}`);
  const events = [
    ...times.map((occurred_at) => ({ occurred_at, id: '5' })),
    { occurred_at: times.at(-1) ?? '', id: '4' },
  ];
  expect(events.toReversed().toSorted(newestFirst)).toEqual(events);
});
