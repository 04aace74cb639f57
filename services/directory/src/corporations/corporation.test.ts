import { expect, test } from 'vitest';
import { now } from '../changes.ts';
import { refusal, rowOf } from '../testing/state-row.ts';
import {
  type Corporation,
  changeCorporation,
  closeCorporation,
  createCorporation,
  reopenCorporation,
} from './corporation.ts';

const active: Corporation = {
  ...{ name: '青葉', kana: null, corporate_number: '7000012050002', identifiers: [], status: 'active' },
};
const closed: Corporation = { ...active, status: 'closed' };

test('a corporation that is created has what was given and is active', () => {
  const change = createCorporation('id', { name: '青葉', corporate_number: '7000012050002' }, now);
  expect(change).toMatchObject({ expected_version: 0, name: 'corporation.created', state: active });
  expect(change.payload.changed).toEqual(['name', 'corporate_number', 'identifiers', 'status']);
});

test('a change names the fields that differ; none is no change', () => {
  const change = changeCorporation(rowOf(active), { name: '若葉', kana: null }, now);
  expect(change).toMatchObject({ expected_version: 3, name: 'corporation.changed', payload: { changed: ['name'] } });
  expect(change?.state).toEqual({ ...active, name: '若葉' });
  expect(changeCorporation(rowOf(active), { name: '青葉' }, now)).toBeNull();
});

test('a corporation closes, and comes back with what is given changed', () => {
  expect(closeCorporation(rowOf(active), now)).toMatchObject({ name: 'corporation.closed', state: closed });
  const reopened = reopenCorporation(rowOf(closed), { kana: 'アオバ' }, now);
  expect(reopened).toMatchObject({ name: 'corporation.reopened', payload: { changed: ['kana', 'status'] } });
});

test.each([
  ['changing one that there is not', () => changeCorporation(null, {}, now), 'not_found'],
  ['changing a closed one', () => changeCorporation(rowOf(closed), {}, now), 'already_closed'],
  ['closing one that there is not', () => closeCorporation(null, now), 'not_found'],
  ['closing a closed one', () => closeCorporation(rowOf(closed), now), 'already_closed'],
  ['reopening one that there is not', () => reopenCorporation(null, {}, now), 'not_found'],
  ['reopening an active one', () => reopenCorporation(rowOf(active), {}, now), 'still_open'],
])('%s is refused', (_what, command, code) => {
  expect(refusal(command)).toBe(code);
});
