import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRemoteJWKSet, decodeProtectedHeader, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { registerClient } from '../../clients/register-client.ts';
import { rotateKeys } from '../../keys/rotate-keys.ts';
import { testStores } from '../../store/testing/test-stores.ts';
import { browser } from '../testing/browser.ts';
import { answerOf, basic, relyingParty } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
afterAll(() => auth.close());
/** Before a key signs every process has it, on a busy machine too. */
const LEAD_SECONDS = 3;
const now = (): number => Math.floor(Date.now() / 1000);

test.each(testStores())(
  'on $engine, in two processes, keys rotate under load: no request fails, and tokens of old and new keys verify throughout',
  async ({ open }) => {
    const auth = await testProtocol(open);
    onTestFinished(() => auth.close());
    const other = await auth.another();
    onTestFinished(() => other.close());
    const tenant = auth.people.addTenant('aoba');
    auth.answerWith(auth.people.signInOf(auth.people.addUser(randomUUID(), tenant)));
    const registration = { type: 'machine', client_id: 'machine', name: 'Machine', tenant_id: tenant } as const;
    const { secret } = await registerClient(auth.store, registration, now());
    const rp = await relyingParty(auth);
    // as a product does: remembers the keys, and asks again for a key that it does not know
    const processes = [auth.origin, other.origin].map((origin) => ({
      origin,
      token: `${origin}/oidc/token`,
      jwks: createRemoteJWKSet(new URL(`${origin}/oidc/jwks`), { cooldownDuration: 0 }),
    }));
    const any = () => processes[randomInt(processes.length)] ?? processes[0];
    const kids = new Set<string>();
    const tokens: string[] = [];
    let [failed, requests, stop] = [0, 0, false];
    const verify = async (token: string): Promise<void> => {
      await jwtVerify(token, any()?.jwks as JWTVerifyGetKey, { issuer: auth.issuer, audience: 'urn:kiban:api' });
    };
    const worker = async (): Promise<void> => {
      while (!stop) {
        const answer = await answerOf(
          await fetch(any()?.token ?? '', {
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
        const { address } = await rp.begin({ prompt: 'none' }); // by a cookie that either process may have signed
        const { at } = await used.go(address.replace(auth.origin, any()?.origin ?? ''));
        requests += 1;
        if (!at.searchParams.has('code')) failed += 1;
      }
    };
    const load = [worker(), worker(), worker(), people(), people()];
    for (let rotation = 0; rotation < 2; rotation += 1) {
      await sleep(200);
      await rotateKeys(auth.store, auth.envelope, { now: now(), lead_seconds: LEAD_SECONDS });
      await sleep(LEAD_SECONDS * 1000 + 300);
    }
    await sleep(400);
    stop = true;
    await Promise.all(load);
    expect(failed).toBe(0);
    expect(requests).toBeGreaterThan(100);
    expect(kids.size).toBe(3);
    for (const token of [tokens[0] ?? '', tokens.at(-1) ?? '']) await verify(token);
  },
  60_000,
);

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
