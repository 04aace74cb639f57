import { html } from 'hono/html';
import { problemSummary } from '../pages/form.ts';
import type { Challenge } from '../sign-in/challenges/challenge.ts';
import { who } from '../sign-in/pages/questions.ts';
import { inWords, problemOf } from '../sign-in/pages/view.ts';
import { askProof } from './ask-proof.ts';
import { type AskedProof, isStale } from './key-proof.ts';
import { proofForm } from './page/proof-form.ts';
import { terminalScript } from './page/script.ts';
import { countsFor, recogniseTerminal } from './recognise-terminal.ts';

const REFUSED = { ja: 'この端末の鍵を確認できませんでした。', en: 'The key of this terminal could not be confirmed.' };

/**
 * Asks the terminal for its key, as something one has: in a store that was declared restricted, for who belongs there. Nobody
 * types anything; the key is proven anew, whatever was proven when the page with the names was shown.
 */
export const terminalChallenge: Challenge<AskedProof> = {
  method: 'terminal',
  link: { ja: 'この端末で確認する', en: 'Confirm with this terminal' },
  offered: async ({ store, proven, terminal }) =>
    terminal !== null &&
    terminal.tenant_id === proven.tenant.tenant_id &&
    (await countsFor(store, terminal, proven.user_id)),
  ask: async ({ clock }) => askProof(clock()),
  page: (view, proven, asked, { origin }) => ({
    title: inWords(view, { ja: '端末を確認しています', en: 'Confirming this terminal' }),
    body: html`${who(view, proven)}
${problemSummary(view.language, problemOf(view, REFUSED), undefined)}
${proofForm(view, asked, origin, { ja: '確認する', en: 'Confirm' })}`,
    scripts: [terminalScript.address],
  }),
  async answer(parts, _asker, proven, asked, form) {
    const { terminal, tenant, user_id } = proven;
    if (terminal === null) return { kind: 'problem', problem: { code: 'terminal_refused' } };
    // a page that was left open; one that was answered wrongly is not asked anew, or its script would go on for ever
    if (isStale(asked, parts.clock())) return { kind: 'asked', asked: askProof(parts.clock()) };
    const recognised = await recogniseTerminal(parts, terminal, form.terminal_proof ?? '', asked);
    const counts =
      recognised !== undefined &&
      recognised.key_thumbprint === terminal.key_thumbprint &&
      terminal.tenant_id === tenant.tenant_id &&
      (await countsFor(parts.store, recognised, user_id));
    if (!counts) return { kind: 'problem', problem: { code: 'terminal_refused' } };
    // RFC 8176 §2: a key that is proven, kept by software
    const worth = { types: ['possession'], amr: ['swk'], phishing_resistant: false } as const;
    const { tenant_id } = tenant;
    const proof = {
      method: 'terminal',
      ...worth,
      vouched_by: [tenant_id],
      at: recognised.at,
      credential_id: null,
    } as const;
    return { kind: 'proof', proof };
  },
};
