import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openTestAuthorizationServer } from '../testing/test-authorization-server.ts';
import { TENANT, USER } from '../testing/test-issuer.ts';
import { testPage } from '../testing/test-page.ts';
import { type SinglePageApp, type SinglePageAppOptions, singlePageApp } from './single-page-app.ts';
import { stepUpOf } from './step-up.ts';

const HOME = 'https://app.example/';
type Server = Awaited<ReturnType<typeof openTestAuthorizationServer>>;
let kiban: Server;
let api: string;
let heard: IncomingHttpHeaders[];
let refusing: (authorization: string) => string | null;
let time: number;
let open: SinglePageApp[];
const apiServer = createServer((request, response) => {
  heard.push(request.headers);
  const challenge = refusing(request.headers.authorization ?? '');
  if (challenge !== null) response.setHeader('www-authenticate', challenge);
  response.writeHead(challenge === null ? 200 : 401).end('{}');
});

beforeAll(async () => {
  await new Promise<void>((resolve) => apiServer.listen(0, '127.0.0.1', resolve));
  api = `http://127.0.0.1:${(apiServer.address() as AddressInfo).port}`;
});
afterAll(() => apiServer.close());
beforeEach(async () => {
  kiban = await openTestAuthorizationServer();
  [heard, open, time] = [[], [], Date.now()];
  refusing = () => null;
});
afterEach(async () => {
  for (const app of open) app.close();
  await kiban.close();
});

/** A tab with the application in it. */
function tab(options: Partial<SinglePageAppOptions> = {}, database = new Map<string, unknown>(), address = HOME) {
  const window = testPage(address, database);
  const told = vi.fn();
  const common = { issuer: kiban.issuer, client_id: 'page', redirect_uri: HOME, apis: [api] };
  const app = singlePageApp({ ...common, page: window.page, now: () => time, signedOut: told, ...options });
  open.push(app);
  return { window, app, told, database };
}

async function signedIn(options: Partial<SinglePageAppOptions> = {}, database = new Map<string, unknown>()) {
  const there = tab(options, database);
  await there.app.signIn();
  there.window.goTo(kiban.answerTo(there.window.left.at(-1) ?? ''));
  expect(await there.app.start()).toMatchObject({ sub: 'a-person', tenant_id: TENANT, user_id: USER, name: '佐藤 葵' });
  return there;
}
const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  );

test('RFC 7636 §4: the code is redeemed with the verifier whose hash went before; the address is clean again', async () => {
  const { window, app } = tab({ resource: 'https://api.example' }, new Map(), `${HOME}orders?page=2#3`);
  await app.signIn({ tenant: 'aoba', acr_values: 'urn:kiban:acr:phr' });
  const sent = Object.fromEntries(new URL(window.left[0] ?? '').searchParams);
  expect(sent).toMatchObject({
    ...{ client_id: 'page', response_type: 'code', redirect_uri: HOME, scope: 'openid profile', tenant: 'aoba' },
    ...{ code_challenge_method: 'S256', resource: 'https://api.example', acr_values: 'urn:kiban:acr:phr' },
  });
  window.goTo(kiban.answerTo(window.left[0] ?? ''));
  expect(await app.start()).not.toBeNull();
  expect(window.address).toBe(`${HOME}orders?page=2#3`);
  const form = kiban.asked[0]?.form ?? {};
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(form.code_verifier));
  expect(Buffer.from(digest).toString('base64url')).toBe(sent.code_challenge);
  expect(form).toMatchObject({ grant_type: 'authorization_code', code: 'a-code', client_id: 'page' });
});

test.each([
  ['RFC 6749 §10.12: of another sign-in', { state: 'another' }],
  ['RFC 9207 §2.4: of another server', { iss: 'https://evil.example' }],
])('an answer %s is refused, and no code is sent anywhere', async (_, changes) => {
  const { window, app } = tab();
  await app.signIn();
  window.goTo(kiban.answerTo(window.left[0] ?? '', changes));
  expect(await refusal(app.start())).toBe('answer_unexpected');
  expect(kiban.asked).toEqual([]);
  expect(window.address).toBe(HOME);
  expect(await app.start()).toBeNull();
});

test('OpenID Connect Core §3.1.3.7: an ID token of another sign-in is refused', async () => {
  const { window, app } = tab();
  await app.signIn();
  window.goTo(kiban.answerTo(window.left[0] ?? ''));
  kiban.state.nonce = 'another';
  expect(await refusal(app.start())).toBe('answer_unexpected');
  expect(await app.start()).toBeNull();
});

test('RFC 6749 §4.1.2.1: a refusal is told', async () => {
  const { window, app } = tab();
  await app.signIn({ prompt: 'none' });
  window.goTo(kiban.answerTo(window.left[0] ?? '', { error: 'login_required' }));
  await expect(app.start()).rejects.toMatchObject({ code: 'refused', message: 'Kiban refused: login_required' });
});

test('an answer that this tab did not ask for is not looked at: nobody is signed in by a link', async () => {
  const { window, app } = tab();
  window.goTo(`${HOME}?code=stolen&state=x&iss=${encodeURIComponent(kiban.issuer)}`);
  expect(await app.start()).toBeNull();
  expect(kiban.asked).toEqual([]);
  expect(window.address).toBe(HOME);
});

test('nobody is sent to another origin afterwards', async () => {
  const { app } = tab();
  await expect(app.signIn({ return_to: 'https://evil.example/' })).rejects.toThrow(TypeError);
});

test('RFC 9449 §4.2: tokens are bound to a key that cannot be read, and every request proves it', async () => {
  const { app, database } = await signedIn();
  expect(kiban.asked[0]?.proof).toMatchObject({ htm: 'POST', nonce: 'fresh' });
  const [kept] = [...database.values()] as { keys: { privateKey: { extractable: boolean } } }[];
  expect(kept?.keys.privateKey.extractable).toBe(false);
  expect((await app.fetch(`${api}/orders`)).status).toBe(200);
  expect(heard[0]).toMatchObject({ authorization: 'DPoP access-1', dpop: expect.stringMatching(/^ey/) });
});

test('without a key nothing is kept beside the page, and nothing is proven', async () => {
  const { app, database } = await signedIn({ dpop: false });
  await app.fetch(`${api}/orders`);
  expect(heard[0]).toMatchObject({ authorization: 'Bearer access-1' });
  expect(heard[0]?.dpop).toBeUndefined();
  expect([...database.keys()]).toEqual([]);
});

test('no other origin is sent a token', async () => {
  const { app } = await signedIn();
  for (const address of [
    'https://evil.example/',
    `${api}.evil.example/`,
    `http://user@${new URL(api).hostname}:1/`,
    '/',
  ])
    await expect(app.fetch(address)).rejects.toThrow(TypeError);
  expect(heard).toEqual([]);
});

test('however many tabs need a new token at once, one asks for it', async () => {
  const { app, database } = await signedIn();
  const others = [tab({}, database), tab({}, database)].map((other) => other.app);
  time += 290_000;
  await Promise.all([app, app, ...others].map((each) => each.fetch(`${api}/orders`)));
  expect(kiban.asked.map(({ form }) => form.refresh_token)).toEqual([undefined, 'refresh-1']);
  expect(heard.map(({ authorization }) => authorization)).toEqual(Array(4).fill('DPoP access-2'));
  time += 290_000;
  await others[0]?.fetch(`${api}/orders`);
  expect(kiban.asked.at(-1)?.form.refresh_token).toBe('refresh-2');
});

test('a token that an API does not accept is renewed once, and what was asked is asked again', async () => {
  const { app } = await signedIn();
  refusing = (authorization) => (authorization.endsWith('-1') ? 'DPoP error="invalid_token"' : null);
  expect((await app.fetch(`${api}/orders`, { method: 'POST', body: '{}' })).status).toBe(200);
  refusing = () => 'DPoP error="invalid_token"';
  expect((await app.fetch(`${api}/orders`)).status).toBe(401);
  expect(heard).toHaveLength(4);
});

test('RFC 9470 §3: what the sign-in lacks is told, and nothing is renewed for it', async () => {
  const { app } = await signedIn();
  refusing = () => 'DPoP error="insufficient_user_authentication", acr_values="urn:kiban:acr:phr", max_age="60"';
  const response = await app.fetch(`${api}/orders`);
  expect(stepUpOf(response)).toEqual({ acr_values: 'urn:kiban:acr:phr', max_age: 60 });
  expect(kiban.asked).toHaveLength(1);
  refusing = () => 'DPoP error="invalid_token"';
  expect(stepUpOf(await app.fetch(`${api}/orders`))).toBeNull();
});

test('a session that has ended is over in every tab', async () => {
  const { app, told, database } = await signedIn();
  const other = tab({}, database);
  time += 290_000;
  kiban.state.refuse = 'invalid_grant';
  expect(await refusal(app.fetch(`${api}/orders`))).toBe('signed_out');
  expect(told).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(other.told).toHaveBeenCalledOnce(), 15_000);
  expect(await other.app.start()).toBeNull();
  expect(await refusal(other.app.fetch(`${api}/orders`))).toBe('signed_out');
});

test('while Kiban does not answer nobody is signed out, and afterwards all goes on', async () => {
  const { app, told } = await signedIn();
  time += 290_000;
  kiban.state.out = true;
  expect(await refusal(app.fetch(`${api}/orders`))).toBe('unreachable');
  kiban.state.out = false;
  expect((await app.fetch(`${api}/orders`)).status).toBe(200);
  expect(told).not.toHaveBeenCalled();
});

test('signing out ends the session here, in other tabs and at Kiban', async () => {
  const { app, window, database } = await signedIn({ post_logout_redirect_uri: HOME });
  const other = tab({ dpop: false }, database);
  await app.signOut();
  const left = new URL(window.left.at(-1) ?? '');
  expect(left.pathname).toBe('/oidc/session/end');
  expect(Object.fromEntries(left.searchParams)).toMatchObject({ client_id: 'page', post_logout_redirect_uri: HOME });
  expect(left.searchParams.get('id_token_hint')).toMatch(/^ey/);
  expect(database.size).toBe(0);
  await vi.waitFor(() => expect(other.told).toHaveBeenCalledOnce(), 15_000);
});
