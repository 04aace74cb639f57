import type { Mail } from '@kiban/mail';
import { findTenant, findUser } from '../login-view/login-view.ts';
import type { MailPurpose } from '../mails/mail-purpose.ts';
import { momentIn } from '../moments/moment-in-zone.ts';
import { findSupportSession, type SupportSession } from './support-session.ts';

/** Tells whoever let support look what was done, when the session is over. Both languages, since nobody knows the reader's. */
export const supportReports: MailPurpose = {
  compose: async ({ store, origin }, { tenant_id, user_id, about }) => {
    const session = await findSupportSession(store, about ?? '');
    const [tenant, reader] = await Promise.all([
      findTenant(store, tenant_id),
      findUser(store, tenant_id, user_id ?? ''),
    ]);
    if (session === undefined || reader?.status !== 'active' || reader.email === null) return undefined;
    const where = { tenant: tenant?.name ?? '', timezone: tenant?.timezone ?? null };
    return supportReport(session, { to: reader.email, ...where, origin });
  },
};

interface Reader {
  readonly to: string;
  readonly tenant: string;
  /** IANA, the tenant's; null: it is not known. */
  readonly timezone: string | null;
  readonly origin: string;
}

export function supportReport(session: SupportSession, { to, tenant, timezone, origin }: Reader): Mail {
  const timeOf = (at: number): string => momentIn(timezone, at, 'second');
  const { ticket, reason, opened_at, closed_at, uses } = session;
  const name = tenant.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const [from, until] = [timeOf(opened_at), timeOf(closed_at ?? opened_at)];
  const lines = uses.map(({ at, client_id, audience, scope }) => `${timeOf(at)}  ${client_id}  ${audience}  ${scope}`);
  const done = {
    ja: lines.length === 0 ? ['（閲覧はありませんでした）'] : lines,
    en: lines.length === 0 ? ['(nothing was looked at)'] : lines,
  };
  const ja = [
    ...[`${tenant}`, 'ご承認いただいたサポートの閲覧が終了しました。', `チケット: ${ticket}`, `理由: ${reason}`],
    ...[
      `期間: ${from} 〜 ${until}（閲覧のみ）`,
      '',
      '利用したアプリ:',
      ...done.ja,
      '',
      '詳しくは管理画面の履歴でご確認ください。',
      origin,
    ],
  ];
  const en = [
    ...[`${tenant}`, 'The support access that you approved is over.', `Ticket: ${ticket}`, `Reason: ${reason}`],
    ...[
      `Period: ${from} to ${until} (reading only)`,
      '',
      'Applications used:',
      ...done.en,
      '',
      'The console’s history has the details.',
      origin,
    ],
  ];
  return {
    ...{ to, subject: `${name}: サポートの閲覧が終了しました / Support access is over` },
    text: [...ja, '', '----------', '', ...en, ''].join('\n'),
  };
}
