import { answerConnect } from '../connections/sign-in/connect.ts';
import type { Method } from '../factors/factor.ts';
import type { PendingInteraction } from '../protocol/interaction.ts';
import { answerChallenge } from './challenges/answer-challenge.ts';
import type { Flow } from './flow.ts';
import type { Outcome } from './outcome.ts';
import { outlookOf } from './outlook.ts';
import type { Asker, Form, SignInParts } from './parts.ts';
import { standing } from './standing.ts';
import type { SignInState } from './state.ts';
import { answerEnrolment } from './steps/answer-enrolment.ts';
import { answerLoginId } from './steps/answer-login-id.ts';
import { answerNewPassword } from './steps/answer-new-password.ts';
import { answerPassword } from './steps/answer-password.ts';
import { answerTenant } from './steps/answer-tenant.ts';

/** What comes of a form: the answer to the question, or one of the other ways its page offers. */
export async function answer(
  parts: SignInParts,
  asker: Asker,
  interaction: Pick<PendingInteraction, 'client' | 'acr_values'>,
  { state, terminal }: Pick<Flow, 'state' | 'terminal'>,
  form: Form,
): Promise<Outcome> {
  const { action = '' } = form;
  if (action === 'other_tenant' || action === 'other_user' || action === 'other_enrolment') return { kind: action };
  if (action.startsWith('use:')) return { kind: 'use', method: action.slice('use:'.length) as Method };
  switch (state.step) {
    case 'tenant':
      return answerTenant(parts, asker, form);
    case 'login_id':
      return answerLoginId(form);
    case 'password':
      return answerPassword(parts, asker, { ...interaction, ...state, terminal }, form);
    case 'challenge':
      return challengeOutcome(parts, asker, state, form);
    case 'new_password':
      return answerNewPassword(parts, asker, state, form);
    case 'choose_enrolment':
      return form.method === undefined
        ? { kind: 'problem', problem: { code: 'missing' } }
        : { kind: 'enrolment_chosen', method: form.method as Method };
    case 'enrolment':
      return answerEnrolment(parts, asker, state, form);
    case 'connect':
      return answerConnect(parts, state.proven, form);
    case 'shut':
    case 'unmet':
    case 'finished':
      return { kind: 'problem', problem: { code: 'missing' } };
    default:
      return state satisfies never;
  }
}

async function challengeOutcome(
  parts: SignInParts,
  asker: Asker,
  state: SignInState & { step: 'challenge' },
  form: Form,
): Promise<Outcome> {
  const { answer, credentials } = await answerChallenge(parts, asker, state, form);
  if (answer.kind !== 'proof') return answer;
  const proofs = [...state.proven.proofs, answer.proof];
  if (standing(proofs, credentials).length < proofs.length) return { kind: 'proof_too_old' };
  return { ...answer, outlook: await outlookOf(parts, { ...state.proven, proofs }, credentials) };
}
