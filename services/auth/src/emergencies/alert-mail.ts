import type { Mail } from '@kiban/mail';
import { findTenant } from '../login-view/login-view.ts';
import type { MailPurpose } from '../mails/mail-purpose.ts';
import { momentIn } from '../moments/moment-in-zone.ts';
import type { AlertMail } from './alert.ts';
import { ALERT_WORDS } from './alert-words.ts';

/** Mails to whom a tenant wants to be told of emergencies: both languages, since nobody knows the reader's. */
export const alertMails: MailPurpose = {
  compose: async ({ store, origin }, { tenant_id }, secret) => {
    const tenant = await findTenant(store, tenant_id);
    const told = { name: tenant?.name ?? '', timezone: tenant?.timezone ?? null };
    return alertMail(secret as AlertMail, told, origin);
  },
};

/** Times are the tenant's, with the name of their zone. */
export function alertMail(
  { to, alert, at, facts }: AlertMail,
  { name: tenant, timezone }: { readonly name: string; readonly timezone: string | null },
  origin: string,
): Mail {
  const { ja, en } = ALERT_WORDS[alert];
  const name = tenant.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const when = momentIn(timezone, at, 'second');
  const details = Object.entries(facts)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
  const text = `${tenant}\n${ja}\n${when}\n\n心当たりがないときは、すぐに管理者へ連絡してください。管理画面で終了と確認ができます。\n\n----------\n\n${tenant}\n${en}\n${when}\n\nIf you did not expect this, tell an administrator at once. Emergencies are closed and reviewed in the console.\n\n----------\n\n${details}\n${origin}\n`;
  return { to, subject: `【緊急】${name}: ${ja} / ${en}`, text };
}
