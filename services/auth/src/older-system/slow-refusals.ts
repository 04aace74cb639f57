import type { TenantId } from '@kiban/postgres';
import { legacyDigest } from '../legacy-passwords/legacy-digest.ts';
import type { LegacyScheme } from '../legacy-passwords/legacy-scheme.ts';
import { powerOf, workClassOf, workOf } from '../legacy-passwords/legacy-work.ts';
import { type AuthStore, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';
import { changeItem } from '../store/change-item.ts';
import { forgetOlderSystem, NONE, OLDER_SYSTEM, type OlderSystem, readOlderSystem, THE_ONE } from './older-system.ts';

/** That a tenant once imported passwords. Platform-wide under its id, found by `alternate`, so that the round finds it. */
export const IMPORTED = kindOf<{ readonly tenant_id: TenantId }>('imported_passwords');
export const EVERY = 'every';

const STEP_MS = 250;
/** A busy machine takes longer than this one did just now. */
const ROOM = 4;
const NOTED_AGAIN_MS = 60_000;
/** Milliseconds by class: the same few for whatever is imported. */
const measured = new Map<string, Promise<number>>();

/**
 * Has refusals in a tenant take at least as long as comparing a password of a scheme does: called before one is kept.
 */
export async function noteSlowRefusals(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  tenant: TenantId,
  scheme: LegacyScheme,
): Promise<void> {
  const work = workClassOf(scheme);
  const refusal_ms = Math.ceil((ROOM * (await timeOf(scheme, work))) / STEP_MS) * STEP_MS;
  const now = clock();
  const noted = (older: OlderSystem): OlderSystem | undefined => {
    const known = older.slow[work] ?? 0;
    if (known >= refusal_ms && now - older.slow_noted_at < NOTED_AGAIN_MS) return undefined;
    return { ...older, slow: { ...older.slow, [work]: Math.max(known, refusal_ms) }, slow_noted_at: now };
  };
  if (noted(await readOlderSystem(store, tenant)) === undefined) return;
  const [id, references] = [tenant, { alternate: EVERY }];
  await store.create(PLATFORM_WIDE, IMPORTED, { id, data: { tenant_id: tenant }, references, expires_at: null });
  await changeItem(store, tenant, OLDER_SYSTEM, THE_ONE, (current) => {
    const data = noted(current?.data ?? NONE);
    return data === undefined ? undefined : { data, expires_at: null };
  });
  forgetOlderSystem(store, tenant);
}

function timeOf(scheme: LegacyScheme, work: string): Promise<number> {
  const known = measured.get(work);
  if (known !== undefined) return known;
  const time = measure(scheme).then((taken) => taken * (2 ** powerOf(scheme) / workOf(scheme)));
  measured.set(work, time);
  time.catch(() => measured.delete(work));
  return time;
}

async function measure(scheme: LegacyScheme): Promise<number> {
  const begun = performance.now();
  await legacyDigest(scheme, 'time');
  return performance.now() - begun;
}
