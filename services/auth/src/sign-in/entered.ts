import { commonVouchers, countsIn } from '../credentials/voucher.ts';
import type { LoginUser } from '../login-view/login-view.ts';
import type { PendingInteraction } from '../protocol/interaction.ts';
import { knownDeviceOf } from '../throttling/known-device.ts';
import type { Flow } from './flow.ts';
import type { Outcome } from './outcome.ts';
import { noOutlook, outlookOf } from './outlook.ts';
import type { Asker, SignInParts } from './parts.ts';
import type { Proof } from './proof.ts';
import type { ChosenTenant, Proven } from './state.ts';

/** Somebody named and proven at once, by an entrance. */
export interface Entered {
  readonly kind: 'entered';
  readonly tenant: ChosenTenant;
  readonly user: LoginUser;
  readonly proofs: readonly Proof[];
}

/** @returns what the sign-in goes on with; `refused` where the user is not active or what was shown counts for nothing in the tenant. */
export async function enteredOutcome(
  parts: SignInParts,
  asker: Asker,
  { client, acr_values }: Pick<PendingInteraction, 'client' | 'acr_values'>,
  { terminal }: Pick<Flow, 'terminal'>,
  { tenant, user, proofs }: Entered,
): Promise<Outcome> {
  const counts = countsIn(commonVouchers(proofs), tenant.tenant_id);
  if (user.status !== 'active' || user.tenant_id !== tenant.tenant_id || !counts)
    return { kind: 'problem', problem: { code: 'refused' } };
  const { person_id, user_id, login_id } = user;
  const known_device = await knownDeviceOf(parts.store, asker.device, person_id);
  const named = { tenant, client, login_id: login_id ?? '', person_id, user_id, known_device, terminal };
  const proven: Proven = { ...named, proofs, ...noOutlook(acr_values) };
  return { kind: 'entered', proven: { ...proven, ...(await outlookOf(parts, proven)) } };
}
