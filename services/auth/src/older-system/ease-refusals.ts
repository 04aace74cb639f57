import type { TenantId } from '@kiban/postgres';
import { pause } from '@kiban/service';
import { CREDENTIAL, comparedAs } from '../credentials/credential.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { forgetOlderSystem, OLDER_SYSTEM, THE_ONE } from './older-system.ts';
import { EVERY, IMPORTED } from './slow-refusals.ts';

const EVERY_MS = 6 * 3_600_000;
/** A password that is about to be kept is kept long before. */
const SETTLED_MS = 86_400_000;

interface EaseParts {
  readonly store: AuthStore;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Lets refusals be quicker, four times a day, until the signal: when, tells nothing of who signed in. */
export async function followSlowRefusals(parts: EaseParts & { readonly signal: AbortSignal }): Promise<void> {
  const { signal } = parts;
  while (!signal.aborted) {
    await pause(EVERY_MS, signal);
    if (!signal.aborted) await easeRefusals(parts);
  }
}

/** One round: where no imported password of a class is left, refusals need not take as long as comparing one. */
export async function easeRefusals(parts: EaseParts): Promise<void> {
  const imported = await parts.store.query(PLATFORM_WIDE, IMPORTED, 'alternate', EVERY);
  for (const { data } of imported) await ease(parts, data.tenant_id);
}

async function ease({ store, clock }: EaseParts, tenant: TenantId): Promise<void> {
  const current = await store.get(tenant, OLDER_SYSTEM, THE_ONE);
  if (current === undefined || clock() - current.data.slow_noted_at < SETTLED_MS) return;
  const before = Object.entries(current.data.slow);
  const left = await Promise.all(before.map(([work]) => isLeft(store, tenant, work)));
  if (left.every((each) => each)) return;
  const slow = Object.fromEntries(before.filter((_, at) => left[at]));
  // an import that has begun meanwhile has changed it, and the next round looks again
  const eased = await store.replace(
    tenant,
    OLDER_SYSTEM,
    { ...current, data: { ...current.data, slow } },
    current.version,
  );
  if (eased) forgetOlderSystem(store, tenant);
}

async function isLeft(store: AuthStore, tenant: TenantId, work: string): Promise<boolean> {
  const found = await store.query(PLATFORM_WIDE, CREDENTIAL, 'alternate', comparedAs(tenant, work), { limit: 1 });
  return found.length > 0;
}
