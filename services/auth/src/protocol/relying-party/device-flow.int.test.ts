import { randomUUID } from 'node:crypto';
import * as oidc from 'openid-client';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Browser, browser } from '../testing/browser.ts';
import { payloadOf, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
const tenant = auth.people.addTenant('aoba');
const user = auth.people.addUser(randomUUID(), tenant);
const rp = await relyingParty(auth, { device_flow: true, redirect_uris: [], client_id: 'label-printer' });
const DEVICE = `${auth.issuer}/device`;
afterAll(() => auth.close());
beforeEach(() => {
  auth.answerWith(auth.people.signInOf(user));
  user.active = true;
});

const begin = () =>
  oidc.initiateDeviceAuthorization(rp.config, { scope: 'openid profile directory:read', tenant: 'aoba' });
const poll = async (device_code: string, party = rp) => {
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  return party.post('token_endpoint', { grant_type, device_code });
};
/** As if the device had waited as long as it should. */
const waited = () => auth.home.plant(`delete from auth.item where kind = 'device_code_polled'`);

async function page(used: Browser, address: string, form?: Record<string, string>) {
  const init = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
  const { response, at } = await used.go(address, init);
  return { status: response.status, at, text: await response.text() };
}

/** Types a code on the page for it. */
async function type(used: Browser, user_code: string) {
  const { text } = await page(used, DEVICE);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
  return page(used, DEVICE, { xsrf, user_code, confirm: 'yes' });
}

async function approve(used: Browser, user_code: string, decision: 'yes' | 'no' = 'yes') {
  const asked = await type(used, user_code);
  return page(used, `${asked.at.href}/${decision}`, {});
}

test('RFC 8628 §3: the device shows a code, the person signs in and confirms application and company, the device gets tokens', async () => {
  const begun = await begin();
  expect(begun).toMatchObject({
    user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
    ...{ verification_uri: DEVICE, expires_in: 600 },
  });
  expect(await poll(begun.device_code)).toMatchObject({ status: 400, body: { error: 'authorization_pending' } });
  const used = browser();
  const asked = await type(used, begun.user_code.toLowerCase().replace('-', ' '));
  for (const words of ['Relying party', 'aoba', user.name ?? '', '始めた操作でなければ', '127.0.0.1'])
    expect(asked.text).toContain(words);
  expect(asked.text).not.toContain('<script');
  await waited();
  expect(await poll(begun.device_code)).toMatchObject({ status: 400, body: { error: 'authorization_pending' } });
  const done = await page(used, `${asked.at.href}/yes`, {});
  expect(done.text).toContain('端末でログインしました');
  await waited();
  const { status, body } = await poll(begun.device_code);
  expect(status).toBe(200);
  expect(payloadOf(String(body.access_token))).toMatchObject({
    sub: user.person_id,
    tenant_id: tenant,
    user_id: user.user_id,
  });
  expect(payloadOf(String(body.id_token))).toMatchObject({ name: user.name, tenant_id: tenant });
  const refreshed = await rp.post('token_endpoint', {
    grant_type: 'refresh_token',
    refresh_token: String(body.refresh_token),
  });
  expect(refreshed.status).toBe(200);
});

test('RFC 8628 §5.4: who is signed in already is asked all the same, and may refuse: access_denied', async () => {
  const used = browser();
  await approve(used, (await begin()).user_code);
  const before = auth.pending.length;
  const begun = await begin();
  const refused = await approve(used, begun.user_code, 'no');
  expect(refused.text).toContain('許可しませんでした');
  expect(auth.pending.length).toBe(before);
  expect(await poll(begun.device_code)).toMatchObject({ status: 400, body: { error: 'access_denied' } });
});

test('RFC 8628 §3.5: polling too often is slow_down', async () => {
  const { device_code } = await begin();
  expect((await poll(device_code)).body.error).toBe('authorization_pending');
  expect(await poll(device_code)).toMatchObject({ status: 400, body: { error: 'slow_down' } });
});

test('RFC 8628 §3.5: an expired code is expired_token, or unknown', async () => {
  const { device_code } = await begin();
  await auth.home.plant(
    `update auth.item set data = jsonb_set(data::jsonb, '{exp}', to_jsonb((data ->> 'exp')::bigint - 900))::json where kind = 'device_code'`,
  );
  expect(await poll(device_code)).toMatchObject({ status: 400, body: { error: 'expired_token' } });
  expect(await poll('unknown')).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('RFC 8628 §3.4: a code of another client is refused; of ten at once one gets tokens; used once it gives no more', async () => {
  const begun = await begin();
  const other = await relyingParty(auth, { device_flow: true });
  await approve(browser(), begun.user_code);
  expect(await poll(begun.device_code, other)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  const answers = [];
  for (let times = 0; times < 10; times += 1) {
    await waited();
    answers.push(poll(begun.device_code));
  }
  expect((await Promise.all(answers)).filter(({ status }) => status === 200)).toHaveLength(1);
  await waited();
  expect((await poll(begun.device_code)).status).toBe(400);
});

test('RFC 8628 §3.1: a client that may not, and one that does not authenticate, begin nothing', async () => {
  const may = await relyingParty(auth);
  expect(await may.post('device_authorization_endpoint', {})).toMatchObject({
    status: 400,
    body: { error: 'unauthorized_client' },
  });
  const address = String(rp.config.serverMetadata().device_authorization_endpoint);
  const nobody = await fetch(address, { method: 'POST', body: new URLSearchParams({ client_id: rp.client_id }) });
  expect([nobody.status, await nobody.json()]).toMatchObject([401, { error: 'invalid_client' }]);
});

test('a code that there is not, or that was used, is told in words, and the form stays', async () => {
  const used = browser();
  const wrong = await type(used, 'BBBB-BBBB');
  expect(wrong).toMatchObject({ status: 400, text: expect.stringContaining('このコードは見つかりません') });
  const begun = await begin();
  await approve(used, begun.user_code);
  expect((await type(used, begun.user_code)).text).toMatch(/すでに使われています|見つかりません/);
  const forged = await page(browser(), DEVICE, { xsrf: 'wrong', user_code: (await begin()).user_code, confirm: 'yes' });
  expect(forged).toMatchObject({ status: 200, text: expect.stringContaining('name="xsrf"') });
});

test('RFC 8628 §3.3.1, §5.4: an address with the code in it fills in the code and sends nothing', async () => {
  const begun = await begin();
  const { text, at } = await page(browser(), String(begun.verification_uri_complete));
  expect(text).toContain(`value="${begun.user_code}"`);
  expect(text).not.toContain('<script');
  expect(at.pathname).toBe('/oidc/device');
});

test('RFC 8628 §5.1: whoever tries many codes has to wait; a person elsewhere goes on', async () => {
  await auth.home.plant(`delete from auth.item where kind = 'failures'`);
  const used = browser();
  for (let times = 0; times < 3; times += 1) await type(used, 'CCCC-CCCC');
  await auth.home.plant(
    `update auth.item set data = jsonb_set(data::jsonb, '{count}', '300')::json where kind = 'failures'`,
  );
  const begun = await begin();
  const told = await type(used, begun.user_code);
  expect(told).toMatchObject({ status: 429, text: expect.stringContaining('しばらく受け付けられません') });
  await auth.home.plant(`delete from auth.item where kind = 'failures'`);
  expect((await approve(used, begun.user_code)).text).toContain('端末でログインしました');
});

test('nobody finds a device code or a user code in the store, and the hash of one gets no tokens', async () => {
  const begun = await begin();
  await approve(browser(), begun.user_code);
  const items = await auth.home.plant<{ id: string; whole: string }>(
    `select id, to_json(item)::text as whole from auth.item`,
  );
  const dump = items.map(({ whole }) => whole).join('\n');
  for (const secret of [begun.device_code, begun.user_code, begun.user_code.replace('-', '')])
    expect(dump).not.toContain(secret);
  const ids = await auth.home.plant<{ id: string }>(`select id from auth.item where kind = 'device_code'`);
  for (const { id } of ids)
    expect(await poll(`#${id}`)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('of ten browsers that type one code at once one is asked', async () => {
  const { user_code } = await begin();
  const forms = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const used = browser();
      const { text } = await page(used, DEVICE);
      return { used, xsrf: /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? '' };
    }),
  );
  const sent = await Promise.all(
    forms.map(({ used, xsrf }) =>
      used.fetch(DEVICE, { method: 'POST', body: new URLSearchParams({ xsrf, user_code, confirm: 'yes' }) }),
    ),
  );
  expect(sent.filter(({ status }) => status === 303)).toHaveLength(1);
});

test('the page that asks belongs to the browser that typed the code, and is answered by a form of its own only', async () => {
  const begun = await begin();
  const used = browser();
  const asked = await type(used, begun.user_code);
  expect((await page(browser(), asked.at.href)).text).toContain('別の端末でログイン');
  await page(browser(), `${asked.at.href}/yes`, {});
  const foreign = await used.fetch(`${asked.at.href}/yes`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(foreign.status).toBe(405);
  expect((await used.fetch(`${asked.at.href}/yes`)).status).toBe(405);
  expect((await poll(begun.device_code)).body.error).toBe('authorization_pending');
});

test('a user who was suspended before the device asked gets no tokens by it', async () => {
  const begun = await begin();
  await approve(browser(), begun.user_code);
  user.active = false;
  expect(await poll(begun.device_code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});
