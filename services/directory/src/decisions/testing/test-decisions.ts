import { type ApiAnswer, type ServiceOnSocket, serviceOnSocket } from '@kiban/service/testing';
import { openDirectory } from '../../api/open-directory.ts';
import { type TestDirectory, testDirectory } from '../../testing/test-directory.ts';
import { DECISION_PATH } from '../decision-api.ts';
import type { Planted } from './planted-decisions.ts';
import { plantManifests } from './planted-decisions.ts';

/** The Authorization API on a socket, on a database of a test file's own, with the sample manifests. */
export interface TestDecisions extends TestDirectory, ServiceOnSocket {
  /** Asks as the program of the product `hello` in a tenant. */
  ask(tenant: Planted, path: string, body: unknown): Promise<ApiAnswer>;
  /** Asks as a person. */
  askAs(tenant: Planted, who: keyof Planted['users'], path: string, body: unknown): Promise<ApiAnswer>;
}

export async function testDecisions(): Promise<TestDecisions> {
  const home = await testDirectory();
  await plantManifests(home);
  const socket = await serviceOnSocket(home, DECISION_PATH, ({ verify, logger }) =>
    openDirectory({
      ...{ databaseUrl: home.urlOf('kiban_directory'), connections: 4, verify, logger },
      ...{ origin: 'https://api.test', oidcDiscoveryUrl: 'https://auth.test/oidc/.well-known/openid-configuration' },
    }),
  );
  return {
    ...home,
    ...socket,
    ask: async ({ id }, path, body) => {
      const token = await socket.tokenOf({ tenant_id: id, client_id: 'hello--1', scope: 'directory:decisions' });
      return socket.send({ method: 'post', path, token, body });
    },
    askAs: async ({ id, users }, who, path, body) => {
      const token = await socket.tokenOf({ tenant_id: id, user: users[who], scope: 'directory:read' });
      return socket.send({ method: 'post', path, token, body });
    },
  };
}
