import { expect, test } from 'vitest';
import { mailSearch, statusesOf } from './mail-search.ts';

test('mails that did not arrive are found by one filter, whatever went wrong', () => {
  expect(statusesOf('failed')).toEqual(['refused', 'bounced', 'complained', 'expired']);
  expect(statusesOf(undefined)).toBeUndefined();
});

test('what the address asks for and nobody knows is not asked of the API', () => {
  expect(mailSearch({ outcome: 'lost', purpose: 'advertisement', user_id: '1' })).toMatchObject({
    ...{ outcome: undefined, purpose: undefined, user_id: '1' },
  });
});
