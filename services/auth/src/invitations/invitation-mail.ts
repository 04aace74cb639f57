import type { Mail } from '@kiban/mail';
import type { Language, Words } from '../pages/language.ts';

export interface InvitationWords {
  readonly to: string;
  readonly name: string | null;
  readonly tenant: string;
  readonly link: string;
  readonly language: Language;
}

/** The mail of an invitation: the recipient's language first, the other below. The login id is not in it: whoever reads somebody else's mail lacks it. */
export function invitationMail({ to, name, tenant, link, language }: InvitationWords): Mail {
  const subject: Words = {
    ja: `【${oneLine(tenant)}】ログインの準備をお願いします`,
    en: `${oneLine(tenant)}: set up your sign-in`,
  };
  const text: Words = {
    ja: `${name ?? 'ご担当者'} 様

${tenant}の管理者が、あなたをシステムの利用者として登録しました。
次のページを開いて、パスワードを決めてください。

${link}

・ページでは、管理者から別に知らされたログインIDを入力します。
・このリンクは 72 時間有効で、一度だけ使えます。
・心当たりがないときは、このメールを削除してください。`,
    en: `Dear ${name ?? 'colleague'},

An administrator of ${tenant} has registered you as a user.
Open this page and choose your password:

${link}

- You will be asked for your login ID, which your administrator gives you separately.
- The link works once, within 72 hours.
- If you did not expect this mail, please delete it.`,
  };
  const other = language === 'ja' ? 'en' : 'ja';
  return { to, subject: subject[language], text: `${text[language]}\n\n----------\n\n${text[other]}\n` };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
