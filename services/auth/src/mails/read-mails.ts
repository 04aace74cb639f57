import type { TenantId } from '@kiban/postgres';
import { findUser } from '../login-view/login-view.ts';
import type { AuthStore, Item } from '../store/auth-store.ts';
import { dayOf, type KeptMail, MAIL, MAIL_KEPT_S, type MailStatus, type Purpose } from './mail.ts';

export interface MailFilters {
  readonly user_id?: string | undefined;
  readonly status?: readonly MailStatus[] | undefined;
  readonly purpose?: readonly Purpose[] | undefined;
}

/** A mail, as administrators see it. */
export type SeenMail = Omit<KeptMail, 'queued_at' | 'changed_at'> & {
  readonly id: string;
  /** RFC 3339. */
  readonly queued_at: string;
  readonly changed_at: string;
};

/** Where a page ended. */
export interface MailPosition {
  /** Milliseconds since 1970. */
  readonly queued_at: number;
  readonly id: string;
}

/** Mails of one tenant, the newest first: at most `limit`, those that come after `position`. */
export async function readMails(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  tenant: TenantId,
  filters: MailFilters,
  { limit, after }: { readonly limit: number; readonly after: MailPosition | undefined },
): Promise<SeenMail[]> {
  const wanted = ({ id, data }: Item<KeptMail>): boolean =>
    (after === undefined || isOlder({ id, ...data }, after)) &&
    (filters.user_id === undefined || data.user_id === filters.user_id) &&
    (filters.status?.includes(data.status) ?? true) &&
    (filters.purpose?.includes(data.purpose) ?? true);
  const seen: Item<KeptMail>[] = [];
  for await (const mails of groupsOf({ store, clock }, tenant, filters.user_id, after)) {
    seen.push(...mails.filter(wanted).sort(byAge));
    if (seen.length >= limit) break;
  }
  return seen.slice(0, limit).map(seenMail);
}

/** Of one person all at once; otherwise day by day, back to the oldest that is kept. */
async function* groupsOf(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  tenant: TenantId,
  userId: string | undefined,
  after: MailPosition | undefined,
): AsyncGenerator<Item<KeptMail>[]> {
  if (userId !== undefined) {
    const user = await findUser(store, tenant, userId);
    if (user !== undefined) yield await store.query(tenant, MAIL, 'person', user.person_id);
    return;
  }
  const [now, DAY_MS] = [clock(), 86_400_000];
  const oldest = now - MAIL_KEPT_S * 1000 - DAY_MS;
  for (let day = Math.min(now, after?.queued_at ?? now); day > oldest; day -= DAY_MS)
    yield await store.query(tenant, MAIL, 'alternate', dayOf(day));
}

function isOlder(one: MailPosition, other: MailPosition): boolean {
  return one.queued_at === other.queued_at ? one.id < other.id : one.queued_at < other.queued_at;
}

function byAge(one: Item<KeptMail>, other: Item<KeptMail>): number {
  return isOlder({ id: one.id, ...one.data }, { id: other.id, ...other.data }) ? 1 : -1;
}

function seenMail({ id, data }: Item<KeptMail>): SeenMail {
  const { queued_at, changed_at, ...facts } = data;
  return { id, ...facts, queued_at: new Date(queued_at).toISOString(), changed_at: new Date(changed_at).toISOString() };
}
