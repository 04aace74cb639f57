import { expect, test } from 'vitest';
import { MFA } from '../protocol/acr.ts';
import { expected } from './demand.ts';
import { mayBeginToAdd, mayStillAdd } from './may-add-factor.ts';
import { noOutlook, outlookOf } from './outlook.ts';
import type { Proof } from './proof.ts';
import { nextFor, type Proven } from './state.ts';
import { credential, credentialsIn, worldWith } from './testing/model.ts';

/** Somebody who has shown the password and one thing more, and has no second factor of their own. */
async function shown(method: Proof['method'], acrValues: readonly string[] = [], more: object = {}) {
  const world = await worldWith([credential('password', { opens_enrolment_until: null, by_mail: false, ...more })]);
  const credentials = await credentialsIn(world);
  const [password] = credentials;
  const of = { at: world.now, vouched_by: ['operator'] as const };
  const proofs: Proof[] = [
    { ...expected('password'), ...of, credential_id: password?.id ?? '' },
    { ...expected(method), ...of, credential_id: method === 'break_glass_code' ? 'of the emergency' : null },
  ];
  const tenant = { tenant_id: '0198c5a2-0000-7000-8000-00000000000a', code: 'aoba', name: 'あおば薬局' };
  const named = { tenant, client: { client_id: 'product', name: 'Product' }, login_id: 'hanako' };
  const whose = { person_id: password?.data.person_id ?? '', user_id: 'u', known_device: null, terminal: null };
  const proven = { ...named, ...whose, proofs, ...noOutlook(acrValues) } as unknown as Proven;
  const next = nextFor({ ...proven, ...(await outlookOf(world.parts, proven)) });
  return { step: next.step, may: [mayBeginToAdd, mayStillAdd].map((each) => each(proofs, credentials, world.now)) };
}

test('an emergency’s code signs in and adds nothing that would outlive the emergency', async () => {
  expect(await shown('break_glass_code')).toEqual({ step: 'finished', may: [false, false] });
});

test('a shared terminal and a password that somebody learned add nothing that works elsewhere', async () => {
  expect(await shown('terminal', [MFA])).toEqual({ step: 'unmet', may: [false, false] });
});

test.each(['break_glass_code', 'terminal'] as const)(
  'beside a %s no password is chosen that outlives it',
  async (method) => {
    expect((await shown(method, [], { must_change: true })).step).toBe('shut');
  },
);

test('a key alone adds nothing where the rest was shown in an earlier sign-in, long ago', () => {
  const now = Date.parse('2026-04-01T01:00:00Z');
  const at = (minutesAgo: number) => ({ at: now - minutesAgo * 60_000, vouched_by: ['operator'] as const });
  const before = [
    { ...expected('password'), ...at(20) },
    { ...expected('totp'), ...at(20) },
  ];
  const key = { ...expected('passkey'), ...at(0) };
  const resumed = before.map((proof) => ({ ...proof, resumed: true as const }));
  expect(mayBeginToAdd([...resumed, key], [], now)).toBe(false);
  // in one sign-in setting up an app takes its time
  expect(mayBeginToAdd([...before, key], [], now)).toBe(true);
});

test('a temporary code, which somebody gave out to this person, adds what comes in its place', async () => {
  expect((await shown('temporary_code')).may).toEqual([true, true]);
});
