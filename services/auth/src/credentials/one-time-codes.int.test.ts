import { randomUUIDv7 } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import { testDatabase } from '@kiban/testing';
import { Secret, TOTP } from 'otpauth';
import { afterAll, expect, test } from 'vitest';
import { newLookupCodes, printed } from '../factors/lookup-code.ts';
import { openPasswordHasher } from '../factors/password-hasher.ts';
import { newSeed } from '../factors/totp.ts';
import { testEnvelope } from '../protocol/testing/test-protocol.ts';
import type { Item } from '../store/auth-store.ts';
import { openPostgresqlStore } from '../store/postgresql/postgresql-store.ts';
import { addCredential } from './add-credential.ts';
import { credentialsOf, type LookupCodes, type Totp } from './credential.ts';
import { addLookupCodes, codesLeft, useLookupCode } from './lookup-codes.ts';
import { useTotpCode } from './use-totp-code.ts';

const home = await testDatabase();
const store = openPostgresqlStore({ url: home.urlOf('kiban_auth'), connections: 10 });
const envelope = testEnvelope();
const hasher = await openPasswordHasher();
afterAll(async () => {
  await store.close();
  await home.drop();
});

const actor = { kind: 'person', id: 'x' } as const;
const act = { tenant_id: tenantId(randomUUIDv7()), actor, reason: null, request_id: null, at: 0 };

async function printedSet() {
  const [person_id, codes] = [randomUUIDv7(), newLookupCodes()];
  await addLookupCodes({ store, hasher, clock: Date.now }, { person_id, vouched_by: ['operator'], codes }, act);
  const [item] = await credentialsOf(store, person_id);
  return { codes, credential: item as typeof item & { data: LookupCodes } };
}

test('of ten uses of one printed code at the same moment exactly one succeeds', async () => {
  for (let round = 0; round < 5; round += 1) {
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

test('a code of one set is none of another', async () => {
  const [mine, theirs] = [await printedSet(), await printedSet()];
  expect(await useLookupCode({ store, hasher }, theirs.credential, mine.codes[0] ?? '')).toBe(false);
  expect(await useLookupCode({ store, hasher }, mine.credential, mine.codes[0] ?? '')).toBe(true);
});

test('of ten uses of one app’s code at the same moment exactly one succeeds, and none afterwards', async () => {
  for (let round = 0; round < 20; round += 1) {
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
