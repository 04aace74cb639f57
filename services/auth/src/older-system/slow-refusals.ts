import type { TenantId } from '@kiban/postgres';
import { legacyDigest } from '../legacy-passwords/legacy-digest.ts';
import type { LegacyScheme } from '../legacy-passwords/legacy-scheme.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { changeItem } from '../store/change-item.ts';
import { forgetOlderSystem, NONE, OLDER_SYSTEM, THE_ONE } from './older-system.ts';

const STEP_MS = 250;
/** A busy machine takes longer than this one did just now. */
const ROOM = 4;
const measured = new Map<string, Promise<number>>();

/** Has refusals in a tenant take at least as long as comparing a password of a scheme does. */
export async function noteSlowRefusals(store: AuthStore, tenant: TenantId, scheme: LegacyScheme): Promise<void> {
  const cost = JSON.stringify({ ...scheme, salt: scheme.scheme === 'bcrypt' ? scheme.salt.slice(0, 7) : '' });
  const timed = measured.get(cost) ?? timeOf(scheme);
  measured.set(cost, timed);
  const refusal_ms = Math.ceil((ROOM * (await timed)) / STEP_MS) * STEP_MS;
  const written = await changeItem(store, tenant, OLDER_SYSTEM, THE_ONE, (current) => {
    const older = current?.data ?? NONE;
    return older.refusal_ms >= refusal_ms ? undefined : { data: { ...older, refusal_ms }, expires_at: null };
  });
  if (written !== undefined) forgetOlderSystem(store, tenant);
}

async function timeOf(scheme: LegacyScheme): Promise<number> {
  const begun = performance.now();
  await legacyDigest(scheme, 'time');
  return performance.now() - begun;
}
