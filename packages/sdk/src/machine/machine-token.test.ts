import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { machineToken } from './machine-token.ts';

let issuer: string;
let asked: { authorization: string | undefined; form: string }[];
let answer: (response: ServerResponse) => void;
const server = createServer(async (request: IncomingMessage, response) => {
  if (request.url?.startsWith('/oidc/.well-known') === true)
    return response.end(JSON.stringify({ issuer, token_endpoint: `${issuer}/token` }));
  let form = '';
  for await (const chunk of request) form += chunk;
  asked.push({ authorization: request.headers.authorization, form });
  return answer(response);
});
const tokenOf =
  (access_token: string, expires_in = 300) =>
  (response: ServerResponse) =>
    response.end(JSON.stringify({ access_token, expires_in, token_type: 'Bearer' }));
let time = 0;
const options = () => ({ issuer, client_id: 'orders', client_secret: 'a:b', now: () => time });

beforeAll(async () => {
  server.prependListener('request', (_, response) => response.setHeader('content-type', 'application/json'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`;
});
beforeEach(() => {
  asked = [];
  time = 0;
});
afterAll(() => server.close());

test('RFC 6749 §4.4: a program asks as itself for what it names', async () => {
  answer = tokenOf('one');
  const token = machineToken({ ...options(), scope: 'auth:revocations', resource: 'https://reports.example/api' });
  expect(await token()).toBe('one');
  const [{ authorization, form } = { authorization: '', form: '' }] = asked;
  expect(Buffer.from(authorization?.slice(6) ?? '', 'base64').toString()).toBe('orders:a%3Ab');
  expect(Object.fromEntries(new URLSearchParams(form))).toEqual({
    ...{ grant_type: 'client_credentials', scope: 'auth:revocations', resource: 'https://reports.example/api' },
  });
});

test('one request serves all who ask, until the token nearly expires', async () => {
  answer = tokenOf('one');
  const token = machineToken(options());
  expect(await Promise.all([token(), token(), token()])).toEqual(['one', 'one', 'one']);
  answer = tokenOf('two');
  time = 269_000;
  expect(await token()).toBe('one');
  time = 270_000;
  expect(await token()).toBe('two');
  expect(asked).toHaveLength(2);
});

test('a refusal is told, and the next time asks again', async () => {
  answer = (response) => response.writeHead(401).end(JSON.stringify({ error: 'invalid_client' }));
  const token = machineToken(options());
  await expect(token()).rejects.toMatchObject({ error: 'invalid_client' });
  answer = tokenOf('one');
  expect(await token()).toBe('one');
});

test('an issuer that does not answer is unreachable', async () => {
  const token = machineToken({ ...options(), issuer: 'http://127.0.0.1:1/oidc' });
  await expect(token()).rejects.toMatchObject({ code: 'service_unreachable' });
});

test('plain http to another machine is refused: the secret would be read', async () => {
  const token = machineToken({ ...options(), issuer: 'http://auth.example.com/oidc' });
  await expect(token()).rejects.toMatchObject({ code: 'OAUTH_HTTP_REQUEST_FORBIDDEN' });
});
