import type { TenantId } from '@kiban/postgres';
import { CREDENTIAL, credentialsOf, isPassword } from '../credentials/credential.ts';
import { type CredentialAct, credentialRecord } from '../records/credentials.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import { revoke } from '../sessions/revoke.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';

/**
 * Somebody else may know a person's password: it opens nothing from now on but, with a second factor, the page that changes it.
 * Only passwords that nobody but the tenant vouches for. Sessions in the tenant end.
 *
 * @returns how many were marked.
 */
export async function markCompromised(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  { tenant_id, person_id }: { readonly tenant_id: TenantId; readonly person_id: string },
  act: CredentialAct,
): Promise<number> {
  let marked = 0;
  for (const { id } of (await credentialsOf(store, person_id)).filter(isPassword)) {
    const written = await changeRecorded(store, PLATFORM_WIDE, CREDENTIAL, id, (current) => {
      if (current?.data.type !== 'password' || !current.data.vouched_by.every((each) => each === tenant_id)) return;
      const changes = current.data.changes + 1;
      const data = { ...current.data, must_change: true, opens_enrolment_until: null, changes };
      const records = [credentialRecord(id, data, 'credential.changed', { ...act, occasion: 'compromised' })];
      return { ...current, data, records };
    });
    if (written !== undefined) marked += 1;
  }
  const { actor, reason: note, request_id } = act;
  await revoke(store, { person_id, tenant_id }, { reason: 'password_reset', actor, note, request_id, at: clock() });
  return marked;
}
