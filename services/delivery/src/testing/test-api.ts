import { randomUUIDv7 } from 'node:crypto';
import { serveHttp } from '@kiban/http';
import type { TenantId } from '@kiban/postgres';
import type { AccessTokenClaims } from '@kiban/sdk';
import { openLogger } from '@kiban/telemetry';
import { afterAll } from 'vitest';
import { openDelivery } from '../api/open-delivery.ts';
import { newTenant } from './happenings.ts';
import { type TestLake, testLake } from './test-lake.ts';

/** A tenant that the directory knows, with users of it by their roles. */
export interface TestTenant {
  readonly id: TenantId;
  readonly users: Readonly<Record<'administrator' | 'viewer' | 'nobody' | 'suspended', TestUser>>;
}

export interface TestUser {
  readonly id: string;
  readonly person_id: string;
}

export interface TestApi extends TestLake {
  tenant(): Promise<TestTenant>;
  /** GET below /delivery/v1 with what a token says; undefined: without one. */
  ask(path: string, bearer?: Partial<AccessTokenClaims>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it
  readonly json: any;
}

/** The API on a socket beside a worker. What a token says is taken as it is: proving it is the SDK's, with its own tests. */
export async function testApi(lakeLocation: string | null = null): Promise<TestApi> {
  const lake = await testLake();
  const delivery = await openDelivery({
    ...{ connections: 3, oidcDiscoveryUrl: 'https://auth.test/oidc/.well-known/openid-configuration', lakeLocation },
    databaseUrl: lake.home.urlOf('kiban_delivery_api'),
    verify: async (token) => JSON.parse(Buffer.from(token, 'base64url').toString()) as AccessTokenClaims,
    logger: openLogger({ service: 'test', format: 'json', level: 'error', write: () => undefined }),
  });
  const server = await serveHttp({ listener: delivery.listener, host: '127.0.0.1', port: 0, drainMs: 0 });
  afterAll(async () => {
    await server.close();
    await delivery.close();
  });
  return {
    ...lake,
    tenant: () => plantTenant(lake),
    ask: async (path, bearer) => {
      const headers = bearer === undefined ? {} : { authorization: `Bearer ${tokenOf(bearer)}` };
      const answer = await fetch(`${server.url}/delivery/v1${path}`, { headers });
      const text = await answer.text();
      return { status: answer.status, text, json: JSON.parse(text) };
    },
  };
}

/** What a token of a user says; of a machine without one. */
export function bearerOf(
  { id }: TestTenant,
  user?: TestUser,
  scope = 'openid directory:read',
): Partial<AccessTokenClaims> {
  const who = user === undefined ? { sub: 'a-machine' } : { sub: user.person_id, user_id: user.id };
  return { ...who, scope, tenant_id: id, client_id: 'test', jti: 'one', exp: Math.floor(Date.now() / 1000) + 60 };
}

const tokenOf = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');

async function plantTenant({ home }: TestLake): Promise<TestTenant> {
  const id = newTenant();
  await home.plant(
    `insert into directory.tenant (tenant_id, id, version, valid_from, recorded_at, code, name, timezone, status)
     values ($1, $1, 1, now(), now(), $2, 'Test', 'Asia/Tokyo', 'active')`,
    [id, `t-${id}`],
  );
  const user = async (role: string | null, status = 'active'): Promise<TestUser> => {
    const [user, person_id] = [randomUUIDv7(), randomUUIDv7()];
    await home.plant(
      `insert into directory."user" (tenant_id, id, version, valid_from, recorded_at, person_id, name, status)
       values ($1, $2, 1, now(), now(), $3, '名', $4)`,
      [id, user, person_id, status],
    );
    if (role !== null)
      await home.plant(
        `insert into directory.role_assignment (tenant_id, id, version, valid_from, recorded_at, user_id, role, starts_at, status)
         values ($1, $2, 1, now(), now(), $3, $4, now(), 'active')`,
        [id, randomUUIDv7(), user, role],
      );
    return { id: user, person_id };
  };
  const users = {
    administrator: await user('kiban:administrator'),
    viewer: await user('kiban:viewer'),
    nobody: await user(null),
    suspended: await user('kiban:administrator', 'suspended'),
  };
  return { id, users };
}
