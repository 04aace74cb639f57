import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { askerOf, formOf, type PageContext } from '../../pages/request.ts';
import { calmPage, LOST, TOO_LARGE } from '../../sign-in/pages/calm-page.ts';
import type { SignInParts } from '../../sign-in/parts.ts';
import { LARGEST_RESPONSE } from '../saml/limits.ts';
import { serviceProviderMetadata, serviceProviderOf } from '../saml/service-provider.ts';
import { beginTrial, endTrial } from '../trials/trial-routes.ts';
import type { GivenAnswer } from './answer-result.ts';
import { comeBack, connectOwn, goToProvider } from './go-and-return.ts';
import { takeAnswer } from './take-answer.ts';

/** Ways to identity providers and back: below `/sign-in/UID/connections` and `/sign-in/connections`. */
export function connectionRoutes(parts: SignInParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const limit = bodyLimit({
    maxSize: LARGEST_RESPONSE * 2,
    onError: (c) => calmPage(TOO_LARGE, askerOf(c as PageContext, parts).language, parts.homeUrl),
  });
  app.get('/sign-in/connections/:connection_id/callback', (c) => {
    const { searchParams } = new URL(c.req.url);
    const connection_id = c.req.param('connection_id');
    return callback(
      parts,
      c,
      { connection_id, saml_response: null, query: searchParams.toString() },
      c.req.query('state'),
    );
  });
  app.post('/sign-in/connections/:connection_id/callback', limit, async (c) => {
    const { SAMLResponse = null, RelayState } = await formOf(c);
    const connection_id = c.req.param('connection_id');
    return callback(parts, c, { connection_id, saml_response: SAMLResponse, query: '' }, RelayState);
  });
  app.get('/sign-in/connections/test', (c) => endTrial(parts, c));
  app.get('/sign-in/connections/test/:token', (c) => beginTrial(parts, c, c.req.param('token')));
  app.get('/sign-in/connections/:connection_id/metadata', (c) => {
    const provider = serviceProviderOf(parts.origin, c.req.param('connection_id'));
    const headers = { 'content-type': 'application/samlmetadata+xml', 'x-content-type-options': 'nosniff' };
    return c.body(serviceProviderMetadata(provider), 200, headers);
  });
  app.get('/sign-in/:uid/connections/return', (c) => comeBack(parts, c));
  app.post('/sign-in/:uid/connections/return', (c) => connectOwn(parts, c));
  app.get('/sign-in/:uid/connections/:connection_id', (c) => goToProvider(parts, c, c.req.param('connection_id')));
  return app;
}

/** Where answers come. The browser is told to go on to a page that belongs to whoever began. */
async function callback(
  parts: SignInParts,
  c: PageContext,
  answer: Omit<GivenAnswer, 'state'>,
  state: string | undefined,
): Promise<Response> {
  const location = state === undefined ? undefined : await takeAnswer(parts, { ...answer, state });
  if (location === undefined) return calmPage(LOST, askerOf(c, parts).language, parts.homeUrl);
  return c.redirect(location, 303);
}
