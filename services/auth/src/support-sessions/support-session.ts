import type { TenantId } from '@kiban/postgres';
import { type AuthStore, type Item, kindOf, PLATFORM_WIDE } from '../store/auth-store.ts';

/** What was done in a session: a client got a token that reads in the person's place. */
export interface SupportUse {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly client_id: string;
  readonly audience: string;
  readonly scope: string;
}

/** Why a session ended. */
export type SupportEnd = 'by_staff' | 'by_customer' | 'grant_ended' | 'staff_inactive' | 'time_over';

/**
 * A member of the operator's staff looks at a customer's data as one of the customer's users sees it: for a ticket, with the
 * customer's leave, for an hour at most, reading only.
 */
export interface SupportSession {
  /** UUIDv7; `sid` of the tokens that come of it. */
  readonly id: string;
  /** The customer's. */
  readonly tenant_id: TenantId;
  readonly grant_id: string;
  readonly ticket: string;
  readonly reason: string;
  /** Who looks: a user of the operator's own tenant. */
  readonly staff: { readonly tenant_id: TenantId; readonly user_id: string; readonly person_id: string };
  /** As whom. */
  readonly user_id: string;
  readonly person_id: string;
  /** Who let them, and hears what was done. */
  readonly approved_by: string | null;
  readonly scopes: readonly string[];
  /** SHA-256 of the secret that whoever opened it has, base64url. */
  readonly secret_hash: string;
  /** Milliseconds since 1970. */
  readonly opened_at: number;
  readonly ends_at: number;
  readonly closed_at: number | null;
  readonly end: SupportEnd | null;
  readonly uses: readonly SupportUse[];
  /** Version of its latest event. */
  readonly changes: number;
}

/** The scopes of a support session: reading. */
export const SUPPORT_SCOPES: readonly string[] = ['directory:read', 'asset:read'];
/** DESIGN: an hour at most. Milliseconds. */
export const LONGEST_SUPPORT_MS = 3_600_000;
/** More than an hour of five-minute tokens for many clients. */
export const MOST_USES = 500;
/** How long a session that is over can be read about. Seconds. */
const KEPT_SECONDS = 90 * 86_400;

export const SUPPORT_SESSION = kindOf<SupportSession>('support_session');
/** The reference of those that are open. */
export const OPEN = 'support_session_open';

/** `person`: the staff's; `alternate`: the customer's tenant; `grant`: what it rests on; `session`: those that are open. */
export function supportItem(session: SupportSession): Omit<Item<SupportSession>, 'version'> {
  const { id, staff, tenant_id, grant_id, closed_at, ends_at } = session;
  const open = closed_at === null ? { session: OPEN } : {};
  return {
    ...{ id, data: session, expires_at: Math.ceil(ends_at / 1000) + KEPT_SECONDS },
    references: { person: staff.person_id, alternate: tenant_id, grant: grant_id, ...open },
  };
}

export function isOpen({ closed_at, ends_at }: SupportSession, at: number): boolean {
  return closed_at === null && at < ends_at;
}

export async function findSupportSession(store: AuthStore, id: string): Promise<SupportSession | undefined> {
  return (await store.get(PLATFORM_WIDE, SUPPORT_SESSION, id))?.data;
}

/** Of a member of staff everywhere, or of a customer; the latest first. */
export async function listSupportSessions(
  store: AuthStore,
  of: { readonly staff_person_id: string } | { readonly tenant_id: TenantId },
): Promise<SupportSession[]> {
  const found =
    'tenant_id' in of
      ? await store.query(PLATFORM_WIDE, SUPPORT_SESSION, 'alternate', of.tenant_id)
      : await store.query(PLATFORM_WIDE, SUPPORT_SESSION, 'person', of.staff_person_id);
  return found.map(({ data }) => data).sort((one, other) => (one.id < other.id ? 1 : -1));
}
