import { randomUUID } from 'node:crypto';
import { serveHttp } from '@kiban/http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** The keys of an issuer on a socket, as auth publishes them, and tokens that they prove. */
export interface PublishedKeys {
  readonly issuer: string;
  readonly jwksUri: string;
  tokenOf(claims: { readonly tenant_id: string; readonly user_id: string; readonly sub: string }): Promise<string>;
  close(): Promise<void>;
}

export async function publishedKeys(): Promise<PublishedKeys> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const kid = randomUUID();
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }] });
  const server = await serveHttp({
    listener: (_request, response) => void response.setHeader('content-type', 'application/json').end(keys),
    ...{ host: '127.0.0.1', port: 0, drainMs: 0 },
  });
  const issuer = 'https://auth.test/oidc';
  return {
    issuer,
    jwksUri: `${server.url}/jwks`,
    tokenOf: ({ sub, ...claims }) =>
      new SignJWT({ ...claims, client_id: 'test', scope: 'directory:read asset:read', acr: 'urn:kiban:acr:mfa' })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience('urn:kiban:api')
        .setSubject(sub)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime('5 minutes')
        .sign(privateKey),
    close: () => server.close(),
  };
}
