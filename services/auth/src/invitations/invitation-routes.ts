import type { HttpBindings } from '@hono/node-server';
import { currentRequest } from '@kiban/http';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HasherBusy } from '../factors/fair-turns.ts';
import {
  askerOf,
  formOf,
  isForeign,
  keepLanguage,
  LARGEST_FORM,
  type PageContext,
  privateCookie,
  setPrivateCookie,
  withCookies,
} from '../pages/request.ts';
import { TENANT_COOKIE, TENANT_KEPT_S } from '../sign-in/finish.ts';
import { isFormToken } from '../sign-in/flow.ts';
import { BUSY, calmPage, FAILED, FOREIGN, LINK_OVER, TOO_LARGE } from '../sign-in/pages/calm-page.ts';
import type { SignInParts } from '../sign-in/parts.ts';
import { accept } from './accept.ts';
import { findInvited, saveAcceptance } from './acceptance.ts';
import { acceptedPage, invitationPage } from './pages.ts';

const LINK_COOKIE = 'kiban_invitation';
const LINK_KEPT_S = 3600;

/** What a mailed invitation opens: below `/invitation`. */
export function invitationRoutes(parts: SignInParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.onError((error, c) => {
    const asker = askerOf(c, parts);
    if (error instanceof HasherBusy) return calmPage(BUSY, asker.language, parts.homeUrl);
    currentRequest().logger.error('An invitation page failed.', { error });
    return calmPage(FAILED, asker.language, parts.homeUrl, asker.request_id);
  });
  const limit = bodyLimit({
    maxSize: LARGEST_FORM,
    onError: (c) => calmPage(TOO_LARGE, askerOf(c as PageContext, parts).language, parts.homeUrl),
  });
  app.get('/invitation/:link', (c) => open(parts, c, c.req.param('link')));
  app.get('/invitation', (c) => ask(parts, c));
  app.post('/invitation', limit, (c) => take(parts, c));
  return app;
}

/** Takes the link out of the address: it must not stand in histories, logs and referrers. Using it up comes last. */
async function open(parts: SignInParts, c: PageContext, link: string): Promise<Response> {
  const invited = await findInvited(parts.store, link);
  if (invited === undefined) return calmPage(LINK_OVER, askerOf(c, parts).language, parts.homeUrl);
  setPrivateCookie(c, parts, LINK_COOKIE, link, LINK_KEPT_S);
  return c.redirect('/invitation', 303);
}

async function ask(parts: SignInParts, c: PageContext): Promise<Response> {
  const asker = askerOf(c, parts);
  const invited = await findInvited(parts.store, privateCookie(c, parts, LINK_COOKIE) ?? '');
  if (invited === undefined) return calmPage(LINK_OVER, asker.language, parts.homeUrl);
  keepLanguage(c, parts);
  return withCookies(c, await invitationPage(parts, invited, asker.language));
}

async function take(parts: SignInParts, c: PageContext): Promise<Response> {
  const asker = askerOf(c, parts);
  const link = privateCookie(c, parts, LINK_COOKIE) ?? '';
  const [invited, form] = [await findInvited(parts.store, link), await formOf(c)];
  if (invited === undefined) return calmPage(LINK_OVER, asker.language, parts.homeUrl);
  const { data } = invited.acceptance;
  if (isForeign(c, parts) || !isFormToken(data, form.step ?? '', form.token ?? ''))
    return calmPage(FOREIGN, asker.language, parts.homeUrl);
  if (form.step !== data.state.step) return c.redirect('/invitation', 303);
  const accepted = await accept(parts, asker, link, invited, form);
  switch (accepted.kind) {
    case 'problem':
      await saveAcceptance(parts.store, link, invited, { ...data, problem: accepted.problem });
      return c.redirect('/invitation', 303);
    case 'next':
      await saveAcceptance(parts.store, link, invited, { ...data, state: accepted.state, problem: null });
      return c.redirect('/invitation', 303);
    case 'void':
      return calmPage(LINK_OVER, asker.language, parts.homeUrl);
    case 'done':
      setPrivateCookie(c, parts, LINK_COOKIE, '', 0);
      setPrivateCookie(c, parts, TENANT_COOKIE, invited.tenant.code, TENANT_KEPT_S);
      return withCookies(c, await acceptedPage(asker.language, invited.tenant.name, parts.homeUrl));
    default:
      return accepted satisfies never;
  }
}
