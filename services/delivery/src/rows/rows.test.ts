import { expect, test } from 'vitest';
import type { LakeTable } from '../lake/lake-table.ts';
import { domainEvents } from '../lake/tables/domain-events.ts';
import { signInHistory } from '../lake/tables/sign-in-history.ts';
import { store } from '../lake/tables/store.ts';
import { user } from '../lake/tables/user.ts';
import { feedEvent, storeState } from '../testing/events.ts';
import { currentRow } from './current-row.ts';
import { eventRow } from './event-row.ts';
import { signInRow } from './sign-in-row.ts';

const userEvent = feedEvent({
  aggregate_kind: 'user',
  name: 'user.added',
  state: { person_id: '0198c5a2-0000-7000-8000-0000000000b1', role: null, status: 'active' },
  personal: { name: '青葉 花子', kana: null, email: 'hanako@example.jp', staff_number: null, login_id: 'hanako' },
});

test('a user’s row has the personal fields beside the others; empty once they were erased', () => {
  expect(currentRow(user.current, userEvent)).toMatchObject({
    name: '青葉 花子',
    login_id: 'hanako',
    status: 'active',
  });
  expect(currentRow(user.current, { ...userEvent, personal: null })).toMatchObject({ name: null, login_id: null });
});

test('the log of all events holds nothing personal', () => {
  const text = JSON.stringify(eventRow(domainEvents, userEvent), (_, value) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
  expect(text).not.toContain('花子');
  expect(text).not.toContain('hanako');
});

test('a sign-in says who, by what means, to what, and from where', () => {
  const started = feedEvent({
    aggregate_kind: 'session',
    name: 'session.started',
    state: {
      ...{
        person_id: 'p',
        user_id: 'u',
        client_id: 'console',
        acr: 'mfa',
        amr: ['pwd', 'otp'],
        vouched_by: ['operator'],
      },
      ...{ known_device: false, status: 'active', end_reason: null },
    },
    personal: { ip_address: '192.0.2.1' },
  });
  expect(signInRow(signInHistory, started)).toMatchObject({
    ...{ user_id: 'u', client_id: 'console', amr: ['pwd', 'otp'], known_device: false, ip_address: '192.0.2.1' },
    ...{ refusal: null, credential_type: null, login_id: null },
  });
});

test('every row has exactly the columns of its table', () => {
  const rows: readonly (readonly [LakeTable, object])[] = [
    [store.current, currentRow(store.current, feedEvent())],
    [domainEvents, eventRow(domainEvents, feedEvent())],
    [signInHistory, signInRow(signInHistory, feedEvent({ aggregate_kind: 'credential', state: { type: 'totp' } }))],
  ];
  for (const [table, row] of rows)
    expect(Object.keys(row).sort()).toEqual(table.columns.map(({ name }) => name).sort());
});

test('a field of another type is refused by its column, and its value is not repeated', () => {
  const refused = feedEvent({ state: storeState('本店', { phone: { secret: '03-0000-0000' } }) });
  expect(() => currentRow(store.current, refused)).toThrow(
    expect.objectContaining({ reason: 'value_invalid', message: expect.stringContaining('store.phone') }),
  );
  expect(() => currentRow(store.current, refused)).not.toThrow(/03-0000-0000/);
});
