import { X509Certificate } from 'node:crypto';
import { TokenError } from '@kiban/sdk';
import { openLogger } from '@kiban/telemetry';
import { newSigningKey } from '@kiban/testing/identity-provider';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { problemHandler } from '../problems/problem-handler.ts';
import { requestContext } from '../request-context/middleware.ts';
import { sampleService } from '../testing/sample-service.ts';
import { tokenGuard } from './token-guard.ts';

const silent = openLogger({ service: 'test', format: 'json', level: 'error', write: () => undefined });

async function called(headers: Record<string, string>, search = '') {
  const service = sampleService();
  const response = await service.app.request(`/sample/v1/stores${search}`, { headers });
  return {
    ...service,
    response,
    body: (await response.json()) as { readonly code?: string },
    challenge: response.headers.get('www-authenticate'),
  };
}

test('RFC 6750 §3.1: without a token the challenge carries no error', async () => {
  const { response, body, challenge, handled } = await called({});
  expect([response.status, body.code, challenge]).toEqual([401, 'token_missing', 'Bearer realm="kiban"']);
  expect(handled).toEqual([]);
});

test('RFC 6750 §3.1: a token that is not accepted is answered with invalid_token and why', async () => {
  const { response, body, challenge, handled } = await called({ authorization: 'Bearer late' });
  expect([response.status, body.code]).toEqual([401, 'token_invalid']);
  expect(challenge).toBe('Bearer realm="kiban", error="invalid_token", error_description="The token has expired."');
  expect(handled).toEqual([]);
});

test.each([
  'Bearer',
  'Bearer ',
  'Bearer a b',
  'Bearer a,Bearer b',
  'Basic YTpi',
  'bearer\u00e9',
  `Bearer ${'x'.repeat(8192)}`,
])('a header that holds no one bearer token lets nobody in: %s', async (authorization) => {
  const { response, body } = await called({ authorization });
  expect([response.status, body.code]).toEqual([401, 'token_invalid']);
});

test('RFC 6750 §5.3: a token in the address is not looked at', async () => {
  const { response } = await called({}, '?access_token=somebody');
  expect(response.status).toBe(401);
});

test('the scheme may be written in any case', async () => {
  expect((await called({ authorization: 'bEARER somebody' })).response.status).toBe(200);
});

test('a token that cannot be checked now is not called invalid', async () => {
  const { response, body, challenge } = await called({ authorization: 'Bearer unknown' });
  expect([response.status, body.code, challenge]).toEqual([503, 'unavailable', null]);
  expect(response.headers.get('retry-after')).toBe('5');
});

test('a machine has no user, and no session', async () => {
  const { handled } = await called({ authorization: 'Bearer machine' });
  expect(handled).toMatchObject([
    { caller: { sub: 'machine', user_id: null, sid: null, acr: null, amr: [], auth_time: null } },
  ]);
});

test('who called stands in the line of the request', async () => {
  const { lines } = await called({ authorization: 'Bearer somebody' });
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
    message: 'GET /sample/v1/stores 200',
    tenant_id: '0198c5a2-0000-7000-8000-000000000001',
    client_id: 'console',
    user_id: '0198c5a2-0000-7000-8000-00000000000a',
  });
});

test('RFC 9449 §4.3: the proof is for the request at the address that clients know, whatever its headers say', async () => {
  const asked: unknown[] = [];
  const ask = async (origin: string | undefined, headers: Record<string, string>) => {
    const verify = async (_: string, request: unknown): Promise<never> => {
      asked.push(request);
      throw new TokenError('proof_refused', 'The token is bound to a key.');
    };
    const app = new Hono().use(requestContext({ logger: silent })).use(tokenGuard({ verify, origin }));
    app.onError(problemHandler(() => undefined));
    return app.request('http://inside/stores?limit=1', { method: 'POST', headers });
  };
  const forged = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'elsewhere.example' };
  const response = await ask('https://api.example', { authorization: 'dpop one', dpop: 'proof', ...forged });
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([
    401,
    expect.stringContaining('invalid_token'),
  ]);
  await ask(undefined, { authorization: 'DPoP one', dpop: 'proof', ...forged });
  await ask(undefined, { authorization: 'Bearer one', dpop: 'proof' });
  expect(asked).toEqual([
    { method: 'POST', url: 'https://api.example/stores', proof: 'proof', certificate_thumbprint: undefined },
    { method: 'POST', url: 'http://inside/stores', proof: 'proof', certificate_thumbprint: undefined },
    { method: 'POST', url: 'http://inside/stores', proof: undefined, certificate_thumbprint: undefined },
  ]);
});

test('RFC 9449 §7.1: with the scheme DPoP a token that is bound to no key lets nobody in', async () => {
  const { response, body } = await called({ authorization: 'DPoP somebody', dpop: 'proof' });
  expect([response.status, body.code]).toEqual([401, 'token_invalid']);
});

test('RFC 8705 §3: the certificate that a proxy of ours names is proven', async () => {
  const asked: unknown[] = [];
  const { certificate } = newSigningKey('Client');
  const { raw, fingerprint256 } = new X509Certificate(certificate);
  const thumbprint = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
  const verify = async (_: string, request: unknown): Promise<never> => {
    asked.push(request);
    throw new TokenError('proof_refused', 'The token is bound to a certificate.');
  };
  const headers = { authorization: 'Bearer one', 'client-cert': `:${raw.toString('base64')}:` };
  for (const certificates of ['connection', 'client_cert_header'] as const) {
    const app = new Hono().use(requestContext({ logger: silent })).use(tokenGuard({ verify, certificates }));
    app.onError(problemHandler(() => undefined));
    await app.request('http://inside/stores', { headers });
  }
  expect(asked).toMatchObject([{ certificate_thumbprint: undefined }, { certificate_thumbprint: thumbprint }]);
});
