import { expect, test } from 'vitest';
import { deviceFilter, deviceSearch } from './device-search.ts';

test('without a choice the list shows what is neither lost nor retired', () => {
  expect(deviceFilter(deviceSearch({}), undefined)).toMatchObject({
    status: ['registered', 'active', 'suspended'],
    sort: 'name',
  });
});

test('filters stand in the address; what nobody could mean is dropped', () => {
  const search = deviceSearch({ q: 'A-1', status: ['lost', 'eaten'], unseen_days: '30', sort: 'colour' });
  expect(search).toMatchObject({ q: 'A-1', status: ['lost'], unseen_days: 30, sort: undefined });
});

test('the past is not asked who was seen: nothing is known of that', () => {
  const search = deviceSearch({ unseen_days: '30' });
  expect(deviceFilter(search, undefined).unseen_days).toBe(30);
  expect(deviceFilter(search, '2026-01-01').unseen_days).toBeUndefined();
});
