import { expect, test } from 'vitest';
import { policyOf, policyValues } from './policy-values.ts';

test('nothing said is an empty form, and an empty form says nothing', () => {
  expect(policyOf(policyValues(null))).toEqual({});
});

test('what was said comes back as it was, part by part', () => {
  const policy = {
    second_factors: ['passkey', 'totp'] as ('passkey' | 'totp')[],
    phishing_resistant_for: ['administrator'],
    password: { minimum_length: 14 },
    passkeys: { synced: false, attestation: 'listed', aaguids: ['0198c5a2-0000-7000-8000-00000000000a'] } as const,
    session: { hours: 8 },
    login_view: { oldest_hours: 24 },
  };
  expect(policyOf(policyValues({ policy } as Parameters<typeof policyValues>[0]))).toEqual(policy);
});

test('a field that was emptied is not said any more, nor is a group of which nothing is left', () => {
  const values = policyValues({ policy: { session: { hours: 8, idle_minutes: 30 }, terminal: { lock_minutes: 3 } } });
  expect(policyOf({ ...values, hours: ' ', lock_minutes: '' })).toEqual({ session: { idle_minutes: 30 } });
});
