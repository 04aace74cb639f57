import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem.ts';
import { fieldProblems } from './field-problems.ts';

test('what the API says about a field stands at that field, about others it is left to the form', () => {
  const problem = new ApiProblem(400, {
    code: 'validation_failed',
    errors: [
      { pointer: '/identifiers/0/value', code: 'too_small', detail: 'コードを入れてください' },
      { pointer: '/identifiers/1/value', code: 'too_small', detail: '二つ目' },
      { pointer: '/reason', code: 'too_big', detail: '長すぎます' },
      { pointer: 'query:limit', code: 'x', detail: 'x' },
    ],
  });
  expect(fieldProblems(problem, ['name', 'identifiers'])).toEqual({
    identifiers: 'コードを入れてください',
    reason: '長すぎます',
  });
});
