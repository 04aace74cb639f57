import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { MailError, type Mailer } from '@kiban/mail';
import type { Logger } from '@kiban/telemetry';
import { findTenant, findUser } from '../login-view/login-view.ts';
import { type AuthStore, type Item, PLATFORM_WIDE } from '../store/auth-store.ts';
import {
  INVITATION,
  INVITATION_TOKEN,
  INVITATION_VALID_S,
  type Invitation,
  openLinkOf,
  voidLink,
  WAITING,
} from './invitation.ts';
import { invitationMail } from './invitation-mail.ts';

export interface InvitationDelivery {
  readonly store: AuthStore;
  readonly mailer: Mailer;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly origin: string;
}

/** While one process mails an invitation no other does; one that died is followed after this. */
const LEASE_MS = 5 * 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;

/** Mails invitations until the signal. While the mail server is away they wait. */
export async function deliverInvitations(
  options: InvitationDelivery & { readonly signal: AbortSignal; readonly pollMs?: number },
): Promise<void> {
  const { signal, logger, pollMs = 500 } = options;
  while (!signal.aborted) {
    await deliverWaitingInvitations(options).catch((error: unknown) => {
      logger.warn('Invitations could not be mailed; they wait.', { error });
    });
    await sleep(pollMs, undefined, { signal }).catch(() => undefined); // aborted: the loop looks at the signal
  }
}

/** Mails what waits now: each invitation once. @returns how many were mailed. */
export async function deliverWaitingInvitations(options: InvitationDelivery): Promise<number> {
  const waiting = await options.store.query(PLATFORM_WIDE, INVITATION, 'alternate', WAITING);
  let mailed = 0;
  for (const item of waiting) {
    if (item.data.not_before > options.clock()) continue;
    const claimed = await change(options.store, item, { not_before: options.clock() + LEASE_MS });
    if (claimed !== undefined && (await mail(options, claimed))) mailed += 1;
  }
  return mailed;
}

async function mail(options: InvitationDelivery, item: Item<Invitation>): Promise<boolean> {
  const { store, mailer, logger, clock, origin } = options;
  const { tenant_id, user_id, language, failures } = item.data;
  const [tenant, user] = await Promise.all([findTenant(store, tenant_id), findUser(store, tenant_id, user_id)]);
  if (tenant?.status !== 'active' || user?.status !== 'active' || user.email === null || user.login_id === null) {
    logger.warn('An invitation cannot be mailed: the user is not active, or has no mail address or login id.', {
      invitation_id: item.id,
    });
    await change(store, item, { state: 'undeliverable' });
    return false;
  }
  const token = randomBytes(32).toString('base64url');
  await voidLink(store, tenant_id, user_id);
  await store.create(PLATFORM_WIDE, INVITATION_TOKEN, {
    id: token,
    data: { tenant_id, user_id, invitation_id: item.id, failures: 0 },
    references: { person: user.person_id, alternate: openLinkOf(tenant_id, user_id) },
    expires_at: Math.floor(clock() / 1000) + INVITATION_VALID_S,
  });
  const link = `${origin}/invitation/${token}`;
  try {
    await mailer.send(invitationMail({ to: user.email, name: user.name, tenant: tenant.name, link, language }));
  } catch (error) {
    await voidLink(store, tenant_id, user_id);
    const refused = error instanceof MailError && error.code === 'mail_refused';
    logger.warn('An invitation could not be mailed.', { error, invitation_id: item.id, is_final: refused });
    const not_before = clock() + Math.min(5_000 * 2 ** failures, LONGEST_WAIT_MS);
    await change(store, item, refused ? { state: 'undeliverable' } : { failures: failures + 1, not_before });
    return false;
  }
  // withdrawn, or sent again, while it was being mailed: the link must not outlive that
  if ((await change(store, item, { state: 'mailed' })) === undefined) await voidLink(store, tenant_id, user_id);
  return true;
}

/** @returns the item as it is now; undefined when somebody else changed it. */
async function change(
  store: AuthStore,
  item: Item<Invitation>,
  changes: Partial<Invitation>,
): Promise<Item<Invitation> | undefined> {
  const data = { ...item.data, ...changes };
  const references = data.state === 'waiting' ? { alternate: WAITING } : {};
  const written = { id: item.id, data, references, expires_at: null };
  if (!(await store.replace(PLATFORM_WIDE, INVITATION, written, item.version))) return undefined;
  return store.get(PLATFORM_WIDE, INVITATION, item.id);
}
