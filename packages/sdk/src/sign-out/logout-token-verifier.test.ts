import { afterAll, expect, test } from 'vitest';
import { openTestIssuer } from '../testing/test-issuer.ts';
import { logoutTokenVerifier } from './logout-token-verifier.ts';

const issuer = await openTestIssuer();
afterAll(() => issuer.stop());
const { verify } = logoutTokenVerifier({ issuer: issuer.issuer, client_id: 'hello-product' });
const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };

const logoutToken = (changes: object = {}, header: object = {}): Promise<string> =>
  issuer.sign({ aud: 'hello-product', sid: 'a-session', events, ...changes }, { typ: 'logout+jwt', ...header });

test('a logout token tells which session has ended', async () => {
  expect(await verify(await logoutToken())).toEqual({ sid: 'a-session', sub: 'a-person' });
});

// OpenID Connect Back-Channel Logout 1.0 §2.6, and RFC 8725 §3.11 of the type
test.each([
  ['of another issuer', () => logoutToken({ iss: 'https://elsewhere.example' })],
  ['for another client', () => logoutToken({ aud: 'another-product' })],
  ['that is an ID token', () => logoutToken({ nonce: 'n' })],
  ['of another type', () => logoutToken({}, { typ: 'at+jwt' })],
  ['about something else', () => logoutToken({ events: { 'urn:other': {} } })],
  ['without a session', () => logoutToken({ sid: undefined })],
  ['of ten minutes ago', () => logoutToken({ iat: Math.floor(Date.now() / 1000) - 600 })],
  ['that has expired', () => logoutToken({ exp: Math.floor(Date.now() / 1000) - 60 })],
  ['signed by somebody else', async () => (await logoutToken()).replace(/\.[^.]+$/, '.c2lnbmF0dXJl')],
  ['that is none', async () => 'x'],
])('a logout token %s ends nothing', async (_, token) => {
  await expect(verify(await token())).rejects.toMatchObject({ name: 'TokenError' });
});
