import { randomUUID } from 'node:crypto';
import type { RevocableClaims } from '@kiban/sdk';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { ownTokens } from './own-tokens.ts';

const ORIGIN = 'https://auth.test';

async function newKey(): Promise<{ jwk: JWK; sign: () => Promise<string> }> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = randomUUID();
  const now = Math.floor(Date.now() / 1000);
  const claims = { tenant_id: randomUUID(), user_id: randomUUID(), sid: randomUUID(), client_id: 'console', scope: '' };
  const times = { auth_time: now, acr: 'urn:kiban:acr:mfa' };
  return {
    jwk: { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' },
    sign: () =>
      new SignJWT({ ...claims, ...times })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' })
        .setIssuer(`${ORIGIN}/oidc`)
        .setAudience('urn:kiban:api')
        .setSubject(randomUUID())
        .setJti(randomUUID())
        .setIssuedAt(now)
        .setExpirationTime(now + 300)
        .sign(privateKey),
  };
}

test('a token is verified with the keys of this process, a key that came a moment ago included', async () => {
  const [first, second] = [await newKey(), await newKey()];
  let keys = [first.jwk];
  const { verify } = ownTokens(
    ORIGIN,
    () => keys,
    () => false,
  );
  expect(await verify(await first.sign())).toMatchObject({ client_id: 'console' });
  await expect(verify(await second.sign())).rejects.toMatchObject({ code: 'key_unknown' });
  keys = [second.jwk, first.jwk];
  expect(await verify(await second.sign())).toMatchObject({ client_id: 'console' });
});

test('a token whose access has ended is refused at once, though it was accepted before', async () => {
  const key = await newKey();
  const ended = new Set<unknown>();
  const isRevoked = ({ sid }: RevocableClaims): boolean => ended.has(sid);
  const { verify } = ownTokens(ORIGIN, () => [key.jwk], isRevoked);
  const token = await key.sign();
  const { sid } = await verify(token);
  ended.add(sid);
  await expect(verify(token)).rejects.toMatchObject({ code: 'token_revoked' });
});

test('a key that was taken away, since it leaked, counts no more from that moment', async () => {
  const [leaked, next] = [await newKey(), await newKey()];
  let keys = [leaked.jwk];
  const { verify } = ownTokens(
    ORIGIN,
    () => keys,
    () => false,
  );
  await verify(await leaked.sign());
  keys = [next.jwk];
  await expect(verify(await leaked.sign())).rejects.toMatchObject({ code: 'key_unknown' });
});
