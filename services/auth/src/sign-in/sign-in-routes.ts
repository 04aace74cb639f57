import type { HttpBindings } from '@hono/node-server';
import { currentRequest } from '@kiban/http';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HasherBusy } from '../factors/password-hasher.ts';
import { assetRoutes } from '../pages/assets.ts';
import {
  askerOf,
  formOf,
  isForeign,
  keepLanguage,
  LARGEST_FORM,
  type PageContext,
  privateCookie,
  withCookies,
} from '../pages/request.ts';
import { InteractionLost, type PendingInteraction } from '../protocol/interaction.ts';
import type { Item } from '../store/auth-store.ts';
import { advance } from './advance.ts';
import { answer } from './answer.ts';
import { firstQuestion } from './begin.ts';
import { finish, TENANT_COOKIE } from './finish.ts';
import { beginFlow, endFlow, type Flow, findFlow, isFormToken, saveFlow } from './flow.ts';
import { BUSY, calmPage, FAILED, FOREIGN, LOST, TOO_LARGE } from './pages/calm-page.ts';
import { goOnPage } from './pages/go-on-page.ts';
import type { SignInParts } from './parts.ts';
import { show } from './show.ts';

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
  const limit = bodyLimit({
    maxSize: LARGEST_FORM,
    onError: (c) => calmPage(TOO_LARGE, askerOf(c as PageContext, parts).language, parts.homeUrl),
  });
  app.get('/sign-in/:uid', (c) => ask(parts, c));
  app.post('/sign-in/:uid', limit, (c) => take(parts, c));
  app.get('/sign-in', (c) => calmPage(LOST, askerOf(c, parts).language, parts.homeUrl));
  return app;
}

/** Shows the question a sign-in stands at. */
async function ask(parts: SignInParts, c: PageContext): Promise<Response> {
  const interaction = await parts.interactions.interactionOf(c.env.incoming, c.env.outgoing);
  const asker = askerOf(c, parts, interaction?.params.ui_locales);
  if (interaction === undefined) return calmPage(LOST, asker.language, parts.homeUrl);
  keepLanguage(c, parts);
  const flow = await flowOf(parts, c, interaction);
  return withCookies(c, await show(parts, interaction, flow.data, asker.language));
}

/** Takes an answer and leads to the next question: refreshing a page never sends anything twice. */
async function take(parts: SignInParts, c: PageContext): Promise<Response> {
  const interaction = await parts.interactions.interactionOf(c.env.incoming, c.env.outgoing);
  const asker = askerOf(c, parts, interaction?.params.ui_locales);
  if (interaction === undefined) return calmPage(LOST, asker.language, parts.homeUrl);
  const [flow, form] = [await findFlow(parts.store, interaction.uid), await formOf(c)];
  if (flow === undefined) return c.redirect(`/sign-in/${interaction.uid}`, 303);
  if (isForeign(c, parts) || !isFormToken(flow.data, form.step ?? '', form.token ?? ''))
    return calmPage(FOREIGN, asker.language, parts.homeUrl);
  // an old page, of another tab or gone back to: what is asked now is shown instead
  if (form.step !== flow.data.state.step) return c.redirect(`/sign-in/${interaction.uid}`, 303);
  const outcome = await answer(parts, asker, flow.data.state, form);
  const next = await advance(parts, flow.data, outcome);
  if (next.state.step === 'finished') {
    const location = await finish(parts, c, asker, interaction, next.state.proven);
    await endFlow(parts.store, interaction.uid);
    if (location === undefined) return c.redirect(`/sign-in/${interaction.uid}`, 303);
    return withCookies(c, await goOnPage(asker.language, location, interaction.client.name));
  }
  await saveFlow(parts.store, interaction.uid, flow, next);
  return c.redirect(`/sign-in/${interaction.uid}`, 303);
}

async function flowOf(parts: SignInParts, c: PageContext, interaction: PendingInteraction): Promise<Item<Flow>> {
  const found = await findFlow(parts.store, interaction.uid);
  if (found !== undefined) return found;
  const remembered = privateCookie(c, parts, TENANT_COOKIE);
  const begun = await beginFlow(parts.store, interaction, await firstQuestion(parts.store, interaction, remembered));
  if (begun === undefined) throw new InteractionLost();
  return begun;
}
