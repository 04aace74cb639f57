import { expect, test } from 'vitest';
import { memoryStore } from '../store/testing/memory-store.ts';
import { backOff } from './back-off.ts';
import { type Attempt, openThrottle } from './throttle.ts';

function office() {
  const clock = { now: 1_750_000_000 };
  const throttle = openThrottle(memoryStore(clock), () => clock.now * 1000);
  const attempt = (more: Partial<Attempt> = {}): Attempt => ({
    account: 'aoba hanako',
    network: '192.0.2.1',
    known_device: null,
    ...more,
  });
  const fail = async (times: number, more: Partial<Attempt> | ((time: number) => Partial<Attempt>) = {}) => {
    for (let time = 0; time < times; time += 1) {
      const given = attempt(typeof more === 'function' ? more(time) : more);
      const verdict = await throttle.begin(given);
      if (verdict.allowed) await throttle.failed(given);
      else return { time, ...verdict };
    }
    return undefined;
  };
  return { clock, throttle, attempt, fail };
}

test('ten failures are borne, then one waits longer and longer, at most an hour', async () => {
  const { clock, throttle, attempt, fail } = office();
  expect(await fail(10)).toBeUndefined();
  expect(await throttle.begin(attempt())).toEqual({ allowed: false, wait_seconds: 15 });
  clock.now += 14;
  expect(await throttle.begin(attempt())).toEqual({ allowed: false, wait_seconds: 1 });
  clock.now += 1;
  expect(await fail(1)).toBeUndefined();
  expect(await throttle.begin(attempt())).toEqual({ allowed: false, wait_seconds: 30 });
  expect(backOff(30, 10)).toBe(3_600_000);
});

test('an attempt that had to wait does not make the wait longer', async () => {
  const { clock, throttle, attempt, fail } = office();
  await fail(10);
  for (let time = 0; time < 50; time += 1) await throttle.begin(attempt());
  clock.now += 15;
  expect(await throttle.begin(attempt())).toMatchObject({ allowed: true });
});

test('of a hundred attempts at once only ten go on', async () => {
  const { throttle, attempt } = office();
  const verdicts = await Promise.all(Array.from({ length: 100 }, () => throttle.begin(attempt())));
  expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(10);
});

test('failures from ever new networks count together; one’s own network is not held up by a few from elsewhere', async () => {
  const { throttle, attempt, fail } = office();
  expect(await fail(20, (time) => ({ network: `198.51.100.${time}` }))).toBeUndefined();
  expect(await throttle.begin(attempt())).toMatchObject({ allowed: true });
  expect(await fail(100, (time) => ({ network: `203.0.113.${time}` }))).toMatchObject({ time: 9, wait_seconds: 15 });
});

test('a stranger’s failures do not lock the owner out who comes from a known device', async () => {
  const { throttle, attempt, fail } = office();
  await fail(100, (time) => ({ network: `198.51.100.${time}` }));
  expect(await throttle.begin(attempt({ known_device: 'mine' }))).toMatchObject({ allowed: true });
});

test('nor do failures at other accounts from the same network', async () => {
  const { throttle, attempt, fail } = office();
  const refused = await fail(400, (time) => ({ account: `aoba ${time}` }));
  expect(refused).toMatchObject({ time: 300, wait_seconds: 15 });
  expect(await throttle.begin(attempt({ known_device: 'mine' }))).toMatchObject({ allowed: true });
  expect(await throttle.begin(attempt({ network: '192.0.2.2' }))).toMatchObject({ allowed: true });
});

test('whoever stole a known device is throttled on it', async () => {
  const { fail } = office();
  expect(await fail(20, { known_device: 'stolen' })).toMatchObject({ time: 10, wait_seconds: 15 });
});

test('after a hundred failures in a row only another device helps, however long one waits', async () => {
  const { clock, throttle, attempt, fail } = office();
  for (let time = 0; time < 100; time += 1) {
    await fail(1);
    clock.now += 3600;
  }
  clock.now += 86_400;
  expect(await throttle.begin(attempt())).toEqual({ allowed: false, wait_seconds: null });
  expect(await throttle.begin(attempt({ network: '203.0.113.9' }))).toEqual({ allowed: false, wait_seconds: null });
  expect(await throttle.begin(attempt({ known_device: 'mine' }))).toMatchObject({ allowed: true });
});

test('signing in forgets the failures before; a right password alone does not', async () => {
  const { throttle, attempt, fail } = office();
  await fail(9);
  expect(await throttle.begin(attempt())).toMatchObject({ allowed: true });
  expect(await throttle.begin(attempt())).toMatchObject({ allowed: false });
  await throttle.succeeded(attempt());
  expect(await fail(11)).toMatchObject({ time: 10 });
});

test('who signs in from one network forgives nobody who fails from another', async () => {
  const { throttle, attempt, fail } = office();
  await fail(9, { network: '203.0.113.9' });
  expect(await throttle.begin(attempt())).toMatchObject({ allowed: true });
  await throttle.succeeded(attempt());
  expect(await fail(11, { network: '203.0.113.9' })).toMatchObject({ time: 1 });
  expect(await fail(11)).toMatchObject({ time: 10 });
});

test('what could not be compared is no failure', async () => {
  const { throttle, attempt, fail } = office();
  await fail(9);
  const verdict = await throttle.begin(attempt());
  if (verdict.allowed) await throttle.release(verdict.reserved);
  expect(await fail(2)).toMatchObject({ time: 1 });
});

test('an account that does not exist waits like one that does: nothing but the name typed is known', async () => {
  const { throttle, attempt, fail } = office();
  const known = await fail(11);
  const unknown = await fail(11, { account: 'aoba nobody' });
  expect(unknown).toEqual(known);
  expect(await throttle.begin(attempt({ account: 'other' }))).toMatchObject({ allowed: true });
});
