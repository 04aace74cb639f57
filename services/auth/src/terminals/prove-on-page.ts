import { html } from 'hono/html';
import { findUser } from '../login-view/login-view.ts';
import { languageAddress } from '../pages/language.ts';
import { page } from '../pages/layout.ts';
import { askerOf, formOf, isForeign, keepLanguage, type PageContext, withCookies } from '../pages/request.ts';
import { RESTRICTED_TERMINAL } from '../protocol/acr.ts';
import type { PendingInteraction, TerminalDetails } from '../protocol/interaction.ts';
import { signInAddress, terminalAddress } from '../protocol/interactions.ts';
import { recordRefusal } from '../records/attempts.ts';
import { calmPage, FOREIGN, LOST } from '../sign-in/pages/calm-page.ts';
import { goOnPage } from '../sign-in/pages/go-on-page.ts';
import { inWords, type View } from '../sign-in/pages/view.ts';
import type { Asker, SignInParts } from '../sign-in/parts.ts';
import type { RecognisedTerminal } from '../sign-in/terminal.ts';
import { proofForm } from './page/proof-form.ts';
import { terminalScript } from './page/script.ts';
import { askOnPage, takeQuestion } from './questions.ts';
import { countsFor, recogniseTerminal } from './recognise-terminal.ts';

/** GET /sign-in/UID/terminal: has the terminal of a session prove its key, and goes on by itself. */
export async function askForProof(parts: SignInParts, c: PageContext): Promise<Response> {
  const interaction = await parts.interactions.interactionOf(c.env.incoming, c.env.outgoing);
  const asker = askerOf(c, parts, interaction?.params.ui_locales);
  if (interaction === undefined) return calmPage(LOST, asker.language, parts.homeUrl);
  const { uid, client, terminal } = interaction;
  if (terminal === null) return c.redirect(signInAddress(uid), 303);
  keepLanguage(c, parts);
  const asked = await askOnPage(parts.store, uid, parts.clock());
  const address = terminalAddress(uid);
  const frame = { action: address, step: 'terminal', token: asked.nonce };
  const view: View = { language: asker.language, frame, problem: null, client: client.name };
  const shown = await page({
    ...{ language: asker.language, owner: client.name, scripts: [terminalScript.address] },
    title: inWords(view, { ja: '端末を確認しています', en: 'Confirming this terminal' }),
    body: html`${proofForm(view, asked, parts.origin, { ja: '確認する', en: 'Confirm' })}
<p><a href="${anew(uid)}">${inWords(view, { ja: 'ログインし直す', en: 'Sign in again' })}</a></p>`,
    addressIn: (language) => languageAddress(address, language),
  });
  return withCookies(c, shown);
}

/** POST: goes on with the session; without the right key whoever it is signs in. */
export async function takeProof(parts: SignInParts, c: PageContext): Promise<Response> {
  const { interactions, store } = parts;
  const interaction = await interactions.interactionOf(c.env.incoming, c.env.outgoing);
  const asker = askerOf(c, parts, interaction?.params.ui_locales);
  if (interaction === undefined) return calmPage(LOST, asker.language, parts.homeUrl);
  if (isForeign(c, parts)) return calmPage(FOREIGN, asker.language, parts.homeUrl);
  const { uid, client, terminal } = interaction;
  const form = await formOf(c);
  const asked = await takeQuestion(store, uid, form.token ?? '');
  if (terminal === null || asked === undefined) return c.redirect(terminalAddress(uid), 303);
  const recognised = await recogniseTerminal(parts, terminal, form.terminal_proof ?? '', asked);
  const same = recognised?.key_thumbprint === terminal.key_thumbprint;
  if (!same || !(await stillCounts(parts, interaction, recognised))) {
    await refuse(parts, asker, interaction, terminal);
    return c.redirect(anew(uid), 303);
  }
  const location = await interactions.goOnWithTerminal(c.env.incoming, c.env.outgoing, terminal.session_id);
  return goOnPage(asker.language, location, client.name);
}

/** A session that its terminal was a factor of goes on as long as it would be one. */
async function stillCounts(
  { store }: SignInParts,
  { session }: PendingInteraction,
  recognised: RecognisedTerminal,
): Promise<boolean> {
  if (session?.acr !== RESTRICTED_TERMINAL) return true;
  return countsFor(store, recognised, session.user_id);
}

/** Where somebody signs in whose terminal has no key. */
function anew(uid: string): string {
  return `${signInAddress(uid)}?anew`;
}

/** A session's cookie where its terminal is not: copied, or the terminal was enrolled anew. */
async function refuse(
  { store, logger, clock }: SignInParts,
  asker: Asker,
  { client: { client_id }, session }: PendingInteraction,
  { tenant_id, session_id, device_id }: TerminalDetails,
): Promise<void> {
  logger.warn('A session of a shared terminal was used without its key.', {
    refusal: 'terminal_key_wrong',
    session_id,
    device_id,
  });
  const user = session === null ? undefined : await findUser(store, tenant_id, session.user_id);
  const refused = { tenant: tenant_id, user, refusal: 'terminal_key_wrong', method: 'terminal', client_id } as const;
  await recordRefusal(store, refused, { ...asker, at: clock() });
}
