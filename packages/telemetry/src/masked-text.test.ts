import fc from 'fast-check';
import { expect, test } from 'vitest';
import { masked } from './masked-text.ts';

const JWT = `eyJhbGciOiJFUzI1NiJ9.${'A1b'.repeat(12)}.${'C2d'.repeat(12)}`;

const texts: readonly (readonly [what: string, text: string, expected: string])[] = [
  ['a bearer token', 'sent Bearer abc.def-1, refused', 'sent Bearer [masked], refused'],
  ['basic credentials', 'authorization: Basic YTpi', 'authorization: Basic [masked]'],
  ['a JSON Web Token anywhere', `token was ${JWT}!`, 'token was [masked]!'],
  ['a password of a connection', 'at postgres://kiban:p%40ss@db:5432/x', 'at postgres://kiban:[masked]@db:5432/x'],
  ['a password in an address', '/x?password=tanaka&y=1', '/x?password=[masked]&y=1'],
  ['an escaped password', '/x?password=tan%40aka&y=1', '/x?password=[masked]&y=1'],
  ['a code in an address', '/cb?code=abc123&iss=http', '/cb?code=[masked]&iss=http'],
  [
    'a code in an address within an address',
    '/x?return_to=%2Fcb%3Fcode%3Dabc123',
    '/x?return_to=%2Fcb%3Fcode%3D[masked]',
  ],
  ['a member of JSON', '{"client_secret": "a \\"b\\" c", "x": 1}', '{"client_secret": [masked], "x": 1}'],
  ['a quoted member', "{ refresh_token: 'abc def' }", '{ refresh_token: [masked] }'],
  ['cookies', 'Cookie: a=b; c=d\nHost: x', 'Cookie: [masked]\nHost: x'],
  ['an e-mail address', 'mail to hanako.tanaka@example.co.jp failed', 'mail to [masked] failed'],
  ['a link in any writing', 'GET /invitation/fjcgd-8058m-1a2b3 303', 'GET /invitation/[masked] 303'],
  ['a link to a trial', '/sign-in/connections/test/abc?x=1', '/sign-in/connections/test/[masked]?x=1'],
  ['an opaque token', `/invitation/${'aB3'.repeat(11)}`, '/invitation/[masked]'],
  [
    'the key of a row',
    'Key (tenant_id, login_id)=(1, tanaka) already exists.',
    'Key (tenant_id, login_id)=([masked]) already exists.',
  ],
  ['a failing row', 'Failing row contains (1, 田中, (a), null).', 'Failing row contains ([masked]).'],
  [
    'a value that is none',
    'invalid input syntax for type uuid: "tanaka"',
    'invalid input syntax for type uuid: "[masked]"',
  ],
  ['parameters', "parameters: $1 = 'it''s', $2 = NULL", 'parameters: $1 = [masked], $2 = [masked]'],
  [
    'a body that was no JSON',
    `Unexpected token 't', "tanaka" is not valid JSON`,
    `Unexpected token 't', "[masked]" is not valid JSON`,
  ],
  ['a private key', `x -----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY----- y`, 'x [masked] y'],
  ['control characters', 'red \u001b[31m\u0000text\u2028line', 'red [31mtextline'],
];

for (const [what, text, expected] of texts)
  test(`${what} is taken out of free text`, () => {
    expect(masked(text)).toBe(expected);
  });

test.each([
  'GET /directory/v1/stores/0198c5a2-0000-7000-8000-000000000001 200',
  'connect ECONNREFUSED 127.0.0.1:5432',
  'Error: x\n    at open (file:///srv/kiban/packages/http/src/server/serve-http.ts:51:3)',
  'The version is 3: load it again.',
  '4bf92f3577b34da6a3ce929d0e0e4736',
])('what is no secret stays: %s', (text) => {
  expect(masked(text)).toBe(text);
});

test.each(['a', 'a.', 'a-', '"', ': "', '="x', 'eyJ-', 'password=', 'password="', "$1 = '", ')=(', 'a://', 'aA1-'])(
  'a hostile text made of %s is looked at quickly',
  (part) => {
    const began = performance.now();
    masked(part.repeat(1e6 / part.length));
    expect(performance.now() - began).toBeLessThan(3000); // a pattern that goes back over it would take minutes
  },
);

test('a secret does not come back because a text was cut inside it', () => {
  const text = `${'x '.repeat(4090)}password=tanakatanakatanaka`;
  expect(masked(text)).not.toContain('tanaka');
});

test('what is let through unread is what every pattern would have let through', () => {
  const words = fc.constantFrom(
    'basic',
    'bearer',
    'dpop',
    'eyja',
    'token',
    'password',
    'code',
    '0a',
    '/invitation/',
    '_',
    '.',
    '-',
    '/',
  );
  const lower = fc
    .array(fc.oneof(words, fc.stringMatching(/^[a-z\d]{1,40}$/)), { maxLength: 6 })
    .map((all) => all.join(''));
  const line = fc
    .tuple(fc.stringMatching(/^[A-Z]{1,6}$/), lower, fc.integer({ min: 100, max: 599 }))
    .map(([method, path, status]) => `${method} /${path} ${status}`);
  fc.assert(
    fc.property(fc.oneof(lower, line, fc.stringMatching(/^[A-Z]{1,16}$/)), (text) => {
      // a character that no pattern takes and that sends the text through all of them
      expect(masked(text)).toBe(masked(`${text}\n!`).slice(0, -2));
    }),
    { numRuns: 2000 },
  );
});

test('the name of a scheme at the end of a path hides what follows it, as anywhere', () => {
  expect(masked('GET /bearer 200')).toBe('GET /bearer [masked]');
});
