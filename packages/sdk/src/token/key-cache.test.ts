import { generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestIssuer, type TestIssuer } from '../testing/test-issuer.ts';
import {
  type AccessTokenVerifier,
  type AccessTokenVerifierOptions,
  accessTokenVerifier,
} from './access-token-verifier.ts';

const MINUTE = 60_000;
let issuer: TestIssuer;
let ahead: number;

beforeEach(async () => {
  issuer = await openTestIssuer();
  ahead = 0;
});
afterEach(() => issuer.stop().catch(() => undefined));

function verifierWith(options: Partial<AccessTokenVerifierOptions> = {}): AccessTokenVerifier {
  return accessTokenVerifier({ issuer: issuer.issuer, now: () => Date.now() + ahead, ...options });
}

/** A token that is valid at the moment to which the test has moved on. */
async function token(kid = 'first'): Promise<string> {
  return issuer.sign(issuer.claims((Date.now() + ahead) / 1000), {}, kid);
}

const keyRequests = () => issuer.requests.filter((path) => path === '/oidc/jwks').length;

test('nothing is fetched before the first token, and keys once for many tokens at a time', async () => {
  const verifier = verifierWith();
  expect(issuer.requests).toEqual([]);
  const tokens = await Promise.all(Array.from({ length: 50 }, () => token()));
  await Promise.all(tokens.map((each) => verifier.verify(each)));
  expect(issuer.requests).toEqual(['/oidc/.well-known/openid-configuration', '/oidc/jwks']);
});

test('a given address of the keys needs no discovery', async () => {
  await verifierWith({ jwksUri: `${issuer.issuer}/jwks` }).verify(await token());
  expect(issuer.requests).toEqual(['/oidc/jwks']);
});

test('a new key is found when a token names it', async () => {
  const verifier = verifierWith();
  await verifier.verify(await token());
  await issuer.addKey('second');
  ahead = MINUTE;
  expect(await verifier.verify(await token('second'))).toBeDefined();
  expect(await verifier.verify(await token('first'))).toBeDefined();
  expect(keyRequests()).toBe(2);
});

test('a key that the issuer took back is refused when the kept keys are no longer fresh', async () => {
  const verifier = verifierWith();
  const old = await token('first');
  await verifier.verify(old);
  await issuer.addKey('second');
  ahead = 10 * MINUTE;
  const late = await token('first');
  issuer.removeKey('first');
  await expect(verifier.verify(late)).rejects.toMatchObject({ code: 'key_unknown' });
});

test('a flood of tokens with made-up key ids asks the issuer once in 30 seconds', async () => {
  const verifier = verifierWith();
  const genuine = await token();
  await verifier.verify(genuine);
  ahead = 31_000;
  const flood = await Promise.all(Array.from({ length: 200 }, (_, i) => issuer.sign({}, { kid: `made-up-${i}` })));
  for (const each of flood) await expect(verifier.verify(each)).rejects.toMatchObject({ code: 'key_unknown' });
  expect(keyRequests()).toBe(2);
  expect(await verifier.verify(genuine)).toBeDefined();
  ahead += 31_000;
  await expect(verifier.verify(flood[0] ?? '')).rejects.toMatchObject({ code: 'key_unknown' });
  expect(keyRequests()).toBe(3);
});

test('with the issuer stopped, known keys go on verifying for a day; a new key cannot be had; then it is over', async () => {
  const verifier = verifierWith();
  await verifier.verify(await token());
  await issuer.stop();
  for (ahead of [0, 11 * MINUTE, 60 * MINUTE, 23 * 60 * MINUTE])
    expect(await verifier.verify(await token())).toBeDefined();
  await issuer.addKey('second');
  await expect(verifier.verify(await token('second'))).rejects.toMatchObject({ code: 'keys_unavailable' });
  ahead = 24 * 60 * MINUTE + 1000;
  await expect(verifier.verify(await token())).rejects.toMatchObject({ code: 'keys_unavailable' });
  await issuer.start();
  ahead += 31_000;
  expect(await verifier.verify(await token('second'))).toBeDefined();
});

test('with the issuer stopped from the beginning, a token waits for nothing longer than the first try, and a second later it is tried again', async () => {
  await issuer.stop();
  const verifier = verifierWith();
  await expect(verifier.verify(await token())).rejects.toMatchObject({ code: 'keys_unavailable' });
  await issuer.start();
  await expect(verifier.verify(await token())).rejects.toMatchObject({ code: 'keys_unavailable' });
  expect(issuer.requests).toEqual([]);
  ahead = 1100;
  expect(await verifier.verify(await token())).toBeDefined();
});

test('a silent issuer costs one token the time-out, and the others nothing', async () => {
  const verifier = verifierWith({ timeoutMs: 1000 });
  await verifier.verify(await token());
  issuer.answerWith(() => true);
  ahead = 11 * MINUTE;
  expect(await durationOf(async () => verifier.verify(await token()))).toBeGreaterThan(900);
  ahead += MINUTE;
  for (let i = 0; i < 5; i++) expect(await durationOf(async () => verifier.verify(await token()))).toBeLessThan(900);
});

test('an answer that trickles in is given up at the time-out', async () => {
  issuer.answerWith((_, response) => {
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(timer));
    return true;
  });
  const verifier = verifierWith({ timeoutMs: 300 });
  const verified = verifier.verify(await token());
  await expect(verified).rejects.toMatchObject({ code: 'keys_unavailable' });
});

const genuineKeys = (more: object = {}) => JSON.stringify({ keys: [issuer.publicKey('first')], ...more });

const garbage: readonly [string, () => string, number?][] = [
  ['no JSON', () => '<html>'],
  ['no object', () => '[]'],
  ['an error', genuineKeys, 500],
  ['no keys', () => '{"keys":[]}'],
  ['keys of the wrong kind', () => '{"keys":"none"}'],
  ['a secret as its key', () => '{"keys":[{"kid":"first","kty":"oct","k":"c2VjcmV0"}]}'],
  ['more than it should', () => genuineKeys({ more: 'x'.repeat(300_000) })],
];

function answerForKeys(status: number, body: string): void {
  issuer.answerWith((path, response) => {
    if (path === '/oidc/jwks') response.writeHead(status).end(body);
    return path === '/oidc/jwks';
  });
}

test.each(garbage)(
  'an issuer that answers with %s changes nothing for the keys we have',
  async (_, body, status = 200) => {
    const verifier = verifierWith();
    await verifier.verify(await token());
    answerForKeys(status, body());
    ahead = 11 * MINUTE;
    expect(await verifier.verify(await token())).toBeDefined();
    expect(keyRequests()).toBe(2);
    await expect(verifierWith().verify(await token())).rejects.toMatchObject({ code: 'keys_unavailable' });
  },
);

test('what is no key to verify with is passed over', async () => {
  const { alg, ...key } = issuer.publicKey('first') ?? {};
  const others = [null, 7, {}, { ...key, kid: 'private', d: 'AA' }, { ...key, use: 'enc' }];
  answerForKeys(200, JSON.stringify({ keys: [...others, { ...key, alg }] }));
  expect(await verifierWith().verify(await token())).toBeDefined();
  const named = issuer.sign({}, { kid: 'private' });
  await expect(verifierWith().verify(await named)).rejects.toMatchObject({ code: 'key_unknown' });
});

test('the document of another issuer is not believed (OpenID Connect Discovery 1.0 §4.3)', async () => {
  const other = await openTestIssuer();
  issuer.answerWith((path, response) => {
    if (path.endsWith('/jwks')) return false;
    response.end(JSON.stringify({ issuer: other.issuer, jwks_uri: `${other.issuer}/jwks` }));
    return true;
  });
  await expect(verifierWith().verify(await token())).rejects.toMatchObject({
    code: 'keys_unavailable',
    cause: expect.objectContaining({ message: expect.stringContaining('another issuer') }),
  });
  expect(other.requests).toEqual([]);
  await other.stop();
});

test('a redirect is not followed', async () => {
  const other = await openTestIssuer();
  issuer.answerWith((path, response) => {
    if (!path.endsWith('/jwks')) return false;
    response.writeHead(302, { location: `${other.issuer}/jwks` }).end();
    return true;
  });
  await expect(verifierWith().verify(await token())).rejects.toMatchObject({ code: 'keys_unavailable' });
  expect(other.requests).toEqual([]);
  await other.stop();
});

test('an issuer of https is not followed to http', async () => {
  const secure = 'https://auth.example.com/oidc';
  const asked: string[] = [];
  const fetch = async (url: string | URL | Request) => {
    asked.push(String(url));
    return Response.json({ issuer: secure, jwks_uri: 'http://auth.example.com/oidc/jwks' });
  };
  const verified = verifierWith({ issuer: secure, fetch }).verify(await token());
  await expect(verified).rejects.toMatchObject({ code: 'keys_unavailable' });
  expect(asked).toEqual([`${secure}/.well-known/openid-configuration`]);
});

test('a key of less than 2048 bits verifies nothing (RFC 7518 §3.3)', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  answerForKeys(
    200,
    JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'small', alg: 'RS256' }] }),
  );
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part({ alg: 'RS256', typ: 'at+jwt', kid: 'small' })}.${part(issuer.claims())}`;
  const small = `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
  await expect(verifierWith().verify(small)).rejects.toMatchObject({ name: 'TokenError' });
});

test('an issuer that is no address is refused at once', () => {
  expect(() => accessTokenVerifier({ issuer: 'auth.example.com' })).toThrow(TypeError);
  expect(() => accessTokenVerifier({ issuer: 'file:///etc' })).toThrow(TypeError);
  expect(() => accessTokenVerifier({ issuer: issuer.issuer, jwksUri: 'jwks' })).toThrow(TypeError);
});

async function durationOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
