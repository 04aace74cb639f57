import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { refusal, rowOf } from '../testing/state-row.ts';
import {
  type User,
  userAdded,
  userChanged,
  userErased,
  userLeft,
  userResumed,
  userReturned,
  userSuspended,
} from './user.ts';

const active: User = {
  ...{ person_id: 'person', name: '青葉 花子', kana: null, email: null, staff_number: '7', login_id: null },
  status: 'active',
};
const as = (status: User['status']) => rowOf<User>({ ...active, status });
const erased = rowOf<User>({ ...active, name: null, staff_number: null, status: 'erased' });

test('a user that is added has what was given and is active', () => {
  const change = userAdded('id', { name: '青葉 花子', person_id: 'person', staff_number: '7' }, now);
  expect(change).toMatchObject({ expected_version: 0, name: 'user.added', state: active });
  expect(userAdded('id', { name: '青', person_id: 'p', status: 'suspended' }, now).state.status).toBe('suspended');
});

test('a change names the fields that differ; none is no change', () => {
  const change = userChanged(as('active'), { name: '若葉 花子', kana: null }, now);
  expect(change).toMatchObject({ name: 'user.changed', payload: { changed: ['name'] } });
  expect(change?.state).toEqual({ ...active, name: '若葉 花子' });
  expect(userChanged(as('suspended'), { name: '青葉 花子' }, now)).toBeNull();
});

test('a user is suspended and resumed, leaves and returns', () => {
  expect(userSuspended(as('active'), now)).toMatchObject({ name: 'user.suspended', state: { status: 'suspended' } });
  expect(userResumed(as('suspended'), {}, now)).toMatchObject({ name: 'user.resumed', state: active });
  expect(userLeft(as('suspended'), now)).toMatchObject({ name: 'user.left', payload: { changed: ['status'] } });
  const returned = userReturned(as('left'), { staff_number: '8' }, now);
  expect(returned).toMatchObject({ name: 'user.returned', payload: { changed: ['staff_number', 'status'] } });
});

test('a login id is kept in the one form that it is compared in', () => {
  const change = userAdded('id', { name: '青葉 花子', person_id: 'person', login_id: 'Ｈanako.AOBA' }, now);
  expect(change.state.login_id).toBe('hanako.aoba');
  expect(userChanged(rowOf<User>({ ...active, login_id: 'hanako' }), { login_id: 'HANAKO' }, now)).toBeNull();
});

test('an erased user keeps nothing but the person’s id, and is erased once', () => {
  const change = userErased(as('active'), now);
  expect(change).toMatchObject({ name: 'user.erased', payload: { changed: ['name', 'staff_number', 'status'] } });
  const nothing = { name: null, kana: null, email: null, staff_number: null, login_id: null };
  expect(change?.state).toEqual({ person_id: 'person', ...nothing, status: 'erased' });
  expect(userErased(erased, now)).toBeNull();
});

test.each([
  ['changing one that there is not', () => userChanged(null, {}, now), 'not_found'],
  ['changing one who has left', () => userChanged(as('left'), {}, now), 'already_closed'],
  ['changing an erased one', () => userChanged(erased, {}, now), 'not_found'],
  ['suspending one who has left', () => userSuspended(as('left'), now), 'already_closed'],
  ['suspending an erased one', () => userSuspended(erased, now), 'not_found'],
  ['suspending one who is suspended', () => userSuspended(as('suspended'), now), 'already_closed'],
  ['resuming one who is not suspended', () => userResumed(as('active'), {}, now), 'still_open'],
  ['resuming one that there is not', () => userResumed(null, {}, now), 'not_found'],
  ['resuming one who has left', () => userResumed(as('left'), {}, now), 'already_closed'],
  ['leaving twice', () => userLeft(as('left'), now), 'already_closed'],
  ['leaving of an erased one', () => userLeft(erased, now), 'not_found'],
  ['returning of one that there is not', () => userReturned(null, {}, now), 'not_found'],
  ['returning of one who has not left', () => userReturned(as('active'), {}, now), 'still_open'],
  ['returning of an erased one', () => userReturned(erased, {}, now), 'still_open'],
  ['erasing one that there is not', () => userErased(null, now), 'not_found'],
])('%s is refused', (_what, command, code) => {
  expect(refusal(command)).toBe(code);
});
