import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cookieSignatures } from './cookie-signatures.ts';

const [current, before] = [randomBytes(32), randomBytes(32)];
const signatures = cookieSignatures([current, before]);

test('a signature is HMAC-SHA256 with the newest key (RFC 2104)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (data) => {
      const expected = createHmac('sha256', current).update(data).digest('base64url');
      return signatures.sign(data) === expected && signatures.verify(data, expected);
    }),
  );
});

test('a signature of an earlier key counts, and says so; any other counts for nothing', () => {
  const old = cookieSignatures([before]).sign('a=b');
  expect([signatures.index('a=b', old), signatures.verify('a=b', old)]).toEqual([1, true]);
  const foreign = cookieSignatures([randomBytes(32)]).sign('a=b');
  for (const wrong of [foreign, '', 'x', signatures.sign('a=c'), signatures.sign('a=b').slice(0, -1)])
    expect([signatures.index('a=b', wrong), signatures.verify('a=b', wrong)]).toEqual([-1, false]);
});
