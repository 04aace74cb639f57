import type { TenantId } from '@kiban/postgres';
import type { HeldRole } from '@kiban/service';
import type { LoginTenant, LoginUser } from '../login-view/login-view.ts';
import type { Permission } from './permissions.ts';

/** Places that a permission is held for; what lies below a unit counts, too. */
export interface HeldPlaces {
  readonly unit_ids: readonly string[];
  readonly store_ids: readonly string[];
}

/** Who is let in: the tenant, the user (null: a machine), what they may do and how far that reaches. All from the login view. */
export interface AuthEntry {
  readonly tenantId: TenantId;
  readonly tenant: LoginTenant;
  readonly user: LoginUser | null;
  /** What the token gives, somewhere at least. */
  readonly permissions: readonly Permission[];
  /** Where the permission that the operation demands is held: `api/reach.ts` says whom that reaches. */
  readonly reach: 'tenant' | HeldPlaces;
  readonly held: readonly HeldRole[];
}
