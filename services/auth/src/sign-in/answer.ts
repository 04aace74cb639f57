import type { Outcome } from './outcome.ts';
import type { Asker, Form, SignInParts } from './parts.ts';
import type { SignInState } from './state.ts';
import { answerLoginId } from './steps/answer-login-id.ts';
import { answerNewPassword } from './steps/answer-new-password.ts';
import { answerPassword } from './steps/answer-password.ts';
import { answerSecondFactor } from './steps/answer-second-factor.ts';
import { answerTenant } from './steps/answer-tenant.ts';
import { makeCodes, proveCodes } from './steps/enrol-codes.ts';
import { chooseTotp, confirmTotp } from './steps/enrol-totp.ts';

/** What comes of a form: the answer to the question, or one of the other ways its page offers. */
export async function answer(parts: SignInParts, asker: Asker, state: SignInState, form: Form): Promise<Outcome> {
  switch (form.action) {
    case 'other_tenant':
    case 'other_user':
    case 'other_factor':
      return { kind: form.action };
    case 'new_codes':
      if (state.step === 'prove_codes') return makeCodes(parts, state.proven);
  }
  switch (state.step) {
    case 'tenant':
      return answerTenant(parts, asker, form);
    case 'login_id':
      return answerLoginId(form);
    case 'password':
      return answerPassword(parts, asker, state, form);
    case 'second_factor':
      return answerSecondFactor(parts, asker, state, form);
    case 'new_password':
      return answerNewPassword(parts, asker, state, form);
    case 'choose_factor':
      return chooseFactor(parts, state, form);
    case 'confirm_totp':
      return confirmTotp(parts, asker, state, form);
    case 'print_codes':
      return { kind: 'codes_printed' };
    case 'prove_codes':
      return proveCodes(parts, asker, state, form);
    case 'finished':
      return { kind: 'problem', problem: { code: 'missing' } };
    default:
      return state satisfies never;
  }
}

function chooseFactor(
  parts: SignInParts,
  state: SignInState & { step: 'choose_factor' },
  { factor }: Form,
): Promise<Outcome> | Outcome {
  switch (factor) {
    case 'totp':
      return chooseTotp(parts, state);
    case 'lookup_codes':
      return makeCodes(parts, state.proven);
    default:
      return { kind: 'problem', problem: { code: 'missing' } };
  }
}
