import type { Mail } from '@kiban/mail';

interface ResetWords {
  readonly to: string;
  readonly name: string | null;
  readonly tenant: string;
  readonly link: string;
  /** The person asked for it themselves. */
  readonly own: boolean;
}

/** The mail with a link for a new password, in both languages. Neither login id nor password stands in it. */
export function resetMail({ to, name, tenant, link, own }: ResetWords): Mail {
  const company = tenant.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const ja = `${name ?? 'ご担当者'} 様

${own ? 'パスワードの再設定が申し込まれました。' : `${company}の管理者が、パスワードの再設定を受け付けました。`}
次のページを開いて、新しいパスワードを決めてください。

${link}

・ページでは、ログインIDと、登録済みの確認方法（認証アプリ、セキュリティキーなど）を使います。
・このリンクは ${own ? '1 時間' : '72 時間'}有効で、一度だけ使えます。今のパスワードは、新しく決めるまで変わりません。
・心当たりがないときは、開かずに管理者へ知らせてください。`;
  const en = `Dear ${name ?? 'colleague'},

${own ? 'Somebody asked for a new password for your account.' : `An administrator of ${company} has arranged a new password for you.`}
Open this page and choose it:

${link}

- You will be asked for your login ID, and for what you confirm sign-ins with (an app, a security key).
- The link works once, within ${own ? 'an hour' : '72 hours'}. Until then your present password stays.
- If you did not expect this mail, do not open it, and tell your administrator.`;
  return { to, subject: `【${company}】パスワードの再設定 / New password`, text: `${ja}\n\n----------\n\n${en}\n` };
}
