import { html } from 'hono/html';
import type { Proven } from '../state.ts';
import { who } from './questions.ts';
import { inWords, type Shown, type View } from './view.ts';

/** Somebody has no way left to prove what is demanded. Says whom to ask. */
export function shutPage(view: View, proven: Proven): Shown {
  if (proven.held !== null) return tooOldPage(view, proven);
  return {
    title: inWords(view, { ja: 'この方法ではログインできません', en: 'You cannot sign in this way' }),
    body: html`<p>${inWords(view, {
      ja: 'パスワードは確認できましたが、2 つ目の確認方法がありません。管理者に、招待メールの再送か一時コードの発行を依頼してください。',
      en: 'Your password is right, but you have no second way to confirm that counts here. Ask your administrator to send you the invitation again or to give you a temporary code.',
    })}</p>
${who(view, proven)}`,
  };
}

function tooOldPage(view: View, proven: Proven): Shown {
  return {
    title: inWords(view, { ja: '今はログインできません', en: 'Nobody can sign in right now' }),
    body: html`<p>${inWords(view, {
      ja: '利用者の情報が長い時間更新されていないため、企業の設定によりログインを止めています。管理者に連絡してください。',
      en: 'What we know of this company’s users has not been renewed for too long, so its settings hold sign-ins back. Please tell your administrator.',
    })}</p>
${who(view, proven)}`,
  };
}
