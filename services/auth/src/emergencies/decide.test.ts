import { tenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { closed, confirmed, declared, printed, reviewed, settled, used } from './decide.ts';
import { activeEmergency, type EmergencyBook, LONGEST_HOURS } from './emergency.ts';

const HOUR = 3_600_000;
const empty: EmergencyBook = {
  tenant_id: tenantId('0198c5a2-0000-7000-8000-00000000000a'),
  set: { set_id: 's1', salt: '', codes: 10, printed_by: 'hanako', printed_at: 0 },
  emergencies: [],
};
const begun = (hours = 24): EmergencyBook =>
  confirmed(declared(empty, { emergency_id: 'e1', reason: 'x', by: 'hanako', now: 0 }), {
    ...{ emergency_id: 'e1', hours, by: 'taro', now: 1 },
  });
const use = { set_id: 's1', user_id: 'jiro', person_id: 'jiro', code_number: 1, ip_address: null };

test('an emergency lasts as long as was said, and three days at most', () => {
  expect(activeEmergency(begun(1), HOUR)).toBeDefined();
  expect(activeEmergency(begun(1), HOUR + 1)).toBeUndefined();
  expect(begun(1000).emergencies[0]?.ends_at).toBe(1 + LONGEST_HOURS * HOUR);
});

test('who declared it does not confirm it, and after an hour nobody does', () => {
  const book = declared(empty, { emergency_id: 'e1', reason: 'x', by: 'hanako', now: 0 });
  const given = { emergency_id: 'e1', hours: 1 };
  expect(() => confirmed(book, { ...given, by: 'hanako', now: 1 })).toThrow(/Somebody else/);
  expect(() => confirmed(book, { ...given, by: 'taro', now: HOUR })).toThrow(/not waiting/);
  expect(settled(book, HOUR).emergencies[0]).toMatchObject({ status: 'closed', end: 'not_confirmed', closed_by: null });
});

test('one at a time, and its codes are printed before it', () => {
  expect(() => declared(begun(), { emergency_id: 'e2', reason: 'x', by: 'taro', now: 2 })).toThrow(/already/);
  const set = { set_id: 's2', salt: '', codes: 10, printed_by: 'taro', printed_at: 2 };
  expect(() => printed(begun(), set)).toThrow(/before it/);
});

test('a code counts in the emergency it was printed for, and in no other', () => {
  const first = used(begun(), { ...use, now: 2 });
  expect(first?.emergency.uses).toMatchObject([{ user_id: 'jiro', at: 2 }]);
  const over = closed(begun(), { emergency_id: 'e1', by: 'taro', now: 3 });
  expect(over.set).toBeNull();
  expect(used(over, { ...use, now: 4 })).toBeNull();
  expect(used(begun(), { ...use, set_id: 'other', now: 2 })).toBeNull();
});

test('whoever used a code does not review', () => {
  const book = used(begun(), { ...use, now: 2 })?.book ?? empty;
  const given = { emergency_id: 'e1', review: 'ok', now: 5 };
  expect(() => reviewed(book, { ...given, by: 'taro' })).toThrow(/Close it/);
  const over = closed(book, { emergency_id: 'e1', by: 'taro', now: 4 });
  expect(() => reviewed(over, { ...given, by: 'jiro' })).toThrow(/used no code/);
  const done = reviewed(over, { ...given, by: 'taro' });
  expect(done.emergencies[0]).toMatchObject({ status: 'reviewed', reviewed_by: 'taro' });
  expect(() => reviewed(done, { ...given, by: 'hanako' })).toThrow(/already/);
});
