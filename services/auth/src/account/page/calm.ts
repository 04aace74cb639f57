/** The protocol has sent the person back without a sign-in. */
export const NOT_SIGNED_IN = {
  status: 403,
  title: { ja: 'ログインしていません', en: 'You are not signed in' },
  text: {
    ja: 'ログインが完了しなかったため、アカウントを表示できません。もう一度始めてください。',
    en: 'The sign-in was not completed, so your account cannot be shown. Please begin again.',
  },
} as const;

/** What an emergency's codes opened is not for changing how somebody signs in afterwards. */
export const NOT_NOW = {
  status: 403,
  title: { ja: '緊急時の利用中は変更できません', en: 'This cannot be changed during an emergency' },
  text: {
    ja: '非常用コードでログインしているため、認証手段は変更できません。通常の方法でログインし直してください。',
    en: 'You signed in with a code for emergencies, which changes nothing about how you sign in. Sign in the usual way first.',
  },
} as const;

export const NOT_AT_A_TERMINAL = {
  status: 403,
  title: { ja: '共用端末の確認だけでは変更できません', en: 'A shared terminal alone is not enough for this' },
  text: {
    ja: '認証手段の追加と削除には、パスワードのほかにあなた自身の認証手段が必要です。お持ちでないときは、管理者に一時コードの発行を依頼してください。',
    en: 'Adding or removing a way to sign in takes one of your own beside the password. If you have none, ask your administrator for a temporary code.',
  },
} as const;

export const SIGNED_OUT = {
  status: 200,
  title: { ja: 'ログアウトしました', en: 'You are signed out' },
  text: {
    ja: 'この画面は閉じてかまいません。',
    en: 'You can close this page.',
  },
} as const;
