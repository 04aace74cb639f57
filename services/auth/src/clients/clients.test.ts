import { randomUUID } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { memoryStore } from '../store/testing/memory-store.ts';
import { findClient, listClients } from './client.ts';
import { secretMatches } from './client-secret.ts';
import { ensureFirstPartyClients } from './ensure-first-party-clients.ts';
import { registerClient } from './register-client.ts';
import { removeClient } from './remove-client.ts';
import { rotateClientSecret } from './rotate-client-secret.ts';

const NOW = 1_800_000_000;
const web = {
  type: 'confidential',
  client_id: 'web',
  name: '処方箋システム',
  redirect_uris: ['https://product.example/callback'],
  api_scopes: ['directory:read'],
} as const;
const store = () => memoryStore({ now: NOW });

test('a registered client is found and listed; its secret is shown once and kept as a hash', async () => {
  const clients = store();
  const { client, secret } = await registerClient(clients, web, NOW);
  expect(await findClient(clients, 'web')).toEqual(client);
  expect(await listClients(clients)).toEqual([client]);
  expect(clients.dump()).not.toContain(secret);
  expect(secretMatches(secret ?? '', client.secrets, NOW)).toBe(true);
  expect(secretMatches(`${secret}x`, client.secrets, NOW)).toBe(false);
});

test('a client without an id gets one, a public client no secret, a machine client its tenant', async () => {
  const { client, secret } = await registerClient(
    store(),
    { ...web, type: 'public', client_id: undefined as never },
    NOW,
  );
  expect(client.client_id).toMatch(/^[0-9a-f-]{36}$/);
  expect({ secret, secrets: client.secrets }).toEqual({ secret: null, secrets: [] });
  const tenant_id = tenantId(randomUUID());
  const machine = await registerClient(store(), { type: 'machine', name: 'Nightly', tenant_id }, NOW);
  expect(machine.client).toMatchObject({ type: 'machine', tenant_id });
});

test('the same id is not registered twice', async () => {
  const clients = store();
  await registerClient(clients, web, NOW);
  await expect(registerClient(clients, web, NOW)).rejects.toMatchObject({ code: 'client_exists' });
});

test.each([
  [{ client_id: 'Not An Id' }, 'client_id_malformed'],
  [{ redirect_uris: [] }, 'redirect_uri_missing'],
  [{ redirect_uris: ['http://product.example/callback'] }, 'redirect_uri_malformed'],
  [{ redirect_uris: ['https://*.example/callback'] }, 'redirect_uri_malformed'],
  [{ redirect_uris: ['https://product.example/#fragment'] }, 'redirect_uri_malformed'],
  [{ redirect_uris: ['https://user@product.example/'] }, 'redirect_uri_malformed'],
  [{ redirect_uris: ['javascript:alert(1)'] }, 'redirect_uri_malformed'],
  [{ redirect_uris: ['/callback'] }, 'redirect_uri_malformed'],
  [{ post_logout_redirect_uris: ['http://product.example/'] }, 'redirect_uri_malformed'],
  [{ backchannel_logout_uri: 'ftp://product.example/' }, 'redirect_uri_malformed'],
  [{ api_scopes: ['everything'] }, 'scope_unknown'],
])('a client with %o is refused', async (wrong, code) => {
  const clients = store();
  await expect(registerClient(clients, { ...web, ...wrong }, NOW)).rejects.toMatchObject({ code });
  expect(await listClients(clients)).toEqual([]);
});

test('a new secret replaces the one before, at once or after as long as was said', async () => {
  const clients = store();
  const first = (await registerClient(clients, web, NOW)).secret ?? '';
  const second = await rotateClientSecret(clients, 'web', { now: NOW, keep_previous_seconds: 60 });
  const counts = async (secret: string, now: number) =>
    secretMatches(secret, (await findClient(clients, 'web'))?.secrets ?? [], now);
  expect([await counts(first, NOW + 59), await counts(first, NOW + 60), await counts(second, NOW + 60)]).toEqual([
    true,
    false,
    true,
  ]);
  const third = await rotateClientSecret(clients, 'web', { now: NOW });
  expect([await counts(second, NOW), await counts(third, NOW)]).toEqual([false, true]);
});

test('a client that is not there, or has no secret, is refused by name', async () => {
  const clients = store();
  await registerClient(clients, { ...web, type: 'public' }, NOW);
  await expect(rotateClientSecret(clients, 'web', { now: NOW })).rejects.toMatchObject({
    code: 'client_without_secret',
  });
  await removeClient(clients, 'web', { at: NOW * 1000 });
  await expect(removeClient(clients, 'web', { at: NOW * 1000 })).rejects.toMatchObject({ code: 'client_unknown' });
  await expect(rotateClientSecret(clients, 'web', { now: NOW })).rejects.toMatchObject({ code: 'client_unknown' });
});

test('the platform’s own clients are registered at start and follow their configuration; a start that changes nothing writes nothing', async () => {
  const clients = store();
  const own = { ...web, secret: 'a'.repeat(43) };
  await ensureFirstPartyClients(clients, [own], NOW);
  const before = clients.dump();
  await ensureFirstPartyClients(clients, [own], NOW + 100);
  expect(clients.dump()).toBe(before);
  await ensureFirstPartyClients(clients, [{ ...own, redirect_uris: ['https://other.example/callback'] }], NOW + 100);
  expect(await findClient(clients, 'web')).toMatchObject({
    redirect_uris: ['https://other.example/callback'],
    registered_at: NOW,
  });
  expect(clients.dump()).not.toContain(own.secret);
});
