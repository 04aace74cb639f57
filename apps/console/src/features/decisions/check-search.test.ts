import { expect, test } from 'vitest';
import { checkSearch, questionOf } from './check-search.ts';

const permission = 'directory.stores.read';

test('nothing is asked before it is said what somebody wants to do', () => {
  expect(questionOf(checkSearch({ user_id: 'u' }), 'me', 't')).toBeNull();
});

test('without a person it is about oneself, without a place about the whole tenant', () => {
  expect(questionOf(checkSearch({ permission }), 'me', 't')).toEqual({
    user_id: 'me',
    permission,
    place: { type: 'tenant', id: 't' },
  });
});

test('an address that names a store and a unit asks about the store', () => {
  const search = checkSearch({ permission, user_id: 'u', store_id: 's', unit_id: 'o' });
  expect(questionOf(search, 'me', 't')?.place).toEqual({ type: 'store', id: 's' });
});
