import { randomUUIDv7 } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import { Secret, TOTP } from 'otpauth';
import { afterAll, describe, expect, test } from 'vitest';
import { newLookupCodes, printed } from '../factors/lookup-codes/lookup-code.ts';
import { addLookupCodes, codesLeft, useLookupCode } from '../factors/lookup-codes/lookup-codes.ts';
import { openPasswordHasher } from '../factors/password-hasher.ts';
import { newSeed } from '../factors/totp/totp.ts';
import { useTotpCode } from '../factors/totp/use-totp-code.ts';
import { browser } from '../protocol/testing/browser.ts';
import { relyingParty } from '../protocol/testing/relying-party.ts';
import { testEnvelope, testProtocol } from '../protocol/testing/test-protocol.ts';
import type { Item } from '../store/auth-store.ts';
import { testStores } from '../store/testing/test-stores.ts';
import { addCredential } from './add-credential.ts';
import { credentialsOf, type LookupCodes, type Totp } from './credential.ts';

const engines = await Promise.all(
  testStores().map(async ({ engine, open }) => ({ engine, auth: await testProtocol(open) })),
);
const envelope = testEnvelope();
const hasher = await openPasswordHasher();
afterAll(() => Promise.all(engines.map(({ auth }) => auth.close())));

const actor = { kind: 'person', id: 'x' } as const;
const act = { tenant_id: tenantId(randomUUIDv7()), actor, reason: null, request_id: null, at: 0 };

describe.each(engines)('on $engine', ({ auth }) => {
  const { store } = auth;
  const printedSet = async () => {
    const [person_id, codes] = [randomUUIDv7(), newLookupCodes()];
    const set = { id: randomUUIDv7(), salt: '00'.repeat(16), person_id, vouched_by: ['operator'] as const, codes };
    await addLookupCodes({ store, hasher, clock: Date.now }, set, act);
    const [item] = await credentialsOf(store, person_id);
    return { set, codes, credential: item as typeof item & { data: LookupCodes } };
  };

  test('of ten uses of one printed code at the same moment exactly one succeeds', async () => {
    for (let round = 0; round < 2; round += 1) {
      const { codes, credential } = await printedSet();
      const [code = ''] = codes;
      const digest = hasher.digest(code, credential.data.salt);
      const atOnce = { ...hasher, digest: () => digest }; // all of them have hashed before the first goes to the store
      const uses = await Promise.all(
        Array.from({ length: 10 }, () => useLookupCode({ store, hasher: atOnce }, credential, printed(code))),
      );
      expect(uses.filter(Boolean)).toHaveLength(1);
      expect(await codesLeft(store, credential.id)).toBe(9);
    }
  }, 60_000);

  test('a set that is stored again brings back no code that was used', async () => {
    const { set, codes, credential } = await printedSet();
    expect(await useLookupCode({ store, hasher }, credential, codes[0] ?? '')).toBe(true);
    await addLookupCodes({ store, hasher, clock: Date.now }, set, act);
    expect(await useLookupCode({ store, hasher }, credential, codes[0] ?? '')).toBe(false);
    expect(await codesLeft(store, credential.id)).toBe(9);
  });

  test('a code of one set is none of another', async () => {
    const [mine, theirs] = [await printedSet(), await printedSet()];
    expect(await useLookupCode({ store, hasher }, theirs.credential, mine.codes[0] ?? '')).toBe(false);
    expect(await useLookupCode({ store, hasher }, mine.credential, mine.codes[0] ?? '')).toBe(true);
  });

  test('of ten uses of one app’s code at the same moment exactly one succeeds, and none afterwards', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [person_id, seed] = [randomUUIDv7(), newSeed()];
      const sealed_seed = await envelope.seal(seed, person_id);
      const common = { person_id, vouched_by: ['operator'], added_at: 0, changes: 1 } as const;
      await addCredential(store, { ...common, type: 'totp', sealed_seed, last_step: 0 }, act);
      const read = async () => (await credentialsOf(store, person_id))[0] as Item<Totp>;
      const [now, item] = [Date.now(), await read()];
      const parts = { store, envelope, clock: () => now };
      const code = new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: now });
      const uses = await Promise.all(Array.from({ length: 10 }, () => useTotpCode(parts, item, code)));
      expect(uses.filter(Boolean)).toHaveLength(1);
      expect(await useTotpCode(parts, await read(), code)).toBe(false);
    }
  });

  test('of ten redemptions of one authorization code at once, or of one refresh token, exactly one succeeds', async () => {
    auth.answerWith(auth.people.signInOf(auth.people.addUser(randomUUIDv7(), auth.people.addTenant('aoba'))));
    const rp = await relyingParty(auth);
    const { address, verifier } = await rp.begin();
    const { at } = await browser().go(address);
    const redeemed = (form: Record<string, string>) =>
      Promise.all(Array.from({ length: 10 }, () => rp.post('token_endpoint', form)));
    const code = { grant_type: 'authorization_code', code: at.searchParams.get('code') ?? '' };
    const all = await redeemed({ ...code, code_verifier: verifier, redirect_uri: rp.redirect_uri });
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    const { refresh_token = '' } = await rp.signIn();
    const refreshed = await redeemed({ grant_type: 'refresh_token', refresh_token });
    expect(refreshed.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
