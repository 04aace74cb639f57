import { randomUUID } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { registerClient } from '../../clients/register-client.ts';
import { removeClient } from '../../clients/remove-client.ts';
import { rotateClientSecret } from '../../clients/rotate-client-secret.ts';
import { machine as machineOf } from '../testing/machine.ts';
import { answerOf, basic, payloadOf } from '../testing/relying-party.ts';
import { testProtocol } from '../testing/test-protocol.ts';

const auth = await testProtocol();
const tenant = auth.people.addTenant('aoba');
const now = (): number => Math.floor(Date.now() / 1000);
afterAll(() => auth.close());

async function machine(api_scopes: readonly string[] = ['directory:read']) {
  const client_id = `machine-${randomUUID()}`;
  const registration = { type: 'machine', client_id, name: 'Machine', tenant_id: tenant, api_scopes } as const;
  const { secret } = await registerClient(auth.store, registration, now());
  return { client_id, secret: secret ?? '' };
}

const grant = async ({ client_id, secret }: { client_id: string; secret: string }, more = {}) =>
  answerOf(
    await fetch(`${auth.issuer}/token`, {
      method: 'POST',
      headers: { authorization: basic(client_id, secret) },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...more }),
    }),
  );

test('RFC 6749 §4.4, RFC 9068: a program gets an access token for the one tenant it is registered in', async () => {
  const client = await machine(['directory:read', 'directory:write']);
  const { status, headers, body } = await grant(client, { scope: 'directory:read' });
  expect({ status, cache: headers.get('cache-control') }).toEqual({ status: 200, cache: 'no-store' });
  expect(body.refresh_token).toBeUndefined();
  const jwks = createRemoteJWKSet(new URL(`${auth.issuer}/jwks`));
  const checks = { issuer: auth.issuer, audience: 'urn:kiban:api', typ: 'at+jwt' };
  const { payload } = await jwtVerify(String(body.access_token), jwks, checks);
  expect(payload).toMatchObject({
    sub: client.client_id,
    client_id: client.client_id,
    tenant_id: tenant,
    scope: 'directory:read',
  });
  expect(payload.user_id).toBeUndefined();
});

test('RFC 6749 §3.3: without a scope it gets what it may have, beyond that invalid_scope', async () => {
  const client = await machine(['directory:read']);
  expect(payloadOf(String((await grant(client)).body.access_token)).scope).toBe('directory:read');
  for (const scope of ['directory:write', 'directory:read directory:write', 'openid', 'everything'])
    expect(await grant(client, { scope })).toMatchObject({ status: 400, body: { error: 'invalid_scope' } });
});

test('a program cannot choose its tenant', async () => {
  const client = await machine();
  const { body } = await grant(client, { tenant: 'other', tenant_id: randomUUID() });
  expect(payloadOf(String(body.access_token)).tenant_id).toBe(tenant);
});

test('RFC 8707 §2.2: another resource is invalid_target', async () => {
  const answer = await grant(await machine(), { resource: 'https://evil.example' });
  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_target' } });
});

test('a new secret replaces the one before, which is accepted for as long as was said', async () => {
  const client = await machine();
  expect((await grant(client)).status).toBe(200);
  const second = await rotateClientSecret(auth.store, client.client_id, { now: now(), keep_previous_seconds: 3600 });
  const third = await rotateClientSecret(auth.store, client.client_id, { now: now() });
  await clientCacheOver();
  expect((await grant({ ...client, secret: third })).status).toBe(200);
  expect((await grant({ ...client, secret: second })).status).toBe(401);
  expect((await grant(client)).status).toBe(401);
  await rotateClientSecret(auth.store, client.client_id, { now: now(), keep_previous_seconds: 3600 });
  await clientCacheOver();
  expect((await grant({ ...client, secret: third })).status).toBe(200);
}, 30_000);

test('a removed client gets nothing any more, and what it had counts no more', async () => {
  const client = await machine();
  expect((await grant(client)).status).toBe(200);
  const { body: had } = await grant(client);
  const asking = await machineOf(auth, tenant, { api_scopes: ['auth:introspection'] });
  const active = async () =>
    (await asking.post('token/introspection', { token: String(had.access_token) })).body.active;
  expect(await active()).toBe(true);
  await removeClient(auth.store, client.client_id, { at: Date.now() });
  expect(await active()).toBe(false);
  await clientCacheOver();
  expect(await grant(client)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
}, 30_000);

/** Servers know a client for a second and a half. */
function clientCacheOver(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1600));
}

test('RFC 6749 §5.2: a program of a tenant that has ended is unauthorized_client', async () => {
  const ended = auth.people.addTenant('minato');
  const program = await machineOf(auth, ended);
  const ask = () => program.post('token', { grant_type: 'client_credentials' });
  expect(await ask()).toMatchObject({ status: 200 });
  auth.people.endTenant(ended);
  expect(await ask()).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } });
});
