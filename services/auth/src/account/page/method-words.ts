import type { Method } from '../../factors/factor.ts';
import type { Words } from '../../pages/language.ts';

/** What people call what they sign in with. */
export const METHOD_WORDS: Readonly<Record<Method, Words>> = {
  password: { ja: 'パスワード', en: 'Password' },
  totp: { ja: '認証アプリ', en: 'Authenticator app' },
  lookup_codes: { ja: '印刷したコード', en: 'Printed codes' },
  passkey: { ja: 'パスキー・セキュリティキー', en: 'Passkey or security key' },
  email_code: { ja: 'メールのコード', en: 'Code by e-mail' },
  temporary_code: { ja: '一時コード', en: 'Temporary code' },
  terminal: { ja: '共用端末', en: 'Shared terminal' },
  identity_provider: { ja: '外部の認証（企業のアカウント）', en: 'Company account (identity provider)' },
  break_glass_code: { ja: '非常用コード', en: 'Emergency code' },
};
