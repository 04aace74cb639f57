import { html } from 'hono/html';
import { form, submit } from '../../pages/form.ts';
import type { Words } from '../../pages/language.ts';
import type { Html } from '../../pages/layout.ts';

import { inWords, type View } from '../../sign-in/pages/view.ts';
import type { AskedProof } from '../key-proof.ts';

/**
 * A form that the terminal's script fills in with a proof of its key and sends; its button is there for whoever has none.
 * What is to be signed stands in attributes, so that the script holds no words and the page no script.
 */
export function proofForm(view: View, { nonce }: AskedProof, origin: string, button: Words, action?: string): Html {
  const pressed = action === undefined ? '' : html`<input type="hidden" name="action" value="${action}">`;
  return html`<div data-terminal-nonce="${nonce}" data-terminal-origin="${origin}">
<p class="why" role="status">${inWords(view, {
    ja: 'この端末の鍵を確認しています。少しお待ちください。',
    en: 'Confirming the key of this terminal. One moment please.',
  })}</p>
${form(
  view.frame,
  html`<input type="hidden" name="terminal_proof" value="">${pressed}
${submit(inWords(view, button))}`,
)}
</div>`;
}
