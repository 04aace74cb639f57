import { enrolmentOf } from '../enrolments/enrolments.ts';
import { mayBeginToAdd, mayStillAdd } from '../may-add-factor.ts';
import type { Outcome } from '../outcome.ts';
import { countingOf, outlookOf } from '../outlook.ts';
import type { Asker, Form, SignInParts } from '../parts.ts';
import type { SignInState } from '../state.ts';

/** What came of a page on which something is added. Whether it may be added is looked at before and once more. */
export async function answerEnrolment(
  parts: SignInParts,
  asker: Asker,
  { proven, method, stage }: SignInState & { step: 'enrolment' },
  form: Form,
): Promise<Outcome> {
  const { proofs, person_id } = proven;
  const credentials = await countingOf(parts.store, person_id, proven);
  const begunAnew = form.action === 'new_codes';
  const may = begunAnew ? mayBeginToAdd : mayStillAdd;
  if (!may(proofs, credentials, parts.clock())) return { kind: 'proof_too_old' };
  const answer = await enrolmentOf(method).answer(parts, asker, proven, stage, form);
  if (answer.kind !== 'added') return answer;
  const shown = answer.proof === null ? proofs : [...proofs, answer.proof];
  return { ...answer, outlook: await outlookOf(parts, { ...proven, proofs: shown }) };
}
