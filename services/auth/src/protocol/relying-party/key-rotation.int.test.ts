import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { registerClient } from '../../clients/register-client.ts';
import { rotateKeys } from '../../keys/rotate-keys.ts';
import { browser } from '../testing/browser.ts';
import { answerOf, basic, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
const tenant = auth.people.addTenant('aoba');
const user = auth.people.addUser(randomUUID(), tenant);
auth.answerWith(auth.people.signInOf(user));
afterAll(() => auth.close());
const now = (): number => Math.floor(Date.now() / 1000);

test('keys rotate under load: no request fails, and tokens of old and new keys verify throughout', async () => {
  const registration = { type: 'machine', client_id: 'machine', name: 'Machine', tenant_id: tenant } as const;
  const { secret } = await registerClient(auth.store, registration, now());
  const rp = await relyingParty(auth);
  // as a product does: remembers the keys, and asks again for a key that it does not know
  const jwks = createRemoteJWKSet(new URL(`${auth.issuer}/jwks`), { cooldownDuration: 0 });
  const kids = new Set<string>();
  const tokens: string[] = [];
  let [failed, requests, stop] = [0, 0, false];
  const verify = async (token: string): Promise<void> => {
    await jwtVerify(token, jwks, { issuer: auth.issuer, audience: 'urn:kiban:api' });
  };
  const worker = async (): Promise<void> => {
    while (!stop) {
      const answer = await answerOf(
        await fetch(`${auth.issuer}/token`, {
          method: 'POST',
          headers: { authorization: basic('machine', secret ?? '') },
          body: new URLSearchParams({ grant_type: 'client_credentials' }),
        }),
      );
      requests += 1;
      const token = String(answer.body.access_token);
      if (answer.status !== 200) failed += 1;
      else {
        kids.add(decodeProtectedHeader(token).kid ?? '');
        tokens.push(token);
        await verify(token).catch(() => (failed += 1));
      }
    }
  };
  const people = async (): Promise<void> => {
    const used = browser();
    let { refresh_token } = await rp.signIn({ in: used });
    while (!stop) {
      const answer = await rp.post('token_endpoint', {
        grant_type: 'refresh_token',
        refresh_token: refresh_token ?? '',
      });
      requests += 1;
      if (answer.status !== 200) failed += 1;
      else refresh_token = String(answer.body.refresh_token);
      await rp.signIn({ in: used, more: { prompt: 'none' } }).catch(() => (failed += 1)); // by the cookie of before
    }
  };
  const load = [worker(), worker(), worker(), people(), people()];
  for (let rotation = 0; rotation < 3; rotation += 1) {
    await sleep(400);
    await rotateKeys(auth.store, auth.envelope, { now: now(), lead_seconds: 1 });
    await sleep(1300);
  }
  await sleep(400);
  stop = true;
  await Promise.all(load);
  expect(failed).toBe(0);
  expect(requests).toBeGreaterThan(100);
  expect(kids.size).toBe(4);
  for (const token of [tokens[0] ?? '', tokens.at(-1) ?? '']) await verify(token);
}, 60_000);

test('while the store does not answer, the keys stay in use and the server says so', async () => {
  const before = auth.keys.current().fingerprint;
  await auth.home.plant('revoke select on auth.item from kiban_auth');
  await sleep(300);
  expect(auth.keys.current().fingerprint).toBe(before);
  expect((await fetch(`${auth.issuer}/jwks`)).status).toBe(200);
  await auth.home.plant('grant select on auth.item to kiban_auth');
  expect(auth.log.filter((line) => line.includes('could not be looked at')).length).toBeGreaterThan(0);
});

test('private keys and master secrets do not stand in the store in clear', async () => {
  const dump = JSON.stringify(await auth.home.plant("select data from auth.item where kind = 'key_set'"));
  for (const key of auth.keys.current().signing) {
    expect(key.d).toBeTruthy();
    expect(dump).not.toContain(key.d);
  }
  expect(dump).not.toMatch(/\\"d\\"/);
});
