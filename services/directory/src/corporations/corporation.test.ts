import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { refusal, rowOf } from '../testing/state-row.ts';
import {
  type Corporation,
  corporationChanged,
  corporationClosed,
  corporationCreated,
  corporationReopened,
} from './corporation.ts';

const active: Corporation = {
  ...{ name: '青葉', kana: null, corporate_number: '7000012050002', identifiers: [], status: 'active' },
};
const closed: Corporation = { ...active, status: 'closed' };

test('a corporation that is created has what was given and is active', () => {
  const change = corporationCreated('id', { name: '青葉', corporate_number: '7000012050002' }, now);
  expect(change).toMatchObject({ expected_version: 0, name: 'corporation.created', state: active });
  expect(change.payload.changed).toEqual(['name', 'corporate_number', 'identifiers', 'status']);
});

test('a change names the fields that differ; none is no change', () => {
  const change = corporationChanged(rowOf(active), { name: '若葉', kana: null }, now);
  expect(change).toMatchObject({ expected_version: 3, name: 'corporation.changed', payload: { changed: ['name'] } });
  expect(change?.state).toEqual({ ...active, name: '若葉' });
  expect(corporationChanged(rowOf(active), { name: '青葉' }, now)).toBeNull();
});

test('a corporation closes, and comes back with what is given changed', () => {
  expect(corporationClosed(rowOf(active), now)).toMatchObject({ name: 'corporation.closed', state: closed });
  const reopened = corporationReopened(rowOf(closed), { kana: 'アオバ' }, now);
  expect(reopened).toMatchObject({ name: 'corporation.reopened', payload: { changed: ['kana', 'status'] } });
});

test.each([
  ['changing one that there is not', () => corporationChanged(null, {}, now), 'not_found'],
  ['changing a closed one', () => corporationChanged(rowOf(closed), {}, now), 'already_closed'],
  ['closing one that there is not', () => corporationClosed(null, now), 'not_found'],
  ['closing a closed one', () => corporationClosed(rowOf(closed), now), 'already_closed'],
  ['reopening one that there is not', () => corporationReopened(null, {}, now), 'not_found'],
  ['reopening an active one', () => corporationReopened(rowOf(active), {}, now), 'still_open'],
])('%s is refused', (_what, command, code) => {
  expect(refusal(command)).toBe(code);
});
