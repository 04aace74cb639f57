import { type AccessTokenClaims, TokenError } from '@kiban/sdk';
import { type Logger, openLogger } from '@kiban/telemetry';
import { Hono } from 'hono';
import { z } from 'zod';
import {
  type Api,
  currentRequest,
  notFound,
  openApi,
  Problem,
  problemHandler,
  requestContext,
  tokenGuard,
} from '../index.ts';

export const storeSchema = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    name: z.string().meta({ description: 'What people call it.', 'x-description-ja': '店舗の呼び名。' }),
  })
  .meta({ id: 'Store', description: 'A store.', 'x-description-ja': '店舗。' });

export interface SampleService {
  readonly app: Hono;
  readonly api: Api<string>;
  readonly lines: string[];
  readonly logger: Logger;
  /** What handlers got, newest last: empty as long as nothing was let through. */
  readonly handled: unknown[];
}

export const WORDS = { en: 'Words', ja: '言葉' };
const success = { status: 200, schema: z.looseObject({}), description: WORDS } as const;

/** A service with an operation of every kind. The token says who calls: `machine`, `nobody` (no permission), `late`. */
export function sampleService(): SampleService {
  const lines: string[] = [];
  const handled: unknown[] = [];
  const logger = openLogger({ service: 'sample', format: 'json', level: 'debug', write: (line) => lines.push(line) });
  const api = openApi<string>({
    title: { en: 'Sample', ja: '見本' },
    version: '1',
    description: WORDS,
    authorize: async (permission, caller) => {
      if (caller.sub === 'nobody') throw new Problem(403, 'permission_missing', WORDS, { permission });
      return `may ${permission}`;
    },
    scopesOf: (permission) => [permission.endsWith('.read') ? 'sample:read' : 'sample:write'],
    serverPath: '/sample/v1',
    oidcDiscoveryUrl: 'https://auth.example.com/oidc/.well-known/openid-configuration',
    refusals: ['user_suspended'],
  });
  addOperations(api, handled);
  const app = new Hono();
  app.use(requestContext({ logger }));
  app.onError(
    problemHandler((error) => (error instanceof RangeError ? new Problem(409, 'not_empty', WORDS) : undefined)),
  );
  app.notFound(notFound());
  app.use('/sample/v1/*', tokenGuard({ verify }));
  app.get('/sample/whoami', (c) => c.json({ request_id: currentRequest().request_id }));
  app.route('/sample/v1', api.app);
  app.route('/sample', api.documentPages());
  return { app, api, lines, logger, handled };
}

async function verify(token: string): Promise<AccessTokenClaims> {
  if (token === 'late') throw new TokenError('token_expired', 'The token has "expired".');
  if (token === 'unknown') throw new TokenError('keys_unavailable', 'The keys could not be fetched.');
  const person =
    token === 'machine' ? {} : { user_id: '0198c5a2-0000-7000-8000-00000000000a', acr: 'urn:kiban:acr:mfa' };
  return {
    iss: 'https://auth.example.com/oidc',
    sub: token,
    aud: 'urn:kiban:api',
    exp: 2,
    iat: 1,
    jti: 'j1',
    client_id: 'console',
    scope: 'sample:read  sample:write',
    tenant_id: '0198c5a2-0000-7000-8000-000000000001',
    ...person,
  };
}

function addOperations(api: Api<string>, handled: unknown[]): void {
  api.operation(
    {
      operationId: 'createStore',
      tag: 'stores',
      method: 'post',
      path: '/stores',
      summary: { en: 'Open a store', ja: '店舗を開く' },
      permission: 'sample.stores.write',
      body: z.strictObject({
        name: z.string().min(1).max(20),
        tags: z.array(z.strictObject({ value: z.string() })).optional(),
        note: z.unknown().optional(),
      }),
      response: { status: 201, schema: storeSchema, description: WORDS, etag: true },
      idempotent: true,
      refusals: ['key_taken'],
    },
    async (input) => {
      handled.push(input);
      return { id: 's1', version: 1, name: input.body.name };
    },
  );
  api.operation(
    {
      operationId: 'closeStore',
      method: 'post',
      path: '/stores/{id}/close',
      summary: WORDS,
      permission: 'sample.stores.write',
      params: z.strictObject({ id: z.guid() }),
      body: z.strictObject({ reason: z.string().max(500).optional() }),
      response: { status: 204, description: WORDS },
      ifMatch: true,
      refusals: ['not_found', 'already_closed'],
    },
    async (input) => {
      handled.push(input);
    },
  );
  api.operation(
    {
      operationId: 'listStores',
      method: 'get',
      path: '/stores',
      summary: WORDS,
      permission: 'sample.stores.read',
      query: z.object({
        q: z.string().max(100).optional(),
        status: z.array(z.enum(['open', 'closed'])).exactOptional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      response: success,
      refusals: [],
    },
    async (input) => {
      handled.push(input);
      return { query: input.query, access: input.access };
    },
  );
  api.operation(
    {
      operationId: 'findStore',
      method: 'get',
      path: '/stores/{id}',
      summary: WORDS,
      permission: 'sample.stores.read',
      params: z.strictObject({ id: z.string().max(40) }),
      response: { status: 200, schema: storeSchema, description: WORDS, etag: true },
      refusals: ['not_found'],
    },
    async ({ params: { id }, answer }) => {
      if (id === 'known-refusal') throw new RangeError('not for callers');
      if (id === 'fault') throw new TypeError('not for callers');
      if (id === 'conflict')
        throw new Problem(412, 'version_conflict', WORDS, { current: { version: 7 }, status: 1, type: 'x' });
      answer.headers.set('x-own', 'yes');
      return { id, version: 3, name: 'Aoba' };
    },
  );
}
