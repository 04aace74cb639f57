import type { TenantId } from '@kiban/postgres';
import type { CredentialType } from '../factors/factor.ts';
import type { Voucher } from '../protocol/interaction.ts';

/** The tenant that is signed in to. */
export interface ChosenTenant {
  readonly tenant_id: TenantId;
  readonly code: string;
  readonly name: string;
}

export type SecondFactor = Exclude<CredentialType, 'password'>;

/** Somebody whose password was right, and what is known of them. From here on the pages may tell what they have. */
export interface Proven {
  readonly tenant: ChosenTenant;
  /** As it was typed. */
  readonly login_id: string;
  readonly person_id: string;
  readonly user_id: string;
  /** What was used in this sign-in, in order. */
  readonly used: readonly CredentialType[];
  /** Who vouches for all that was used: for what is added here too. */
  readonly vouched_by: readonly Voucher[];
  /** When the last of it was used, milliseconds since 1970. */
  readonly proven_at: number;
  /** Second factors that count in the tenant and can be asked for. */
  readonly second_factors: readonly SecondFactor[];
  /** The device this person signed in on before, when it is that one. */
  readonly known_device: string | null;
  readonly must_change: boolean;
  /** Printed codes that are left for this tenant. */
  readonly codes_left: number;
}

/** Where a sign-in stands: one question each. */
export type SignInState =
  | { readonly step: 'tenant' }
  | { readonly step: 'login_id'; readonly tenant: ChosenTenant; readonly login_id: string }
  | { readonly step: 'password'; readonly tenant: ChosenTenant; readonly login_id: string }
  | { readonly step: 'second_factor'; readonly proven: Proven; readonly by: SecondFactor }
  | { readonly step: 'new_password'; readonly proven: Proven }
  | { readonly step: 'choose_factor'; readonly proven: Proven }
  | { readonly step: 'confirm_totp'; readonly proven: Proven; readonly sealed_seed: string }
  | { readonly step: 'print_codes'; readonly proven: Proven; readonly sealed_codes: string }
  | { readonly step: 'prove_codes'; readonly proven: Proven; readonly sealed_codes: string }
  | { readonly step: 'finished'; readonly proven: Proven };

/** With fewer printed codes left, new ones are printed: whoever has nothing else must not be shut out. */
export const CODES_LOW = 3;

/** What is asked next of somebody proven; `codes` when codes are to be made first. */
export type Next = SignInState | { readonly step: 'codes'; readonly proven: Proven };

export function nextFor(proven: Proven): Next {
  const asked = proven.used.some((type) => type !== 'password');
  const [by] = proven.second_factors;
  if (!asked && by !== undefined) return { step: 'second_factor', proven, by };
  if (proven.must_change) return { step: 'new_password', proven };
  if (!asked) return { step: 'choose_factor', proven };
  if (proven.codes_left < CODES_LOW) return { step: 'codes', proven };
  return { step: 'finished', proven };
}
