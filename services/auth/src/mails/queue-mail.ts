import type { TenantId } from '@kiban/postgres';
import type { AuthStore } from '../store/auth-store.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { DISPATCH, dayOf, MAIL, MAIL_KEPT_S, type Purpose, QUEUES, type Queue } from './mail.ts';

export interface NewMail {
  /** UUIDv7. The same again: it is queued already. */
  readonly id: string;
  readonly tenant_id: TenantId;
  /** Null: to an address that is no user's. */
  readonly user: { readonly user_id: string; readonly person_id: string } | null;
  readonly purpose: Purpose;
  readonly about: string | null;
  /** Sealed with the mail's id as associated data: `envelope.seal(JSON.stringify(…), id)`. */
  readonly sealed: string | null;
  readonly queue: Queue;
  /** Milliseconds since 1970: not sent any more afterwards. */
  readonly not_after: number;
}

/** Keeps a mail until it is sent. It is written when it is sent, by its purpose. */
export async function queueMail(
  { store, clock }: { readonly store: AuthStore; readonly clock: () => number },
  { id, tenant_id, user, purpose, about, sealed, queue, not_after }: NewMail,
): Promise<void> {
  const [now, user_id] = [clock(), user?.user_id ?? null];
  const expires_at = Math.floor(now / 1000) + MAIL_KEPT_S;
  await store.create(tenant_id, MAIL, {
    id,
    data: {
      ...{ purpose, user_id, masked_to: null, status: 'waiting', smtp_status: null, attempts: 0 },
      ...{ queued_at: now, changed_at: now },
    },
    references: { ...(user === null ? {} : { person: user.person_id }), alternate: dayOf(now) },
    expires_at,
  });
  await store.create(PLATFORM_WIDE, DISPATCH, {
    id,
    data: { tenant_id, user_id, purpose, about, sealed, attempts: 0, not_before: 0, not_after },
    references: { alternate: QUEUES[queue] },
    expires_at,
  });
}
