import { expect, test } from 'vitest';
import { newStore, storeChange, storeValues } from './store-values.ts';

test('an emptied field is taken away, not stored as an empty text', () => {
  expect(storeChange({ phone: ' ', kana: ' アオバ ' })).toEqual({ phone: null, kana: 'アオバ' });
});

test('only what changed is sent', () => {
  expect(storeChange({ unit_id: 'u' })).toEqual({ unit_id: 'u' });
});

test('a line of codes that was left empty is no code', () => {
  const identifiers = [
    { system: 's', value: '1' },
    { system: '', value: ' ' },
  ];
  expect(newStore({ ...storeValues(null), name: ' 店 ', identifiers })).toMatchObject({
    name: '店',
    identifiers: [{ system: 's', value: '1' }],
  });
});
