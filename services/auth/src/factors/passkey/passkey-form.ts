import { html } from 'hono/html';
import type { FormFrame } from '../../pages/form.ts';
import type { Words } from '../../pages/language.ts';
import type { Html } from '../../pages/layout.ts';
import { inWords, type View } from '../../sign-in/pages/view.ts';

const SAID = {
  unsupported: {
    ja: 'このブラウザではパスキーを使えません。別の方法を選んでください。',
    en: 'This browser cannot use passkeys. Please choose another way.',
  },
  known: {
    ja: 'このデバイスには、すでにあなたのパスキーがあります。別のデバイスかセキュリティキーを使ってください。',
    en: 'This device holds a passkey of yours already. Use another device or a security key.',
  },
  cancelled: {
    ja: 'パスキーの確認が完了しませんでした。もう一度お試しください。',
    en: 'The passkey was not confirmed. Please try again.',
  },
  failed: {
    ja: 'パスキーを使えませんでした。もう一度試すか、別の方法を選んでください。',
    en: 'The passkey could not be used. Try again, or choose another way.',
  },
} satisfies Record<string, Words>;
const NO_SCRIPT: Words = {
  ja: 'パスキーには JavaScript が必要です。JavaScript を有効にするか、別の方法を選んでください。',
  en: 'Passkeys need JavaScript. Turn it on, or choose another way.',
};

export interface PasskeyForm {
  /** `add`: makes a key pair; `use`: signs; `enter`: signs, offered beside the login id and hidden where it does not work. */
  readonly kind: 'add' | 'use' | 'enter';
  /** JSON for the browser (WebAuthn §5.4, §5.5). */
  readonly options: object;
  readonly button: Words;
  readonly fields?: Html;
  /** Of another way than answering the page's question. */
  readonly action?: string;
}

/** A form whose answer the browser gives: the script `passkey` fills it in. */
export function passkeyForm(
  view: View,
  frame: FormFrame,
  { kind, options, button, fields, action }: PasskeyForm,
): Html {
  const said = Object.entries(SAID).map(([name, words]) => html` data-${name}="${inWords(view, words)}"`);
  const isEntrance = kind === 'enter';
  return html`<form method="post" action="${frame.action}" data-passkey="${kind}" data-options="${JSON.stringify(options)}" novalidate${isEntrance ? html` hidden` : ''}>
<input type="hidden" name="step" value="${frame.step}">
<input type="hidden" name="token" value="${frame.token}">
<input type="hidden" name="passkey" value="">
${action === undefined ? '' : html`<input type="hidden" name="action" value="${action}">`}
${isEntrance ? '' : html`<noscript><p>${inWords(view, NO_SCRIPT)}</p></noscript>`}
<div class="problem" role="alert" tabindex="-1" hidden${said}></div>
${fields ?? ''}
<button type="submit"${isEntrance ? html` class="secondary"` : ''}>${inWords(view, button)}</button>
</form>`;
}
