import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { refusal, rowOf } from '../testing/state-row.ts';
import { type Store, storeChanged, storeClosed, storeOpened, storeReopened } from './store.ts';

const ID = '018f0000-0000-7000-8000-000000000001';
const open: Store = {
  ...{ name: '本店', kana: null, postal_code: null, address: '東京都', phone: null, unit_id: null },
  ...{ corporation_id: null, identifiers: [{ system: 'mic', value: '1' }], status: 'open' },
};
const closed: Store = { ...open, status: 'closed' };

test('an opened store has what was given, nothing else, and its codes once and in one order', () => {
  const [b, a] = [
    { system: 'b', value: '2' },
    { system: 'a', value: '1' },
  ];
  const change = storeOpened(ID, { name: '新店', identifiers: [b, a, { ...a }] }, now);
  expect(change).toMatchObject({ aggregate_id: ID, expected_version: 0, name: 'store.opened', occurred_at: null });
  expect(change.state).toEqual({ ...open, name: '新店', address: null, identifiers: [a, b] });
  expect(change.payload).toEqual({ changed: ['name', 'identifiers', 'status'] });
});

test('a change names the fields that differ, and leaves the others', () => {
  const change = storeChanged(rowOf(open), { name: '中央店', address: '東京都' }, now);
  expect(change).toMatchObject({ expected_version: 3, name: 'store.changed', payload: { changed: ['name'] } });
  expect(change?.state).toEqual({ ...open, name: '中央店' });
});

test('a change that changes nothing is none, even with the codes in another order', () => {
  const codes = [
    { system: 'a', value: '1' },
    { system: 'b', value: '2' },
  ];
  const store = rowOf({ ...open, identifiers: codes });
  expect(storeChanged(store, { name: '本店', identifiers: codes.toReversed() }, now)).toBeNull();
});

test('a change of the unit is a move, whatever else changes with it', () => {
  const change = storeChanged(rowOf(open), { unit_id: ID, name: '中央店' }, now);
  expect(change).toMatchObject({ name: 'store.moved', payload: { changed: ['name', 'unit_id'] } });
});

test('a store closes, and opens again with what is given changed', () => {
  expect(storeClosed(rowOf(open), now)).toMatchObject({ name: 'store.closed', payload: { changed: ['status'] } });
  const reopened = storeReopened(rowOf(closed), { name: '新装店' }, now);
  expect(reopened).toMatchObject({ name: 'store.reopened', payload: { changed: ['name', 'status'] } });
  expect(reopened?.state).toEqual({ ...open, name: '新装店' });
});

test('the time and the details of the occasion stand in the change', () => {
  const occasion = { occurred_at: '2026-03-31T15:00:00Z', details: { file: 'stores.csv', line: 2 } };
  const change = storeClosed(rowOf(open), occasion);
  expect(change?.occurred_at).toBe('2026-03-31T15:00:00Z');
  expect(change?.payload).toEqual({ changed: ['status'], file: 'stores.csv', line: 2 });
});

test.each([
  ['changing a store that there is not', () => storeChanged(null, {}, now), 'not_found'],
  ['changing a closed store', () => storeChanged(rowOf(closed), {}, now), 'already_closed'],
  ['closing a store that there is not', () => storeClosed(null, now), 'not_found'],
  ['closing a closed store', () => storeClosed(rowOf(closed), now), 'already_closed'],
  ['reopening a store that there is not', () => storeReopened(null, {}, now), 'not_found'],
  ['reopening an open store', () => storeReopened(rowOf(open), {}, now), 'still_open'],
])('%s is refused', (_what, command, code) => {
  expect(refusal(command)).toBe(code);
});
