import { randomUUID } from 'node:crypto';
import { serveHttp } from '@kiban/http';
import { tokenIssuer } from '@kiban/service/testing';
import { openLogger } from '@kiban/telemetry';
import { expect, test } from 'vitest';
import { openDirectory } from './open-directory.ts';

test('while the database cannot be reached the answer is 503, and nothing of where it lies is in it', async () => {
  const { verify, tokenOf } = await tokenIssuer();
  const directory = await openDirectory({
    databaseUrl: 'postgres://kiban_directory:secret@127.0.0.1:1/nowhere',
    connections: 1,
    verify,
    oidcDiscoveryUrl: 'https://auth.test/oidc/.well-known/openid-configuration',
    logger: openLogger({ service: 'test', format: 'json', level: 'error', write: () => undefined }),
  });
  const server = await serveHttp({ listener: directory.listener, host: '127.0.0.1', port: 0, drainMs: 0 });
  const token = await tokenOf({ tenant_id: randomUUID(), scope: 'directory:read' });
  const answer = await fetch(`${server.url}/directory/v1/stores`, { headers: { authorization: `Bearer ${token}` } });
  const text = await answer.text();
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  expect(JSON.parse(text)).toMatchObject({ code: 'unavailable' });
  expect(text).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|secret|nowhere/);
  await server.close();
  await directory.close();
});
