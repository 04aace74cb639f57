import { afterAll, expect, test } from 'vitest';
import { relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
const PAGE = 'https://app.example';
const page = await relyingParty(auth, { type: 'public', redirect_uris: [`${PAGE}/`] });
const product = await relyingParty(auth, { redirect_uris: [`${PAGE}/callback`] });
afterAll(() => auth.close());

async function ask(origin: string, client_id: string) {
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x', client_id });
  const response = await fetch(`${auth.issuer}/token`, { method: 'POST', headers: { origin }, body });
  const { error } = (await response.json()) as { error: string };
  const header = (name: string) => response.headers.get(`access-control-${name}`);
  return {
    error,
    allowed: header('allow-origin'),
    credentials: header('allow-credentials'),
    exposed: header('expose-headers'),
  };
}

test('Fetch Standard §3.3: the page of a public client may read what the token endpoint says, the nonce for its proofs too', async () => {
  const answer = await ask(PAGE, page.client_id);
  expect(answer).toMatchObject({ error: 'invalid_grant', allowed: PAGE, credentials: null });
  expect(answer.exposed?.split(',')).toEqual(expect.arrayContaining(['DPoP-Nonce', 'WWW-Authenticate']));
});

test.each([
  'https://evil.example',
  'https://app.example:8443',
  'http://app.example',
  'https://app.example.evil.example',
  'null',
])('the page of %s gets nothing for that client', async (origin) => {
  expect(await ask(origin, page.client_id)).toMatchObject({ error: 'invalid_request', allowed: null });
});

test('no page gets anything for a client that has a secret', async () => {
  expect((await ask(PAGE, product.client_id)).allowed).toBeNull();
});

test('Fetch Standard §4.8: a page may ask whether it may send a proof', async () => {
  const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'dpop,content-type' };
  const response = await fetch(`${auth.issuer}/token`, { method: 'OPTIONS', headers: { origin: PAGE, ...asked } });
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-headers')).toBe('dpop,content-type');
});

test('discovery and keys are for every page', async () => {
  for (const path of ['.well-known/openid-configuration', 'jwks']) {
    const response = await fetch(`${auth.issuer}/${path}`, { headers: { origin: 'https://any.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBe('https://any.example');
  }
});
