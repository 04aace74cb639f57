import { html } from 'hono/html';
import type { Language, Words } from '../../pages/language.ts';
import { page } from '../../pages/layout.ts';

interface Calm {
  readonly status: number;
  readonly title: Words;
  readonly text: Words;
}

/** The sign-in was finished, has expired, or was begun in another browser: nothing is lost but a little time. */
export const LOST: Calm = {
  status: 410,
  title: { ja: 'このログイン画面は終了しました', en: 'This sign-in has ended' },
  text: {
    ja: '完了したか、時間が経ったか、別のブラウザで始められたものです。もう一度始めてください。',
    en: 'It was completed, has expired, or was begun in another browser. Please begin again.',
  },
};

/** A form that none of our pages sent. */
export const FOREIGN: Calm = {
  status: 403,
  title: { ja: 'この操作は受け付けられません', en: 'This cannot be accepted' },
  text: {
    ja: 'この画面からの操作ではないようです。入力内容は使われていません。もう一度始めてください。',
    en: 'It does not seem to come from our own page. Nothing that was entered has been used. Please begin again.',
  },
};

/** A link to a password that opens nothing: of an invitation or a reset, which cannot be told any more. */
export const LINK_OVER: Calm = {
  status: 410,
  title: { ja: 'このリンクは使えません', en: 'This link cannot be used' },
  text: {
    ja: '有効期限が切れたか、すでに使われたか、新しいリンクが送られています。必要なときは、管理者に再送を依頼してください。',
    en: 'It has expired, was used already, or was replaced by a newer one. Ask your administrator to send it again if you need it.',
  },
};

/** Somebody forgot a password; said whether or not there is such an account. */
export const RECOVERY_ASKED: Calm = {
  status: 200,
  title: { ja: 'メールを確認してください', en: 'Look at your mail' },
  text: {
    ja: 'このログインIDにメールアドレスが登録されていれば、パスワードを決め直すためのメールが届きます。届かないときや、登録済みの確認方法がないときは、管理者に連絡してください。',
    en: 'If a mail address is registered for this login ID, a mail with a link for a new password is on its way. Ask your administrator if none comes, or if you have nothing to confirm with.',
  },
};

/** A link to set up a connection that opens nothing. */
export const SET_UP_OVER: Calm = {
  status: 410,
  title: { ja: 'この設定用リンクは使えません', en: 'This link cannot be used' },
  text: {
    ja: '期限が切れたか、別のブラウザですでに開かれたか、取り消されたか、接続がすでに有効になっています。必要なときは、管理者に新しいリンクを依頼してください。',
    en: 'It has expired, was opened in another browser, was revoked, or the connection is active already. Ask the administrator for a new one if you need it.',
  },
};

export const TOO_LARGE: Calm = {
  status: 413,
  title: { ja: '入力が長すぎます', en: 'That is too long' },
  text: { ja: '入力内容は使われていません。', en: 'Nothing that was entered has been used.' },
};

/** More people sign in at once than passwords can be compared. */
export const BUSY: Calm = {
  status: 503,
  title: { ja: 'ただいま混み合っています', en: 'Many people are signing in right now' },
  text: {
    ja: '少し待ってから、前の画面に戻ってもう一度お試しください。',
    en: 'Wait a moment, go back, and try again.',
  },
};

export const FAILED: Calm = {
  status: 500,
  title: { ja: '問題が発生しました', en: 'Something went wrong' },
  text: {
    ja: '少し待ってから、もう一度お試しください。続くときは管理者に連絡してください。',
    en: 'Wait a moment and try again. If it goes on, tell your administrator.',
  },
};

/** A page that explains and leads back. */
export function calmPage(calm: Calm, language: Language, homeUrl: string, requestId?: string): Promise<Response> {
  const back: Words = { ja: '最初の画面へ', en: 'Back to the start' };
  return page({
    language,
    status: calm.status,
    title: calm.title[language],
    body: html`<p>${calm.text[language]}</p>
${requestId === undefined ? '' : html`<p class="hint">${language === 'ja' ? '問い合わせ番号' : 'Request ID'}: <code>${requestId}</code></p>`}
<a class="button" href="${homeUrl}">${back[language]}</a>`,
  });
}
