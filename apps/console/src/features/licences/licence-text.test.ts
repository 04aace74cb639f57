import { expect, test } from 'vitest';
import type { Licence } from '../../api/asset-types.ts';
import { daysLeft, lastDay, licenceState } from './licence-text.ts';

test('a licence that ends at midnight lasts until the day before', () => {
  expect(lastDay('2027-03-31T15:00:00Z', 'Asia/Tokyo')).toBe('2027-03-31');
  expect(lastDay('2027-03-31T03:00:00Z', 'Asia/Tokyo')).toBe('2027-03-31 12:00');
});

test('a licence that runs is active; one whose period is over says so, whatever else it is', () => {
  const state = (status: Licence['status'], period: Licence['period']) =>
    licenceState({ status, period } as unknown as Licence);
  expect([state('active', 'running'), state('active', 'lapsed'), state('suspended', 'running')]).toEqual([
    'active',
    'lapsed',
    'suspended',
  ]);
});

test('days that are left are counted up, and none when it is over', () => {
  const ending = (ends_at: string | null) => ({ ends_at }) as unknown as Licence;
  const now = Date.parse('2026-04-01T00:00:00Z');
  expect(daysLeft(ending('2026-04-02T12:00:00Z'), now)).toBe(2);
  expect(daysLeft(ending('2026-03-31T00:00:00Z'), now)).toBeUndefined();
  expect(daysLeft(ending(null), now)).toBeUndefined();
});
