import type { TenantId } from '@kiban/postgres';
import { type AuthStore, kindOf, PLATFORM_WIDE, type Scope } from '../store/auth-store.ts';

/** Whatever a client was granted up to `at` (milliseconds since 1970) counts no more; in a tenant, or everywhere. */
const ACCESS_END = kindOf<{ readonly at: number }>('access_end');

/** In the place of a client: whatever client it is. */
export const ANY_CLIENT = '*';

/** Longer than any session lasts. Seconds. */
const KEPT_SECONDS = 31 * 24 * 3600;
/** They are asked for with every refresh and written once in years: for as long a new one is not seen. */
const REMEMBERED_MS = 1000;

/** Ends all that a client was granted so far, in one tenant or (null) in all: however many grants there are, one write. */
export async function endAccessOfClient(
  store: AuthStore,
  { client_id, tenant_id }: { readonly client_id: string; readonly tenant_id: TenantId | null },
  at: number,
): Promise<void> {
  const expires_at = Math.ceil(at / 1000) + KEPT_SECONDS;
  await store.put(tenant_id ?? PLATFORM_WIDE, ACCESS_END, { id: client_id, data: { at }, expires_at });
}

export interface Granted {
  readonly client_id: string;
  readonly tenant_id: TenantId;
  /** Seconds since 1970. */
  readonly granted_at: number;
}

/** @returns what says whether a grant was ended with its client's access. Remembers for a second what it read. */
export function grantEndings(store: AuthStore): (granted: Granted) => Promise<boolean> {
  const known = new Map<string, { readonly at: Promise<number>; readonly until: number }>();
  const endOf = (scope: Scope, clientId: string): Promise<number> => {
    const key = `${scope} ${clientId}`;
    const remembered = known.get(key);
    if (remembered !== undefined && performance.now() < remembered.until) return remembered.at;
    const at = store.get(scope, ACCESS_END, clientId).then((item) => item?.data.at ?? 0);
    if (known.size > 10_000) known.clear();
    known.set(key, { at, until: performance.now() + REMEMBERED_MS });
    at.catch(() => known.delete(key));
    return at;
  };
  return async ({ client_id, tenant_id, granted_at }) => {
    const places = [endOf(PLATFORM_WIDE, client_id), endOf(tenant_id, client_id), endOf(tenant_id, ANY_CLIENT)];
    const ends = await Promise.all(places);
    // what was granted in the same second may have been granted before
    return ends.some((at) => granted_at <= Math.floor(at / 1000));
  };
}
