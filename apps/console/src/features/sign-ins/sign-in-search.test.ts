import { expect, test } from 'vitest';
import { isFiltered, signInSearch } from './sign-in-search.ts';

test('filters come from the address as they are, and what is none of them is left out', () => {
  const search = signInSearch({
    user_id: 'u1',
    result: ['refused', 'nonsense'],
    days: '7',
    cursor: 'c',
    skipped: '50',
  });
  expect(search).toMatchObject({ user_id: 'u1', result: ['refused'], days: 7, cursor: 'c', skipped: 50 });
  expect(isFiltered(search)).toBe(true);
});

test('without filters nothing is narrowed', () => {
  expect(isFiltered(signInSearch({ days: '5', result: 'x' }))).toBe(false);
});
