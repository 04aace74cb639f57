import { commonVouchers } from '../credentials/voucher.ts';
import type { CredentialType } from '../factors/factor.ts';
import type { PasswordFault } from '../factors/password-policy.ts';
import type { Voucher } from '../protocol/interaction.ts';
import { type ChosenTenant, type Next, nextFor, type Proven, type SecondFactor, type SignInState } from './state.ts';

/** What is wrong with an answer, for the page that asks again. */
export type Problem =
  | { readonly code: 'missing' }
  | { readonly code: 'tenant_unknown' }
  /** Whatever it was: no such user, a wrong password, suspended, left, none set. */
  | { readonly code: 'refused' }
  | { readonly code: 'code_wrong' }
  /** Told only to whoever holds an invitation. */
  | { readonly code: 'login_id_wrong' }
  | { readonly code: 'wait'; readonly seconds: number | null }
  | { readonly code: 'busy' }
  | { readonly code: 'too_old' }
  | { readonly code: 'passwords_differ' }
  | { readonly code: 'password_unchanged' }
  | { readonly code: 'password_fault'; readonly fault: PasswordFault };

/** What came of an answer or a choice. */
export type Outcome =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'tenant_found'; readonly tenant: ChosenTenant }
  | { readonly kind: 'login_id_given'; readonly login_id: string }
  | { readonly kind: 'password_right'; readonly proven: Proven }
  | {
      readonly kind: 'second_factor_right';
      readonly type: SecondFactor;
      readonly vouched_by: readonly Voucher[];
      readonly at: number;
      readonly codes_left: number;
    }
  | { readonly kind: 'password_changed' }
  | { readonly kind: 'totp_chosen'; readonly sealed_seed: string }
  | { readonly kind: 'totp_added'; readonly at: number }
  | { readonly kind: 'codes_made'; readonly sealed_codes: string }
  | { readonly kind: 'codes_printed' }
  | { readonly kind: 'codes_added'; readonly at: number; readonly codes_left: number }
  /** What was proven lies too far back to add something on the strength of it. */
  | { readonly kind: 'proof_too_old' }
  | { readonly kind: 'other_factor' }
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
    case 'password_right':
      return state.step === 'password' ? nextFor(outcome.proven) : undefined;
    case 'second_factor_right':
      return state.step === 'second_factor' ? nextFor(usedToo(state.proven, outcome)) : undefined;
    case 'password_changed':
      return state.step === 'new_password' ? nextFor({ ...state.proven, must_change: false }) : undefined;
    case 'totp_chosen':
      return state.step === 'choose_factor'
        ? { step: 'confirm_totp', proven: state.proven, sealed_seed: outcome.sealed_seed }
        : undefined;
    case 'totp_added':
      return state.step === 'confirm_totp'
        ? nextFor(usedToo(state.proven, { ...state.proven, type: 'totp', at: outcome.at }))
        : undefined;
    case 'codes_made':
      return 'proven' in state
        ? { step: 'print_codes', proven: state.proven, sealed_codes: outcome.sealed_codes }
        : undefined;
    case 'codes_printed':
      return state.step === 'print_codes' ? { ...state, step: 'prove_codes' } : undefined;
    case 'codes_added':
      return state.step === 'prove_codes'
        ? nextFor(usedToo(state.proven, { ...state.proven, ...outcome, type: 'lookup_codes' }))
        : undefined;
    case 'proof_too_old':
      return 'proven' in state
        ? { step: 'password', tenant: state.proven.tenant, login_id: state.proven.login_id }
        : undefined;
    case 'other_factor':
      return otherFactor(state);
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

function usedToo(
  proven: Proven,
  used: { type: CredentialType; vouched_by: readonly Voucher[]; at: number; codes_left: number },
): Proven {
  return {
    ...proven,
    used: [...proven.used, used.type],
    vouched_by: commonVouchers([proven, used]),
    proven_at: used.at,
    codes_left: used.codes_left,
  };
}

/** At the second factor: the other one there is. While enrolling: back to the choice. */
function otherFactor(state: SignInState): SignInState | undefined {
  switch (state.step) {
    case 'second_factor': {
      const other = state.proven.second_factors.find((type) => type !== state.by);
      return other === undefined ? undefined : { ...state, by: other };
    }
    case 'confirm_totp':
      return { step: 'choose_factor', proven: state.proven };
    case 'print_codes':
    case 'prove_codes':
      return state.proven.used.some((type) => type !== 'password')
        ? undefined
        : { step: 'choose_factor', proven: state.proven };
    default:
      return undefined;
  }
}
