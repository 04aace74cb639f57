import type { TenantId } from '@kiban/postgres';
import { typedCode } from '../codes/code-text.ts';
import type { PasswordHasher } from '../factors/password-hasher.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { type CodeAct, temporaryCodeRecord } from './record-temporary-code.ts';
import { isOpen, TEMPORARY_CODE, type TemporaryCode, usedCode } from './temporary-code.ts';

/** The code that waits for a person in a tenant; undefined when there is none that counts. */
export async function openTemporaryCode(
  store: AuthStore,
  { tenant_id, user_id, person_id }: { tenant_id: TenantId; user_id: string; person_id: string },
  now: number,
): Promise<TemporaryCode | undefined> {
  const item = await store.get(tenant_id, TEMPORARY_CODE, user_id);
  return item !== undefined && item.data.person_id === person_id && isOpen(item.data, now) ? item.data : undefined;
}

/**
 * Whether it is the person's temporary code, and uses it up: of any number of uses at once exactly one succeeds, since it is
 * written under the version it was read with.
 *
 * @returns the code that was used; undefined when it does not count.
 */
export async function useTemporaryCode(
  { store, hasher, clock }: { store: AuthStore; hasher: PasswordHasher; clock: () => number },
  { tenant_id, user_id }: { tenant_id: TenantId; user_id: string },
  typed: string,
  act: Omit<CodeAct, 'at'>,
): Promise<TemporaryCode | undefined> {
  const item = await store.get(tenant_id, TEMPORARY_CODE, user_id);
  if (item === undefined) return undefined;
  const now = clock();
  const digest = await hasher.digest(typedCode(typed), item.data.salt);
  const written = await changeRecorded(store, tenant_id, TEMPORARY_CODE, user_id, (current) => {
    const used = current?.version === item.version ? usedCode(item.data, digest, now) : null;
    if (used === null) return undefined;
    const record = temporaryCodeRecord(used, 'temporary_code.used', { ...act, at: now });
    return { ...item, data: used, records: [record] };
  });
  return written?.data;
}
