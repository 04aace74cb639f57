import { now } from '@kiban/service';
import { expect, test } from 'vitest';
import { recordedWords, supportViewed } from './support-view.ts';

test('a look says under which grant, at what, and how much was shown', () => {
  const looked = { grant_id: 'g', what: 'search', target_id: null } as const;
  const change = supportViewed('id', { ...looked, shown: [{ kind: 'user', id: 'u' }] }, now);
  expect(change).toMatchObject({
    name: 'support_view.made',
    state: { ...looked, result_count: 1 },
  });
});

test('a tenant is told what was searched for when it was the only one, or when something of it was found', () => {
  expect(recordedWords('花子', 1, 0)).toBe('花子');
  expect(recordedWords('花子', 3, 2)).toBe('花子');
  expect(recordedWords('花子', 3, 0)).toBeNull();
});
