import type { HttpBindings } from '@hono/node-server';
import { currentRequest } from '@kiban/http';
import { Hono } from 'hono';
import { HasherBusy } from '../factors/fair-turns.ts';
import { assetRoutes } from '../pages/assets.ts';
import {
  askerOf,
  formLimit,
  formOf,
  isForeign,
  keepLanguage,
  type PageContext,
  privateCookie,
  withCookies,
} from '../pages/request.ts';
import { InteractionLost, type PendingInteraction } from '../protocol/interaction.ts';
import { terminalAddress } from '../protocol/interactions.ts';
import { requestRecovery } from '../resets/request-recovery.ts';
import type { Item } from '../store/auth-store.ts';
import { answer } from './answer.ts';
import { firstQuestion } from './begin.ts';
import type { EntranceAnswer } from './entrances/entrance.ts';
import { prepareEntrances } from './entrances/prepare-entrances.ts';
import { insteadOfPassword, useEntrance } from './entrances/use-entrance.ts';
import { TENANT_COOKIE } from './finish.ts';
import { beginFlow, type Flow, findFlow, isFormToken, saveFlow } from './flow.ts';
import { goOn, goOnEntered } from './go-on.ts';
import { BUSY, calmPage, FAILED, FOREIGN, LOST, RECOVERY_ASKED, TOO_LARGE } from './pages/calm-page.ts';
import type { Asker, Form, SignInParts } from './parts.ts';
import { show } from './show.ts';
import { questionOf } from './state.ts';

type Way = EntranceAnswer<unknown> & { readonly method: string };

/** The sign-in pages below `/sign-in` and their style sheet and fonts below `/auth-assets`. */
export function signInRoutes(parts: SignInParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.route('/', assetRoutes());
  app.onError(async (error, c) => {
    const asker = askerOf(c, parts);
    if (error instanceof InteractionLost) return calmPage(LOST, asker.language, parts.homeUrl);
    if (error instanceof HasherBusy) return calmPage(BUSY, asker.language, parts.homeUrl);
    currentRequest().logger.error('A sign-in page failed.', { error });
    return calmPage(FAILED, asker.language, parts.homeUrl, asker.request_id);
  });
  const limit = formLimit((c) => calmPage(TOO_LARGE, askerOf(c, parts).language, parts.homeUrl));
  app.get('/sign-in/:uid', (c) => ask(parts, c));
  app.post('/sign-in/:uid', limit, (c) => take(parts, c));
  app.get('/sign-in', (c) => calmPage(LOST, askerOf(c, parts).language, parts.homeUrl));
  return app;
}

/** Shows the question a sign-in stands at. */
async function ask(parts: SignInParts, c: PageContext): Promise<Response> {
  const [interaction, found] = await standingOf(parts, c);
  const asker = askerOf(c, parts, interaction?.params.ui_locales);
  if (interaction === undefined) return calmPage(LOST, asker.language, parts.homeUrl);
  keepLanguage(c, parts);
  if (found === undefined && wantsProof(c, interaction)) return c.redirect(terminalAddress(interaction.uid), 303);
  const flow = found ?? (await begun(parts, c, asker, interaction));
  return withCookies(c, await show(parts, interaction, flow.data, asker.language));
}

/** Takes an answer and goes on with the next question. */
async function take(parts: SignInParts, c: PageContext): Promise<Response> {
  const [[interaction, flow], form] = await Promise.all([standingOf(parts, c), formOf(c)]);
  const asker = askerOf(c, parts, interaction?.params.ui_locales);
  if (interaction === undefined) return calmPage(LOST, asker.language, parts.homeUrl);
  const { uid } = interaction;
  if (flow === undefined) return c.redirect(`/sign-in/${uid}`, 303);
  if (isForeign(c, parts) || !isFormToken(flow.data, form.step ?? '', form.token ?? ''))
    return calmPage(FOREIGN, asker.language, parts.homeUrl);
  // an old page, of another tab or gone back to: what is asked now is shown instead
  if (form.step !== questionOf(flow.data.state)) return c.redirect(`/sign-in/${uid}`, 303);
  if (form.action === 'forgotten') return forgotten(parts, c, asker, flow.data);
  if (form.action === 'own_password') {
    const entrances = await prepareEntrances(parts, asker, interaction, { ...flow.data, own_password: true });
    await saveFlow(parts.store, uid, flow, { ...flow.data, own_password: true, entrances, problem: null });
    return c.redirect(`/sign-in/${uid}`, 303);
  }
  const way = await otherWay(parts, asker, interaction, flow.data, form);
  if (way !== undefined) return enter(parts, c, asker, interaction, flow, way);
  const outcome = await answer(parts, asker, interaction, flow.data, form);
  if (outcome.kind === 'login_id_given') {
    const instead = await insteadOfPassword(parts, asker, interaction, flow.data, outcome.login_id);
    if (instead !== undefined) return enter(parts, c, asker, interaction, flow, instead);
  }
  return goOn(parts, c, asker, interaction, flow, outcome);
}

/** What comes of it is not waited for, so that its time tells nobody whether there is such an account. */
async function forgotten(parts: SignInParts, c: PageContext, asker: Asker, { state }: Flow): Promise<Response> {
  if (state.step !== 'password') return c.redirect(c.req.path, 303);
  const attempt = { account: null, network: asker.network, known_device: null };
  const verdict = await parts.throttle.begin(attempt);
  if (!verdict.allowed) return calmPage(BUSY, asker.language, parts.homeUrl);
  await parts.throttle.failed(attempt);
  const { tenant, login_id } = state;
  requestRecovery(parts, { ...tenant, login_id }, asker).catch((error: unknown) =>
    parts.logger.error('A mail for a forgotten password could not be queued.', { error }),
  );
  return calmPage(RECOVERY_ASKED, asker.language, parts.homeUrl);
}

async function otherWay(
  parts: SignInParts,
  asker: Asker,
  interaction: PendingInteraction,
  flow: Flow,
  form: Form,
): Promise<Way | undefined> {
  if (form.action?.startsWith('enter:') !== true) return undefined;
  const way = await useEntrance(parts, asker, interaction, flow, form);
  return way ?? { method: '', kind: 'problem', problem: { code: 'missing' } };
}

/** Goes on after what came of an entrance. */
async function enter(
  parts: SignInParts,
  c: PageContext,
  asker: Asker,
  interaction: PendingInteraction,
  flow: Item<Flow>,
  way: Way,
): Promise<Response> {
  const keep = (asked: unknown, terminal = flow.data.terminal): Promise<boolean> => {
    const entrances = { ...flow.data.entrances, [way.method]: asked };
    return saveFlow(parts.store, interaction.uid, flow, { ...flow.data, entrances, terminal, problem: null });
  };
  switch (way.kind) {
    case 'entered':
      return goOnEntered(parts, c, asker, interaction, flow, way);
    case 'elsewhere': {
      await keep(way.asked);
      return c.redirect(way.location, 303);
    }
    case 'asked': {
      await keep(way.asked, way.terminal);
      return c.redirect(`/sign-in/${interaction.uid}`, 303);
    }
    case 'named':
    case 'problem':
      return goOn(parts, c, asker, interaction, flow, way);
    default:
      return way satisfies never;
  }
}

/** The interaction of this browser, and where its sign-in stands; an address says nothing to a browser that did not begin it. */
function standingOf(
  { interactions, store }: SignInParts,
  c: PageContext,
): Promise<[PendingInteraction | undefined, Item<Flow> | undefined]> {
  const uid = c.req.param('uid') ?? '';
  return Promise.all([interactions.interactionOf(c.env.incoming, c.env.outgoing), findFlow(store, uid)]);
}

/** A terminal's session goes on by the proof of its key, unless somebody signs in anew. */
function wantsProof(c: PageContext, { terminal }: PendingInteraction): boolean {
  return terminal !== null && c.req.query('anew') === undefined;
}

async function begun(
  parts: SignInParts,
  c: PageContext,
  asker: Asker,
  interaction: PendingInteraction,
): Promise<Item<Flow>> {
  const remembered = privateCookie(c, parts, TENANT_COOKIE);
  const first = {
    ...(await firstQuestion(parts, asker, interaction, remembered)),
    terminal: null,
    own_password: false,
    link: null,
  };
  const entrances = await prepareEntrances(parts, asker, interaction, first);
  const flow = await beginFlow(parts.store, interaction, { ...first, entrances });
  if (flow === undefined) throw new InteractionLost();
  return flow;
}
