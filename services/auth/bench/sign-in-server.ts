import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Listener } from '@kiban/http';
import { envelopeOf, localKeyEncryption } from '@kiban/key-encryption';
import { tenantId } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { type ClientRegistration, registerClient } from '../src/clients/register-client.ts';
import { CREDENTIAL, type Credential } from '../src/credentials/credential.ts';
import { openPasswordHasher } from '../src/factors/password-hasher.ts';
import { newSeed } from '../src/factors/totp/totp.ts';
import { importPasswords } from '../src/legacy-passwords/import-passwords.ts';
import { LOGIN_TENANT, LOGIN_USER, type LoginUser, loginIdKey } from '../src/login-view/login-view.ts';
import { openAuth } from '../src/open-auth.ts';
import { kindOf, PLATFORM_WIDE } from '../src/store/auth-store.ts';
import { openPostgresqlStore } from '../src/store/postgresql/postgresql-store.ts';

/** What the server under measurement is started with. */
interface Setup {
  readonly storeUrl: string;
  readonly feedUrl: string;
  readonly recorderUrl: string;
  readonly redirect_uri: string;
  readonly tenant: string;
  readonly password: string;
  readonly people: number;
}

/** bcrypt with cost 10, as many systems keep it; of no password that is typed here. */
const BCRYPT = '$2b$10$N9qo8uLOickgx2ZMRZoMyeJO/0Iv0xkdctmXziw7z5HqVYx6andwW';
/** People of whom nobody outside may learn that they are there: `passwordless` also stands for whoever comes by an identity provider. */
const OTHERS = { suspended: 'suspended', passwordless: 'active', imported: 'active' } as const;
const SOURCE = { epoch: 1, version: 1 };

/*
 * Auth whole, as `kiban up` opens it, with people who have a password, an authenticator app and printed codes. It is told
 * `cpu`, `hashes` or `import` and answers with CPU time; at the start it says its address, its client and the apps' seeds.
 */
const setup = JSON.parse(process.argv[2] ?? '') as Setup;
const store = openPostgresqlStore({ url: setup.storeUrl, connections: 10 });
const envelope = envelopeOf(localKeyEncryption([Buffer.alloc(32, 1).toString('base64')]));
const hasher = await openPasswordHasher();
const tenant = tenantId(setup.tenant);
const seeds = await plantPeople();
let listener: Listener = (_, response) => void response.writeHead(503).end();
const server = createServer((request, response) => listener(request, response));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const registration = {
  ...{ type: 'confidential' as const, client_id: 'load', name: 'Load', redirect_uris: [setup.redirect_uri] },
  api_scopes: ['directory:read'],
} satisfies ClientRegistration;
await registerClient(store, registration, 0);
const auth = await openAuth({
  ...{ origin, store, envelope, feedUrl: setup.feedUrl, recorderUrl: setup.recorderUrl, homeUrl: origin },
  ...{ platformTenant: tenant, clients: [], attestationRoots: [], mailNewsSecret: null, trustedProxyHops: 1 },
  mailer: { send: async () => undefined, close: async () => undefined },
  logger: openLogger({ service: 'auth', format: 'json', level: 'info', write: () => undefined }),
});
listener = auth.listener;
process.on('message', (message) => void answer(message));
process.on('disconnect', () => process.exit());
process.send?.({ origin, seeds });

/** CPU time used so far, or what one comparison of a password takes with nothing else to do, in milliseconds. */
async function answer(message: unknown): Promise<void> {
  if (message === 'import') return importOne();
  const hashes = message === 'hashes' ? 64 : 0;
  const begun = hashes > 0 ? process.cpuUsage() : undefined;
  await Promise.all(Array.from({ length: hashes }, () => hasher.matches(null, setup.password)));
  const { user, system } = process.cpuUsage(begun);
  process.send?.({ cpu_ms: (user + system) / 1000 / Math.max(hashes, 1) });
}

/** Somebody whose password comes from an older system, as `imported`: from then on refusals in the tenant take longer. */
async function importOne(): Promise<void> {
  const passwords = [{ line: 1, login_id: 'imported', password_hash: BCRYPT }];
  const act = {
    tenant_id: tenant,
    actor: { kind: 'operator', id: 'bench' },
    reason: null,
    request_id: null,
    at: 0,
  } as const;
  const { taken } = await importPasswords(
    { store, hasher, clock: Date.now },
    { tenant, passwords, dry_run: false },
    act,
  );
  process.send?.({ cpu_ms: taken });
}

/** Person n signs in as `person-n`. @returns the seeds of their apps. */
async function plantPeople(): Promise<string[]> {
  const known = {
    tenant_id: tenant,
    code: 'bench',
    name: 'Bench',
    timezone: null,
    status: 'active',
    source: SOURCE,
  } as const;
  await store.put(PLATFORM_WIDE, LOGIN_TENANT, {
    ...{ id: tenant, data: known, references: { alternate: 'bench' }, expires_at: null },
  });
  const hash = await hasher.hash(setup.password);
  for (const [login_id, status] of Object.entries(OTHERS)) {
    const [person_id, user_id] = [randomUUIDv7(), randomUUIDv7()];
    await plantUser({ person_id, user_id, login_id, status });
    if (status === 'suspended') await plantPassword(person_id, hash);
  }
  const made: string[] = [];
  for (let index = 0; index < setup.people; index += 1) {
    const [person_id, user_id, login_id, seed] = [randomUUIDv7(), randomUUIDv7(), `person-${index}`, newSeed()];
    made.push(seed);
    await plantUser({ person_id, user_id, login_id, status: 'active' });
    const common = { person_id, vouched_by: ['operator'], added_at: 0, changes: 1 } as const;
    const codes = randomUUIDv7();
    await plantPassword(person_id, hash);
    const sealed_seed = await envelope.seal(seed, person_id);
    await plantCredential({ ...common, type: 'totp', sealed_seed, last_step: 0 });
    await plantCredential({ ...common, type: 'lookup_codes', salt: randomBytes(16).toString('hex') }, codes);
    for (let code = 0; code < 9; code += 1)
      await store.put(PLATFORM_WIDE, kindOf('lookup_code'), {
        ...{ id: `${codes}.${code}`, data: { credential_id: codes }, expires_at: null },
        references: { person: person_id, alternate: codes },
      });
  }
  return made;
}

interface Planted {
  readonly person_id: string;
  readonly user_id: string;
  readonly login_id: string;
  readonly status: LoginUser['status'];
}

async function plantUser({ person_id, user_id, login_id, status }: Planted): Promise<void> {
  await store.put(tenant, LOGIN_USER, {
    id: user_id,
    data: { tenant_id: tenant, user_id, person_id, login_id, name: 'P', email: null, status, source: SOURCE },
    references: { person: person_id, alternate: loginIdKey(login_id) },
    expires_at: null,
  });
}

async function plantPassword(person_id: string, hash: string): Promise<void> {
  const common = { person_id, vouched_by: ['operator'], added_at: 0, changes: 1 } as const;
  const more = { must_change: false, opens_enrolment_until: null, by_mail: false };
  await plantCredential({ ...common, type: 'password', hash, ...more });
}

async function plantCredential(data: Credential, id: string = randomUUIDv7()): Promise<void> {
  await store.put(PLATFORM_WIDE, CREDENTIAL, { id, data, references: { person: data.person_id }, expires_at: null });
}
