import { randomUUIDv7 } from 'node:crypto';
import { tenantId } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { registerClient } from '../clients/register-client.ts';
import { basic } from '../protocol/testing/relying-party.ts';
import { openPostgresqlStore } from '../store/postgresql/postgresql-store.ts';
import { openWholeAuth } from '../testing/whole-auth.ts';
import { writeRevocation } from './revocation.ts';
import { openRevocationLog } from './revocation-log.ts';

const home = await testDatabase();
const store = openPostgresqlStore({ url: home.urlOf('kiban_auth'), connections: 6 });
const urls = { feedUrl: home.urlOf('kiban_login_view'), recorderUrl: home.urlOf('kiban_auth_recorder') };
const auth = await openWholeAuth({ store, ...urls });
afterAll(async () => {
  await auth.close();
  await store.close();
  await home.drop();
});
const aoba = await auth.tenant('aoba-feed');
const minato = await auth.tenant('minato-feed');

async function machineOf(tenant: typeof aoba, scope = 'auth:revocations'): Promise<string> {
  const registration = { type: 'machine', name: 'P', tenant_id: tenant.tenant_id, api_scopes: [scope] } as const;
  const { client, secret } = await registerClient(store, registration, 0);
  const response = await fetch(`${auth.issuer}/token`, {
    method: 'POST',
    headers: { authorization: basic(client.client_id, secret ?? '') },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

interface Answer {
  readonly items: readonly { readonly session_id: string | null; readonly tenant_id: string | null }[];
  readonly cursor: string | null;
}
async function list(token: string, query = ''): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${auth.origin}/auth/v1/revocations${query}`, { headers });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}
const end = (tenant: typeof aoba, session_id: string) =>
  writeRevocation(store, { tenant_id: tenant.tenant_id, session_id }, Date.now());
const sessionsIn = ({ items }: Answer) => items.map(({ session_id }) => session_id);

test('a product hears of its own tenant and of no other; the vendor’s hears of all', async () => {
  const [own, foreign] = [randomUUIDv7(), randomUUIDv7()];
  const token = await machineOf(aoba);
  await Promise.all([end(aoba, own), end(minato, foreign)]);
  await expect.poll(async () => sessionsIn(await list(token))).toContain(own);
  expect(sessionsIn(await list(token))).not.toContain(foreign);
  const all = sessionsIn(await list(await auth.followerToken()));
  expect(all).toEqual(expect.arrayContaining([own, foreign]));
  expect((await list(token)).items.every(({ tenant_id }) => tenant_id === aoba.tenant_id)).toBe(true);
});

test('who waits is answered when something of theirs is revoked, and from there on', async () => {
  const token = await machineOf(aoba);
  const { cursor } = await list(token);
  const begun = performance.now();
  const waiting = list(token, `?wait_seconds=20&after=${cursor}`);
  const [foreign, own] = [randomUUIDv7(), randomUUIDv7()];
  await end(minato, foreign);
  await end(aoba, own);
  const answer = await waiting;
  expect(sessionsIn(answer)).toEqual([own]);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect((await list(token, `?after=${answer.cursor}`)).items).toEqual([]);
});

test('the stream tells what is kept and what comes, after a break from there on, and nothing of another tenant', async () => {
  const token = await machineOf(aoba);
  const [kept, foreign, coming] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()];
  await Promise.all([end(aoba, kept), end(minato, foreign)]);
  await expect.poll(async () => sessionsIn(await list(token))).toContain(kept);
  const stream = await open(token);
  expect(await stream.upTo(kept)).not.toContain(foreign);
  await end(aoba, coming);
  const text = await stream.upTo(coming);
  await stream.close();
  const cursor = [...text.matchAll(/^id: (\S+)$/gm)].at(-1)?.[1] ?? '';
  const [again, next] = [await open(token, cursor), randomUUIDv7()];
  await end(aoba, next);
  const rest = await again.upTo(next);
  expect(rest).not.toContain(kept);
  await again.close();
});

async function open(token: string, lastId?: string) {
  const stopping = new AbortController();
  const headers = { authorization: `Bearer ${token}`, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
  const response = await fetch(`${auth.origin}/auth/v1/revocations/stream`, { headers, signal: stopping.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  return {
    async upTo(what: string): Promise<string> {
      while (!text.includes(what)) text += new TextDecoder().decode((await reader.read()).value);
      return text;
    },
    close: async () => {
      stopping.abort();
      await reader.cancel().catch(() => undefined); // aborted
    },
  };
}

test('without the scope nobody hears anything, and people do not at all', async () => {
  const [token, who] = [await machineOf(aoba, 'auth:read'), await auth.person(aoba)];
  const person = await auth.signIn(await auth.product({ api_scopes: ['auth:read'] }), who, undefined, {
    scope: 'openid auth:read',
  });
  for (const bearer of [token, person.access_token])
    for (const path of ['revocations', 'revocations/stream']) {
      const headers = { authorization: `Bearer ${bearer}` };
      expect((await fetch(`${auth.origin}/auth/v1/${path}`, { headers })).status).toBe(403);
    }
});

test('a writer whose clock is behind is heard all the same, and a log that could not be read asks the store', async () => {
  const logger = openLogger({ service: 'auth', format: 'json', level: 'error' });
  const log = await openRevocationLog({ store, clock: Date.now, logger, pollMs: 60_000 });
  const tenant_id = tenantId(randomUUIDv7());
  const claims = { tenant_id, sub: 'p', client_id: 'c', sid: 's', iat: Math.floor(Date.now() / 1000) - 60 };
  expect(await log.isRevoked(claims)).toBe(false);
  await writeRevocation(store, { tenant_id, session_id: 's' }, Date.now() - 5000);
  expect(log.isRevoked(claims)).toBe(false); // from memory
  await expect.poll(() => log.isRevoked(claims), { timeout: 6000 }).toBe(true); // memory is too old by then
  await log.close();
});
