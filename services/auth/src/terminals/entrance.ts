import { html } from 'hono/html';
import { findTenant, findUser } from '../login-view/login-view.ts';
import { form, problemSummary } from '../pages/form.ts';
import type { Html } from '../pages/layout.ts';
import type { Entrance } from '../sign-in/entrances/entrance.ts';
import { inWords, type View } from '../sign-in/pages/view.ts';
import type { SignInParts } from '../sign-in/parts.ts';
import type { RecognisedTerminal } from '../sign-in/terminal.ts';
import { askProof } from './ask-proof.ts';
import type { AskedProof } from './key-proof.ts';
import { proofForm } from './page/proof-form.ts';
import { terminalScript } from './page/script.ts';
import {
  type ClaimedTerminal,
  claimedTerminal,
  isStill,
  type ListedPerson,
  peopleAt,
  recogniseTerminal,
} from './recognise-terminal.ts';
import { findTerminal } from './terminal.ts';

/** First the terminal proves its key; then the people of its store are shown. Nobody else learns a name. */
type Asked =
  | { readonly of: 'key'; readonly claimed: ClaimedTerminal; readonly proof: AskedProof; readonly origin: string }
  | { readonly of: 'person'; readonly people: readonly ListedPerson[] };

/** On a shared terminal nobody types who they are: they choose their name, and the password is asked next. */
export const terminalEntrance: Entrance<Asked> = {
  method: 'terminal',
  async begin({ store, origin, clock }, asker, { tenant, terminal }) {
    if (terminal !== null) {
      const here = tenant === null || tenant.tenant_id === terminal.tenant_id;
      return here && (await isStill(store, terminal))
        ? { of: 'person', people: await peopleAt(store, terminal) }
        : undefined;
    }
    const claimed = claimedTerminal(asker.terminal);
    if (claimed === undefined || (tenant !== null && tenant.tenant_id !== claimed.tenant_id)) return undefined;
    if ((await findTerminal(store, claimed.tenant_id, claimed.device_id)) === undefined) return undefined;
    return { of: 'key', claimed, proof: askProof(clock()), origin };
  },
  show: (view, _context, asked) => {
    if (asked.of === 'person') {
      const title = inWords(view, { ja: 'お名前を選んでください', en: 'Choose your name' });
      return { body: personList(view, asked.people), first: { title } };
    }
    const button = { ja: '共用端末としてログイン', en: 'Sign in as on a shared terminal' };
    return {
      body: proofForm(view, asked.proof, asked.origin, button, 'enter:terminal'),
      scripts: [terminalScript.address],
    };
  },
  async answer(parts, _asker, { terminal }, asked, sent) {
    if (asked.of === 'person') return chosen(parts, terminal, sent.user_id ?? '');
    const recognised = await recogniseTerminal(parts, asked.claimed, sent.terminal_proof ?? '', asked.proof);
    if (recognised === undefined) return { kind: 'problem', problem: { code: 'terminal_refused' } };
    const people = await peopleAt(parts.store, recognised);
    return { kind: 'asked', asked: { of: 'person', people }, terminal: recognised };
  },
};

async function chosen(
  { store }: SignInParts,
  terminal: RecognisedTerminal | null,
  userId: string,
): ReturnType<Entrance<Asked>['answer']> {
  const people = terminal === null ? [] : await peopleAt(store, terminal);
  if (terminal === null || !people.some(({ user_id }) => user_id === userId))
    return { kind: 'problem', problem: { code: 'missing' } };
  const [user, tenant] = await Promise.all([
    findUser(store, terminal.tenant_id, userId),
    findTenant(store, terminal.tenant_id),
  ]);
  if (user?.login_id == null || tenant?.status !== 'active') return { kind: 'problem', problem: { code: 'missing' } };
  const { tenant_id, code, name } = tenant;
  return { kind: 'named', tenant: { tenant_id, code, name }, login_id: user.login_id };
}

function personList(view: View, people: readonly ListedPerson[]): Html {
  const title = inWords(view, { ja: 'この店舗の方', en: 'People of this store' });
  if (people.length === 0) return html`${problemSummary(view.language, undefined, undefined)}`;
  const buttons = people.map(
    ({ user_id, name }) =>
      html`<li><button type="submit" class="secondary" name="user_id" value="${user_id}">${name}</button></li>`,
  );
  const list = html`<h2 id="people">${title}</h2><ul class="people" aria-labelledby="people">${buttons}</ul>`;
  return form(view.frame, html`<input type="hidden" name="action" value="enter:terminal">${list}`);
}
