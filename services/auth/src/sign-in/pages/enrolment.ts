import { html, raw } from 'hono/html';
import { toString as qrCode } from 'qrcode';
import { printed } from '../../factors/lookup-code.ts';
import { enrolmentAddress } from '../../factors/totp.ts';
import { choice, field, form, problemSummary, submit } from '../../pages/form.ts';
import type { Proven } from '../state.ts';
import { who } from './questions.ts';
import { inWords, problemOf, type Shown, type View } from './view.ts';

export function chooseFactorPage(view: View, { proven }: { proven: Proven }): Shown {
  const problem = problemOf(view, { ja: 'どちらかを選んでください。', en: 'Choose one of them.' });
  const option = (value: string, label: string, hint: string, checked: boolean) =>
    html`<label><input type="radio" name="factor" value="${value}"${checked ? html` checked` : ''}> <span>${label}</span><span class="hint">${hint}</span></label>`;
  return {
    title: inWords(view, { ja: '2 つ目の確認方法を選ぶ', en: 'Choose a second way to confirm' }),
    body: html`<p class="why">${inWords(view, {
      ja: 'パスワードが知られても他人がログインできないように、多要素認証を設定します。',
      en: 'So that nobody gets in who has merely learned your password.',
    })}</p>
${who(view, proven)}
${problemSummary(view.language, problem, undefined)}
${form(
  view.frame,
  html`<fieldset class="choice"><legend class="hidden">${inWords(view, { ja: '確認方法', en: 'Ways to confirm' })}</legend>
${option(
  'totp',
  inWords(view, { ja: '認証アプリ', en: 'Authenticator app' }),
  inWords(view, {
    ja: 'スマートフォンやパソコンのアプリに表示される 6 桁のコードを使います。',
    en: 'A phone or computer shows a 6-digit code.',
  }),
  true,
)}
${option(
  'lookup_codes',
  inWords(view, { ja: '印刷したコードだけ', en: 'Printed codes only' }),
  inWords(view, {
    ja: '紙に印刷したコードを 1 回に 1 つ使います。スマートフォンは要りません。',
    en: 'One code from a sheet of paper each time. No phone needed.',
  }),
  false,
)}
</fieldset>
${submit(inWords(view, { ja: '次へ', en: 'Continue' }))}`,
)}`,
  };
}

export async function confirmTotpPage(view: View, { proven }: { proven: Proven }, seed: string): Promise<Shown> {
  const problem = problemOf(view, { ja: 'コードを入力してください。', en: 'Enter the code.' });
  const address = enrolmentAddress(seed, { issuer: `Kiban (${proven.tenant.code})`, account: proven.login_id });
  const image = await qrCode(address, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
  const typed = seed.match(/.{1,4}/g)?.join(' ') ?? seed;
  return {
    title: inWords(view, { ja: '認証アプリを登録する', en: 'Set up your authenticator app' }),
    body: html`${who(view, proven)}
${problemSummary(view.language, problem, 'code')}
<ol class="steps">
<li>${inWords(view, { ja: 'アプリで QR コードを読み取ります。', en: 'Scan this QR code with the app.' })}
<figure class="qr" role="img" aria-label="${inWords(view, { ja: '登録用の QR コード。下の文字でも登録できます。', en: 'QR code for setting up. The key below does the same.' })}">${raw(image)}</figure></li>
<li>${inWords(view, { ja: '読み取れないときは、次のキーをアプリに入力します。', en: 'If you cannot scan, type this key into the app.' })}<br><code>${typed}</code></li>
<li>${inWords(view, { ja: 'アプリに表示された 6 桁のコードを入力します。', en: 'Enter the 6-digit code the app shows.' })}</li>
</ol>
${form(
  view.frame,
  html`${field({
    name: 'code',
    label: inWords(view, { ja: '6 桁のコード', en: '6-digit code' }),
    type: 'text',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    code: true,
    problem,
  })}
${submit(inWords(view, { ja: '登録する', en: 'Set up' }))}`,
)}
${choice(view.frame, 'other_factor', inWords(view, { ja: '別の方法を選ぶ', en: 'Choose another way' }))}`,
  };
}

export function printCodesPage(view: View, { proven }: { proven: Proven }, codes: readonly string[]): Shown {
  return {
    title: inWords(view, { ja: 'ログイン用のコードを印刷する', en: 'Print your sign-in codes' }),
    body: html`<p class="why on-screen">${inWords(view, {
      ja:
        proven.used.length > 1
          ? 'アプリが使えないときの予備です。この画面を離れると二度と表示されません。'
          : 'ログインのたびに 1 つ使います。この画面を離れると二度と表示されません。',
      en:
        proven.used.length > 1
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

export function proveCodesPage(view: View, { proven }: { proven: Proven }): Shown {
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
