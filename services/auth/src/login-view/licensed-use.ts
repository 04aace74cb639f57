import type { TenantId } from '@kiban/postgres';
import { grantEndings } from '../sessions/access-ends.ts';
import type { AuthStore } from '../store/auth-store.ts';
import { mayUseProduct, needsLicence } from './licences.ts';

export interface Use {
  readonly client_id: string;
  readonly tenant_id: TenantId;
  readonly user_id: string;
}

export interface LicensedUse {
  /** Whether the tenant's licences let the user into the product of a client. */
  mayUse(use: Use): Promise<boolean>;
  /** Whether what was granted at a moment (seconds since 1970) still counts: not ended with the client's access, and licensed. */
  grantStands(granted: Use & { readonly granted_at: number }): Promise<boolean>;
}

/** The catalogue is asked with every refresh and changes seldom: for as long a product that is new in it needs no licence. */
const REMEMBERED_MS = 5000;

export function licensedUse(store: AuthStore, clock: () => number): LicensedUse {
  const ended = grantEndings(store);
  const known = new Map<string, { readonly needed: boolean; readonly until: number }>();
  const isNeeded = async (clientId: string): Promise<boolean> => {
    const remembered = known.get(clientId);
    if (remembered !== undefined && performance.now() < remembered.until) return remembered.needed;
    const needed = await needsLicence(store, clientId);
    known.set(clientId, { needed, until: performance.now() + REMEMBERED_MS });
    return needed;
  };
  const mayUse = async ({ client_id, tenant_id, user_id }: Use): Promise<boolean> =>
    !(await isNeeded(client_id)) || (await mayUseProduct(store, tenant_id, user_id, client_id, clock()));
  return {
    mayUse,
    grantStands: async ({ granted_at, ...use }) => !(await ended({ ...use, granted_at })) && (await mayUse(use)),
  };
}
