import { randomBytes } from 'node:crypto';
import type { Mail } from '@kiban/mail';
import { INVITATION_TOKEN, openLinkOf, recoveryLinkOf } from '../invitations/invitation.ts';
import { findTenant, findUser } from '../login-view/login-view.ts';
import type { Dispatch } from '../mails/mail.ts';
import type { MailParts, MailPurpose } from '../mails/mail-purpose.ts';
import { PLATFORM_WIDE } from '../store/auth-store.ts';
import { openLink } from './open-link.ts';
import { findReset, type Reset } from './reset.ts';
import { resetMail } from './reset-mail.ts';

/** The mails with a link for a new password. Each attempt makes a link of its own. */
export const resetMails: MailPurpose = { compose };

async function compose(parts: MailParts, { about, tenant_id, user_id }: Dispatch): Promise<Mail | undefined> {
  const { store, origin } = parts;
  const [reset, tenant, user] = await Promise.all([
    findReset(store, tenant_id, about ?? ''),
    findTenant(store, tenant_id),
    findUser(store, tenant_id, user_id ?? ''),
  ]);
  if (reset === undefined || tenant?.status !== 'active' || user?.status !== 'active' || user.email === null)
    return undefined;
  if (await isOvertaken(parts, reset)) return undefined;
  const token = randomBytes(32).toString('base64url');
  await openLink(parts, reset, user, token);
  const link = `${origin}/invitation/${token}`;
  return resetMail({ to: user.email, name: user.name, tenant: tenant.name, link, own: reset.issued_by === null });
}

/** Whether the user has a newer link by now (ids are UUIDv7), or one that somebody arranged while this one was asked for. */
async function isOvertaken({ store }: MailParts, { reset_id, tenant_id, user_id, issued_by }: Reset): Promise<boolean> {
  const linksOf = (reference: string) => store.query(PLATFORM_WIDE, INVITATION_TOKEN, 'alternate', reference);
  const arranged = await linksOf(openLinkOf(tenant_id, user_id));
  if (issued_by !== null) return arranged.some(({ data }) => data.invitation_id > reset_id);
  const asked = await linksOf(recoveryLinkOf(tenant_id, user_id));
  return arranged.length > 0 || asked.some(({ data }) => data.invitation_id > reset_id);
}
