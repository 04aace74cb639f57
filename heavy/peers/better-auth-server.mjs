import { createServer } from 'node:http';
import { oauthProvider } from '@better-auth/oauth-provider';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { jwt, twoFactor } from 'better-auth/plugins';
import pg from 'pg';

/*
 * better-auth as its documentation sets it up, with what ours does too: e-mail and password with an authenticator app, an OAuth
 * provider whose access tokens are ES256 JWTs of five minutes, hashed client secrets, clients and people in PostgreSQL. Its rate limit
 * is off, since the load comes from one address. Told `cpu`, it answers with the CPU time it has used, in milliseconds.
 */
const { databaseUrl, password, people, redirect_uri, password_hash } = JSON.parse(process.argv[2]);
const API = 'urn:kiban:api';
const SCOPES = ['openid', 'offline_access', 'directory:read'];
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
const argon2id = {
  hash: (typed) => hash(typed, ARGON2ID),
  verify: ({ hash: kept, password: typed }) => verify(kept, typed),
};

const server = createServer((request, response) => handler(request, response));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const options = {
  baseURL: origin,
  secret: 'a secret that is long enough for a bench, and no more than that',
  database: new pg.Pool({ connectionString: databaseUrl, max: 10 }),
  emailAndPassword: { enabled: true, ...(password_hash === 'argon2id' ? { password: argon2id } : {}) },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: 'error' },
  plugins: [
    jwt({ jwks: { keyPairConfig: { alg: 'ES256' } } }),
    twoFactor({ skipVerificationOnEnable: true }),
    oauthProvider({
      loginPage: '/login',
      consentPage: '/consent',
      scopes: SCOPES,
      resources: [API],
      enforcePerClientResources: false,
      clientPrivileges: () => true,
      accessTokenExpiresIn: 300,
      m2mAccessTokenExpiresIn: 300,
      grantTypes: ['authorization_code', 'refresh_token', 'client_credentials'],
      silenceWarnings: { oauthAuthServerConfig: true, openidConfig: true },
    }),
  ],
};
await (await getMigrations(options)).runMigrations();
const auth = betterAuth(options);
const handler = toNodeHandler(auth);
const clients = await registered(await signedUp('administrator@bench.example'));
const persons = [];
for (let index = 0; index < people; index += 1) persons.push(await planted(`person-${index}@bench.example`));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpu_ms: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit());
process.send({ origin, clients, persons });

async function registered(headers) {
  const made = async (body) => {
    const client = { token_endpoint_auth_method: 'client_secret_basic', ...body };
    const { client_id, client_secret } = await auth.api.adminCreateOAuthClient({ body: client, headers });
    return { client_id, client_secret };
  };
  const redirect_uris = [redirect_uri];
  return {
    web: await made({
      ...{ redirect_uris, grant_types: ['authorization_code', 'refresh_token'], skip_consent: true },
      scope: SCOPES.join(' '),
    }),
    machine: await made({
      ...{ redirect_uris, grant_types: ['client_credentials'] },
      ...{ scope: 'directory:read', client_credentials_scopes: ['directory:read'] },
    }),
  };
}

/** @returns somebody with a password and an app: their address and the app's seed. */
async function planted(email) {
  const headers = await signedUp(email);
  const { totpURI } = await auth.api.enableTwoFactor({ body: { password }, headers });
  return { email, seed: new URL(totpURI).searchParams.get('secret') };
}

/** @returns what a browser sends in which somebody has just signed up. */
async function signedUp(email) {
  const { headers } = await auth.api.signUpEmail({ body: { email, password, name: 'P' }, returnHeaders: true });
  const cookies = headers.getSetCookie().map((each) => each.split(';', 1)[0]);
  return new Headers({ cookie: cookies.join('; ') });
}
