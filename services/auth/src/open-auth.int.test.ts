import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HttpServer, health, type Listener, listenerOf, type MountedService, serveHttp } from '@kiban/http';
import { developmentMailbox } from '@kiban/mail';
import { tenantId } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { testDatabase } from '@kiban/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { tell } from './api/testing/told.ts';
import { consoleClient } from './clients/console-client.ts';
import { registerClient } from './clients/register-client.ts';
import { findUser } from './login-view/login-view.ts';
import { openAuth } from './open-auth.ts';
import { browser } from './protocol/testing/browser.ts';
import { answerOf, basic } from './protocol/testing/relying-party.ts';
import { testEnvelope } from './protocol/testing/test-protocol.ts';
import { GRANT } from './sessions/session-kinds.ts';
import { PLATFORM_WIDE } from './store/auth-store.ts';
import { openPostgresqlStore } from './store/postgresql/postgresql-store.ts';

const home = await testDatabase();
const mails = mkdtempSync(join(tmpdir(), 'kiban-auth-mails-'));
const store = openPostgresqlStore({ url: home.urlOf('kiban_auth'), connections: 5 });
const logger = openLogger({ service: 'auth', format: 'json', level: 'error' });
const platformTenant = tenantId(randomUUID());
const closing: (() => Promise<void>)[] = [];
let [origin, server] = ['', undefined as HttpServer | undefined];
let auth: MountedService;

async function start(
  urls: { readonly feedUrl: string; readonly recorderUrl: string },
  behind?: string,
): Promise<{ origin: string; auth: MountedService }> {
  let listener: Listener = (_, response) => void response.writeHead(503).end();
  server = await serveHttp({
    listener: (...exchange) => listener(...exchange),
    host: '127.0.0.1',
    port: 0,
    drainMs: 100,
  });
  const [mailer, at] = [developmentMailbox({ folder: mails }), behind ?? server.url];
  const opened = await openAuth({
    ...{ origin: at, homeUrl: at, store, mailer, logger, platformTenant, ...urls },
    envelope: testEnvelope(),
    clients: [consoleClient(at, 'x'.repeat(43))],
    ...{ attestationRoots: [], mailNewsSecret: null },
    trustedProxyHops: 0,
  });
  listener = listenerOf([opened], health(opened.checks));
  const started = server;
  closing.push(async () => {
    await started.close();
    await opened.close();
  });
  return { origin: started.url, auth: opened };
}

const urls = { feedUrl: home.urlOf('kiban_login_view'), recorderUrl: home.urlOf('kiban_auth_recorder') };
beforeAll(async () => {
  ({ origin, auth } = await start(urls));
});
afterAll(async () => {
  for (const close of closing) await close();
  await store.close();
  await home.drop();
  rmSync(mails, { recursive: true, force: true });
});

/** What the directory would have written. */
async function plantEvent(tenant: string, kind: string, id: string, version: number, state: object): Promise<void> {
  await home.plant(
    `insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state,
       payload, actor_kind, actor_id, occurred_at)
     values ($1, $2, $3, $4, $5, $6, 1, $7, '{}', 'operator', 'test', now())`,
    [randomUUIDv7(), tenant, kind, id, version, `${kind}.changed`, JSON.stringify(state)],
  );
}

test('answers under its prefixes and is ready when its store is', async () => {
  expect(auth.prefixes).toEqual(expect.arrayContaining(['/oidc', '/auth', '/sign-in', '/invitation', '/auth-assets']));
  expect((await fetch(`${origin}/auth/openapi.json`)).status).toBe(200);
  expect((await fetch(`${origin}/auth/v1/branding`)).status).toBe(401);
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  expect((await fetch(`${origin}/oidc/.well-known/openid-configuration`)).headers.get('x-request-id')).toBeTruthy();
});

test('an authorization request of the console leads to the sign-in page', async () => {
  const query = new URLSearchParams({
    ...{ client_id: 'console', response_type: 'code', scope: 'openid', redirect_uri: `${origin}/session/callback` },
    ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
  });
  const { at, response } = await browser().go(`${origin}/oidc/auth?${query}`);
  expect({ status: response.status, page: at.pathname.startsWith('/sign-in/') }).toEqual({ status: 200, page: true });
});

test('a user who is suspended in the directory has no session a moment later, and that is recorded', async () => {
  const [tenant, user, person] = [tenantId(randomUUID()), randomUUID(), randomUUID()];
  await plantEvent(tenant, 'tenant', tenant, 1, {
    code: 'aoba',
    name: '青葉',
    status: 'active',
    timezone: 'Asia/Tokyo',
  });
  await plantEvent(tenant, 'user', user, 1, { person_id: person, status: 'active' });
  await vi.waitFor(async () => expect((await findUser(store, tenant, user))?.status).toBe('active'), 15_000);
  const grant = {
    ...{ accountId: person, clientId: 'console', tenant_id: tenant, user_id: user },
    ...{ session_id: randomUUIDv7(), browser_session: randomUUIDv7() },
  };
  const references = { person, grant: 'granted', session: grant.browser_session };
  await store.put(PLATFORM_WIDE, GRANT, { id: 'granted', data: grant, references, expires_at: null });
  await plantEvent(tenant, 'user', user, 2, { person_id: person, status: 'suspended' });
  await vi.waitFor(async () => expect(await store.get(PLATFORM_WIDE, GRANT, 'granted')).toBeUndefined(), 15_000);
  await vi.waitFor(async () => {
    const events = await home.plant<{ name: string }>(
      'select name, state from event.domain_event where aggregate_id = $1',
      [grant.session_id],
    );
    expect(events).toMatchObject([{ name: 'session.ended', state: { end_reason: 'user_suspended', user_id: user } }]);
  }, 15_000);
});

test('with the platform’s database away it starts, issues tokens and is ready', async () => {
  const nowhere = (role: string): string => home.urlOf(role).replace(/\/[^/]*$/, '/nowhere');
  const urls = { feedUrl: nowhere('kiban_login_view'), recorderUrl: nowhere('kiban_auth_recorder') };
  const lonely = await start(urls);
  const state = { code: 'platform', name: '運営', status: 'active' };
  await tell(store, platformTenant, { kind: 'tenant', id: platformTenant, state });
  const registration = { type: 'machine', client_id: 'machine', name: 'M', tenant_id: platformTenant } as const;
  const { secret } = await registerClient(store, registration, 0);
  const answer = await answerOf(
    await fetch(`${lonely.origin}/oidc/token`, {
      method: 'POST',
      headers: { authorization: basic('machine', secret ?? '') },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    }),
  );
  expect(answer.status).toBe(200);
  expect((await fetch(`${lonely.origin}/readyz`)).status).toBe(200);
});

test('browsers that come over TLS come over nothing else from then on (RFC 6797)', async () => {
  // the last: the console’s client in the store is now of that origin
  const behindTls = await start(urls, 'https://auth.example');
  const answered = async (of: string) => {
    const paths = ['/oidc/.well-known/openid-configuration', '/sign-in/none', '/auth/v1/branding', '/account'];
    const answers = await Promise.all(paths.map((path) => fetch(`${of}${path}`, { redirect: 'manual' })));
    return answers.map(({ headers }) => headers.get('strict-transport-security'));
  };
  expect(await answered(behindTls.origin)).toEqual(Array(4).fill('max-age=63072000'));
  expect(await answered(origin)).toEqual(Array(4).fill(null));
});
