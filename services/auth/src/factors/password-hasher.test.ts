import { expect, test } from 'vitest';
import { readLegacyHash } from '../legacy-passwords/read-legacy-hash.ts';
import { HasherBusy } from './fair-turns.ts';
import { openPasswordHasher } from './password-hasher.ts';

test('a password is kept as Argon2id with OWASP’s parameters and compared whole, after NFKC', async () => {
  const hasher = await openPasswordHasher();
  const stored = await hasher.hash('ｋumo7+Ryokan');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await hasher.matches({ hash: stored }, 'kumo7+Ryokan')).toBe(true);
  expect(await hasher.matches({ hash: stored }, 'kumo7+Ryoka')).toBe(false);
  const long = 'a'.repeat(127);
  expect(await hasher.matches({ hash: await hasher.hash(`${long}1`) }, `${long}2`)).toBe(false);
});

test('nobody’s password is never right', async () => {
  const hasher = await openPasswordHasher();
  expect(await hasher.matches(null, '')).toBe(false);
});

test('so many wait for their turn, and whoever comes after them is told so', async () => {
  const hasher = await openPasswordHasher({ concurrency: 1, waiting: 2 });
  const all = await Promise.allSettled(Array.from({ length: 5 }, () => hasher.matches(null, 'x')));
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
  expect((all[4] as PromiseRejectedResult).reason).toBeInstanceOf(HasherBusy);
  expect(await hasher.matches(null, 'x')).toBe(false);
});

test('an older system’s hash is kept wrapped, and compares as that system did', async () => {
  const hasher = await openPasswordHasher();
  const old = '$2b$04$N9qo8uLOickgx2ZMRZoMyefVbZ/q6AKyldKPeOjD1YyUvtuqXWb2G';
  const kept = await hasher.wrap(readLegacyHash(old));
  expect(kept.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(JSON.stringify(kept)).not.toContain('efVbZ/q6AKyldKPeOjD1YyUvtuqXWb2G');
  expect(await hasher.matches(kept, 'kumo7+Ryokan')).toBe(true);
  expect(await hasher.matches(kept, 'ｋumo7+Ryokan')).toBe(false);
  expect(await hasher.matches(kept, 'kumo7+Ryoka')).toBe(false);
});
