import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { send } from '../api/directory-api.ts';
import type { UserRole } from '../api/types.ts';

/** Who sits here, in which tenant, and what they may do. */
export interface Session {
  readonly person: {
    readonly user_id: string;
    readonly name: string;
    readonly login_id: string | null;
  };
  readonly tenant: Tenant & { readonly timezone: string };
  /** Every tenant this person can switch to. */
  readonly tenants: readonly Tenant[];
  /** What they hold now, and where. */
  readonly roles: readonly UserRole[];
  /** What they may do, somewhere at least. */
  readonly permissions: readonly string[];
  /** How far their roles reach; all below a unit counts, too. */
  readonly reach: {
    readonly tenant: boolean;
    readonly unit_ids: readonly string[];
    readonly store_ids: readonly string[];
  };
  /** Address of the person's own account, at the sign-in service. */
  readonly account: string;
  readonly signed_in_at: string;
  readonly expires_at: string;
}

export interface Tenant {
  readonly tenant_id: string;
  readonly code: string;
  readonly name: string;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session> => (await send('/session', { signal })).json(),
  staleTime: 60_000,
});

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Where signing in begins; it comes back to the page that is open now, or to another one. */
export function signInAddress(tenant?: string, page = `${location.pathname}${location.search}`): string {
  const parameters = new URLSearchParams({ return_to: page });
  if (tenant !== undefined) parameters.set('tenant', tenant);
  return `/session/sign-in?${parameters}`;
}

/** Where somebody shows once more who they are, in a tab of its own, so that what they entered in this one stays. */
export function confirmAddress(tenant: string): string {
  return `/session/sign-in?${new URLSearchParams({ confirm: '', tenant })}`;
}

/** Ends the session here, then at the sign-in service. */
export async function signOut(): Promise<void> {
  const { location: next } = await (await send('/session/sign-out', { method: 'POST' })).json();
  window.location.assign(next);
}
