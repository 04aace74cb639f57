import { randomUUID } from 'node:crypto';
import { accessTokenVerifier } from '@kiban/sdk';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { type Measured, ratioAtLeast } from './measured.ts';
import { median } from './rounds.ts';

const ISSUER = 'https://auth.example/oidc';
const AUDIENCE = 'urn:kiban:api';

/** The SDK's verifier ÷ jose's with the same keys, issuer and audience; every token is verified once, so that nothing is known of it. */
export async function tokenVerification(quick: boolean): Promise<Measured> {
  const [count, rounds] = quick ? [16, 1] : [500, 25];
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' }];
  const fetchKeys = async (): Promise<Response> => Response.json({ keys });
  const sdk = accessTokenVerifier({ issuer: ISSUER, jwksUri: `${ISSUER}/jwks`, fetch: fetchKeys as typeof fetch });
  const local = createLocalJWKSet({ keys });
  const bare = (token: string) => jwtVerify(token, local, { issuer: ISSUER, audience: AUDIENCE, typ: 'at+jwt' });
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = quick ? 0 : -1; round < rounds; round += 1) {
    const tokens = await Promise.all(Array.from({ length: count }, () => signed(privateKey)));
    const cpuOf = async (verify: (token: string) => Promise<unknown>): Promise<number> => {
      const begun = process.cpuUsage();
      for (const token of tokens) await verify(token);
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / 1000 / count;
    };
    const first = round % 2 === 0 ? await cpuOf(bare) : undefined;
    const ours = await cpuOf((token) => sdk.verify(token));
    const other = first ?? (await cpuOf(bare));
    if (round < 0) continue; // warms up
    times.ours.push(ours);
    times.bare.push(other);
  }
  return {
    ...{ bench: 'auth', name: 'verification by the SDK ÷ jose' },
    ours: { value: 1000 / median(times.ours), unit: 'reads/CPU-s' },
    baseline: { value: 1000 / median(times.bare), unit: 'reads/CPU-s' },
    ratio: median(times.ours.map((time, round) => (times.bare[round] ?? Number.NaN) / time)),
    goal: ratioAtLeast(0.9),
  };
}

function signed(privateKey: Parameters<SignJWT['sign']>[0]): Promise<string> {
  const [tenant_id, user_id, sub] = [randomUUID(), randomUUID(), randomUUID()];
  return new SignJWT({ tenant_id, user_id, client_id: 'bench', scope: 'directory:read', jti: randomUUID() })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'bench' })
    .setIssuer(ISSUER)
    .setSubject(sub)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
}
