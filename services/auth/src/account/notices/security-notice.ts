import type { Mail } from '@kiban/mail';
import type { Method } from '../../factors/factor.ts';
import { findTenant, findUser } from '../../login-view/login-view.ts';
import type { MailPurpose } from '../../mails/mail-purpose.ts';
import type { Language, Words } from '../../pages/language.ts';
import { ACCOUNT_PATH } from '../account-client.ts';
import { METHOD_WORDS } from '../page/method-words.ts';

/** What was changed. */
export type SecurityChange =
  | { readonly did: 'added' | 'removed'; readonly method: Method }
  | { readonly did: 'password' | 'sessions_ended' };

/** What the mail is written with, beside whom it goes to. */
export interface SecurityNoticeWords {
  readonly change: SecurityChange;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `Chrome, Windows`; null where it does not say. */
  readonly browser: string | null;
  readonly ip_address: string;
  readonly language: Language;
}

/** Mails about changes that somebody made of how they sign in. */
export const securityNotices: MailPurpose = {
  compose: async ({ store, origin }, { tenant_id, user_id }, secret) => {
    const [tenant, user] = await Promise.all([findTenant(store, tenant_id), findUser(store, tenant_id, user_id ?? '')]);
    if (user?.status !== 'active' || user.email === null) return undefined;
    const told = { ...(secret as SecurityNoticeWords), to: user.email, name: user.name, tenant: tenant?.name ?? '' };
    return securityNotice({ ...told, origin });
  },
};

/** The reader's language first, the other below. Its address is the account's first page: a link that signs nobody in. */
export function securityNotice(
  words: SecurityNoticeWords & {
    readonly to: string;
    readonly name: string | null;
    readonly tenant: string;
    readonly origin: string;
  },
): Mail {
  const { to, name, tenant, change, at, browser, ip_address, language, origin } = words;
  const said = SAID[change.did];
  const method = 'method' in change ? METHOD_WORDS[change.method] : null;
  const what: Words = {
    ja: method === null ? said.ja : said.ja.replace('{method}', method.ja),
    en: method === null ? said.en : said.en.replace('{method}', method.en),
  };
  const when = `${new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Tokyo' }).format(at)} JST`;
  const address = `${origin}${ACCOUNT_PATH}`;
  const text: Words = {
    ja: `${name ?? 'ご利用者'} 様

${tenant}のアカウントについてお知らせします。

${what.ja}

・日時: ${when}
・操作した端末: ${browser ?? '不明'}（IP アドレス ${ip_address}）

ご自身の操作であれば、何もする必要はありません。
心当たりがないときは、すぐに次のページでパスワードを変更し、ほかの端末からログアウトしてください。ログインできないときは、管理者に連絡してください。

${address}`,
    en: `Dear ${name ?? 'user'},

This is about your account at ${tenant}.

${what.en}

- When: ${when}
- From: ${browser ?? 'an unknown browser'}, IP address ${ip_address}

If it was you, there is nothing to do.
If it was not, change your password at once on this page and sign out of other devices. If you cannot sign in, tell your administrator.

${address}`,
  };
  const other = language === 'ja' ? 'en' : 'ja';
  const subject: Words = {
    ja: `【${oneLine(tenant)}】アカウントの変更のお知らせ`,
    en: `${oneLine(tenant)}: your account was changed`,
  };
  return { to, subject: subject[language], text: `${text[language]}\n\n----------\n\n${text[other]}\n` };
}

const SAID: Readonly<Record<SecurityChange['did'], Words>> = {
  added: { ja: '認証手段（{method}）が追加されました。', en: 'A way to sign in was added: {method}.' },
  removed: { ja: '認証手段（{method}）が削除されました。', en: 'A way to sign in was removed: {method}.' },
  password: { ja: 'パスワードが変更されました。', en: 'The password was changed.' },
  sessions_ended: { ja: 'ほかの端末からログアウトしました。', en: 'You were signed out on other devices.' },
};

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
