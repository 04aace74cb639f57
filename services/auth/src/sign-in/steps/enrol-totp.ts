import { addCredential } from '../../credentials/add-credential.ts';
import { newSeed, stepOf, totpCodeOf } from '../../factors/totp.ts';
import { actOf } from '../credential-act.ts';
import { mayStillAdd } from '../may-add-factor.ts';
import type { Outcome } from '../outcome.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import type { Proven } from '../state.ts';

/** A new seed, encrypted for the person. Nothing is added before the app has shown a right code. */
export async function chooseTotp({ envelope }: SignInParts, { proven }: { readonly proven: Proven }): Promise<Outcome> {
  return { kind: 'totp_chosen', sealed_seed: await envelope.seal(newSeed(), proven.person_id) };
}

export async function confirmTotp(
  parts: SignInParts,
  asker: Asker,
  { proven, sealed_seed }: { readonly proven: Proven; readonly sealed_seed: string },
  form: Form,
): Promise<Outcome> {
  const { store, envelope, clock } = parts;
  const typed = form.code?.trim() ?? '';
  if (typed === '') return { kind: 'problem', problem: { code: 'missing' } };
  const { person_id, vouched_by } = proven;
  const last_step = stepOf(await envelope.open(sealed_seed, person_id), totpCodeOf(typed), clock(), null);
  if (last_step === null) return { kind: 'problem', problem: { code: 'code_wrong' } };
  if (!(await mayStillAdd(parts, proven))) return { kind: 'proof_too_old' };
  const added = { type: 'totp', person_id, vouched_by, added_at: clock(), changes: 1, sealed_seed, last_step } as const;
  await addCredential(store, added, actOf(parts, asker, proven));
  return { kind: 'totp_added', at: clock() };
}
