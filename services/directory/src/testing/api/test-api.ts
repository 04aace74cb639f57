import { serveHttp } from '@kiban/http';
import { crossTenantRows, openCrossTenantDatabase, type Statement } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { afterAll } from 'vitest';
import { openDirectory } from '../../api/open-directory.ts';
import { type TestDirectory, testDirectory } from '../test-directory.ts';
import { type Bearer, type Faults, tokenIssuer } from './token-issuer.ts';

/** One request: method and path below the API, with what goes along. */
export interface ApiRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined where there is none, or it is no JSON. */
  readonly json: unknown;
}

/** The directory's API on a socket, on a database of a test file's own. */
export interface TestApi extends TestDirectory {
  tokenOf(bearer: Bearer, faults?: Faults): Promise<string>;
  send(request: ApiRequest): Promise<ApiAnswer>;
  /** Reads what there is in all tenants, as the superuser. */
  everywhere<Row>(query: Statement<Row>): Promise<Row[]>;
  /** Everything written to the log. */
  readonly log: readonly string[];
}

export async function testApi(): Promise<TestApi> {
  const home = await testDirectory();
  const { verify, tokenOf } = await tokenIssuer();
  const log: string[] = [];
  const directory = await openDirectory({
    databaseUrl: home.urlOf('kiban_directory'),
    connections: 6,
    verify,
    oidcDiscoveryUrl: 'https://auth.test/oidc/.well-known/openid-configuration',
    logger: openLogger({ service: 'test', format: 'json', level: 'info', write: (line) => void log.push(line) }),
  });
  const superuser = openCrossTenantDatabase({ url: home.superuserUrl, connections: 1, application: 'test' });
  const server = await serveHttp({ listener: directory.listener, host: '127.0.0.1', port: 0, drainMs: 0 });
  afterAll(async () => {
    await server.close();
    await Promise.all([directory.close(), superuser.close()]);
  });
  const send = async ({ method, path, token, headers, body }: ApiRequest): Promise<ApiAnswer> => {
    const sent = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    };
    const response = await fetch(`${server.url}/directory/v1${path}`, {
      method: method.toUpperCase(),
      headers: sent,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: jsonOf(text) };
  };
  const everywhere: TestApi['everywhere'] = (query) => crossTenantRows(superuser, query);
  return { ...home, tokenOf, send, everywhere, log };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // JSON.parse has no other way to ask
  }
}
