import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Envelope, envelopeOf, localKeyEncryption } from '@kiban/key-encryption';
import { openLogger } from '@kiban/telemetry';
import { type TestDatabase, testDatabase } from '@kiban/testing';
import { ensureKeys } from '../../keys/ensure-keys.ts';
import { type WatchedKeys, watchKeys } from '../../keys/watch-keys.ts';
import type { EndedSession } from '../../sessions/session-events.ts';
import { openPostgresqlStore, type PostgresqlStore } from '../../store/postgresql/postgresql-store.ts';
import type { PendingInteraction, SignIn, SignInSession } from '../interaction.ts';
import { openProtocol, type Protocol } from '../open-protocol.ts';
import { type TestPeople, testPeople } from './test-people.ts';

/** The protocol over real HTTP and a real store, with a page that signs in whoever it is told to. */
export interface TestProtocol {
  readonly origin: string;
  readonly issuer: string;
  readonly home: TestDatabase;
  readonly store: PostgresqlStore;
  readonly envelope: Envelope;
  readonly people: TestPeople;
  readonly protocol: Protocol;
  readonly keys: WatchedKeys;
  /** What `SessionEvents` was told. */
  readonly entered: SignInSession[];
  readonly ended: EndedSession[];
  /** Everything that was logged, one JSON line each. */
  readonly log: string[];
  /** The interactions that came to the sign-in page. */
  readonly pending: PendingInteraction[];
  /** Who answers the sign-in page next; null: the person cancels. */
  answerWith(signIn: SignIn | null): void;
  close(): Promise<void>;
}

export const testEnvelope = (): Envelope => envelopeOf(localKeyEncryption([Buffer.alloc(32, 7).toString('base64')]));

export async function testProtocol(): Promise<TestProtocol> {
  const home = await testDatabase();
  const store = openPostgresqlStore({ url: home.urlOf('kiban_auth'), connections: 10 });
  const now = (): number => Math.floor(Date.now() / 1000);
  const [people, envelope] = [testPeople(), testEnvelope()];
  const entered: SignInSession[] = [];
  const ended: EndedSession[] = [];
  const log: string[] = [];
  const logger = openLogger({ service: 'auth', format: 'json', level: 'debug', write: (line) => void log.push(line) });
  const events = {
    entered: async (session: SignInSession) => void entered.push(session),
    ended: async (sessions: readonly EndedSession[]) => void ended.push(...sessions),
  };
  const pending: PendingInteraction[] = [];
  let next: SignIn | null = null;
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
  protocol = openProtocol({ origin, store, people, events, now }, keys.current(), logger);
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
    close: async () => {
      keys.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
      await home.drop();
    },
  };
}
