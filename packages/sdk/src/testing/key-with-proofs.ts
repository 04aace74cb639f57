import { hash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';

/** A client’s key, and proofs of it for requests (RFC 9449 §4.2). */
export async function keyWithProofs() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  return {
    thumbprint: await calculateJwkThumbprint(jwk),
    proof: ({ token, url, method }: { readonly token: string; readonly url: string; readonly method: string }) =>
      new SignJWT({ htm: method, htu: url, ath: hash('sha256', token, 'base64url'), jti: randomUUID() })
        .setIssuedAt()
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
        .sign(privateKey),
  };
}
