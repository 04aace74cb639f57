import { expect, test } from 'vitest';
import { deviceChange, deviceValues, newDevice } from './device-values.ts';

test('an emptied field is taken away, not stored as an empty text', () => {
  expect(deviceChange({ note: ' ', model: ' Pro 14 ' })).toEqual({ note: null, model: 'Pro 14' });
});

test('a store is where a device is registered, and no field of an edit', () => {
  expect(newDevice({ ...deviceValues(null, 's'), name: ' PC ' })).toMatchObject({ name: 'PC', store_id: 's' });
  expect(deviceChange({ store_id: 'other' })).toEqual({});
});
