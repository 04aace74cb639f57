import { randomBytes } from 'node:crypto';
import type { Mail } from '@kiban/mail';
import { findTenant, findUser } from '../login-view/login-view.ts';
import type { Dispatch } from '../mails/mail.ts';
import type { MailParts, MailPurpose } from '../mails/mail-purpose.ts';
import { type AuthStore, PLATFORM_WIDE } from '../store/auth-store.ts';
import { changeItem } from '../store/change-item.ts';
import {
  INVITATION,
  INVITATION_TOKEN,
  INVITATION_VALID_S,
  type Invitation,
  openLinkOf,
  voidLinkOf,
  voidLinks,
} from './invitation.ts';
import { invitationMail } from './invitation-mail.ts';

/** The mails of invitations. Each attempt makes a link of its own, whose time begins with it. */
export const invitationMails: MailPurpose = { compose, undelivered };

async function compose(parts: MailParts, { about, tenant_id, user_id }: Dispatch): Promise<Mail | undefined> {
  const { store, clock, logger, origin } = parts;
  const [id, ofUser] = [about ?? '', user_id ?? ''];
  const [invitation, tenant, user, open] = await Promise.all([
    store.get(PLATFORM_WIDE, INVITATION, id),
    findTenant(store, tenant_id),
    findUser(store, tenant_id, ofUser),
    store.query(PLATFORM_WIDE, INVITATION_TOKEN, 'alternate', openLinkOf(tenant_id, ofUser)),
  ]);
  // withdrawn, or invited again since: ids are UUIDv7
  if (invitation === undefined || !isOpen(invitation.data)) return undefined;
  if (open.some(({ data }) => data.invitation_id > id)) return undefined;
  if (tenant?.status !== 'active' || user?.status !== 'active' || user.email === null || user.login_id === null) {
    logger.warn('An invitation cannot be mailed: the user is not active, or has no mail address or login id.', {
      invitation_id: id,
    });
    await setState(store, id, 'undeliverable');
    return undefined;
  }
  const token = randomBytes(32).toString('base64url');
  await voidLinks(store, tenant_id, ofUser);
  await store.create(PLATFORM_WIDE, INVITATION_TOKEN, {
    id: token,
    data: { tenant_id, user_id: ofUser, invitation_id: id, failures: 0, purpose: 'invitation', address: user.email },
    references: { person: user.person_id, alternate: openLinkOf(tenant_id, ofUser) },
    expires_at: Math.floor(clock() / 1000) + INVITATION_VALID_S,
  });
  // withdrawn while it was being written: the link must not outlive that
  if (!(await setState(store, id, 'mailed'))) {
    await voidLinkOf(store, tenant_id, ofUser, id);
    return undefined;
  }
  const { name, email } = user;
  const { language } = invitation.data;
  return invitationMail({ to: email, name, tenant: tenant.name, link: `${origin}/invitation/${token}`, language });
}

async function undelivered({ store }: MailParts, { about, tenant_id, user_id }: Dispatch): Promise<void> {
  if (about === null || user_id === null || !(await setState(store, about, 'undeliverable'))) return;
  await voidLinkOf(store, tenant_id, user_id, about);
}

/** False when it is over: withdrawn or accepted. */
async function setState(store: AuthStore, id: string, state: 'mailed' | 'undeliverable'): Promise<boolean> {
  const written = await changeItem(store, PLATFORM_WIDE, INVITATION, id, (current) =>
    current === undefined || !isOpen(current.data) ? undefined : { ...current, data: { ...current.data, state } },
  );
  return written !== undefined;
}

function isOpen({ state }: Invitation): boolean {
  return state === 'waiting' || state === 'mailed';
}
