import type { Mail } from '@kiban/mail';
import { findTenant } from '../login-view/login-view.ts';
import type { MailPurpose } from '../mails/mail-purpose.ts';
import type { Words } from '../pages/language.ts';
import type { AlertCode, AlertMail } from './alert.ts';

/** Mails to whom a tenant wants to be told of emergencies: both languages, since nobody knows the reader's. */
export const alertMails: MailPurpose = {
  compose: async ({ store, origin }, { tenant_id }, secret) => {
    const tenant = await findTenant(store, tenant_id);
    return alertMail(secret as AlertMail, { name: tenant?.name ?? '', timezone: tenant?.timezone ?? 'UTC' }, origin);
  },
};

/** Times are the tenant's, with the name of their zone. */
export function alertMail(
  { to, alert, at, facts }: AlertMail,
  { name: tenant, timezone }: { readonly name: string; readonly timezone: string },
  origin: string,
): Mail {
  const { ja, en } = SAID[alert];
  const name = tenant.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const when = { ja: timeIn('ja', timezone, at), en: timeIn('en', timezone, at) };
  const details = Object.entries(facts)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
  const text = `${tenant}\n${ja}\n${when.ja}\n\n心当たりがないときは、すぐに管理者へ連絡してください。管理画面で終了と確認ができます。\n\n----------\n\n${tenant}\n${en}\n${when.en}\n\nIf you did not expect this, tell an administrator at once. Emergencies are closed and reviewed in the console.\n\n----------\n\n${details}\n${origin}\n`;
  return { to, subject: `【緊急】${name}: ${ja} / ${en}`, text };
}

function timeIn(language: string, timeZone: string, at: number): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long', timeZone }).format(at);
}

const SAID: Readonly<Record<AlertCode, Words>> = {
  emergency_declared: { ja: '緊急事態が宣言されました', en: 'An emergency was declared' },
  emergency_confirmed: {
    ja: '緊急事態が確認され、非常用コードが有効になりました',
    en: 'The emergency was confirmed: break-glass codes count now',
  },
  emergency_closed: { ja: '緊急事態が終了しました', en: 'The emergency has ended' },
  break_glass_codes_printed: { ja: '非常用コードが印刷されました', en: 'Break-glass codes were printed' },
  break_glass_code_used: { ja: '非常用コードが使われました', en: 'A break-glass code was used' },
  break_glass_code_refused: {
    ja: '緊急時以外に非常用コードが入力されました',
    en: 'A break-glass code was typed outside an emergency',
  },
};
