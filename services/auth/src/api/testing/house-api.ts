import { serveHttp } from '@kiban/http';
import { openDatabase } from '@kiban/postgres';
import { openRevocationLog } from '../../sessions/revocation-log.ts';
import type { House, TestUser } from '../../sign-in/testing/house.ts';
import { API_PATH } from '../describe-api.ts';
import { openAuthApi } from '../open-api.ts';

/** The API over a house: its store and its clock, and a platform's database that cannot be reached. */
export interface HouseApi {
  /** As somebody who proved `ago` seconds ago who they are. `If-Match: *`. */
  json(as: TestUser, method: string, path: string, body?: object, ago?: number): Promise<Answered>;
  close(): Promise<void>;
}

export interface Answered {
  /** HTTP status. */
  readonly http: number;
  readonly [field: string]: unknown;
}

/** How tokens are verified is no matter here: claims as they are. */
export async function houseApi({ parts, store, origin, now }: House): Promise<HouseApi> {
  const revocations = await openRevocationLog({ store, clock: now, logger: parts.logger });
  const history = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', connections: 1, application: 'test' });
  const { envelope, hasher, platformTenant, logger, connections, homeUrl } = parts;
  const all = {
    store,
    envelope,
    hasher,
    history,
    revocations,
    connections,
    logger,
    origin,
    homeUrl,
    platformTenant,
    clock: now,
  };
  const service = openAuthApi(all, async (token) => JSON.parse(atob(token)));
  const server = await serveHttp({ listener: service.listener, host: '127.0.0.1', port: 0, drainMs: 0 });
  return {
    async json({ tenant, user_id, person_id: sub }, method, path, body, ago = 0) {
      const seconds = Math.floor(now() / 1000);
      const claims = {
        ...{ iss: 'test', aud: 'urn:kiban:api', sub, tenant_id: tenant.tenant_id, user_id, client_id: 'console' },
        ...{ jti: sub, scope: 'auth:read auth:write', acr: 'urn:kiban:acr:mfa' },
        ...{ auth_time: seconds - ago, iat: seconds, exp: seconds + 300 },
      };
      const authorization = `Bearer ${btoa(JSON.stringify(claims))}`;
      const answer = await fetch(`${server.url}${API_PATH}${path}`, {
        method: method.toUpperCase(),
        headers: {
          authorization,
          'if-match': '*',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { ...((await answer.json()) as object), http: answer.status };
    },
    async close() {
      await server.close();
      await Promise.all([service.close(), revocations.close()]);
    },
  };
}
