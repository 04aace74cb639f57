import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Method } from '../factors/factor.ts';
import { combined } from './combined.ts';
import { PLATFORM_POLICY } from './platform-policy.ts';
import type { PartialPolicy, SignInPolicy } from './policy.ts';
import { shortestPassword, stricter } from './stricter.ts';

const methods: Method[] = ['passkey', 'totp', 'lookup_codes', 'terminal', 'email_code'];
const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const part: fc.Arbitrary<PartialPolicy> = fc
  .record({
    password: some(
      fc.record(
        { preset: fc.constantFrom('jp-13', 'jp-8-mfa', 'nist'), minimum_length: fc.integer({ min: 8, max: 64 }) },
        { requiredKeys: [] },
      ),
    ),
    second_factors: some(fc.subarray(methods)),
    phishing_resistant_for: some(fc.subarray(['administrator', 'store_manager', 'staff'])),
    passkeys: some(
      fc.record({
        synced: fc.boolean(),
        attestation: fc.constantFrom('none', 'listed'),
        aaguids: fc.subarray(['model-a', 'model-b', 'model-c']),
      }),
    ),
    session: some(
      fc.record(
        { idle_minutes: fc.integer({ min: 5, max: 600 }), hours: fc.integer({ min: 1, max: 24 }) },
        { requiredKeys: [] },
      ),
    ),
    terminal: some(fc.record({ lock_minutes: fc.integer({ min: 1, max: 60 }) })),
    login_view: some(fc.record({ oldest_hours: fc.option(fc.integer({ min: 1, max: 200 })) })),
  })
  .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)));
const whole = part.map((more) => stricter(PLATFORM_POLICY, more));

/** Whether nothing that one policy refuses is let through by another. */
function isAtLeastAsStrict(one: SignInPolicy, other: SignInPolicy): boolean {
  const composes = ({ password }: SignInPolicy) => password.preset !== 'nist';
  const models = ({ passkeys }: SignInPolicy) => (passkeys.attestation === 'listed' ? passkeys.aaguids : null);
  const [ones, others] = [models(one), models(other)];
  const oldest = ({ login_view }: SignInPolicy) => login_view.oldest_hours ?? Number.POSITIVE_INFINITY;
  return (
    shortestPassword(one.password) >= shortestPassword(other.password) &&
    (composes(one) || !composes(other)) &&
    one.second_factors.every((method) => other.second_factors.includes(method)) &&
    other.phishing_resistant_for.every((role) => one.phishing_resistant_for.includes(role)) &&
    (other.passkeys.synced || !one.passkeys.synced) &&
    (others === null || ones?.every((model) => others.includes(model)) === true) &&
    one.session.idle_minutes <= other.session.idle_minutes &&
    one.session.hours <= other.session.hours &&
    one.terminal.lock_minutes <= other.terminal.lock_minutes &&
    oldest(one) <= oldest(other)
  );
}

test('whatever a unit or a client says, nothing that its tenant refuses is let through', () => {
  fc.assert(
    fc.property(whole, part, (policy, more) => {
      const both = stricter(policy, more);
      expect(isAtLeastAsStrict(both, policy)).toBe(true);
      expect(isAtLeastAsStrict(both, stricter(PLATFORM_POLICY, more))).toBe(true);
    }),
  );
});

test('the order of units and clients makes no difference, and saying something twice none either', () => {
  fc.assert(
    fc.property(whole, part, part, (policy, one, other) => {
      expect(stricter(stricter(policy, one), other)).toEqual(stricter(stricter(policy, other), one));
      expect(stricter(stricter(policy, one), one)).toEqual(stricter(policy, one));
    }),
  );
});

test('each part of a policy says where it comes from', () => {
  const tenant: PartialPolicy = { session: { hours: 10 }, second_factors: ['passkey', 'totp'] };
  const unit: PartialPolicy = { session: { idle_minutes: 15, hours: 12 }, second_factors: ['passkey'] };
  const policy = combined(PLATFORM_POLICY, tenant, [
    { place: 'unit:kanto', policy: unit },
    { place: 'client:console', policy: { session: { idle_minutes: 30 }, passkeys: { synced: false } } },
  ]);
  expect(policy).toMatchObject({
    session: { idle_minutes: 15, hours: 10 },
    second_factors: ['passkey'],
    passkeys: { synced: false },
  });
  expect(policy.where).toMatchObject({
    'session.hours': 'tenant',
    'session.idle_minutes': 'unit:kanto',
    second_factors: 'unit:kanto',
    'passkeys.synced': 'client:console',
    'terminal.lock_minutes': 'platform',
  });
});
