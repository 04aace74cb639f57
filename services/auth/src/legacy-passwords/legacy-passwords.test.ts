import fc from 'fast-check';
import { expect, test } from 'vitest';
import { legacyDigest } from './legacy-digest.ts';
import { LegacyHashRefused } from './legacy-scheme.ts';
import { readLegacyHash } from './read-legacy-hash.ts';

const PASSWORD = 'kumo7+Ryokan';

/** Made by others: glibc’s crypt, Python’s hashlib, the README of argon2 and of Firebase’s scrypt. */
const MADE: readonly (readonly [string, string, string])[] = [
  ['crypt, bcrypt', PASSWORD, '$2b$04$N9qo8uLOickgx2ZMRZoMyefVbZ/q6AKyldKPeOjD1YyUvtuqXWb2G'],
  ['PHP, bcrypt', PASSWORD, '$2y$04$N9qo8uLOickgx2ZMRZoMyefVbZ/q6AKyldKPeOjD1YyUvtuqXWb2G'],
  ['Django, bcrypt', PASSWORD, 'bcrypt$$2b$04$N9qo8uLOickgx2ZMRZoMyefVbZ/q6AKyldKPeOjD1YyUvtuqXWb2G'],
  ['Django, bcrypt of SHA-256', PASSWORD, 'bcrypt_sha256$$2b$04$N9qo8uLOickgx2ZMRZoMyeKRn020M9ZC.tpPFvnMCHjgC.obpCQKy'],
  ['Django, PBKDF2', PASSWORD, 'pbkdf2_sha256$1000$saltsaltsaltsalt$huY1X+cajYwveOX0IrXrWNFqw8GEgMfVxWzXggS2ctM='],
  [
    'passlib, PBKDF2',
    PASSWORD,
    '$pbkdf2-sha512$1000$c2FsdHNhbHRzYWx0c2FsdA$ICFAII./FDkWLoeQPbnLIyUwhmpZcd6ZzV2rkYFplb7Tmn.8qJBM9OYVcvuTZk2NdqAysMeCh1AHVtjqvcCvMg',
  ],
  [
    'PHC, PBKDF2',
    PASSWORD,
    '$pbkdf2-sha256$i=1000,l=32$c2FsdHNhbHRzYWx0c2FsdA$huY1X+cajYwveOX0IrXrWNFqw8GEgMfVxWzXggS2ctM',
  ],
  ['Werkzeug, PBKDF2', PASSWORD, 'pbkdf2:sha1:1000$saltsaltsaltsalt$8af1c7ffedeaec46b6b4515783e87802ed3255cc'],
  ['PHC, scrypt', PASSWORD, '$scrypt$ln=10,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$fRXgjykjS0J9F3KgKWwF0FYcCZC/VYtSesZ9szCQzFc'],
  [
    'Django, scrypt',
    PASSWORD,
    'scrypt$saltsaltsaltsalt$1024$8$5$rST3XWQQJIYma8sFxtQjzaxm70XdkF03bht5d/rGqo8v2lGyNQJ+qP3JsGfL7RBblrMWoTBdwGE/HVQBybmWbA==',
  ],
  [
    'Werkzeug, scrypt',
    PASSWORD,
    'scrypt:1024:8:1$saltsaltsaltsalt$7d15e08f29234b427d1772a0296c05d0561c0990bf558b527ac67db33090cc5722dbe7183f92e67c78689686205294476028f5541ce011e010960d52beceec17',
  ],
  [
    'ASP.NET Identity 3',
    PASSWORD,
    'AQAAAAEAAAPoAAAAEHNhbHRzYWx0c2FsdHNhbHSG5jVf5xqNjC945fQitetY0WrDwYSAx9XFbNeCBLZy0w==',
  ],
  ['ASP.NET Core 7', PASSWORD, 'AQAAAAIAAAPoAAAAEHNhbHRzYWx0c2FsdHNhbHQgIUAgj78UORYuh5A9ucsjJTCGallx3pnNXauRgWmVvg=='],
  ['ASP.NET Identity 2', PASSWORD, 'AHNhbHRzYWx0c2FsdHNhbHSK8cf/7ersRra0UVeD6HgC7TJVzG1DvrU0db+aqcBn/g=='],
  ['Argon2i', 'password', '$argon2i$v=19$m=65536,t=2,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWRWJTmaaJObG'],
  ['Argon2i of 2015', 'password', '$argon2i$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY'],
  [
    'Firebase',
    'user1password',
    '$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$42xEC+ixf3L2lw==$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==',
  ],
];

const base64Of = (length: number) => Buffer.alloc(length, 7).toString('base64').replaceAll('=', '');
/** Version 3, SHA-256, 16 bytes of salt. */
function aspNetBlob(iterations: number, length: number): string {
  const head = Buffer.alloc(13);
  head.set([1]);
  for (const [at, value] of [1, iterations, 16].entries()) head.writeUInt32BE(value, 1 + 4 * at);
  return Buffer.concat([head, Buffer.alloc(16 + length, 7)]).toString('base64');
}
function taken(text: string) {
  try {
    return readLegacyHash(text);
  } catch (error) {
    if (error instanceof LegacyHashRefused) return undefined;
    throw error;
  }
}

test.each(MADE)('a hash that another system made is understood: %s', async (_, password, text) => {
  const { scheme, digest } = readLegacyHash(text);
  expect((await legacyDigest(scheme, password)).equals(digest)).toBe(true);
  expect((await legacyDigest(scheme, `${password}!`)).equals(digest)).toBe(false);
});

const JUDGED: readonly (readonly [string, string])[] = [
  ['', 'form_unknown'],
  ['5f4dcc3b5aa765d61d8327deb882cf99', 'form_unknown'],
  ['$6$rounds=5000$salt$abc', 'form_unknown'],
  ['pbkdf2_md5$1000$salt$c2FsdHNhbHRzYWx0c2FsdA==', 'form_unknown'],
  ['$2b$10$short', 'malformed'],
  ['$2b$31$N9qo8uLOickgx2ZMRZoMyefVbZ/q6AKyldKPeOjD1YyUvtuqXWb2G', 'too_costly'],
  ['$2b$03$N9qo8uLOickgx2ZMRZoMyefVbZ/q6AKyldKPeOjD1YyUvtuqXWb2G', 'malformed'],
  ['$scrypt$ln=20,r=8,p=1$c2FsdHNhbHQ$fRXgjykjS0J9F3KgKWwF0FYcCZC/VYtSesZ9szCQzFc', 'too_costly'],
  ['scrypt$salt$1000$8$1$rST3XWQQJIYma8sFxtQjzaxm70XdkF03', 'malformed'],
  ['pbkdf2_sha256$99999999$salt$huY1X+cajYwveOX0IrXrWNFqw8GEgMfVxWzXggS2ctM=', 'too_costly'],
  ['pbkdf2_sha256$1000$salt$huY1', 'malformed'],
  [`$pbkdf2-sha1$1999999$c2FsdHNhbHQ$${base64Of(20)}`, 'fine'],
  [`$pbkdf2-sha1$1999999$c2FsdHNhbHQ$${base64Of(21)}`, 'too_costly'],
  [`$pbkdf2-sha256$25000$c2FsdHNhbHQ$${base64Of(512)}`, 'fine'],
  [`$pbkdf2-sha1$200000$c2FsdHNhbHQ$${base64Of(700)}`, 'too_costly'],
  [aspNetBlob(100_000, 400), 'fine'],
  [aspNetBlob(500_000, 400), 'too_costly'],
  ['$2b$14$N9qo8uLOickgx2ZMRZoMyefVbZ/q6AKyldKPeOjD1YyUvtuqXWb2G', 'too_costly'],
  [`$argon2id$v=19$m=131072,t=5,p=1$c29tZXNhbHQ$${base64Of(32)}`, 'too_costly'],
  [`$argon2id$v=19$m=8,t=1,p=16$c29tZXNhbHQ$${base64Of(32)}`, 'malformed'],
  [`$scrypt$ln=16,r=1,p=1$c2FsdHNhbHQ$${base64Of(32)}`, 'malformed'],
  [`$scrypt$ln=15,r=1,p=1$c2FsdHNhbHQ$${base64Of(32)}`, 'fine'],
  [`$fbscrypt$v=1,n=16,r=1,p=1,ss=Bw==,sk=${base64Of(64)}$c2FsdA==$${base64Of(64)}`, 'malformed'],
  ['pbkdf2_sha256$1000$salt$*no base64*', 'malformed'],
  ['$argon2id$v=19$m=4194304,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWRWJTmaaJObG', 'too_costly'],
  ['$argon2id$v=7$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWRWJTmaaJObG', 'malformed'],
  ['AQAAAAkAAAPoAAAAEHNhbHRzYWx0c2FsdHNhbHSG5jVf5xqNjC945fQitetY0WrDwYSAx9XFbNeCBLZy0w==', 'malformed'],
];

test.each(JUDGED.map(([text, code]) => [text.slice(0, 60), code, text]))(
  'a hash that cannot be compared, or not in time, is refused: %s (%s)',
  (_, code, text) => {
    const read = () => readLegacyHash(text ?? '');
    if (code === 'fine') expect(read).not.toThrow();
    else expect(read).toThrowError(expect.objectContaining({ code }));
  },
);

test('whatever parameters are taken can be compared: nobody’s sign-in fails because of them', async () => {
  const small = fc.integer({ min: 1, max: 12 });
  const text = fc.oneof(
    fc.tuple(small, small, small).map(([ln, r, p]) => `$scrypt$ln=${ln},r=${r},p=${p}$c2FsdHNhbHQ$${base64Of(16 + r)}`),
    fc
      .tuple(small, small, small)
      .map(([m, t, p]) => `$argon2i$m=${8 * m},t=${t},p=${p}$c2FsdHNhbHQ$${base64Of(16 + t)}`),
    fc.tuple(small, small).map(([i, more]) => `$pbkdf2-sha512$${i}$c2E$${base64Of(16 + 11 * more)}`),
    small.map((n) => `$fbscrypt$n=${n},r=${n},p=1,ss=,sk=${base64Of(15 + n)}$c2E$${base64Of(15 + n)}`),
  );
  await fc.assert(
    fc.asyncProperty(text, async (given) => {
      const legacy = taken(given);
      if (legacy !== undefined) expect(await legacyDigest(legacy.scheme, 'x')).toHaveLength(legacy.digest.length);
    }),
  );
});

test('whatever stands in a file is read or refused, never half', () => {
  const parts = [
    '$2b$',
    '10$',
    '$argon2id$',
    'v=19$',
    'm=1,t=1,p=1',
    '$',
    'scrypt',
    ':',
    'pbkdf2_sha256',
    '=',
    'AQAAAA',
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 12 })), { maxLength: 8 });
  fc.assert(
    fc.property(text, (given) => {
      try {
        return readLegacyHash(given.join('')).digest.length >= 16;
      } catch (error) {
        return error instanceof LegacyHashRefused;
      }
    }),
  );
});
