import type { FeedEvent } from '@kiban/event-store';
import { type TenantId, tenantId } from '@kiban/postgres';
import { type AuthStore, type Kind, PLATFORM_WIDE } from '../store/auth-store.ts';
import { putNewer, type Source, sourceOf } from './put-newer.ts';

/** A customer's leave for one member of the operator's support staff. Lies platform-wide: staff are of another tenant. */
export interface LoginSupportGrant {
  readonly grant_id: string;
  /** The customer's. */
  readonly tenant_id: TenantId;
  readonly staff_user_id: string;
  readonly staff_person_id: string;
  readonly ticket: string;
  readonly reason: string;
  readonly status: 'requested' | 'approved' | 'rejected' | 'revoked' | 'ended';
  /** The user of the customer's tenant who approved it. */
  readonly decided_by: string | null;
  /** Milliseconds since 1970; null until it is approved. */
  readonly starts_at: number | null;
  readonly ends_at: number | null;
  readonly source: Source;
}

const LOGIN_SUPPORT_GRANT: Kind<LoginSupportGrant> = { name: 'login_support_grant' };

/** @returns the grant as of this event; undefined when the view knows better already. */
export async function applySupportGrant(store: AuthStore, event: FeedEvent): Promise<LoginSupportGrant | undefined> {
  const { starts_at, ends_at, ...state } = event.state as Record<'starts_at' | 'ends_at', string | null> &
    Pick<LoginSupportGrant, 'staff_user_id' | 'staff_person_id' | 'ticket' | 'reason' | 'status' | 'decided_by'>;
  const { staff_user_id, staff_person_id, ticket, reason, status, decided_by } = state;
  const data: LoginSupportGrant = {
    ...{ grant_id: event.aggregate_id, tenant_id: tenantId(event.tenant_id), staff_user_id, staff_person_id },
    ...{ ticket, reason, status, decided_by, source: sourceOf(event) },
    starts_at: starts_at === null ? null : Date.parse(starts_at),
    ends_at: ends_at === null ? null : Date.parse(ends_at),
  };
  const item = { id: event.aggregate_id, data, references: { person: staff_person_id }, expires_at: null };
  return (await putNewer(store, PLATFORM_WIDE, LOGIN_SUPPORT_GRANT, item)) ? data : undefined;
}

/** A grant that covers now (milliseconds since 1970). */
export async function grantInForce(
  store: AuthStore,
  grantId: string,
  at: number,
): Promise<(LoginSupportGrant & { readonly ends_at: number }) | undefined> {
  const grant = (await store.get(PLATFORM_WIDE, LOGIN_SUPPORT_GRANT, grantId))?.data;
  if (grant?.status !== 'approved' || grant.starts_at === null || grant.ends_at === null) return undefined;
  const { starts_at, ends_at } = grant;
  return starts_at <= at && at < ends_at ? { ...grant, ends_at } : undefined;
}
