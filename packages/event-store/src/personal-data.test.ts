import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personalDataMatches, sealPersonalData } from './personal-data.ts';

const fields = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)));
const opened = (sealed: { salt: string; digest: string }) => ({
  salt: Buffer.from(sealed.salt, 'hex'),
  digest: Buffer.from(sealed.digest, 'hex'),
});

test('the digest does not depend on the order of the fields, which jsonb does not keep', () => {
  fc.assert(
    fc.property(fields, fc.infiniteStream(fc.nat()), (original, random) => {
      const shuffled = Object.entries(original)
        .map((entry) => [random.next().value, entry] as const)
        .sort(([one], [other]) => one - other)
        .map(([, entry]) => entry);
      expect(personalDataMatches(Object.fromEntries(shuffled), opened(sealPersonalData(original)))).toBe(true);
    }),
  );
});

test('a digest belongs to its fields and its salt alone', () => {
  fc.assert(
    fc.property(fields, fields, (one, other) => {
      const canonical = (from: object) => JSON.stringify(Object.entries(from).sort());
      fc.pre(canonical(one) !== canonical(other));
      expect(personalDataMatches(other, opened(sealPersonalData(one)))).toBe(false);
    }),
  );
  const sealed = sealPersonalData({ name: '花子' });
  const again = sealPersonalData({ name: '花子' });
  expect(again.digest).not.toBe(sealed.digest);
  expect(personalDataMatches({ name: '花子' }, opened({ ...sealed, salt: again.salt }))).toBe(false);
});

test('the digest is SHA-256 of salt and canonical JSON (RFC 8785)', () => {
  // sha256 of 32 zero bytes and {"a":null,"name":"花子"} in UTF-8, computed elsewhere
  const { digest } = sealPersonalData({ name: '花子', a: null }, Buffer.alloc(32));
  expect(digest).toBe('8e175383b277db954893516601a1c85a5afddc416c5219e5e2d4f6320ac680c5');
});
