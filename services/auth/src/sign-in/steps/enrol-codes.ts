import { credentialsOf, secondFactorsFor } from '../../credentials/credential.ts';
import { addLookupCodes } from '../../credentials/lookup-codes.ts';
import { withdrawVouchers } from '../../credentials/withdraw-credential.ts';
import { CODES_IN_A_SET, lookupCodeOf, newLookupCodes } from '../../factors/lookup-code.ts';
import { actOf } from '../credential-act.ts';
import { mayBeginToAdd, mayStillAdd } from '../may-add-factor.ts';
import type { Outcome } from '../outcome.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import type { Proven } from '../state.ts';

/** New codes to print, encrypted for the person. They count once one of them was typed from the paper. */
export async function makeCodes(parts: SignInParts, proven: Proven): Promise<Outcome> {
  if (!(await mayBeginToAdd(parts, proven))) return { kind: 'proof_too_old' };
  const codes = newLookupCodes().join(' ');
  return { kind: 'codes_made', sealed_codes: await parts.envelope.seal(codes, proven.person_id) };
}

export async function openCodes({ envelope }: SignInParts, proven: Proven, sealed: string): Promise<string[]> {
  return (await envelope.open(sealed, proven.person_id)).split(' ');
}

/** One code from the paper proves that it was printed. It is used up with that; the others are kept, as hashes. */
export async function proveCodes(
  parts: SignInParts,
  asker: Asker,
  { proven, sealed_codes }: { readonly proven: Proven; readonly sealed_codes: string },
  form: Form,
): Promise<Outcome> {
  const { store, clock } = parts;
  const typed = lookupCodeOf(form.code ?? '');
  if (typed === '') return { kind: 'problem', problem: { code: 'missing' } };
  const codes = await openCodes(parts, proven, sealed_codes);
  if (!codes.includes(typed)) return { kind: 'problem', problem: { code: 'code_wrong' } };
  if (!(await mayStillAdd(parts, proven))) return { kind: 'proof_too_old' };
  const { person_id, vouched_by, tenant } = proven;
  const before = secondFactorsFor(await credentialsOf(store, person_id), tenant.tenant_id);
  const act = actOf(parts, asker, proven);
  await addLookupCodes(parts, { person_id, vouched_by, codes: codes.filter((code) => code !== typed) }, act);
  for (const { id, data } of before)
    if (data.type === 'lookup_codes') await withdrawVouchers(store, id, vouched_by, act);
  return { kind: 'codes_added', at: clock(), codes_left: CODES_IN_A_SET - 1 };
}
