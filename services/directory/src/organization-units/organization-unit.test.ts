import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { refusal, rowOf } from '../testing/state-row.ts';
import {
  type OrganizationUnit,
  unitChanged,
  unitClosed,
  unitCreated,
  unitMoved,
  unitReopened,
} from './organization-unit.ts';

const active: OrganizationUnit = {
  ...{ name: '東', kana: null, unit_type: 'area', parent_id: 'p', corporation_id: null, identifiers: [] },
  status: 'active',
};
const closed: OrganizationUnit = { ...active, status: 'closed' };
const unit = rowOf(active);
const above = [{ id: 'q' }, { id: 'r' }];

test('a unit that is created has what was given and is active', () => {
  const change = unitCreated('id', { name: '東', unit_type: 'area', parent_id: 'p' }, now);
  expect(change).toMatchObject({ expected_version: 0, name: 'organization_unit.created', state: active });
  expect(change.payload.changed).toEqual(['name', 'unit_type', 'parent_id', 'identifiers', 'status']);
});

test('a change names the fields that differ; none is no change', () => {
  const change = unitChanged(unit, { name: '東部', unit_type: 'area' }, now);
  expect(change).toMatchObject({ name: 'organization_unit.changed', payload: { changed: ['name'] } });
  expect(change?.state).toEqual({ ...active, name: '東部' });
  expect(unitChanged(unit, { name: '東' }, now)).toBeNull();
});

test('a unit moves under another one or to the top, with what else is given; to where it stands it does not', () => {
  const moved = unitMoved(unit, { parent_id: 'q', name: '東部' }, above, now);
  expect(moved).toMatchObject({ name: 'organization_unit.moved', payload: { changed: ['name', 'parent_id'] } });
  expect(unitMoved(unit, { parent_id: null }, [], now)?.state.parent_id).toBeNull();
  expect(unitMoved(unit, { parent_id: 'p' }, [{ id: 'p' }], now)).toBeNull();
});

test('an empty unit closes, and comes back with what is given changed', () => {
  expect(unitClosed(unit, 0, now)).toMatchObject({ name: 'organization_unit.closed', state: closed });
  const reopened = unitReopened(rowOf(closed), { parent_id: null }, now);
  expect(reopened).toMatchObject({
    name: 'organization_unit.reopened',
    payload: { changed: ['parent_id', 'status'] },
  });
});

test.each([
  ['changing one that there is not', () => unitChanged(null, {}, now), 'not_found'],
  ['changing a closed one', () => unitChanged(rowOf(closed), {}, now), 'already_closed'],
  ['moving one that there is not', () => unitMoved(null, { parent_id: 'q' }, above, now), 'not_found'],
  ['moving a closed one', () => unitMoved(rowOf(closed), { parent_id: 'q' }, above, now), 'already_closed'],
  [
    'moving one below what is below it',
    () => unitMoved(unit, { parent_id: 'q' }, [...above, { id: unit.id }], now),
    'would_make_a_cycle',
  ],
  ['closing one that there is not', () => unitClosed(null, 0, now), 'not_found'],
  ['closing a closed one', () => unitClosed(rowOf(closed), 0, now), 'already_closed'],
  ['closing one in which something is open', () => unitClosed(unit, 1, now), 'not_empty'],
  ['reopening one that there is not', () => unitReopened(null, {}, now), 'not_found'],
  ['reopening an active one', () => unitReopened(unit, {}, now), 'still_open'],
])('%s is refused', (_what, command, code) => {
  expect(refusal(command)).toBe(code);
});
