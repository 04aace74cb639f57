import { expect, test } from 'vitest';
import { MFA } from '../protocol/acr.ts';
import { expected } from './demand.ts';
import { mayBeginToAdd, mayStillAdd } from './may-add-factor.ts';
import { noOutlook, outlookOf } from './outlook.ts';
import type { Proof } from './proof.ts';
import { nextFor, type Proven } from './state.ts';
import { credential, credentialsIn, worldWith } from './testing/model.ts';

/** Somebody who has shown the password and one thing more, and has no second factor of their own. */
async function shown(method: Proof['method'], acrValues: readonly string[] = []) {
  const world = await worldWith([credential('password', { opens_enrolment_until: null, by_mail: false })]);
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

test('a temporary code, which somebody gave out to this person, adds what comes in its place', async () => {
  expect((await shown('temporary_code')).may).toEqual([true, true]);
});
