import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { atOnce } from './at-once.ts';

test('so many are done at a time, and what came of them stands in their order', async () => {
  let [at, most] = [0, 0];
  const work = async (ms: number): Promise<number> => {
    at += 1;
    most = Math.max(most, at);
    await sleep(ms);
    at -= 1;
    return ms;
  };
  expect(await atOnce([9, 1, 5, 1, 1], 2, work)).toEqual([9, 1, 5, 1, 1]);
  expect(most).toBe(2);
  expect(await atOnce([], 2, work)).toEqual([]);
});

test('after a failure nothing else begins, and what has begun has ended before it is thrown', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const work = async (item: number): Promise<void> => {
    begun.push(item);
    if (item === 1) throw new Error('one');
    await sleep(5);
    ended.push(item);
  };
  await expect(atOnce([0, 1, 2, 3], 2, work)).rejects.toThrow('one');
  expect([begun, ended]).toEqual([[0, 1], [0]]);
});
