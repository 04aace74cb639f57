import { openApi, serveHttp } from '@kiban/http';
import { openDatabase } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { expect, onTestFinished, test } from 'vitest';
import { openService } from './open-service.ts';

async function opened(): Promise<string> {
  const words = { en: 'Sample', ja: '見本' };
  const service = openService({
    ...{ name: 'sample', prefix: '/sample', apiPath: '/sample/v1', keys: {}, checks: {} },
    api: openApi<null>({
      ...{
        title: words,
        version: '1',
        description: words,
        serverPath: '/sample/v1',
        oidcDiscoveryUrl: 'https://auth.test/oidc',
      },
      authorize: async () => null,
      scopesOf: () => [],
    }),
    database: openDatabase({ url: 'postgres://unused', connections: 1, application: 'test' }),
    verify: async () => expect.fail('There is no token to verify.'),
    logger: openLogger({ service: 'test', format: 'json', level: 'error', write: () => undefined }),
    publicRoutes: (app) => void app.get('/sample/public', (context) => context.text('open')),
  });
  const server = await serveHttp({ listener: service.listener, host: '127.0.0.1', port: 0, drainMs: 0 });
  onTestFinished(async () => {
    await server.close();
    await service.close();
  });
  return `${server.url}/sample`;
}

test('without a token the public routes and the document are answered, and nothing of the API', async () => {
  const base = await opened();
  expect(await (await fetch(`${base}/public`)).text()).toBe('open');
  expect((await fetch(`${base}/openapi.json`)).status).toBe(200);
  for (const path of ['/v1', '/v1/', '/v1/things']) {
    const answer = await fetch(base + path);
    expect([path, answer.status, await answer.json()]).toMatchObject([path, 401, { code: 'token_missing' }]);
  }
});
