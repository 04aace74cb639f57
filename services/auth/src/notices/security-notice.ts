import type { Mail } from '@kiban/mail';
import { ACCOUNT_PATH } from '../account/account-client.ts';
import { METHOD_WORDS } from '../account/page/method-words.ts';
import { findConnection } from '../connections/connection.ts';
import { findTenant, findUser } from '../login-view/login-view.ts';
import type { MailPurpose } from '../mails/mail-purpose.ts';
import { momentIn } from '../moments/moment-in-zone.ts';
import type { Words } from '../pages/language.ts';
import { NOTICE, type Notice, type SecurityChange } from './notice.ts';

/** Mails about changes of how somebody signs in. */
export const securityNotices: MailPurpose = {
  compose: async ({ store, origin }, { tenant_id, user_id, about }) => {
    const [tenant, user, notice] = await Promise.all([
      findTenant(store, tenant_id),
      findUser(store, tenant_id, user_id ?? ''),
      store.get(tenant_id, NOTICE, about ?? ''),
    ]);
    if (notice === undefined || user?.status !== 'active' || user.email === null) return undefined;
    const { change } = notice.data;
    const connection =
      'connection_id' in change ? await findConnection(store, tenant_id, change.connection_id) : undefined;
    const whose = { to: user.email, name: user.name, tenant: tenant?.name ?? '', timezone: tenant?.timezone ?? null };
    return securityNotice({ ...notice.data, ...whose, connection: connection?.data.name, origin });
  },
};

interface NoticeWords extends Notice {
  readonly to: string;
  readonly name: string | null;
  readonly tenant: string;
  /** IANA, the tenant's; null: it is not known. */
  readonly timezone: string | null;
  /** What the connection is called that was linked or unlinked. */
  readonly connection?: string | undefined;
  readonly origin: string;
}

/** In both languages. Its address is the account's first page: a link that signs nobody in. */
export function securityNotice(words: NoticeWords): Mail {
  const { to, name, tenant, timezone, at, origin } = words;
  const [what, how] = [whatWas(words), howItWas(words)];
  const when = momentIn(timezone, at);
  const address = `${origin}${ACCOUNT_PATH}`;
  const ja = `${name ?? 'ご利用者'} 様

${tenant}のアカウントについてお知らせします。

${what.ja}

・日時: ${when}
・${how.ja}

お心当たりがあれば、何もする必要はありません。
心当たりがないときは、すぐに次のページでパスワードを変更し、ほかの端末からログアウトしてください。ログインできないときは、管理者に連絡してください。

${address}`;
  const en = `Dear ${name ?? 'user'},

This is about your account at ${tenant}.

${what.en}

- When: ${when}
- ${how.en}

If you know of this, there is nothing to do.
If you do not, change your password at once on this page and sign out of other devices. If you cannot sign in, tell your administrator.

${address}`;
  const subject = `【${oneLine(tenant)}】アカウントの変更のお知らせ / Your account was changed`;
  return { to, subject, text: `${ja}\n\n----------\n\n${en}\n` };
}

function whatWas({ change, connection = '' }: NoticeWords): Words {
  const said = SAID[change.did];
  const thing = 'method' in change ? METHOD_WORDS[change.method] : { ja: connection, en: connection };
  return { ja: said.ja.replace('{thing}', () => thing.ja), en: said.en.replace('{thing}', () => thing.en) };
}

function howItWas({ by, browser, ip_address }: NoticeWords): Words {
  if (by !== 'themselves') return DONE_BY[by];
  return {
    ja: `操作した端末: ${browser ?? '不明'}（IP アドレス ${ip_address ?? '不明'}）`,
    en: `From: ${browser ?? 'an unknown browser'}, IP address ${ip_address ?? 'unknown'}`,
  };
}

const DONE_BY: Readonly<Record<Exclude<Notice['by'], 'themselves'>, Words>> = {
  administrator: { ja: '操作した人: 管理者', en: 'Done by: an administrator' },
  operator: { ja: '操作した人: 基盤の運用者', en: 'Done by: the platform’s operator' },
  service: { ja: '操作: 自動', en: 'Done: automatically' },
};

const SAID: Readonly<Record<SecurityChange['did'], Words>> = {
  added: { ja: '認証手段（{thing}）が追加されました。', en: 'A way to sign in was added: {thing}.' },
  removed: { ja: '認証手段（{thing}）が削除されました。', en: 'A way to sign in was removed: {thing}.' },
  suspected: {
    ja: '認証手段（{thing}）が複製された疑いがあるため、使えなくなりました。',
    en: 'A way to sign in may have been copied and no longer works: {thing}.',
  },
  linked: {
    ja: '会社のアカウント（{thing}）でログインできるようになりました。',
    en: 'A company account can sign in as you from now on: {thing}.',
  },
  unlinked: {
    ja: '会社のアカウント（{thing}）ではログインできなくなりました。',
    en: 'A company account no longer signs in as you: {thing}.',
  },
  password: { ja: 'パスワードが設定または変更されました。', en: 'The password was set or changed.' },
  password_link: {
    ja: 'パスワードを決め直すためのリンクが発行されました。',
    en: 'A link to choose a new password was given out.',
  },
  compromised: {
    ja: 'パスワードをほかの人が知っているおそれがあるため、ログアウトしました。次のログインで、2 つ目の認証手段を確認したうえで新しいパスワードに変更します。同じパスワードを使っているほかのサービスでも変更してください。',
    en: 'Somebody else may know your password, so you were signed out. The next sign-in asks for a second factor and for a new password. Change it wherever else you use it, too.',
  },
  factors_reset: {
    ja: '2 つ目の認証手段がすべて取り消されました。次のログインで登録し直します。',
    en: 'Your second ways to confirm were taken away. The next sign-in sets up new ones.',
  },
  temporary_code: {
    ja: '一時コードが発行されました。一度だけ、認証手段の代わりに使えます。',
    en: 'A temporary code was given out. It takes the place of a second factor once.',
  },
  sessions_ended: { ja: 'ほかの端末からログアウトしました。', en: 'You were signed out on other devices.' },
};

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
