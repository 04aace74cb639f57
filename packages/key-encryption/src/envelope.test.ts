import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { envelopeOf } from './envelope.ts';
import { KeyEncryptionError, localKeyEncryption } from './key-encryption.ts';

const key = (): string => randomBytes(32).toString('base64');
const [one, two] = [key(), key()];
const envelope = envelopeOf(localKeyEncryption([one]));

test('opens what was sealed for the same owner, and shows nothing of it in between', async () => {
  const sealed = await envelope.seal('secret seed 秘密', 'owner-1');
  expect(sealed).not.toContain('secret');
  expect(await envelope.open(sealed, 'owner-1')).toBe('secret seed 秘密');
  expect(await envelope.seal('secret seed 秘密', 'owner-1')).not.toBe(sealed);
});

test('does not open for another owner', async () => {
  const sealed = await envelope.seal('secret', 'owner-1');
  await expect(envelope.open(sealed, 'owner-2')).rejects.toMatchObject({ code: 'sealed_malformed' });
});

test('does not open a data key or a text of another owner in its own envelope', async () => {
  const [mine, theirs] = [await envelope.seal('mine', 'a'), await envelope.seal('theirs', 'b')];
  const [version, id, wrapped, ciphertext] = mine.split('.');
  const [, , otherWrapped, otherCiphertext] = theirs.split('.');
  for (const mixed of [
    [version, id, otherWrapped, ciphertext],
    [version, id, wrapped, otherCiphertext],
    [version, id, otherWrapped, otherCiphertext],
  ])
    await expect(envelope.open(mixed.join('.'), 'a')).rejects.toBeInstanceOf(KeyEncryptionError);
});

test('notices every changed character', async () => {
  const sealed = await envelope.seal('secret', 'owner');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    // the last bits of a base64url text say nothing
    const same = Buffer.from(changed.split('.').at(-1) ?? '', 'base64url').equals(
      Buffer.from(sealed.split('.').at(-1) ?? '', 'base64url'),
    );
    const sameKey = Buffer.from(changed.split('.')[2] ?? '', 'base64url').equals(
      Buffer.from(sealed.split('.')[2] ?? '', 'base64url'),
    );
    const prefix = sealed.split('.').slice(0, 2).join('.');
    if (same && sameKey && changed.startsWith(prefix)) continue;
    await expect(envelope.open(changed, 'owner')).rejects.toBeInstanceOf(KeyEncryptionError);
  }
});

test('a new key-encryption key seals, the one before opens still; without it says which is missing', async () => {
  const sealed = await envelope.seal('secret', 'owner');
  const both = envelopeOf(localKeyEncryption([two, one]));
  expect(await both.open(sealed, 'owner')).toBe('secret');
  const renewed = await both.seal('secret', 'owner');
  expect(await envelopeOf(localKeyEncryption([two])).open(renewed, 'owner')).toBe('secret');
  await expect(envelopeOf(localKeyEncryption([two])).open(sealed, 'owner')).rejects.toMatchObject({
    code: 'key_unknown',
  });
});

test('refuses keys that are no keys', () => {
  for (const keys of [[], [''], ['short'], [randomBytes(31).toString('base64')]])
    expect(() => localKeyEncryption(keys)).toThrow(KeyEncryptionError);
});
