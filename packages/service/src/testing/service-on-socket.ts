import { type MountedService, serveHttp } from '@kiban/http';
import { crossTenantRows, openCrossTenantDatabase, type Statement } from '@kiban/postgres';
import { type Logger, openLogger } from '@kiban/telemetry';
import { afterAll } from 'vitest';
import { type Bearer, type Faults, type TokenIssuer, tokenIssuer } from './token-issuer.ts';

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

/** A service's API on a socket. */
export interface ServiceOnSocket {
  tokenOf(bearer: Bearer, faults?: Faults): Promise<string>;
  send(request: ApiRequest): Promise<ApiAnswer>;
  /** Reads what there is in all tenants, as the superuser. */
  everywhere<Row>(query: Statement<Row>): Promise<Row[]>;
  /** Everything written to the log. */
  readonly log: readonly string[];
}

/** Opens a service for the tests of a file, and closes it after them. `apiPath`: `/directory/v1`. */
export async function serviceOnSocket(
  { superuserUrl }: { readonly superuserUrl: string },
  apiPath: string,
  open: (parts: { readonly verify: TokenIssuer['verify']; readonly logger: Logger }) => Promise<MountedService>,
): Promise<ServiceOnSocket> {
  const { verify, tokenOf } = await tokenIssuer();
  const log: string[] = [];
  const logger = openLogger({ service: 'test', format: 'json', level: 'info', write: (line) => void log.push(line) });
  const service = await open({ verify, logger });
  const superuser = openCrossTenantDatabase({ url: superuserUrl, connections: 1, application: 'test' });
  const server = await serveHttp({ listener: service.listener, host: '127.0.0.1', port: 0, drainMs: 0 });
  afterAll(async () => {
    await server.close();
    await Promise.all([service.close(), superuser.close()]);
  });
  return {
    tokenOf,
    send: (request) => sendTo(`${server.url}${apiPath}`, request),
    everywhere: (query) => crossTenantRows(superuser, query),
    log,
  };
}

async function sendTo(base: string, { method, path, token, headers, body }: ApiRequest): Promise<ApiAnswer> {
  const sent = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...headers,
  };
  const response = await fetch(`${base}${path}`, {
    method: method.toUpperCase(),
    headers: sent,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: jsonOf(text) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // JSON.parse has no other way to ask
  }
}
