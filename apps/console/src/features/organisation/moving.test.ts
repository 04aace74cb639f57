import { expect, test } from 'vitest';
import type { OrganizationUnit } from '../../api/types.ts';
import { movesAlong, placeText, stillIn } from './moving.ts';

const unit = (id: string, parent_id: string | null, more: Partial<OrganizationUnit> = {}): OrganizationUnit => ({
  id,
  version: 1,
  name: id,
  kana: null,
  unit_type: null,
  parent_id,
  parent_name: parent_id,
  corporation_id: null,
  corporation_name: null,
  identifiers: [],
  status: 'active',
  store_count: 0,
  member_count: 0,
  valid_from: '2026-04-01T00:00:00Z',
  recorded_at: '2026-04-01T00:00:00Z',
  ...more,
});
const east = unit('east', 'hq', { store_count: 12, member_count: 40 });
const units = [
  unit('hq', null),
  east,
  unit('tokyo', 'east'),
  unit('ueno', 'tokyo'),
  unit('old', 'east', { status: 'closed' }),
  unit('west', 'hq'),
];

test('with a unit go the active units at every level below it, its stores and its people', () => {
  expect(movesAlong(units, east)).toEqual({ units: 2, stores: 12, people: 40 });
  expect(movesAlong(units, units[5] as OrganizationUnit)).toEqual({ units: 0, stores: 0, people: 0 });
});

test('a place is said from the top down', () => {
  expect(placeText(units, 'tokyo')).toBe('hq › east › tokyo');
  expect(placeText(units, null)).toBe('');
});

test('a unit is kept open by what is active directly below it, by stores and by people', () => {
  expect(stillIn(units, east)).toEqual({ units: [units[2]], stores: 12, people: 40 });
  expect(stillIn(units, unit('ueno', 'tokyo', { member_count: 1 }))).toEqual({ units: [], stores: 0, people: 1 });
});

test('an empty unit can be closed, and so can one with only closed units below', () => {
  expect(stillIn(units, units[5] as OrganizationUnit)).toBeNull();
  expect(stillIn([unit('a', null), unit('b', 'a', { status: 'closed' })], unit('a', null))).toBeNull();
});
