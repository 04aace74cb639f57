import { X509Certificate } from 'node:crypto';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { newSigningKey } from '@kiban/testing/identity-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireAccessToken, tokenOf } from '../express.ts';
import { openTestIssuer, TENANT, type TestIssuer } from '../testing/test-issuer.ts';
import { accessTokenVerifier } from '../token/access-token-verifier.ts';

const [own, client, other] = [newSigningKey('localhost'), newSigningKey('client'), newSigningKey('other')];
const thumbprint = Buffer.from(new X509Certificate(client.certificate).fingerprint256.replaceAll(':', ''), 'hex');
let issuer: TestIssuer;
let port: number;
// certificates of clients are signed by themselves: what counts is that the token names them (RFC 8705 §2.2)
const tls = { key: own.private_key, cert: own.certificate, requestCert: true, rejectUnauthorized: false };
const server = createServer(tls, (asked, response) =>
  requireAccessToken({ verifier: accessTokenVerifier({ issuer: issuer.issuer }) })(asked, response, () =>
    response.end(tokenOf(asked).tenant_id),
  ),
);
beforeAll(async () => {
  issuer = await openTestIssuer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  await issuer.stop();
});

async function ask(token: string, shown?: typeof client): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const certificate = shown === undefined ? {} : { key: shown.private_key, cert: shown.certificate };
  const headers = { authorization: `Bearer ${token}` };
  request(
    {
      host: '127.0.0.1',
      port,
      ca: own.certificate,
      servername: 'localhost',
      headers,
      agent: false,
      ...certificate,
      checkServerIdentity: () => undefined,
    },
    async (response) => {
      let body = '';
      for await (const chunk of response) body += chunk;
      resolve(response.statusCode === 200 ? body : String(response.statusCode));
    },
  )
    .on('error', reject)
    .end();
  return promise;
}

test('RFC 8705 §3: a token that is bound to a certificate opens a connection of that certificate, and no other', async () => {
  const token = await issuer.sign({ cnf: { 'x5t#S256': thumbprint.toString('base64url') } });
  expect(await ask(token, client)).toBe(TENANT);
  expect(await ask(token, other)).toBe('401');
  expect(await ask(token)).toBe('401');
});
