import type { Method } from '../factors/factor.ts';
import type { PasskeyFault } from '../factors/passkey/passkey-fault.ts';
import type { PasswordFault } from '../factors/password-policy.ts';
import { isEnough } from './demand.ts';
import type { Proof } from './proof.ts';
import { type ChosenTenant, type Next, nextFor, type Outlook, type Proven, type SignInState } from './state.ts';

/** What is wrong with an answer, for the page that asks again. */
export type Problem =
  | { readonly code: 'missing' }
  | { readonly code: 'tenant_unknown' }
  /** Whatever it was: no such user, a wrong password, suspended, left, none set. */
  | { readonly code: 'refused' }
  | { readonly code: 'code_wrong' }
  /** The terminal's key was not proven, or does not count for this person here. */
  | { readonly code: 'terminal_refused' }
  /** Told only to whoever holds an invitation. */
  | { readonly code: 'login_id_wrong' }
  | { readonly code: 'wait'; readonly seconds: number | null }
  | { readonly code: 'busy' }
  | { readonly code: 'too_old' }
  /** Not signed, not by this person's, or not as it was asked. */
  | { readonly code: 'passkey_refused' }
  | { readonly code: 'passkey_unfit'; readonly fault: PasskeyFault }
  | { readonly code: 'passwords_differ' }
  | { readonly code: 'password_unchanged' }
  /** `shortest`: the fewest characters, where it is too short. */
  | { readonly code: 'password_fault'; readonly fault: PasswordFault; readonly shortest: number };

/** What came of an answer or a choice. */
export type Outcome =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'tenant_found'; readonly tenant: ChosenTenant }
  | { readonly kind: 'login_id_given'; readonly login_id: string }
  /** Named by an entrance; the password is asked for. */
  | { readonly kind: 'named'; readonly tenant: ChosenTenant; readonly login_id: string }
  /** Named and something proven: by the password, or by an entrance. */
  | { readonly kind: 'entered'; readonly proven: Proven }
  | { readonly kind: 'proof'; readonly proof: Proof; readonly outlook: Outlook }
  | { readonly kind: 'asked'; readonly asked: unknown }
  | { readonly kind: 'use'; readonly method: Method }
  /** `proofs`: as they are now that another password takes the place of the one that was used. */
  | { readonly kind: 'password_changed'; readonly proofs: readonly Proof[]; readonly outlook: Outlook }
  | { readonly kind: 'enrolment_chosen'; readonly method: Method }
  | { readonly kind: 'stage'; readonly stage: unknown }
  /** `proofs`: as they are now, with what adding it has shown; new printed codes take the place of those before. */
  | { readonly kind: 'added'; readonly proofs: readonly Proof[]; readonly outlook: Outlook }
  /** Back to the choice of what to add. */
  | { readonly kind: 'other_enrolment' }
  /** What was proven lies too far back to add something on the strength of it. */
  | { readonly kind: 'proof_too_old' }
  /** Whether the account that waits is to sign in as this person from now on. */
  | { readonly kind: 'connect_decided'; readonly connect: boolean }
  | { readonly kind: 'other_user' }
  | { readonly kind: 'other_tenant' };

/** The state after an outcome; undefined when the two do not belong together (an old page that was sent again). */
export function after(state: SignInState, outcome: Outcome): Next | undefined {
  switch (outcome.kind) {
    case 'problem':
      return state;
    case 'tenant_found':
      return state.step === 'tenant' ? { step: 'login_id', tenant: outcome.tenant, login_id: '' } : undefined;
    case 'login_id_given':
      return state.step === 'login_id'
        ? { step: 'password', tenant: state.tenant, login_id: outcome.login_id }
        : undefined;
    case 'named':
      return isUnnamed(state) ? { step: 'password', tenant: outcome.tenant, login_id: outcome.login_id } : undefined;
    case 'entered':
      return isUnnamed(state) || state.step === 'password' ? nextFor(outcome.proven) : undefined;
    case 'proof':
      return state.step === 'challenge'
        ? nextFor({ ...state.proven, ...outcome.outlook, proofs: [...state.proven.proofs, outcome.proof] })
        : undefined;
    case 'asked':
      return state.step === 'challenge' ? { ...state, asked: outcome.asked } : undefined;
    case 'use':
      return state.step === 'challenge' && state.proven.offered.includes(outcome.method)
        ? { step: 'ask', proven: state.proven, method: outcome.method }
        : undefined;
    case 'password_changed':
      return state.step === 'new_password'
        ? nextFor({ ...state.proven, ...outcome.outlook, proofs: outcome.proofs })
        : undefined;
    case 'enrolment_chosen':
      return state.step === 'choose_enrolment' && state.proven.enrolments.includes(outcome.method)
        ? { step: 'enrol', proven: state.proven, method: outcome.method }
        : undefined;
    case 'stage':
      return state.step === 'enrolment' ? { ...state, stage: outcome.stage } : undefined;
    case 'added':
      return state.step === 'enrolment'
        ? nextFor({ ...state.proven, ...outcome.outlook, proofs: outcome.proofs })
        : undefined;
    case 'other_enrolment':
      return state.step === 'enrolment' && !isEnough(state.proven.proofs, state.proven.demand)
        ? { step: 'choose_enrolment', proven: state.proven }
        : undefined;
    case 'proof_too_old':
      return 'proven' in state
        ? { step: 'password', tenant: state.proven.tenant, login_id: state.proven.login_id }
        : undefined;
    case 'connect_decided':
      return state.step === 'connect' ? { step: 'finished', proven: state.proven } : undefined;
    case 'other_user': {
      const tenant = 'proven' in state ? state.proven.tenant : 'tenant' in state ? state.tenant : undefined;
      return tenant === undefined ? undefined : { step: 'login_id', tenant, login_id: '' };
    }
    case 'other_tenant':
      return { step: 'tenant' };
    default:
      return outcome satisfies never;
  }
}

function isUnnamed({ step }: SignInState): boolean {
  return step === 'tenant' || step === 'login_id';
}
