import type { Mail } from '@kiban/mail';
import { findTenant, findUser } from '../login-view/login-view.ts';
import type { MailPurpose } from '../mails/mail-purpose.ts';
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
    return supportReport(session, { to: reader.email, tenant: tenant?.name ?? '', origin });
  },
};

export function supportReport(
  session: SupportSession,
  { to, tenant, origin }: { readonly to: string; readonly tenant: string; readonly origin: string },
): Mail {
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

function timeOf(at: number): string {
  return `${new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Tokyo' }).format(at)} JST`;
}
