import { expect, test } from 'vitest';
import { changedFields } from './event.ts';

test('of a new state, the fields that hold something count as changed', () => {
  expect(changedFields(null, { name: '本店', kana: null, amount: 0, codes: [] })).toEqual(['name', 'amount', 'codes']);
});

test('of a changed state, the fields that differ', () => {
  const before = { name: '本店', kana: 'ほんてん' as string | null, codes: [{ system: 'x', value: '1' }] };
  expect(changedFields(before, { ...before, kana: null, codes: [{ system: 'x', value: '2' }] })).toEqual([
    'kana',
    'codes',
  ]);
  expect(changedFields(before, { ...before })).toEqual([]);
});

test('jsonb gives keys back in an order of its own: that alone is no change', () => {
  const written = { codes: [{ system: 'x', value: '1' }], more: { b: { d: 1, c: 2 }, a: null } };
  const read = { codes: [{ value: '1', system: 'x' }], more: { a: null, b: { c: 2, d: 1 } } };
  expect(changedFields(read, written)).toEqual([]);
  expect(changedFields(read, { ...written, codes: [...written.codes, { system: 'y', value: '1' }] })).toEqual([
    'codes',
  ]);
});

test('the order of a list is part of it', () => {
  expect(changedFields({ list: [1, 2] }, { list: [2, 1] })).toEqual(['list']);
});
