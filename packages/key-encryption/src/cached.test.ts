import { expect, test } from 'vitest';
import { cached } from './cached.ts';

function counted() {
  const asked: string[] = [];
  const inner = {
    has: () => true,
    wrap: () => Promise.reject(new Error('not asked here')),
    unwrap: async ({ wrapped }: { wrapped: string }, context: string) => {
      asked.push(`${wrapped} ${context}`);
      return Buffer.from(wrapped);
    },
  };
  return { asked, inner };
}
const key = (wrapped: string) => ({ key_id: 'a', wrapped });

test('remembers for a while, for each context apart', async () => {
  const { asked, inner } = counted();
  let now = 0;
  const keys = cached(inner, { forMs: 1000, clock: () => now });
  await keys.unwrap(key('one'), 'owner');
  now = 999;
  await keys.unwrap(key('one'), 'owner');
  expect(asked).toEqual(['one owner']);
  await keys.unwrap(key('one'), 'other');
  now = 1000;
  await keys.unwrap(key('one'), 'owner');
  expect(asked).toEqual(['one owner', 'one other', 'one owner']);
});

test('remembers so many and no more: the one that was needed longest ago goes', async () => {
  const { asked, inner } = counted();
  const keys = cached(inner, { most: 2 });
  for (const name of ['one', 'two', 'one', 'three', 'one', 'two']) await keys.unwrap(key(name), 'owner');
  expect(asked).toEqual(['one owner', 'two owner', 'three owner', 'two owner']);
});
