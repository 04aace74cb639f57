import { expect, test } from 'vitest';
import { microsecondsOf } from '../lake/moment.ts';
import { store } from '../lake/tables/store.ts';
import { feedEvent, storeState, TENANT } from '../testing/events.ts';
import { requireContinuity } from './continuity.ts';
import { requireAllEvents } from './counts.ts';
import { requireDistinct } from './keys.ts';
import { referencesBeyond, requireFound } from './references.ts';

const one = feedEvent({ version: 1 });
const two = feedEvent({ version: 2 });
const three = feedEvent({ version: 3 });
const stored = { version: 1, valid_from: microsecondsOf(one.occurred_at) };
const refused = (reason: string) => expect.objectContaining({ reason });

test('changes that follow on what is stored, one by one, are taken', () => {
  requireContinuity([one, two, three], undefined);
  requireContinuity([two, three], stored);
});

test.each([
  ['one is missing in between', [one, three], undefined],
  ['the first is missing', [two], undefined],
  ['one is stored already', [one], stored],
  ['they come in another order', [three, two], stored],
])('changes are refused when %s', (_, events, before) => {
  expect(() => requireContinuity(events, before)).toThrow(refused('version_gap'));
});

test('a change that does not lie after the one before is refused', () => {
  const same = { ...two, occurred_at: one.occurred_at };
  expect(() => requireContinuity([one, same], undefined)).toThrow(refused('time_not_rising'));
  expect(() => requireContinuity([same], stored)).toThrow(refused('time_not_rising'));
});

test('an event that comes twice is refused', () => {
  requireDistinct([one, two]);
  expect(() => requireDistinct([one, two, one])).toThrow(refused('key_doubled'));
});

test('a batch without all events that were counted is refused', () => {
  requireAllEvents(2, 2);
  requireAllEvents(null, 5);
  expect(() => requireAllEvents(2, 1)).toThrow(refused('events_differ'));
});

test('what rows refer to must be in the lake or in the batch, of the same tenant', () => {
  const unit = '0198c5a2-0000-7000-8000-0000000000c1';
  const placed = feedEvent({ state: storeState('本店', { unit_id: unit }) });
  const made = feedEvent({ aggregate_kind: 'organization_unit', aggregate_id: unit });
  expect(referencesBeyond(store.current, [placed], [placed, made]).size).toBe(0);
  const elsewhere = { ...made, tenant_id: '0198c5a2-0000-7000-8000-000000000002' };
  const beyond = referencesBeyond(store.current, [placed], [placed, elsewhere]);
  expect([...beyond.values()]).toEqual([{ kind: 'organization_unit', tenant_id: TENANT, id: unit }]);
  expect(() => requireFound(beyond, new Set())).toThrow(refused('reference_missing'));
  requireFound(beyond, new Set(beyond.keys()));
});
