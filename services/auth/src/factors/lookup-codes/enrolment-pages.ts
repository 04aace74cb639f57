import { html } from 'hono/html';
import { choice, field, form, problemSummary, submit } from '../../pages/form.ts';
import { who } from '../../sign-in/pages/questions.ts';
import { inWords, problemOf, type Shown, type View } from '../../sign-in/pages/view.ts';
import { isMultiFactor } from '../../sign-in/proof.ts';
import type { Proven } from '../../sign-in/state.ts';
import { printed } from './lookup-code.ts';

export function printCodesPage(view: View, proven: Proven, codes: readonly string[]): Shown {
  return {
    title: inWords(view, { ja: 'ログイン用のコードを印刷する', en: 'Print your sign-in codes' }),
    body: html`<p class="why on-screen">${inWords(view, {
      ja: isMultiFactor(proven.proofs)
        ? 'アプリが使えないときの予備です。この画面を離れると二度と表示されません。'
        : 'ログインのたびに 1 つ使います。この画面を離れると二度と表示されません。',
      en: isMultiFactor(proven.proofs)
        ? 'For when the app is not at hand. They are shown only here and only now.'
        : 'You use one each time you sign in. They are shown only here and only now.',
    })}</p>
<p>${proven.tenant.name} · ${proven.login_id}</p>
<ol class="codes">${codes.map((code) => html`<li><code>${printed(code)}</code></li>`)}</ol>
<p class="hint">${inWords(view, {
      ja: '各コードは 1 回だけ使えます。使ったら線で消し、人目に触れない場所に保管してください。',
      en: 'Each code works once. Cross it out when used, and keep the sheet where nobody else sees it.',
    })}</p>
<p class="hint on-screen">${inWords(view, {
      ja: 'ブラウザの印刷（Ctrl+P）で印刷するか、紙に書き写してください。',
      en: 'Print with your browser (Ctrl+P), or copy them onto paper.',
    })}</p>
${form(view.frame, submit(inWords(view, { ja: '印刷しました', en: 'I have printed them' })))}`,
  };
}

export function proveCodesPage(view: View, proven: Proven): Shown {
  const problem = problemOf(view, { ja: 'コードを 1 つ入力してください。', en: 'Enter one of the codes.' });
  return {
    title: inWords(view, { ja: '印刷したコードを 1 つ入力', en: 'Enter one of the printed codes' }),
    body: html`<p class="why">${inWords(view, {
      ja: '手元に残っていることを確かめます。入力したコードは使用済みになります。',
      en: 'So that we know you have them. The one you enter is then used up.',
    })}</p>
${who(view, proven)}
${problemSummary(view.language, problem, 'code')}
${form(
  view.frame,
  html`${field({
    name: 'code',
    label: inWords(view, { ja: 'コード 1 つ', en: 'One code' }),
    type: 'text',
    autocomplete: 'one-time-code',
    code: true,
    problem,
  })}
${submit(inWords(view, { ja: '確認する', en: 'Confirm' }))}`,
)}
${choice(view.frame, 'new_codes', inWords(view, { ja: '印刷できなかった（新しいコードを作る）', en: 'I could not print them: make new ones' }))}`,
  };
}
