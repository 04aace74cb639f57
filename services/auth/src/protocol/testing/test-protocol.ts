import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Envelope, envelopeOf, localKeyEncryption } from '@kiban/key-encryption';
import { revokedTokens } from '@kiban/sdk';
import { openLogger } from '@kiban/telemetry';
import { type TestDatabase, testDatabase } from '@kiban/testing';
import { ensureKeys } from '../../keys/ensure-keys.ts';
import { type WatchedKeys, watchKeys } from '../../keys/watch-keys.ts';
import type { SessionNamed } from '../../records/sessions.ts';
import { revocationsSince } from '../../sessions/revocation.ts';
import { revoke } from '../../sessions/revoke.ts';
import type { OperatedStore } from '../../store/auth-store.ts';
import { openAuthStore } from '../../store/open-auth-store.ts';
import { openPostgresqlStore } from '../../store/postgresql/postgresql-store.ts';
import type { TestEngine } from '../../store/testing/test-stores.ts';
import { openThrottle } from '../../throttling/throttle.ts';
import type { ProtocolParts } from '../configuration.ts';
import type { PendingInteraction, SignIn, SignInSession } from '../interaction.ts';
import { openProtocol, type Protocol } from '../open-protocol.ts';
import { revokeToken } from '../structured-tokens/revoke-token.ts';
import { type TestPeople, testPeople } from './test-people.ts';

/** The protocol over real HTTP and a real store, with a page that signs in whoever it is told to. */
export interface TestProtocol {
  readonly origin: string;
  readonly issuer: string;
  readonly home: TestDatabase;
  readonly store: OperatedStore;
  readonly envelope: Envelope;
  readonly people: TestPeople;
  readonly protocol: Protocol;
  readonly keys: WatchedKeys;
  /** What `SessionEvents` was told. */
  readonly entered: SignInSession[];
  readonly ended: SessionNamed[];
  /** Everything that was logged, one JSON line each. */
  readonly log: string[];
  /** The interactions that came to the sign-in page. */
  readonly pending: PendingInteraction[];
  /** Who answers the sign-in page next; null: the person cancels. */
  answerWith(signIn: SignIn | null): void;
  /** Where every address outside leads; null: nowhere. */
  answerOutside(address: string | null): void;
  /** Another process over the same store, with connections and keys of its own; of a sign-in it serves all but the page. */
  another(): Promise<{ readonly origin: string; close(): Promise<void> }>;
  close(): Promise<void>;
}

export const testEnvelope = (): Envelope => envelopeOf(localKeyEncryption([Buffer.alloc(32, 7).toString('base64')]));

/** @param openStore of one of the `testStores`; by default in PostgreSQL */
export async function testProtocol(openStore?: TestEngine['open']): Promise<TestProtocol> {
  const home = await testDatabase();
  const opened = await openStore?.();
  const store = opened?.store ?? openPostgresqlStore({ url: home.urlOf('kiban_auth'), connections: 10 });
  const now = (): number => Math.floor(Date.now() / 1000);
  const [people, envelope] = [testPeople(), testEnvelope()];
  const entered: SignInSession[] = [];
  const ended: SessionNamed[] = [];
  const log: string[] = [];
  const logger = openLogger({ service: 'auth', format: 'json', level: 'debug', write: (line) => void log.push(line) });
  const events = {
    entered: async (session: SignInSession) => void entered.push(session),
    end: async (browser_session: string, clients: { readonly clients_told: boolean }) => {
      const cause = {
        reason: 'signed_out',
        actor: 'themselves',
        note: null,
        request_id: null,
        at: Date.now(),
      } as const;
      ended.push(...(await revoke(store, { browser_session }, { ...cause, ...clients })));
    },
  };
  const pending: PendingInteraction[] = [];
  let next: SignIn | null = null;
  let outside: string | null = null;
  let protocol: Protocol | undefined;
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/oidc')) protocol?.listener(request, response);
    else void signInPage(request, response);
  });
  const signInPage = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const found = await protocol?.interactions.interactionOf(request, response);
    if (found === undefined) return void response.writeHead(410).end('lost');
    pending.push(found);
    const location =
      next === null
        ? await protocol?.interactions.cancel(request, response)
        : (await protocol?.interactions.finishSignIn(request, response, next))?.location;
    response.writeHead(303, { location }).end();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await ensureKeys(store, envelope, now());
  const onChange = (ring: Parameters<Protocol['useKeys']>[0]): void => protocol?.useKeys(ring);
  const keys = await watchKeys({ store, envelope, logger, onChange, now, pollMs: 50 });
  const throttle = openThrottle(store, Date.now);
  const parts: ProtocolParts = {
    ...{ origin, store, people, events, now, throttle, trustedProxyHops: 0, certificateSource: 'client_cert_header' },
    outside: () => (outside === null ? Promise.reject(new Error('Nobody answers there.')) : fetch(outside)),
    revoked: async (token) => {
      const ends = revokedTokens();
      for (const revocation of await revocationsSince(store, Date.now() - 600_000)) ends.add(revocation);
      return ends.has(token);
    },
    revoke: (token) => revokeToken(store, token, Date.now()),
  };
  protocol = openProtocol(parts, keys.current(), logger);
  return {
    ...{
      origin,
      issuer: `${origin}/oidc`,
      home,
      store,
      envelope,
      people,
      protocol,
      keys,
      entered,
      ended,
      log,
      pending,
    },
    answerWith: (signIn) => {
      next = signIn;
    },
    answerOutside: (address) => {
      outside = address;
    },
    another: async () => {
      const url = opened?.url ?? home.urlOf('kiban_auth');
      const own = await openAuthStore(url, { connections: 5, credentials: opened?.credentials });
      let served: Protocol | undefined;
      const changed: typeof onChange = (ring) => served?.useKeys(ring);
      const seen = await watchKeys({ store: own, envelope, logger, onChange: changed, now, pollMs: 50 });
      const itself = openProtocol({ ...parts, store: own }, seen.current(), logger);
      served = itself;
      const listening = createServer((request, response) => itself.listener(request, response));
      await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
      return {
        origin: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
        close: async () => {
          seen.close();
          listening.closeAllConnections();
          await new Promise((resolve) => listening.close(resolve));
          await own.close();
        },
      };
    },
    close: async () => {
      keys.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await (opened ?? store).close();
      await home.drop();
    },
  };
}
