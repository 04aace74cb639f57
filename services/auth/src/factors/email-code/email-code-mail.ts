import type { Mail } from '@kiban/mail';
import { findTenant, findUser } from '../../login-view/login-view.ts';
import type { Dispatch } from '../../mails/mail.ts';
import type { MailParts, MailPurpose } from '../../mails/mail-purpose.ts';
import type { Language, Words } from '../../pages/language.ts';

/** What the mail of a code is written with, beside whom it goes to. */
export interface EmailCodeWords {
  readonly code: string;
  /** The product that is signed in to. */
  readonly product: string;
  /** `Chrome, Windows`; null where it does not say. */
  readonly browser: string | null;
  readonly ip_address: string;
  readonly language: Language;
}

/** The mails that codes come with. */
export const emailCodeMails: MailPurpose = { compose };

async function compose(
  { store }: MailParts,
  { tenant_id, user_id }: Dispatch,
  secret: unknown,
): Promise<Mail | undefined> {
  const [tenant, user] = await Promise.all([findTenant(store, tenant_id), findUser(store, tenant_id, user_id ?? '')]);
  if (tenant?.status !== 'active' || user?.status !== 'active' || user.email === null) return undefined;
  return emailCodeMail({ ...(secret as EmailCodeWords), to: user.email, tenant: tenant.name });
}

/** The reader's language first, the other below. Nothing to press: a code that is asked for is typed where it is asked. */
export function emailCodeMail(words: EmailCodeWords & { readonly to: string; readonly tenant: string }): Mail {
  const { to, code, product, tenant, browser, ip_address, language } = words;
  const shown = `${code.slice(0, 4)} ${code.slice(4)}`;
  const subject: Words = {
    ja: `ログイン用コード（${oneLine(product)}）`,
    en: `Your sign-in code for ${oneLine(product)}`,
  };
  const text: Words = {
    ja: `${tenant}の「${product}」へのログインに使うコードです。

${shown}

・10 分間有効で、一度だけ使えます。
・ログインしようとしている端末: ${browser ?? '不明'}（IP アドレス ${ip_address}）
・このコードをほかの人に教えないでください。当社や管理者がお尋ねすることはありません。
・心当たりがないときは、パスワードが知られているおそれがあります。管理者に連絡してください。`,
    en: `This code is for signing in to ${product} at ${tenant}.

${shown}

- It works once, within 10 minutes.
- Who is signing in: ${browser ?? 'an unknown browser'}, IP address ${ip_address}
- Tell it to nobody. Neither we nor your administrator will ever ask for it.
- If this is not you, somebody may know your password. Tell your administrator.`,
  };
  const other = language === 'ja' ? 'en' : 'ja';
  return { to, subject: subject[language], text: `${text[language]}\n\n----------\n\n${text[other]}\n` };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
