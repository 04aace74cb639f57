import { serve } from '@hono/node-server';
import { accessTokenVerifier, directoryClient, logoutTokenVerifier } from '@kiban/sdk';
import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import * as oidc from 'openid-client';

const { ISSUER = '', CLIENT_ID = '', CLIENT_SECRET = '', API_URL = '', PORT = '4100' } = process.env;
const home = `http://localhost:${PORT}/`;
const options = { execute: ISSUER.startsWith('http:') ? [oidc.allowInsecureRequests] : [] };
const kiban = await oidc.discovery(new URL(ISSUER), CLIENT_ID, {}, oidc.ClientSecretBasic(CLIENT_SECRET), options);
const verifier = accessTokenVerifier({ issuer: ISSUER });
const logoutTokens = logoutTokenVerifier({ issuer: ISSUER, client_id: CLIENT_ID });
const sessions = new Map<string, Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>>();
const cookie = { httpOnly: true, sameSite: 'Lax' } as const;
const page = (body: ReturnType<typeof html>) =>
  html`<!doctype html><html lang="ja"><title>Hello</title><main><h1>こんにちは Hello</h1>${body}</main></html>`;
const app = new Hono();
app.get('/sign-in', async (c) => {
  const [pkceCodeVerifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()];
  setCookie(c, 'checks', JSON.stringify({ pkceCodeVerifier, expectedState: state, expectedNonce: nonce }), cookie);
  const code_challenge = await oidc.calculatePKCECodeChallenge(pkceCodeVerifier);
  const request = { redirect_uri: `${home}callback`, scope: 'openid directory:read', state, nonce, code_challenge };
  return c.redirect(oidc.buildAuthorizationUrl(kiban, { ...request, code_challenge_method: 'S256' }).href);
});
app.get('/callback', async (c) => {
  const checks = JSON.parse(deleteCookie(c, 'checks') ?? '{}');
  const id = crypto.randomUUID();
  sessions.set(id, await oidc.authorizationCodeGrant(kiban, new URL(c.req.url), checks));
  setCookie(c, 'session', id, cookie);
  return c.redirect('/');
});
app.get('/', async (c) => {
  const token = () => sessions.get(getCookie(c, 'session') ?? '')?.access_token ?? '';
  const claims = await verifier.verify(token()).catch(() => null);
  const directory = directoryClient({ baseUrl: `${API_URL}/directory/v1`, token });
  // Kiban refuses a token whose session has ended, also before this product is told
  const me =
    claims && (await directory.GET('/me').catch((error) => (error.status === 401 ? null : Promise.reject(error))));
  if (!me) return c.html(page(html`<a href="/sign-in">ログイン Sign in</a>`));
  const { memberships: jobs } = me.data;
  const resources = jobs.map(({ store_id: store, unit_id: unit }) => ({
    type: store ? 'store' : 'unit',
    id: store ?? unit,
  }));
  const [subject, action] = [{ type: 'person', id: claims.sub }, { name: 'hello-product.greetings.send' }];
  const body = JSON.stringify({ subject, action, evaluations: resources.map((resource) => ({ resource })) });
  const headers = { authorization: `Bearer ${token()}`, 'content-type': 'application/json' };
  const answer = await fetch(`${API_URL}/directory/access/v1/evaluations`, { method: 'POST', headers, body });
  const { evaluations: may } = (await answer.json()) as { evaluations: { decision: boolean }[] };
  const places = jobs.map((job, at) => html`<p>${job.place_name}${may[at]?.decision ? ' 👋' : ''}</p>`);
  return c.html(page(html`${places}<a href="/sign-out">ログアウト Sign out</a>`));
});
app.get('/sign-out', (c) => {
  const id_token_hint = sessions.get(deleteCookie(c, 'session') ?? '')?.id_token ?? '';
  return c.redirect(oidc.buildEndSessionUrl(kiban, { id_token_hint, post_logout_redirect_uri: home }).href);
});
app.post('/session-ended', async (c) => {
  const { logout_token: told } = await c.req.parseBody();
  const ended = await logoutTokens.verify(String(told)).catch(() => null);
  if (ended === null) return c.body(null, 400);
  for (const [id, tokens] of sessions) if (tokens.claims()?.sid === ended.sid) sessions.delete(id);
  return c.body(null, 200);
});
serve({ fetch: app.fetch, hostname: 'localhost', port: Number(PORT) });
