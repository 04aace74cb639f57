import type { Envelope } from '@kiban/key-encryption';
import { CREDENTIAL, type Totp } from '../../credentials/credential.ts';
import { type AuthStore, type Item, PLATFORM_WIDE } from '../../store/auth-store.ts';
import { stepOf, totpCodeOf } from './totp.ts';

/**
 * Whether a code is right now, and uses it up: of any number of uses of one code at once exactly one succeeds, since the
 * step is written under the version it was read with.
 */
export async function useTotpCode(
  { store, envelope, clock }: { store: AuthStore; envelope: Envelope; clock: () => number },
  credential: Item<Totp>,
  typed: string,
): Promise<boolean> {
  const { data } = credential;
  const seed = await envelope.open(data.sealed_seed, data.person_id);
  const step = stepOf(seed, totpCodeOf(typed), clock(), data.last_step);
  if (step === null) return false;
  const used = {
    id: credential.id,
    data: { ...data, last_step: step },
    references: credential.references,
    expires_at: credential.expires_at,
  };
  return store.replace(PLATFORM_WIDE, CREDENTIAL, used, credential.version);
}
