import { expect, test } from 'vitest';
import type { CookieBrowser } from '../../testing/browser.ts';
import { testConsole } from '../../testing/test-console.ts';

const home = await testConsole();
const own = { 'sec-fetch-site': 'same-origin' };

test('a page without a session leads through signing in and back to itself', async () => {
  const browser = home.browser();
  const page = await browser.visit('/stores?status=open');
  expect(page.status).toBe(200);
  expect(new URL(page.url).pathname + new URL(page.url).search).toBe('/stores?status=open');
  expect(await page.text()).toContain('<html lang="en" data-theme="system">');
  expect(browser.cookies.get('kiban_console_session')).toMatch(/^[\w-]{43}$/);
});

test('the other name of this machine leads to the one that signing in comes back to', async () => {
  const other = home.origin.replace('127.0.0.1', 'localhost');
  const answer = await fetch(`${other}/stores?q=1`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([307, `${home.origin}/stores?q=1`]);
});

test('no token ever reaches the browser, nor the log', async () => {
  const browser = home.browser();
  await browser.visit('/');
  await browser.request('/api/directory/stores', { headers: own });
  await browser.request('/session', { headers: own });
  const tokens = home.asked.map(({ headers }) => String(headers.authorization).replace('Bearer ', ''));
  expect(tokens.length).toBeGreaterThan(2);
  const everything = [...browser.seen, ...browser.cookies.values(), ...home.logged].join('\n');
  for (const token of tokens) expect(everything).not.toContain(token);
  expect(everything).not.toMatch(/eyJ[\w-]*\.eyJ/); // nor any other signed token; a sealed state is none
});

/** The answer of the sign-in service, as an address the browser has not gone to yet. */
async function answerFor(browser: CookieBrowser): Promise<string> {
  let answer = await browser.request('/session/sign-in');
  for (let hops = 0; hops < 10; hops += 1) {
    const location = new URL(answer.headers.get('location') ?? '', home.provider.issuer).href;
    if (location.startsWith(home.origin)) return location;
    answer = await browser.request(location);
  }
  throw new Error('The sign-in service never answered.');
}

test('an answer serves once, in the browser that began the sign-in', async () => {
  const [browser, other] = [home.browser(), home.browser()];
  const answer = await answerFor(browser);
  await other.request('/session/sign-in');
  const elsewhere = await other.request(answer);
  expect([elsewhere.status, await elsewhere.text()]).toEqual([400, expect.stringContaining('Sign in again')]);
  expect(other.cookies.has('kiban_console_session')).toBe(false);
  expect((await browser.request(answer)).status).toBe(303);
  const again = await browser.request(answer);
  expect(await again.text()).toContain('The sign-in was interrupted');
});

test('an answer that nobody asked for, or with a code that was never given, is refused', async () => {
  const browser = home.browser();
  expect((await browser.request('/session/callback?code=x&state=invented')).status).toBe(400);
  const answer = new URL(await answerFor(browser));
  answer.searchParams.set('code', 'invented');
  const refused = await browser.request(answer.href);
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('could not be verified')]);
  expect(browser.cookies.has('kiban_console_session')).toBe(false);
});

test('a nonce of another sign-in is refused', async () => {
  const browser = home.browser();
  const [first, second] = [await browser.request('/session/sign-in'), await browser.request('/session/sign-in')];
  const [one, two] = [first, second].map((answer) => new URL(answer.headers.get('location') ?? ''));
  one?.searchParams.set('nonce', two?.searchParams.get('nonce') ?? '');
  const page = await browser.visit(one?.href ?? '');
  expect(page.status).toBe(400);
  expect(browser.cookies.has('kiban_console_session')).toBe(false);
});

test('an id that stood in the cookie before signing in is worth nothing after it', async () => {
  const browser = home.browser();
  await browser.visit('/');
  const before = browser.cookies.get('kiban_console_session') ?? '';
  await browser.visit('/session/sign-in');
  const after = browser.cookies.get('kiban_console_session');
  expect(after).not.toBe(before);
  browser.cookies.set('kiban_console_session', before);
  expect((await browser.request('/session', { headers: own })).status).toBe(401);
});

test('the pages learn who sits there, in which tenant, and what they may do', async () => {
  const browser = home.browser();
  await browser.visit('/');
  const place = { unit_id: null, store_id: null };
  const role = { role: 'kiban:viewer', ...place, starts_at: '2026-01-01T00:00:00Z', ends_at: null };
  const manifest = {
    permissions: [{ permission: 'asset.devices.read', resource_type: 'device' }],
    roles: [{ key: 'viewer', permissions: ['asset.devices.read'] }],
  };
  home.answer(({ url }) => {
    if (url.endsWith('/manifests/kiban')) return { status: 200, body: manifest };
    return url.endsWith('/me')
      ? {
          status: 200,
          body: {
            tenant: { tenant_id: 't1', code: 'aoba' },
            user: { id: 'u1', name: '花子', login_id: 'hanako' },
            roles: [role],
            reach: { tenant: true, unit_ids: [], store_ids: [] },
            permissions: ['directory.stores.read'],
          },
        }
      : { status: 200, body: { items: [{ tenant_id: 't1', code: 'aoba' }] } };
  });
  const answer = await browser.request('/session', { headers: own });
  expect(await answer.json()).toEqual({
    person: { user_id: 'u1', name: '花子', login_id: 'hanako' },
    roles: [role],
    reach: { tenant: true, unit_ids: [], store_ids: [] },
    tenant: { tenant_id: 't1', code: 'aoba' },
    tenants: [{ tenant_id: 't1', code: 'aoba' }],
    permissions: ['asset.devices.read', 'directory.stores.read'],
    account: expect.stringMatching(/^https?:.*\/account\?tenant=aoba$/),
    signed_in_at: expect.any(String),
    expires_at: expect.any(String),
  });
});

test('signing out ends the session here and leads to the sign-in service to end it there', async () => {
  const browser = home.browser();
  await browser.visit('/');
  const id = browser.cookies.get('kiban_console_session') ?? '';
  const signedOut = await browser.request('/session/sign-out', { method: 'POST', headers: own });
  const { location } = (await signedOut.json()) as { location: string };
  expect(location).toContain(`${home.provider.issuer}/session/end?id_token_hint=`);
  expect(new URL(location).searchParams.get('post_logout_redirect_uri')).toBe(`${home.origin}/`);
  browser.cookies.set('kiban_console_session', id);
  expect((await browser.request('/session', { headers: own })).status).toBe(401);
});

test('whoever has to show once more who they are is asked anew, and the form they left open goes on with the new session', async () => {
  const browser = home.browser();
  await browser.visit('/');
  const before = browser.cookies.get('kiban_console_session');
  const asked = await browser.request('/session/sign-in?confirm=&tenant=aoba&return_to=/stores');
  const address = new URL(asked.headers.get('location') ?? '');
  expect([address.searchParams.get('prompt'), address.searchParams.get('tenant')]).toEqual(['login', 'aoba']);
  const page = await browser.visit(address.href);
  expect([page.status, new URL(page.url).pathname]).toEqual([200, '/session/confirmed']);
  expect(await page.text()).toContain('You have shown who you are');
  expect(browser.cookies.get('kiban_console_session')).not.toBe(before);
  expect((await browser.request('/session', { headers: own })).status).toBe(200);
});

test('the service being out is said as such, and nothing is lost', async () => {
  const alone = await testConsole();
  await alone.provider.stop();
  const answer = await alone.browser().request('/session/sign-in');
  expect(answer.status).toBe(503);
  await alone.provider.start();
  expect((await alone.browser().visit('/')).status).toBe(200);
});
