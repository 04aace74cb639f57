import type { TenantId } from '@kiban/postgres';
import type { EmergencySession } from '../protocol/interaction.ts';
import type { Proof } from '../sign-in/proof.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { readBook } from './change-book.ts';
import { activeEmergency } from './emergency.ts';

/**
 * What a sign-in with these proofs hangs on; null where no break-glass code is among them.
 *
 * @returns `over` when the emergency has ended since the code was used: nobody is signed in with it.
 */
export async function emergencyOf(
  store: AuthStore,
  {
    tenant,
    user_id,
    proofs,
  }: { readonly tenant: { readonly tenant_id: TenantId }; readonly user_id: string; readonly proofs: readonly Proof[] },
  now: number,
): Promise<EmergencySession | null | 'over'> {
  const proof = proofs.find(({ method }) => method === 'break_glass_code');
  if (proof === undefined) return null;
  const active = activeEmergency(await readBook(store, tenant.tenant_id), now);
  if (active?.uses.some((use) => use.user_id === user_id && use.at === proof.at) !== true) return 'over';
  return { emergency_id: active.emergency_id, ends_at: Math.floor(active.ends_at / 1000) };
}

/** Whether the emergency that a session or grant hangs on is still on. */
export async function emergencyGoesOn(
  store: AuthStore,
  tenant: TenantId,
  { emergency_id, ends_at }: EmergencySession,
  now: number,
): Promise<boolean> {
  if (ends_at * 1000 <= now) return false;
  return activeEmergency(await readBook(store, tenant), now)?.emergency_id === emergency_id;
}
