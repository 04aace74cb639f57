import { expect, test } from 'vitest';
import { endless, periodChoice, periodFields, periodProblem } from './period.ts';

const TOKYO = 'Asia/Tokyo';

test('a role counts from the first day until the last day is over', () => {
  expect(periodFields({ from: '2026-04-01', until: '2026-09-30' }, TOKYO)).toEqual({
    starts_at: '2026-03-31T15:00:00.000Z',
    ends_at: '2026-09-30T15:00:00.000Z',
  });
});

test('without dates it counts at once and without an end', () => {
  expect(periodFields(endless, TOKYO)).toEqual({ ends_at: null });
});

test('the last day is shown as it was typed, also where the clocks change', () => {
  for (const zone of [TOKYO, 'America/New_York']) {
    const choice = { from: '2026-03-08', until: '2026-11-01' };
    const { starts_at = '', ends_at } = periodFields(choice, zone);
    expect(periodChoice({ starts_at, ends_at }, zone)).toEqual(choice);
  }
});

test('what is no date is said, and a last day before the first', () => {
  expect(periodProblem({ from: '4/1', until: '' }, TOKYO)).toBe('from');
  expect(periodProblem({ from: '', until: '2026-02-30' }, TOKYO)).toBe('until');
  expect(periodProblem({ from: '2026-04-02', until: '2026-04-01' }, TOKYO)).toBe('reversed');
  expect(periodProblem({ from: '2026-04-01', until: '2026-04-01' }, TOKYO)).toBeNull();
  expect(periodProblem(endless, TOKYO)).toBeNull();
});
