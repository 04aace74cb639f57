import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export type TestIssuer = Awaited<ReturnType<typeof openTestIssuer>>;
export const TENANT = '0198c5a2-0000-7000-8000-000000000001';
export const USER = '0198c5a2-0000-7000-8000-000000000002';

/** An issuer on a free port of this machine, with discovery and keys, that can rotate, stop, start again and answer anything. */
export async function openTestIssuer() {
  const keys = new Map<string, SigningKey>();
  const requests: string[] = [];
  let answer: ((path: string, response: ServerResponse) => boolean) | undefined;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    if (answer?.(path, response) === true) return;
    const body = path.startsWith('/oidc/.well-known/')
      ? { issuer: issuer(), jwks_uri: `${issuer()}/jwks` }
      : { keys: [...keys.values()].map((key) => key.jwk) };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  let port = 0;
  const issuer = () => `http://127.0.0.1:${port}/oidc`;

  async function start(): Promise<void> {
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  }
  async function stop(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  async function addKey(kid: string, alg = 'ES256'): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair(alg);
    keys.set(kid, { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } });
  }
  function claims(nowSeconds = Date.now() / 1000): JWTPayload {
    return {
      iss: issuer(),
      sub: 'a-person',
      aud: 'urn:kiban:api',
      client_id: 'hello-product',
      tenant_id: TENANT,
      user_id: USER,
      scope: 'directory:read',
      acr: 'urn:kiban:acr:mfa',
      amr: ['pwd', 'otp', 'mfa'],
      jti: 'one',
      iat: Math.floor(nowSeconds),
      exp: Math.floor(nowSeconds) + 300,
    };
  }
  /** Signs what it is told; `undefined` among the changes leaves a claim or header out. */
  async function sign(changes: object = {}, header: object = {}, kid = 'first'): Promise<string> {
    const key = keys.get(kid);
    if (key === undefined) throw new Error(`no key ${kid}`);
    return new SignJWT({ ...claims(), ...changes })
      .setProtectedHeader({ alg: key.jwk.alg ?? '', typ: 'at+jwt', kid, ...header })
      .sign(key.privateKey);
  }

  await start();
  await addKey('first');
  return {
    issuer: issuer(),
    /** Paths asked for, in order. */
    requests,
    start,
    stop,
    addKey,
    removeKey: (kid: string) => keys.delete(kid),
    publicKey: (kid: string) => keys.get(kid)?.jwk,
    privateKey: (kid: string) => keys.get(kid)?.privateKey,
    claims,
    sign,
    /** Answers in its place; `false` lets it answer as it would. */
    answerWith(other: ((path: string, response: ServerResponse) => boolean) | undefined) {
      answer = other;
    },
  };
}
