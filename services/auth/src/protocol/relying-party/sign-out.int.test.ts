import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as oidc from 'openid-client';
import { afterAll, expect, test } from 'vitest';
import { browser } from '../testing/browser.ts';
import { payloadOf, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
const tenant = auth.people.addTenant('aoba');
const user = auth.people.addUser(randomUUID(), tenant);
auth.answerWith(auth.people.signInOf(user));
const HOME = 'http://localhost:9/signed-out';
const rp = await relyingParty(auth, { post_logout_redirect_uris: [HOME] });
afterAll(() => auth.close());

const signOut = (more: Readonly<Record<string, string>>): string => oidc.buildEndSessionUrl(rp.config, more).href;

async function isSignedIn(used: ReturnType<typeof browser>): Promise<boolean> {
  const { at } = await used.go((await rp.begin({ prompt: 'none' })).address);
  return at.searchParams.has('code');
}

test('RP-Initiated Logout §2: with its ID token a client signs out at once, everywhere, and gets the browser back', async () => {
  const used = browser();
  const { id_token = '', refresh_token = '', access_token } = await rp.signIn({ in: used });
  const { at } = await used.go(signOut({ id_token_hint: id_token, post_logout_redirect_uri: HOME, state: 'xyz' }));
  expect(at.href).toBe(`${HOME}?state=xyz`);
  expect(await isSignedIn(used)).toBe(false);
  const form = { grant_type: 'refresh_token', refresh_token };
  expect(await rp.post('token_endpoint', form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  const { sid } = payloadOf(access_token);
  expect(auth.ended).toContainEqual({
    session_id: sid,
    person_id: user.person_id,
    tenant_id: tenant,
    user_id: user.user_id,
  });
});

test('RP-Initiated Logout §2: without a hint the person is asked, without JavaScript, and may stay', async () => {
  const used = browser();
  const { refresh_token = '' } = await rp.signIn({ in: used });
  const asked = await used.go(signOut({ client_id: rp.client_id, post_logout_redirect_uri: HOME }));
  const page = await asked.response.text();
  expect(page).not.toContain('<script');
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const action = /action="([^"]+)"/.exec(page)?.[1] ?? '';
  const post = (form: Record<string, string>) => used.go(action, { method: 'POST', body: new URLSearchParams(form) });
  await post({ xsrf });
  expect(await isSignedIn(used)).toBe(true);
  const again = await (
    await used.go(signOut({ client_id: rp.client_id, post_logout_redirect_uri: HOME }))
  ).response.text();
  const second = /name="xsrf" value="([^"]+)"/.exec(again)?.[1] ?? '';
  expect((await post({ xsrf: 'wrong', logout: 'yes' })).response.status).toBe(400);
  expect(await isSignedIn(used)).toBe(true);
  const { at } = await post({ xsrf: second, logout: 'yes' });
  expect(at.href).toBe(HOME);
  expect(await isSignedIn(used)).toBe(false);
  const form = { grant_type: 'refresh_token', refresh_token };
  expect((await rp.post('token_endpoint', form)).status).toBe(400);
});

test('RP-Initiated Logout §3: an address that is not registered is not redirected to', async () => {
  const used = browser();
  const { id_token = '' } = await rp.signIn({ in: used });
  const { at, response } = await used.go(
    signOut({ id_token_hint: id_token, post_logout_redirect_uri: 'https://evil.example/' }),
  );
  expect({ origin: at.origin, status: response.status }).toEqual({ origin: auth.origin, status: 400 });
  expect(await isSignedIn(used)).toBe(true);
});

test('RP-Initiated Logout §4: the ID token of somebody else does not sign out without a question', async () => {
  const stranger = auth.people.addUser(randomUUID(), tenant);
  auth.answerWith(auth.people.signInOf(stranger));
  const { id_token = '' } = await rp.signIn();
  auth.answerWith(auth.people.signInOf(user));
  const used = browser();
  await rp.signIn({ in: used });
  await used.go(signOut({ id_token_hint: id_token }));
  expect(await isSignedIn(used)).toBe(true);
});

test('signing out when nobody is signed in goes where it was to go, without a question', async () => {
  const { id_token = '' } = await rp.signIn();
  const { at } = await browser().go(signOut({ id_token_hint: id_token, post_logout_redirect_uri: HOME, state: 's' }));
  expect(at.href).toBe(`${HOME}?state=s`);
  const { response } = await browser().go(signOut({ client_id: rp.client_id }));
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('ログアウトしました');
});

test('Back-Channel Logout §2.5: a product that was signed in to is told', async () => {
  const told: URLSearchParams[] = [];
  const product = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    told.push(new URLSearchParams(body));
    response.end();
  });
  await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve));
  try {
    const backchannel_logout_uri = `http://127.0.0.1:${(product.address() as AddressInfo).port}/logout`;
    const other = await relyingParty(auth, { backchannel_logout_uri });
    const used = browser();
    const { id_token = '' } = await rp.signIn({ in: used });
    const claims = (await other.signIn({ in: used })).claims();
    await used.go(signOut({ id_token_hint: id_token }));
    expect(told).toHaveLength(1);
    const token = payloadOf(told[0]?.get('logout_token') ?? '');
    expect(token).toMatchObject({ iss: auth.issuer, aud: other.client_id, sub: user.person_id, sid: claims?.sid });
  } finally {
    product.close();
  }
});
