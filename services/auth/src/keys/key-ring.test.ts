import { envelopeOf, localKeyEncryption } from '@kiban/key-encryption';
import { expect, test } from 'vitest';
import { memoryStore } from '../store/testing/memory-store.ts';
import { ensureKeys } from './ensure-keys.ts';
import { type KeyRing, openKeyRing } from './key-ring.ts';
import { KEPT_AFTER_RETIREMENT, readKeySet } from './key-set.ts';
import { rotateKeys } from './rotate-keys.ts';

const START = 1_800_000_000;
const envelope = envelopeOf(localKeyEncryption([Buffer.alloc(32, 1).toString('base64')]));

async function started() {
  const clock = { now: START };
  const store = memoryStore(clock);
  await ensureKeys(store, envelope, START);
  const ringAt = async (now: number): Promise<KeyRing> => {
    const set = await readKeySet(store);
    if (set === undefined) throw new Error('no keys');
    return openKeyRing(set.data, envelope, now, new Map());
  };
  return { store, ringAt };
}

const signs = ({ signing }: KeyRing, algorithm: string) => signing.find(({ alg }) => alg === algorithm)?.kid;
const published = ({ signing }: KeyRing): number => signing.length;

test('given a first start, there is a key for each algorithm and they sign at once', async () => {
  const { ringAt } = await started();
  const ring = await ringAt(START);
  expect(ring.signing.map(({ alg }) => alg).sort()).toEqual(['ES256', 'RS256']);
});

test('given two servers that start at once, both use the same keys', async () => {
  const { store, ringAt } = await started();
  const before = (await ringAt(START)).fingerprint;
  await ensureKeys(store, envelope, START);
  expect((await ringAt(START)).fingerprint).toBe(before);
});

test('when keys are rotated, the new ones are published first, then sign, and the old ones go when nothing needs them', async () => {
  const { store, ringAt } = await started();
  const old = signs(await ringAt(START), 'ES256');
  const { made, activates_at } = await rotateKeys(store, envelope, { now: START, lead_seconds: 300 });
  expect(activates_at).toBe(START + 300);
  const before = await ringAt(START + 299);
  expect(signs(before, 'ES256')).toBe(old);
  expect(before.signing.map(({ kid }) => kid)).toEqual(expect.arrayContaining([...made]));
  const after = await ringAt(START + 300);
  expect(made).toContain(signs(after, 'ES256'));
  expect(made).toContain(signs(after, 'RS256'));
  expect(after.signing.map(({ kid }) => kid)).toContain(old);
  expect(after.fingerprint).not.toBe(before.fingerprint);
  expect(published(await ringAt(activates_at + KEPT_AFTER_RETIREMENT - 1))).toBe(4);
  const much = await ringAt(activates_at + KEPT_AFTER_RETIREMENT);
  expect(much.signing.map(({ kid }) => kid).sort()).toEqual([...made].sort());
});

test('when a key is known to others, everything old stops at once', async () => {
  const { store, ringAt } = await started();
  const before = await ringAt(START);
  const { made, removed } = await rotateKeys(store, envelope, { now: START + 10, forget_old: true });
  const after = await ringAt(START + 10);
  expect(after.signing.map(({ kid }) => kid).sort()).toEqual([...made].sort());
  expect([...removed].sort()).toEqual(before.signing.map(({ kid }) => kid ?? '').sort());
  const cookieKeys = before.cookieKeys.map((key) => key.toString('hex'));
  for (const key of after.cookieKeys) expect(cookieKeys).not.toContain(key.toString('hex'));
});

test('rotating twice in a row loses nothing that is still needed', async () => {
  const { store, ringAt } = await started();
  const old = signs(await ringAt(START), 'ES256');
  await rotateKeys(store, envelope, { now: START });
  await rotateKeys(store, envelope, { now: START + 10 });
  expect((await ringAt(START + 20)).signing.map(({ kid }) => kid)).toContain(old);
  expect(signs(await ringAt(START + 20), 'ES256')).toBe(old);
});

test('a new key of cookies is accepted at once and signs when every process knows it; the one before is accepted still', async () => {
  const { store, ringAt } = await started();
  const before = await ringAt(START);
  const hex = (keys: readonly Buffer[]): string[] => keys.map((key) => key.toString('hex'));
  const [old] = hex(before.cookieKeys);
  await rotateKeys(store, envelope, { now: START, lead_seconds: 300 });
  const soon = hex((await ringAt(START + 299)).cookieKeys);
  expect(soon).toEqual([old, expect.any(String)]);
  expect(hex((await ringAt(START + 300)).cookieKeys)).toEqual(soon.toReversed());
  expect(hex((await ringAt(START + 300 + KEPT_AFTER_RETIREMENT)).cookieKeys)).toEqual(soon.slice(1));
});

test('two rotations at the same moment: one is told to look again', async () => {
  const { store } = await started();
  const both = [0, 1].map(() => rotateKeys(store, envelope, { now: START }));
  const results = await Promise.allSettled(both);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'keys_changed' } });
});
