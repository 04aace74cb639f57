import type { TenantId } from '@kiban/postgres';
import { legacyDigest } from '../legacy-passwords/legacy-digest.ts';
import type { LegacyScheme } from '../legacy-passwords/legacy-scheme.ts';
import { workOf } from '../legacy-passwords/legacy-work.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { changeItem } from '../store/change-item.ts';
import { forgetOlderSystem, NONE, OLDER_SYSTEM, THE_ONE } from './older-system.ts';

const STEP_MS = 250;
/** A busy machine takes longer than this one did just now. */
const ROOM = 4;
/** Milliseconds by the kind of scheme and the power of two that its work stays below: the same few for whatever is imported. */
const measured = new Map<string, Promise<number>>();

/** Has refusals in a tenant take at least as long as comparing a password of a scheme does. */
export async function noteSlowRefusals(store: AuthStore, tenant: TenantId, scheme: LegacyScheme): Promise<void> {
  const refusal_ms = Math.ceil((ROOM * (await timeOf(scheme))) / STEP_MS) * STEP_MS;
  const written = await changeItem(store, tenant, OLDER_SYSTEM, THE_ONE, (current) => {
    const older = current?.data ?? NONE;
    return older.refusal_ms >= refusal_ms ? undefined : { data: { ...older, refusal_ms }, expires_at: null };
  });
  if (written !== undefined) forgetOlderSystem(store, tenant);
}

function timeOf(scheme: LegacyScheme): Promise<number> {
  const power = Math.ceil(Math.log2(workOf(scheme)));
  const key = `${paceOf(scheme)} ${power}`;
  const known = measured.get(key);
  if (known !== undefined) return known;
  const time = measure(scheme).then((taken) => taken * (2 ** power / workOf(scheme)));
  measured.set(key, time);
  time.catch(() => measured.delete(key));
  return time;
}

/** What makes the same work take another time. */
function paceOf(scheme: LegacyScheme): string {
  if (scheme.scheme === 'pbkdf2') return `pbkdf2 ${scheme.hash}`;
  if (scheme.scheme === 'argon2') return `argon2 ${scheme.lanes}`;
  return scheme.scheme;
}

async function measure(scheme: LegacyScheme): Promise<number> {
  const begun = performance.now();
  await legacyDigest(scheme, 'time');
  return performance.now() - begun;
}
