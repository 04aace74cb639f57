import { expect, test } from 'vitest';
import type { Contradiction } from '../../api/asset-types.ts';
import { choiceProblem, decisionOf, takenOf } from './choice.ts';

const values = [
  { source: '台帳', line: 4, text: 'HP', value: 'HP', name: null },
  { source: 'MDM', line: 9, text: 'Dell', value: 'Dell', name: null },
];
const contradiction = { values, chosen: { ...values[0], name: null } } as unknown as Contradiction;

test('a value is decided by the source and line that say it', () => {
  expect(decisionOf({ value: 1 }, contradiction, '実物を確認')).toEqual({
    source: 'MDM',
    line: 9,
    reason: '実物を確認',
  });
  expect(decisionOf({ other: ' Lenovo ' }, contradiction, 'x')).toEqual({ value: 'Lenovo', reason: 'x' });
});

test('nothing is sent before something was chosen', () => {
  expect([choiceProblem(null), choiceProblem({ other: ' ' }), choiceProblem({ value: 0 })]).toEqual([
    'chooseMissing',
    'otherMissing',
    null,
  ]);
});

test('the value that is taken so far is known by its line', () => {
  expect(takenOf(contradiction)).toBe(0);
  expect(takenOf({ ...contradiction, chosen: null })).toBeUndefined();
});
