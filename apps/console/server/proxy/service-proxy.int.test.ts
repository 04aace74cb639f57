import { expect, test } from 'vitest';
import { testConsole } from '../../testing/test-console.ts';

const home = await testConsole();
const own = { 'sec-fetch-site': 'same-origin' };
const signedIn = async (at = home) => {
  const browser = at.browser();
  await browser.visit('/');
  return browser;
};

test('a request goes on with the person’s token, its conditions, its id and its body', async () => {
  const browser = await signedIn();
  home.answer(() => ({ status: 201, headers: { etag: '"1"', location: '/directory/v1/stores/7' }, body: { id: '7' } }));
  const answer = await browser.request('/api/directory/stores?asOf=x&q=%E3%81%82', {
    method: 'POST',
    headers: {
      ...own,
      'content-type': 'application/json',
      'idempotency-key': 'k1',
      'if-match': '"3"',
      'x-request-id': 'edge-12345678',
    },
    body: '{"name":"あおば"}',
  });
  expect(answer.status).toBe(201);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    ...{
      etag: '"1"',
      location: '/api/directory/stores/7',
      'cache-control': 'private, no-store',
      'x-request-id': 'edge-12345678',
    },
  });
  expect(home.asked.at(-1)).toMatchObject({
    method: 'POST',
    url: '/directory/v1/stores?asOf=x&q=%E3%81%82',
    body: '{"name":"あおば"}',
    headers: {
      authorization: expect.stringMatching(/^Bearer /),
      ...{ 'idempotency-key': 'k1', 'if-match': '"3"', 'x-request-id': 'edge-12345678' },
    },
  });
  expect(home.asked.at(-1)?.headers.cookie).toBeUndefined();
});

test('what is asked of delivery goes to delivery', async () => {
  const browser = await signedIn();
  home.answer(() => ({ status: 200, body: { items: [] } }));
  expect((await browser.request('/api/delivery/lake/tables?limit=5', { headers: own })).status).toBe(200);
  expect(home.asked.at(-1)).toMatchObject({
    url: '/delivery/v1/lake/tables?limit=5',
    headers: { authorization: expect.stringMatching(/^Bearer /) },
  });
  expect((await browser.request('/api/elsewhere/lake', { headers: own })).status).toBe(404);
});

test('who is to prove once more who they are is told so, and stays signed in (RFC 9470)', async () => {
  const browser = await signedIn();
  home.answer(() => ({ status: 401, body: { code: 'authentication_too_old', max_age: 300 } }));
  const answer = await browser.request('/api/auth/emergencies', { method: 'POST', headers: own });
  expect([answer.status, await answer.json()]).toEqual([401, { code: 'authentication_too_old', max_age: 300 }]);
  expect(home.asked.at(-1)?.url).toBe('/auth/v1/emergencies');
  home.answer(() => ({ status: 200, body: { items: [] } }));
  expect((await browser.request('/api/auth/emergencies', { headers: own })).status).toBe(200);
  home.answer(() => ({ status: 401, body: { code: 'token_invalid' } }));
  expect(await (await browser.request('/api/auth/emergencies', { headers: own })).json()).toMatchObject({
    code: 'session_ended',
  });
});

test('a problem of the directory is answered as it is', async () => {
  const browser = await signedIn();
  home.answer(() => ({ status: 412, body: { code: 'version_conflict', current: { name: 'theirs' } } }));
  const answer = await browser.request('/api/directory/stores/1', { headers: own });
  expect([answer.status, await answer.json()]).toEqual([
    412,
    { code: 'version_conflict', current: { name: 'theirs' } },
  ]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
});

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a subdomain', { 'sec-fetch-site': 'same-site' }],
  ['a typed address', { 'sec-fetch-site': 'none' }],
  ['an old browser elsewhere', { origin: 'https://evil.example' }],
  ['nobody says where', {}],
])('a change asked for from %s is refused', async (_, headers) => {
  const browser = await signedIn();
  const before = home.asked.length;
  const answer = await browser.request('/api/directory/stores', { method: 'POST', headers, body: '{}' });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'origin_refused']);
  const out = await browser.request('/session/sign-out', { method: 'POST', headers });
  expect(out.status).toBe(403);
  expect(home.asked).toHaveLength(before);
});

test('without a session nothing is asked of the directory', async () => {
  const before = home.asked.length;
  const answer = await home.browser().request('/api/directory/stores', { headers: own });
  expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'session_ended' }]);
  expect(home.asked).toHaveLength(before);
});

test('a body of more than 64 KiB goes no further', async () => {
  const browser = await signedIn();
  const before = home.asked.length;
  const answer = await browser.request('/api/directory/stores', {
    method: 'POST',
    headers: own,
    body: 'x'.repeat(65_537),
  });
  expect(answer.status).toBe(413);
  expect(home.asked).toHaveLength(before);
});

test('the metadata of an identity provider go to sign-in as a whole file, up to 512 KiB', async () => {
  const browser = await signedIn();
  const send = (bytes: number) =>
    browser.request('/api/auth/connections', { method: 'POST', headers: own, body: 'x'.repeat(bytes) });
  home.answer(() => ({ status: 201, body: { id: '7' } }));
  expect((await send(524_288)).status).toBe(201);
  expect(home.asked.at(-1)?.body).toHaveLength(524_288);
  const before = home.asked.length;
  expect((await send(524_289)).status).toBe(413);
  expect(home.asked).toHaveLength(before);
});

test.each([
  ['is suspended', { status: 403, body: { code: 'user_suspended' } }],
  ['has a token that the directory no longer takes', { status: 401, body: { code: 'token_invalid' } }],
])('somebody who %s has lost the session', async (_, refusal) => {
  const browser = await signedIn();
  home.answer(() => refusal);
  const answer = await browser.request('/api/directory/stores', { headers: own });
  expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'session_ended' }]);
  home.answer(() => ({ status: 200 }));
  expect((await browser.request('/api/directory/stores', { headers: own })).status).toBe(401);
});

test('a missing permission ends no session', async () => {
  const browser = await signedIn();
  home.answer(() => ({ status: 403, body: { code: 'permission_missing' } }));
  expect((await browser.request('/api/directory/stores', { headers: own })).status).toBe(403);
  home.answer(() => ({ status: 200 }));
  expect((await browser.request('/api/directory/stores', { headers: own })).status).toBe(200);
});

test('ten requests at once renew the token once; a refused refresh ends the session', async () => {
  const browser = await signedIn();
  home.answer(() => ({ status: 200 }));
  home.later(280_000);
  const before = home.provider.refreshes();
  const tenAtOnce = await Promise.all(
    Array.from({ length: 10 }, () => browser.request('/api/directory/stores', { headers: own })),
  );
  expect(tenAtOnce.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  expect(home.provider.refreshes() - before).toBe(1);
  home.later(280_000);
  home.provider.endGrants();
  expect((await browser.request('/api/directory/stores', { headers: own })).status).toBe(401);
});

test('the directory being out is said as such, with the id to ask about; the session stays', async () => {
  const other = await testConsole();
  const browser = await signedIn(other);
  await other.stopDirectory();
  const answer = await browser.request('/api/directory/stores', { headers: own });
  expect([answer.status, await answer.json()]).toMatchObject([
    503,
    { code: 'unavailable', request_id: expect.any(String) },
  ]);
  expect((await browser.request('/stores')).status).toBe(200);
});

test('while the sign-in service is out, a token that is still good serves', async () => {
  const other = await testConsole();
  const browser = await signedIn(other);
  await other.provider.stop();
  other.later(280_000);
  expect((await browser.request('/api/directory/stores', { headers: own })).status).toBe(200);
  other.later(30_000);
  expect((await browser.request('/api/directory/stores', { headers: own })).status).toBe(503);
  await other.provider.start();
  expect((await browser.request('/api/directory/stores', { headers: own })).status).toBe(200);
});
