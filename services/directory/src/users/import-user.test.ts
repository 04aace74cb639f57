import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { refusal, rowOf } from '../testing/state-row.ts';
import { importUser } from './import-user.ts';
import type { User } from './user.ts';

const active: User = {
  ...{ person_id: 'person', name: '青葉 花子', kana: null, email: null, staff_number: '7', login_id: null },
  status: 'active',
};
const as = (status: User['status']) => rowOf<User>({ ...active, status });
const taken = (status: User['status'], line: Parameters<typeof importUser>[2]) =>
  importUser(as(status), 'id', line, 'other', now);

test('a new user is the person the line names, or a person of their own', () => {
  const named = importUser(null, 'id', { name: '青葉', person_id: 'person' }, 'other', now);
  expect(named).toMatchObject({ name: 'user.added', state: { person_id: 'person', status: 'active' } });
  expect(importUser(null, 'id', { name: '青葉', person_id: null, status: null }, 'other', now)).toMatchObject({
    state: { person_id: 'other', status: 'active' },
  });
});

test.each([
  ['active', null, 'user.changed', 'active'],
  ['active', 'suspended', 'user.suspended', 'suspended'],
  ['suspended', 'active', 'user.resumed', 'active'],
  ['suspended', null, 'user.changed', 'suspended'],
  ['left', null, 'user.returned', 'active'],
  ['left', 'suspended', 'user.returned', 'suspended'],
] as const)('one who is %s and whose line says %s: %s', (before, said, name, after) => {
  expect(taken(before, { name: '若葉', status: said })).toMatchObject({ name, state: { name: '若葉', status: after } });
});

test('a line that says what is known already changes nothing, with the person named or not', () => {
  expect(taken('active', { name: '青葉 花子' })).toBeNull();
  expect(taken('active', { name: '青葉 花子', person_id: 'person' })).toBeNull();
});

test('a login id in another form is the same', () => {
  const hanako = rowOf<User>({ ...active, login_id: 'hanako' });
  expect(importUser(hanako, 'id', { name: '若葉', login_id: 'Hanako' }, 'other', now)).toMatchObject({
    payload: { changed: ['name'] },
    state: { name: '若葉' },
  });
});

test('a user who is another person, or was erased, is refused', () => {
  expect(refusal(() => taken('active', { name: '青葉', person_id: 'stranger' }))).toBe('already_exists');
  expect(refusal(() => taken('erased', { name: '青葉' }))).toBe('not_found');
});
