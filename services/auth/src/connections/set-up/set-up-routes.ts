import type { HttpBindings } from '@hono/node-server';
import { Problem } from '@kiban/http';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import {
  askerOf,
  isForeign,
  type PageContext,
  privateCookie,
  setPrivateCookie,
  withCookies,
} from '../../pages/request.ts';
import { formToken, isFormToken } from '../../sign-in/flow.ts';
import { calmPage, FOREIGN, SET_UP_OVER, TOO_LARGE } from '../../sign-in/pages/calm-page.ts';
import type { SignInParts } from '../../sign-in/parts.ts';
import { PLATFORM_WIDE } from '../../store/auth-store.ts';
import { type Connection, findConnection } from '../connection.ts';
import { editConnection } from '../edit-connection.ts';
import { watchMetadata } from '../refresh-metadata.ts';
import { newTrial } from '../trials/trial.ts';
import { type SetUpForm, setUpFields } from './set-up-fields.ts';
import { openSetUpLink, SET_UP_LINK, SET_UP_SESSION, type SetUpLink } from './set-up-link.ts';
import { isEditable } from './set-up-link-operations.ts';
import { openingPage, setUpPage } from './set-up-page.ts';

const COOKIE = 'kiban_set_up';
const STEP = 'set-up';
const LARGEST = 512 * 1024;

interface Opened {
  readonly link: SetUpLink;
  readonly connection: Connection;
}

/** What a set-up link opens: one draft, below `/set-up`. */
export function setUpRoutes(parts: SignInParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const limit = bodyLimit({
    maxSize: LARGEST,
    onError: (c) => calmPage(TOO_LARGE, askerOf(c as PageContext, parts).language, parts.homeUrl),
  });
  app.get('/set-up/:secret', async (c) => {
    const found = await opened(parts, SET_UP_LINK, c.req.param('secret'));
    if (found === undefined) return over(parts, c);
    if (found.link.opened_at === null) return openingPage(askerOf(c, parts).language, found.connection, c.req.path);
    const mine = await opened(parts, SET_UP_SESSION, privateCookie(c, parts, COOKIE));
    return mine?.link.link_id === found.link.link_id ? c.redirect('/set-up', 303) : over(parts, c);
  });
  app.post('/set-up/:secret', limit, (c) => open(parts, c, c.req.param('secret')));
  app.get('/set-up', async (c) => {
    const found = await opened(parts, SET_UP_SESSION, privateCookie(c, parts, COOKIE));
    return found === undefined ? over(parts, c) : show(parts, c, found, {});
  });
  app.post('/set-up', limit, (c) => take(parts, c));
  return app;
}

/** Exchanges a link for a cookie. It takes a press: programs that look into mails follow links. */
async function open(parts: SignInParts, c: PageContext, link: string): Promise<Response> {
  const { language, request_id } = askerOf(c, parts);
  if (isForeign(c, parts)) return calmPage(FOREIGN, language, parts.homeUrl);
  if ((await opened(parts, SET_UP_LINK, link)) === undefined) return over(parts, c);
  const at = parts.clock();
  const session = await openSetUpLink(parts.store, link, { request_id, at });
  if (session === undefined) return over(parts, c);
  setPrivateCookie(c, parts, COOKIE, session.secret, session.expires_at - Math.floor(at / 1000));
  return withCookies(c, c.redirect('/set-up', 303));
}

async function take(parts: SignInParts, c: PageContext): Promise<Response> {
  const found = await opened(parts, SET_UP_SESSION, privateCookie(c, parts, COOKIE));
  if (found === undefined) return over(parts, c);
  const form = await setUpForm(c);
  const asker = askerOf(c, parts);
  if (isForeign(c, parts) || !isFormToken(found.link, STEP, form.token ?? ''))
    return calmPage(FOREIGN, asker.language, parts.homeUrl);
  const { link, connection } = found;
  const actor = { kind: 'service', id: `set-up-link ${link.link_id}` } as const;
  if (form.action === 'test') {
    const { path } = await newTrial(parts, connection, actor);
    return c.redirect(path, 303);
  }
  try {
    const fields = setUpFields(connection, form);
    const act = { actor, reason: null, request_id: asker.request_id, at: parts.clock() };
    const target = { id: connection.connection_id, expected_version: connection.changes };
    await watchMetadata(parts.store, await editConnection(parts, connection.tenant_id, target, fields, act));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return show(parts, c, found, {
      problem: typeof error.detail === 'string' ? error.detail : error.detail[asker.language],
      form,
    });
  }
  return c.redirect('/set-up?saved=yes', 303);
}

async function show(
  parts: SignInParts,
  c: PageContext,
  { link, connection }: Opened,
  more: { readonly problem?: string; readonly form?: SetUpForm },
): Promise<Response> {
  const frame = { action: '/set-up', step: STEP, token: formToken(link, STEP) };
  const saved = c.req.query('saved') === 'yes';
  return setUpPage(askerOf(c, parts).language, { connection, frame, origin: parts.origin, saved, ...more });
}

/** What a link, or the cookie it was exchanged for, opens, as long as nobody signs in by it. */
async function opened(
  { store }: SignInParts,
  kind: typeof SET_UP_LINK | typeof SET_UP_SESSION,
  secret: string | undefined,
): Promise<Opened | undefined> {
  const link = secret === undefined ? undefined : (await store.get(PLATFORM_WIDE, kind, secret))?.data;
  const connection = link && (await findConnection(store, link.tenant_id, link.connection_id))?.data;
  return link === undefined || connection === undefined || !isEditable(connection) ? undefined : { link, connection };
}

/** The form's texts; metadata may come as a file. */
async function setUpForm(c: PageContext): Promise<SetUpForm> {
  const body = await c.req.parseBody();
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') texts[name] = value;
    else if (value instanceof File && value.size > 0) texts[name] = await value.text();
  }
  return texts;
}

function over(parts: SignInParts, c: PageContext): Promise<Response> {
  return calmPage(SET_UP_OVER, askerOf(c, parts).language, parts.homeUrl);
}
