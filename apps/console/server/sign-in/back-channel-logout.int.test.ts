import { expect, test } from 'vitest';
import { testConsole } from '../../testing/test-console.ts';

const home = await testConsole();
const own = { 'sec-fetch-site': 'same-origin' };

const tell = (logout_token: string): Promise<Response> =>
  fetch(`${home.origin}/session/back-channel-logout`, { method: 'POST', body: new URLSearchParams({ logout_token }) });

test('when the session ends at the sign-in service, it ends here, and no other does', async () => {
  const [other, browser] = [home.browser(), home.browser()];
  await other.visit('/');
  await browser.visit('/');
  expect((await browser.request('/session', { headers: own })).status).toBe(200);
  const told = await tell(await home.provider.logoutToken());
  expect([told.status, told.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect((await browser.request('/session', { headers: own })).status).toBe(401);
  expect((await other.request('/session', { headers: own })).status).toBe(200);
});

// OpenID Connect Back-Channel Logout 1.0 §2.6, and RFC 8725 §3.11 of the type
test.each([
  ['of another issuer', () => home.provider.logoutToken({ iss: 'https://elsewhere.example' })],
  ['for another client', () => home.provider.logoutToken({ aud: 'hello-product' })],
  ['that is an ID token', () => home.provider.logoutToken({ nonce: 'n' })],
  ['of another type', () => home.provider.logoutToken({}, 'at+jwt')],
  ['about something else', () => home.provider.logoutToken({ events: { 'urn:other': {} } })],
  ['without a session', () => home.provider.logoutToken({ sid: undefined })],
  ['signed by somebody else', async () => (await home.provider.logoutToken()).replace(/\.[^.]+$/, '.c2lnbmF0dXJl')],
  ['that is none', async () => 'x'],
])('a logout token %s ends nothing', async (_, token) => {
  const browser = home.browser();
  await browser.visit('/');
  const told = await tell(await token());
  expect([told.status, ((await told.json()) as { code: string }).code]).toEqual([400, 'request_malformed']);
  expect((await browser.request('/session', { headers: own })).status).toBe(200);
});
