import { expect, test } from 'vitest';
import { fairTurns, HasherBusy } from './fair-turns.ts';

/** Work that ends when it is told to, and who was served in what order. */
function counter(atOnce: number, waiting: number) {
  const inTurn = fairTurns(atOnce, waiting);
  const served: string[] = [];
  const ends: (() => void)[] = [];
  const come = (share: string): Promise<string> => {
    const answer = inTurn(share, () => {
      served.push(share);
      return new Promise<string>((resolve) => ends.push(() => resolve(share)));
    });
    answer.catch(() => undefined);
    return answer;
  };
  const serve = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { come, serve, served };
}

test('a network that sends a thousand takes turns with one that sends three', async () => {
  const { come, serve, served } = counter(1, 100);
  for (let time = 0; time < 1000; time += 1) void come('flood');
  const mine = [come('store'), come('store'), come('store')];
  await serve(7);
  expect(await Promise.all(mine)).toEqual(['store', 'store', 'store']);
  expect(served.slice(0, 7)).toEqual(['flood', 'flood', 'store', 'flood', 'store', 'flood', 'store']);
});

test('in a queue that one network has filled, others find room: its newest gives way', async () => {
  const { come, serve, served } = counter(1, 10);
  const flood = Array.from({ length: 11 }, () => come('flood'));
  const mine = come('store');
  await expect(flood[10]).rejects.toBeInstanceOf(HasherBusy);
  await serve(3);
  expect(await mine).toBe('store');
  expect(served).toContain('store');
});

test('whoever has as long a line as anybody is told that there is no room', async () => {
  const { come } = counter(1, 4);
  void come('a');
  const [a, b] = [
    [come('a'), come('a')],
    [come('b'), come('b')],
  ];
  await expect(come('b')).rejects.toBeInstanceOf(HasherBusy);
  await expect(come('a')).rejects.toBeInstanceOf(HasherBusy);
  expect(await Promise.race([...a, ...b, Promise.resolve('waiting')])).toBe('waiting');
});

test('a turn is handed on when work fails', async () => {
  const inTurn = fairTurns(1, 10);
  const failed = inTurn('a', () => Promise.reject(new Error('broken')));
  const after = inTurn('b', async () => 'done');
  await expect(failed).rejects.toThrow('broken');
  expect(await after).toBe('done');
  expect(await inTurn('c', async () => 'free')).toBe('free');
});
