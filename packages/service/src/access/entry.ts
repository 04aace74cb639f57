import type { TenantId } from '@kiban/postgres';
import type { HeldRole } from './permissions.ts';
import type { Reach } from './reach.ts';

/** Who is let in: the tenant, the user (null: a machine), what they may do and how far that reaches. */
export interface Entry<Permission extends string = string> {
  readonly tenantId: TenantId;
  readonly tenant: EntryTenant;
  readonly user: EntryUser | null;
  /** What the token gives, somewhere at least. */
  readonly permissions: readonly Permission[];
  /** Where the permission that the operation demands is held. */
  readonly reach: Reach;
  /** Keys of the roles that the user holds now, somewhere at least. A machine has none. */
  readonly roles: readonly string[];
  /** The same, with their places. */
  readonly held: readonly HeldRole[];
}

export interface EntryTenant {
  readonly code: string;
  readonly name: string;
  /** IANA name. */
  readonly timezone: string;
  readonly status: string;
}

export interface EntryUser {
  readonly id: string;
  readonly person_id: string;
  readonly name: string;
  readonly login_id: string | null;
  readonly status: string;
}
