import { randomUUIDv7 } from 'node:crypto';
import type { TenantId } from '@kiban/postgres';
import { findUser } from '../login-view/login-view.ts';
import { queueMail } from '../mails/queue-mail.ts';
import type { NewRecord } from '../records/record.ts';
import { changeRecorded } from '../records/recorded-change.ts';
import { writeRevocation } from '../sessions/revocation.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { supportRecord } from './record-support.ts';
import {
  listSupportSessions,
  OPEN,
  SUPPORT_SESSION,
  type SupportEnd,
  type SupportSession,
  supportItem,
} from './support-session.ts';

interface Closing {
  readonly end: SupportEnd;
  readonly actor?: NewRecord['actor'];
  readonly request_id?: string | null;
}

const MAIL_WAITS_MS = 86_400_000;

export interface SupportParts {
  readonly store: AuthStore;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/**
 * Ends a session: its tokens count no more, and the customer is told what was done. Of a session that is over nothing
 * happens.
 */
export async function closeSupportSession(
  { store, clock }: SupportParts,
  id: string,
  { end, actor, request_id }: Closing,
): Promise<SupportSession | undefined> {
  const at = clock();
  const changed = await changeRecorded(store, PLATFORM_WIDE, SUPPORT_SESSION, id, (current) => {
    if (current === undefined || current.data.closed_at !== null) return undefined;
    const closed = { ...current.data, closed_at: at, end, changes: current.data.changes + 1 };
    const by = { ...(actor === undefined ? {} : { actor }), request_id: request_id ?? null, at };
    return { ...supportItem(closed), records: [supportRecord(closed, 'support_session.closed', by)] };
  });
  if (changed === undefined) return undefined;
  const session = changed.data;
  const { tenant_id, approved_by } = session;
  await writeRevocation(store, { tenant_id, session_id: id }, at);
  const user = approved_by === null ? undefined : await findUser(store, tenant_id, approved_by);
  if (user !== undefined)
    await queueMail(
      { store, clock },
      {
        ...{ id: randomUUIDv7(), tenant_id, user, purpose: 'support_report', about: id, sealed: null },
        ...{ queue: 'ordinary', not_after: at + MAIL_WAITS_MS },
      },
    );
  return session;
}

/** Ends what rests on a grant that is over. */
export async function closeSessionsOfGrant(parts: SupportParts, grantId: string): Promise<void> {
  const found = await parts.store.query(PLATFORM_WIDE, SUPPORT_SESSION, 'grant', grantId);
  for (const { id } of found)
    await closeSupportSession(parts, id, { end: 'grant_ended', actor: { kind: 'service', id: 'auth' } });
}

/** Ends those of a member of staff who is one no more, or not now. */
export async function closeSessionsOfStaff(
  parts: SupportParts,
  who: { readonly person_id: string; readonly tenant_id?: TenantId },
): Promise<void> {
  const found = await listSupportSessions(parts.store, { staff_person_id: who.person_id });
  for (const { id, staff, closed_at } of found)
    if (closed_at === null && (who.tenant_id ?? staff.tenant_id) === staff.tenant_id)
      await closeSupportSession(parts, id, { end: 'staff_inactive', actor: { kind: 'service', id: 'auth' } });
}

/** Ends those whose time is over, so that the customer hears of them. @returns how many. */
export async function closeExpiredSessions(parts: SupportParts): Promise<number> {
  const { store, clock } = parts;
  const open = await store.query(PLATFORM_WIDE, SUPPORT_SESSION, 'session', OPEN);
  const over = open.filter(({ data }) => data.ends_at <= clock());
  for (const { id } of over)
    await closeSupportSession(parts, id, { end: 'time_over', actor: { kind: 'service', id: 'auth' } });
  return over.length;
}
