import { expect, test } from 'vitest';
import { ApiProblem } from '../../api/problem.ts';
import { refusedHolders } from './refused-holders.ts';

test('whoever got no seat is named with the reason', () => {
  const problem = new ApiProblem(409, {
    code: 'holders_refused',
    errors: [{ pointer: '/holder_ids/1', code: 'key_taken', detail: 'すでに割り当て済みです' }],
  });
  expect([...refusedHolders(problem, ['a', 'b'])]).toEqual([['b', 'すでに割り当て済みです']]);
});

test('any other problem names nobody', () => {
  expect(refusedHolders(new ApiProblem(409, { code: 'seats_exhausted' }), ['a']).size).toBe(0);
  expect(refusedHolders(new Error('x'), ['a']).size).toBe(0);
});
