import { expect, test } from 'vitest';
import { isOver, limitsOf, soonerOf } from './session-limits.ts';

const policy = { session: { idle_minutes: 60, hours: 12 }, terminal: { lock_minutes: 5 } };

test('a session is over an hour after it was last used, or twelve hours after the sign-in', () => {
  const limits = limitsOf(policy, { auth_time: 1000 });
  expect(isOver(limits, 1000, 1000 + 3599)).toBe(false);
  expect(isOver(limits, 1000, 1000 + 3600)).toBe(true);
  expect(isOver(limits, 1000 + 43_199, 1000 + 43_199)).toBe(false);
  expect(isOver(limits, 1000 + 43_200, 1000 + 43_200)).toBe(true);
});

test('on a shared terminal it is locked sooner, and never later than elsewhere', () => {
  expect(limitsOf(policy, { auth_time: 0, terminal: {} }).idle_seconds).toBe(300);
  const short = { ...policy, session: { idle_minutes: 3, hours: 1 } };
  expect(limitsOf(short, { auth_time: 0, terminal: {} }).idle_seconds).toBe(180);
});

test('of two limits the sooner counts', () => {
  const [one, other] = [
    { idle_seconds: 60, ends_at: 900 },
    { idle_seconds: 90, ends_at: 800 },
  ];
  expect(soonerOf(one, other)).toEqual({ idle_seconds: 60, ends_at: 800 });
});
