import { randomUUID } from 'node:crypto';
import { inRequestContext } from '@kiban/http';
import { envelopeOf, localKeyEncryption } from '@kiban/key-encryption';
import { tenantId } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { CLIENT, type Client, clientReferences } from '../src/clients/client.ts';
import { keptSecret } from '../src/clients/client-secret.ts';
import { describedBy } from '../src/clients/register-client.ts';
import { ensureKeys } from '../src/keys/ensure-keys.ts';
import { watchKeys } from '../src/keys/watch-keys.ts';
import { LOGIN_TENANT, LOGIN_USER } from '../src/login-view/login-view.ts';
import { people } from '../src/login-view/people.ts';
import type { ProtocolParts } from '../src/protocol/configuration.ts';
import type { SignIn } from '../src/protocol/interaction.ts';
import { openProtocol, type Protocol } from '../src/protocol/open-protocol.ts';
import { revokeToken } from '../src/protocol/structured-tokens/revoke-token.ts';
import { openRevocationLog } from '../src/sessions/revocation-log.ts';
import { PLATFORM_WIDE } from '../src/store/auth-store.ts';
import { openPostgresqlStore } from '../src/store/postgresql/postgresql-store.ts';
import { openThrottle } from '../src/throttling/throttle.ts';
import { type BenchSetup, serveForBench } from './serve.ts';

/*
 * Auth as it serves: the protocol over the PostgreSQL store, the login view asked at every refresh, keys watched, request
 * context and a log line for every request. Only the sign-in pages are one that signs in the next person.
 */
await serveForBench(async (origin, setup) => {
  const store = openPostgresqlStore({ url: setup.storeUrl, connections: 10 });
  const now = (): number => Math.floor(Date.now() / 1000);
  const envelope = envelopeOf(localKeyEncryption([Buffer.alloc(32, 1).toString('base64')]));
  const logger = openLogger({ service: 'auth', format: 'json', level: 'info', write: () => undefined });
  const tenant = tenantId(randomUUID());
  const signIns = await plant(setup);
  await ensureKeys(store, envelope, now());
  let protocol: Protocol | undefined;
  const keys = await watchKeys({ store, envelope, logger, now, onChange: (ring) => protocol?.useKeys(ring) });
  const events = { entered: async () => undefined, end: async () => undefined };
  const revocations = await openRevocationLog({ store, clock: Date.now, logger });
  const parts: ProtocolParts = {
    ...{ origin, store, people: people(store, Date.now), events, now, throttle: openThrottle(store, Date.now) },
    ...{ trustedProxyHops: 0, certificateSource: 'connection', outside: fetch },
    revoked: (token) => revocations.isRevoked(token),
    revoke: (token) => revokeToken(store, token, Date.now()),
  };
  protocol = openProtocol(parts, keys.current(), logger);
  const { listener, interactions } = protocol;
  return inRequestContext({ logger }, (request, response) => {
    if (request.url?.startsWith('/oidc')) return listener(request, response);
    const signIn = signIns.pop();
    if (signIn === undefined) return void response.writeHead(410).end();
    void interactions
      .finishSignIn(request, response, signIn)
      .then(({ location }) => response.writeHead(303, { location }).end());
  });

  async function plant({ client_id, secret, redirect_uri, people: count }: BenchSetup): Promise<SignIn[]> {
    const source = { epoch: 1, version: 1 };
    const named = { name: 'Load', api_scopes: ['directory:read'] };
    const web = { ...named, type: 'confidential', redirect_uris: [redirect_uri], id_token_algorithm: 'ES256' } as const;
    const api_scopes = ['directory:read', 'auth:introspection'];
    const machine = { ...named, api_scopes, type: 'machine', tenant_id: tenant } as const;
    const kept = { changes: 1, secrets: [keptSecret(secret)], registered_at: 0 };
    for (const data of [
      { ...describedBy(web), ...kept, client_id, registration_id: randomUUID() } as Client,
      { ...describedBy(machine), ...kept, client_id: `${client_id}-machine`, registration_id: randomUUID() } as Client,
    ])
      await store.put(PLATFORM_WIDE, CLIENT, {
        id: data.client_id,
        data,
        references: clientReferences(data),
        expires_at: null,
      });
    const known = {
      tenant_id: tenant,
      code: 'bench',
      name: 'Bench',
      timezone: null,
      status: 'active',
      source,
    } as const;
    await store.put(PLATFORM_WIDE, LOGIN_TENANT, {
      id: tenant,
      data: known,
      references: { alternate: 'bench' },
      expires_at: null,
    });
    const made: SignIn[] = [];
    for (let index = 0; index < count; index += 1) {
      const [person_id, user_id] = [randomUUID(), randomUUID()];
      const user = {
        tenant_id: tenant,
        user_id,
        person_id,
        login_id: null,
        name: 'Person',
        email: null,
        status: 'active',
        source,
      } as const;
      await store.put(tenant, LOGIN_USER, {
        id: user_id,
        data: user,
        references: { person: person_id },
        expires_at: null,
      });
      made.push({
        ...{ person_id, tenant_id: tenant, user_id, auth_time: now(), vouched_by: ['operator'] },
        ...{ acr: 'urn:kiban:acr:mfa', amr: ['pwd', 'otp', 'mfa'], proofs: [] },
        limits: { idle_seconds: 7200, ends_at: now() + 43_200 },
      });
    }
    return made;
  }
});
