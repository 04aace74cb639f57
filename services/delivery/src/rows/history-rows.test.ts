import { expect, test } from 'vitest';
import { microsecondsOf } from '../lake/moment.ts';
import { store } from '../lake/tables/store.ts';
import { feedEvent, storeState } from '../testing/events.ts';
import { historyRows } from './history-rows.ts';

const first = feedEvent({ version: 1, state: storeState('一') });
const second = feedEvent({ version: 2, state: storeState('二') });
const third = feedEvent({ version: 3, state: storeState('三') });
const at = (event: { occurred_at: string }) => microsecondsOf(event.occurred_at);

test('each state ends when the next begins, and the last one lasts', () => {
  expect(historyRows(store.history, [first, second], undefined)).toMatchObject([
    { name: '一', version: 1, valid_from: at(first), valid_to: at(second), is_current: false, event_id: first.id },
    { name: '二', version: 2, valid_from: at(second), valid_to: null, is_current: true, event_id: second.id },
  ]);
});

test('the state that lasted so far ends when the next one begins, and says otherwise what it said', () => {
  const [, open] = historyRows(store.history, [first, second], undefined);
  const [ended, lasting, ...none] = historyRows(store.history, [third], open);
  expect(ended).toEqual({ ...open, valid_to: at(third), is_current: false });
  expect(lasting).toMatchObject({ version: 3, valid_to: null, is_current: true });
  expect(none).toEqual([]);
});

test('codes come as a list of their system and value', () => {
  expect(historyRows(store.history, [first], undefined)[0]?.identifiers).toEqual([
    { system: 'jp.medical-institution-code', value: '1312345' },
  ]);
});
