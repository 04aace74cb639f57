import type { FeedEvent } from '@kiban/event-store';
import type { TenantId } from '@kiban/postgres';
import type { HeldRole } from '@kiban/service';
import { type AuthStore, type Kind, kindOf } from '../store/auth-store.ts';
import { putNewer, type Source, sourceOf } from './put-newer.ts';

/** That a user holds a role: in the whole tenant, or in a unit or store and all below it. */
export interface LoginAssignment extends HeldRole {
  readonly user_id: string;
  /** RFC 3339. */
  readonly starts_at: string;
  readonly ends_at: string | null;
  readonly status: 'active' | 'ended';
  readonly source: Source;
}

const LOGIN_ASSIGNMENT: Kind<LoginAssignment> = kindOf('login_assignment');

/** The roles a user holds at a moment (milliseconds since 1970), with their places. */
export async function rolesOf(store: AuthStore, tenant: TenantId, userId: string, at: number): Promise<HeldRole[]> {
  const found = await store.query(tenant, LOGIN_ASSIGNMENT, 'alternate', userId);
  return found
    .map(({ data }) => data)
    .filter(({ status, starts_at, ends_at }) => status === 'active' && isWithin(starts_at, ends_at, at))
    .map(({ role, unit_id, store_id }) => ({ role, unit_id, store_id }));
}

export async function applyAssignment(store: AuthStore, tenant: TenantId, event: FeedEvent): Promise<void> {
  const { user_id, role, unit_id, store_id, starts_at, ends_at, status } = event.state as unknown as LoginAssignment;
  const data = { user_id, role, unit_id, store_id, starts_at, ends_at, status, source: sourceOf(event) };
  const references = status === 'ended' ? {} : { alternate: user_id };
  await putNewer(store, tenant, LOGIN_ASSIGNMENT, { id: event.aggregate_id, data, references, expires_at: null });
}

/** From the first instant on, up to and without the last. */
export function isWithin(startsAt: string, endsAt: string | null, at: number): boolean {
  return Date.parse(startsAt) <= at && (endsAt === null || at < Date.parse(endsAt));
}
