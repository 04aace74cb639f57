import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { health, type Listener, listenerOf, serveHttp } from '@kiban/http';
import { developmentMailbox } from '@kiban/mail';
import { type TenantId, tenantId } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { Secret, TOTP } from 'otpauth';
import { tell } from '../api/testing/told.ts';
import { registerClient } from '../clients/register-client.ts';
import { addCredential } from '../credentials/add-credential.ts';
import { addLookupCodes } from '../factors/lookup-codes/lookup-codes.ts';
import { openPasswordHasher } from '../factors/password-hasher.ts';
import { newSeed } from '../factors/totp/totp.ts';
import { openAuth } from '../open-auth.ts';
import { type Browser, browser } from '../protocol/testing/browser.ts';
import { basic, type RelyingParty, relyingParty } from '../protocol/testing/relying-party.ts';
import { type TestProtocol, testEnvelope } from '../protocol/testing/test-protocol.ts';
import { send, visit } from '../sign-in/testing/page.ts';
import type { OperatedStore } from '../store/auth-store.ts';

export const PASSWORD = 'kumo7+Ryokan';

export interface WholePerson {
  readonly tenant: { readonly tenant_id: TenantId; readonly code: string };
  readonly user_id: string;
  readonly person_id: string;
  readonly login_id: string;
  readonly seed: string;
}

export type WholeAuth = Awaited<ReturnType<typeof openWholeAuth>>;

/** Auth as it runs: one process with all its workers, on a port of its own. */
export async function openWholeAuth({
  store,
  ...urls
}: {
  readonly store: OperatedStore;
  readonly feedUrl: string;
  readonly recorderUrl: string;
}) {
  const mails = mkdtempSync(join(tmpdir(), 'kiban-auth-mails-'));
  const platformTenant = tenantId(randomUUIDv7());
  const [envelope, hasher] = [testEnvelope(), await openPasswordHasher()];
  const hash = await hasher.hash(PASSWORD);
  // of codes that nobody has
  const unknown = { ...hasher, digest: async () => randomBytes(16).toString('hex') };
  const log: string[] = [];
  const logger = openLogger({ service: 'auth', format: 'json', level: 'info', write: (line) => void log.push(line) });
  let listener: Listener = (_, response) => void response.writeHead(503).end();
  const server = await serveHttp({
    listener: (...exchange) => listener(...exchange),
    ...{ host: '127.0.0.1', port: 0, drainMs: 100 },
  });
  const origin = server.url;
  const auth = await openAuth({
    ...{ origin, homeUrl: origin, store, envelope, logger, platformTenant, ...urls },
    ...{ mailer: developmentMailbox({ folder: mails }), clients: [], attestationRoots: [], mailNewsSecret: null },
    trustedProxyHops: 0,
  });
  listener = listenerOf([auth], health(auth.checks));
  const issuer = `${origin}/oidc`;
  const machine = await registerClient(
    store,
    { type: 'machine', client_id: 'follower', name: 'F', tenant_id: platformTenant, api_scopes: ['auth:revocations'] },
    0,
  );
  await tell(store, platformTenant, {
    ...{ kind: 'tenant', id: platformTenant },
    state: { code: 'platform', name: 'Kiban', status: 'active' },
  });

  async function person(tenant: WholePerson['tenant']): Promise<WholePerson> {
    const [user_id, person_id, seed] = [randomUUIDv7(), randomUUIDv7(), newSeed()];
    const login_id = `p-${user_id.slice(-12)}`;
    const { tenant_id } = tenant;
    const personal = { login_id, name: '青葉 花子', email: null };
    await tell(store, tenant_id, { kind: 'user', id: user_id, state: { person_id, status: 'active' }, personal });
    const common = { person_id, vouched_by: ['operator'] as const, added_at: Date.now(), changes: 1 };
    const actor = { kind: 'operator', id: 'test' } as const;
    const act = { tenant_id: platformTenant, actor, reason: null, request_id: null, at: Date.now() };
    const known = { must_change: false, opens_enrolment_until: null, by_mail: false };
    await addCredential(store, { type: 'password', ...common, ...known, hash }, act);
    const sealed_seed = await envelope.seal(seed, person_id);
    await addCredential(store, { type: 'totp', ...common, sealed_seed, last_step: 0 }, act);
    // the printed codes that everybody is asked to have
    const codes = Array.from({ length: 4 }, () => randomBytes(5).toString('hex'));
    const set = { id: randomUUIDv7(), salt: randomBytes(16).toString('hex') };
    await addLookupCodes(
      { store, hasher: unknown, clock: Date.now },
      { ...set, person_id, vouched_by: ['operator'], codes },
      act,
    );
    return { tenant, user_id, person_id, login_id, seed };
  }

  return {
    ...{ origin, issuer, store, log, platformTenant },
    /** A product of its own, told of sign-outs at an address. */
    product: (options: Parameters<typeof relyingParty>[1] = {}) =>
      relyingParty({ issuer, store } as TestProtocol, options),
    async tenant(code: string): Promise<WholePerson['tenant']> {
      const tenant_id = tenantId(randomUUIDv7());
      await tell(store, tenant_id, { kind: 'tenant', id: tenant_id, state: { code, name: code, status: 'active' } });
      return { tenant_id, code };
    },
    person,
    /** With password and authenticator app: three pages. @returns the tokens. */
    async signIn(
      product: RelyingParty,
      who: WholePerson,
      in_: Browser = browser(),
      more: Readonly<Record<string, string>> = {},
    ) {
      const { address } = await product.begin({ ...more, tenant: who.tenant.code });
      const asked = await send(in_, await visit(in_, address), { login_id: who.login_id });
      const factor = await send(in_, asked, { password: PASSWORD });
      const code = new TOTP({ secret: Secret.fromBase32(who.seed) }).generate();
      const end = await send(in_, factor, { code });
      if (!end.at.searchParams.has('code')) throw new Error(`Not signed in: ${end.title} ${end.problem ?? ''}`);
      return product.signIn({ in: in_, more: { ...more, tenant: who.tenant.code } });
    },
    /** Of the vendor's program that follows what was revoked. */
    async followerToken(): Promise<string> {
      const headers = { authorization: basic('follower', machine.secret ?? '') };
      const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'auth:revocations' });
      const response = await fetch(`${issuer}/token`, { method: 'POST', headers, body });
      return ((await response.json()) as { access_token: string }).access_token;
    },
    async close() {
      await server.close();
      await auth.close();
      rmSync(mails, { recursive: true, force: true });
    },
  };
}
