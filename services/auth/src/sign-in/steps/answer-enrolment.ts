import { closeEnrolment } from '../../credentials/open-enrolment.ts';
import { enrolmentOf } from '../enrolments/enrolments.ts';
import { mayBeginToAdd, mayStillAdd } from '../may-add-factor.ts';
import type { Outcome } from '../outcome.ts';
import { countingOf, outlookOf } from '../outlook.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import { standing, stands } from '../standing.ts';
import type { SignInState } from '../state.ts';

/** What came of a page on which something is added. Whether it may be added is looked at before and once more. */
export async function answerEnrolment(
  parts: SignInParts,
  asker: Asker,
  { proven, method, stage }: SignInState & { step: 'enrolment' },
  form: Form,
): Promise<Outcome> {
  const { store, clock } = parts;
  const { proofs, person_id } = proven;
  const before = await countingOf(store, person_id, proven);
  const may = form.action === 'new_codes' ? mayBeginToAdd : mayStillAdd;
  if (!may(proofs, before, clock()) || !(await stands(store, proven, before))) return { kind: 'proof_too_old' };
  const answer = await enrolmentOf(method).answer(parts, asker, proven, stage, form);
  if (answer.kind !== 'added') return answer;
  await closeEnrolment(store, person_id, answer.proof.vouched_by);
  const credentials = await countingOf(store, person_id, proven);
  const shown = [...standing(proofs, credentials), answer.proof];
  return { kind: 'added', proofs: shown, outlook: await outlookOf(parts, { ...proven, proofs: shown }, credentials) };
}
