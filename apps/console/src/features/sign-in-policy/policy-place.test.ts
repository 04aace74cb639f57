import { expect, test } from 'vitest';
import { placeFrom } from './policy-place.ts';

test('the address names a unit or a product; anything else is the whole company', () => {
  expect(placeFrom('unit:0198c5a2-0000-7000-8000-00000000000a')).toBe('unit:0198c5a2-0000-7000-8000-00000000000a');
  expect(placeFrom('client:inventory')).toBe('client:inventory');
  for (const other of [undefined, '', 'tenant', 'unit:', 'client:../x', ['client:a']])
    expect(placeFrom(other)).toBe(undefined);
});
