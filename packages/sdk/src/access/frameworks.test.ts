import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireAccessToken as forExpress, tokenOf as ofExpress } from '../express.ts';
import { requireAccessToken as forFastify, tokenOf as ofFastify } from '../fastify.ts';
import { requireAccessToken as forHono } from '../hono.ts';
import { CERTIFICATE } from '../testing/certificate.ts';
import { keyWithProofs } from '../testing/key-with-proofs.ts';
import { openTestIssuer, TENANT, type TestIssuer, USER } from '../testing/test-issuer.ts';
import type { AccessTokenClaims } from '../token/access-token-claims.ts';
import { type AccessTokenVerifier, accessTokenVerifier } from '../token/access-token-verifier.ts';
import type { AccessOptions } from './access-options.ts';

const STAFF = { sub: 'staff', tenant_id: '0198c5a2-0000-7000-8000-00000000000a', user_id: USER, client_id: 'console' };
const PATHS: Readonly<Record<string, Omit<AccessOptions, 'verifier'>>> = {
  '/open': {},
  '/scopes': { scopes: ['directory:read', 'directory:write'] },
  '/strong': { acr: 'urn:kiban:acr:mfa' },
  '/strongest': { acr: ['urn:kiban:acr:phr', 'urn:kiban:acr:emergency'] },
  '/fresh': { maxAgeSeconds: 60 },
  '/unsupported': { support: 'none' },
  '/supported': { support: 'all' },
  '/header': { certificates: 'client_cert_header' },
};

let issuer: TestIssuer;
let verifier: AccessTokenVerifier;
const said = ({ tenant_id }: AccessTokenClaims): object => ({ tenant_id });

/** The same product, in each framework; where it listens, and how it ends. */
const products: Readonly<Record<string, () => Promise<{ readonly origin: string; readonly close: () => unknown }>>> = {
  Hono: async () => {
    const app = new Hono();
    for (const [path, options] of Object.entries(PATHS))
      app.all(path, forHono({ verifier, ...options }), (c) => c.json(said(c.var.token)));
    const { promise, resolve } = Promise.withResolvers<number>();
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => resolve(port));
    return { origin: `http://127.0.0.1:${await promise}`, close: () => server.close() };
  },
  Express: async () => {
    const app = express();
    for (const [path, options] of Object.entries(PATHS))
      app.all(
        path,
        forExpress({ verifier, ...options }),
        (request, response) => void response.json(said(ofExpress(request))),
      );
    return listening(createServer(app));
  },
  'a router of Express': async () => {
    const app = express();
    for (const [path, options] of Object.entries(PATHS)) {
      const router = express.Router();
      router.all(
        '/',
        forExpress({ verifier, ...options }),
        (request, response) => void response.json(said(ofExpress(request))),
      );
      app.use(path, router);
    }
    return listening(createServer(app));
  },
  Fastify: async () => {
    const app = fastify();
    for (const [url, options] of Object.entries(PATHS))
      app.route({
        ...{ method: ['GET', 'POST'], url },
        onRequest: forFastify({ verifier, ...options }),
        handler: async (request) => said(ofFastify(request)),
      });
    return { origin: await app.listen({ host: '127.0.0.1', port: 0 }), close: () => app.close() };
  },
};

async function listening(server: Server): Promise<{ readonly origin: string; readonly close: () => unknown }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

beforeAll(async () => {
  issuer = await openTestIssuer();
  verifier = accessTokenVerifier({ issuer: issuer.issuer });
});
afterAll(() => issuer.stop());

describe.each(Object.entries(products))('%s', (_name, open) => {
  let product: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    product = await open();
  });
  afterAll(() => product.close());

  async function ask(path: string, headers: Readonly<Record<string, string>>, method = 'GET') {
    const response = await fetch(`${product.origin}${path}`, { method, headers });
    const body = (await response.json()) as Readonly<Record<string, unknown>>;
    return { status: response.status, code: body.code, body, challenge: response.headers.get('www-authenticate') };
  }
  const bearer = async (changes: object = {}) => ({ authorization: `Bearer ${await issuer.sign(changes)}` });

  test('a valid token reaches the product with its claims', async () => {
    expect((await ask('/open', await bearer())).body).toEqual({ tenant_id: TENANT });
    expect((await ask('/open?page=2', await bearer(), 'POST')).body).toEqual({ tenant_id: TENANT });
  });

  test('RFC 6750 §3.1: without a token there is a challenge and no error', async () => {
    expect(await ask('/open', {})).toMatchObject({ status: 401, code: 'token_missing', challenge: 'Bearer' });
  });

  test('RFC 6750 §3.1: a token that does not count is refused, with why', async () => {
    expect(await ask('/open', await bearer({ exp: 1 }))).toMatchObject({
      ...{ status: 401, code: 'token_invalid' },
      challenge: 'Bearer error="invalid_token", error_description="token_expired"',
    });
  });

  test('RFC 6750 §3.1: a token with too few scopes is refused with those that it takes', async () => {
    expect(await ask('/scopes', await bearer())).toMatchObject({
      ...{ status: 403, code: 'permission_missing' },
      challenge: 'Bearer error="insufficient_scope", scope="directory:read directory:write"',
    });
    const more = await bearer({ scope: 'openid directory:write directory:read' });
    expect((await ask('/scopes', more)).status).toBe(200);
  });

  test('RFC 9470 §3: a sign-in of another class is asked for more; a stronger one is enough', async () => {
    expect(await ask('/strongest', await bearer())).toMatchObject({
      ...{ status: 401, code: 'authentication_insufficient' },
      challenge:
        'Bearer error="insufficient_user_authentication", acr_values="urn:kiban:acr:phr urn:kiban:acr:emergency"',
    });
    expect((await ask('/strongest', await bearer({ acr: 'urn:kiban:acr:emergency' }))).status).toBe(200);
    for (const acr of ['urn:kiban:acr:mfa', 'urn:kiban:acr:phr'])
      expect((await ask('/strong', await bearer({ acr }))).status).toBe(200);
    for (const acr of ['urn:kiban:acr:restricted-terminal', undefined])
      expect((await ask('/strong', await bearer({ acr }))).code).toBe('authentication_insufficient');
  });

  test('RFC 9470 §3: a sign-in that is too old, or none at all, is asked for again', async () => {
    const now = Math.floor(Date.now() / 1000);
    expect((await ask('/fresh', await bearer({ auth_time: now - 30 }))).status).toBe(200);
    for (const auth_time of [now - 90, undefined])
      expect(await ask('/fresh', await bearer({ auth_time }))).toMatchObject({
        ...{ status: 401, code: 'authentication_too_old' },
        challenge: 'Bearer error="insufficient_user_authentication", max_age="60"',
      });
  });

  test('RFC 8693 §4.1: the operator’s staff read in a person’s name and change nothing, unless the product says so', async () => {
    const support = await bearer({ act: STAFF, acr: undefined });
    expect((await ask('/open', support)).status).toBe(200);
    expect(await ask('/open', support, 'POST')).toMatchObject({ status: 403, code: 'support_refused' });
    expect(await ask('/unsupported', support)).toMatchObject({ status: 403, code: 'support_refused' });
    expect((await ask('/supported', support, 'POST')).status).toBe(200);
    const program = await bearer({ act: { sub: 'reports', client_id: 'reports' } });
    expect((await ask('/unsupported', program, 'POST')).status).toBe(200);
  });

  test('RFC 9449 §7.1: a bound token needs a proof for this very request', async () => {
    const key = await keyWithProofs();
    const token = await issuer.sign({ cnf: { jkt: key.thumbprint } });
    const proof = (path = '/open', method = 'GET') => key.proof({ token, url: `${product.origin}${path}`, method });
    const by = async (scheme: string, dpop: string) => ask('/open', { authorization: `${scheme} ${token}`, dpop });
    expect((await by('DPoP', await proof())).status).toBe(200);
    expect((await by('dpop', await proof())).status).toBe(200);
    for (const wrong of [await proof('/other'), await proof('/open', 'POST'), 'x'])
      expect(await by('DPoP', wrong)).toMatchObject({
        ...{ status: 401, code: 'token_invalid' },
        challenge: 'DPoP error="invalid_dpop_proof", error_description="proof_refused", algs="ES256 PS256 Ed25519"',
      });
    expect(await by('Bearer', await proof())).toMatchObject({
      challenge: 'DPoP error="invalid_token", error_description="proof_refused", algs="ES256 PS256 Ed25519"',
    });
  });

  test('RFC 9449 §7.1: a token that is bound to no key is none for the scheme DPoP', async () => {
    const key = await keyWithProofs();
    const token = await issuer.sign();
    const dpop = await key.proof({ token, url: `${product.origin}/open`, method: 'GET' });
    expect((await ask('/open', { authorization: `DPoP ${token}`, dpop })).code).toBe('token_invalid');
  });

  test('RFC 8705 §3: a token that is bound to a certificate needs that one, from where the product says', async () => {
    const { der, thumbprint } = CERTIFICATE;
    const bound = await bearer({ cnf: { 'x5t#S256': thumbprint } });
    const header = { ...bound, 'client-cert': `:${der}:` };
    expect((await ask('/header', header)).status).toBe(200);
    for (const wrong of [':AAAA:', der, ''])
      expect((await ask('/header', { ...bound, 'client-cert': wrong })).code).toBe('token_invalid');
    expect((await ask('/open', header)).code).toBe('token_invalid'); // whoever writes a header is not believed
  });

  test('a token that cannot be checked now is nobody’s fault: 503', async () => {
    const token = await bearer();
    await issuer.stop();
    verifier = accessTokenVerifier({ issuer: issuer.issuer });
    const other = await open();
    const response = await fetch(`${other.origin}/open`, { headers: token });
    await issuer.start();
    verifier = accessTokenVerifier({ issuer: issuer.issuer });
    await other.close();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });

  test('the problem is told in Japanese to who asks for it', async () => {
    const { body } = await ask('/scopes', { ...(await bearer()), 'accept-language': 'ja,en;q=0.5' });
    expect(body).toMatchObject({ title: '権限がありません' });
  });
});

test('what was not let through has no claims', () => {
  expect(() => ofExpress({})).toThrow('use requireAccessToken before');
});
