import { type TestDatabase, testDatabase } from '@kiban/testing';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  currentRequest,
  type HttpServer,
  honoListener,
  Problem,
  problemHandler,
  requestContext,
  serveHttp,
} from './index.ts';
import { sampleService, WORDS } from './testing/sample-service.ts';

/** Each place gets a secret of its own, so that a leak says where it leaked. */
const planted: string[] = [];
function marker(place: string): string {
  const secret = `planted-${place}`;
  planted.push(secret);
  return secret;
}

let home: TestDatabase;
let server: HttpServer;
const service = sampleService();
const answers: string[] = [];

/** Statements that a real PostgreSQL refuses, repeating what it was given. */
const statements: Readonly<Record<string, string>> = {
  unique: 'insert into person (login_id) values ($1), ($1)',
  check: 'insert into person (login_id, age) values ($1, -1)',
  null: 'insert into person (login_id, age, kind) values ($1, 1, null)',
  uuid: 'select $1::text::uuid',
  number: 'select $1::text::int',
  moment: 'select $1::text::timestamptz',
  json: 'select $1::text::jsonb',
  pattern: "select 'x' ~ ('(' || $1)",
  raised: 'select app_planted_raise($1)',
};

beforeAll(async () => {
  home = await testDatabase();
  await home.plant(
    `create table person (login_id text unique, age int check (age > 0), kind text not null default 'x')`,
  );
  await home.plant(`create function app_planted_raise(text) returns void language plpgsql as
    $$ begin raise exception 'refused' using detail = $1, hint = $1; end $$`);
  const app = new Hono();
  app.use(requestContext({ logger: service.logger }));
  app.onError(
    problemHandler((error) =>
      error instanceof RangeError ? new Problem(409, 'not_empty', WORDS, { cause: error }) : undefined,
    ),
  );
  app.post('/database/:kind', async (c) => {
    const { value } = await c.req.json<{ value: string }>();
    currentRequest().logger.info('asked', { headers: c.req.raw.headers, body: { value }, url: new URL(c.req.url) });
    return c.json(await home.plant(statements[c.req.param('kind')] ?? '', [value]));
  });
  app.get('/refused', () => {
    throw new RangeError(`password=${marker('translated')}`);
  });
  app.get('/fault/:token', (c) => {
    throw new Error(`no ${c.req.url}`, { cause: { client_secret: marker('cause') } });
  });
  app.route('/', service.app);
  server = await serveHttp({ listener: honoListener(app), host: '127.0.0.1', port: 0, drainMs: 1000 });
});
afterAll(async () => {
  await server.close();
  await home.drop();
});

afterEach(() => {
  const written = [...service.lines, ...answers].join('\n');
  expect(planted.filter((secret) => written.includes(secret))).toEqual([]);
  expect(written).not.toContain('aB3aB3');
});

async function call(path: string, init: RequestInit = {}): Promise<number> {
  const headers = {
    authorization: `Bearer ${marker('bearer')}`,
    cookie: `session=${marker('cookie')}`,
    'x-api-key': marker('api-key'),
    'content-type': 'application/json',
    ...init.headers,
  };
  const response = await fetch(`${server.url}${path}`, { ...init, headers });
  answers.push(JSON.stringify([...response.headers]), await response.text());
  return response.status;
}

test.each(Object.keys(statements))(
  'what PostgreSQL says of a refused value (%s) is written and answered nowhere',
  async (kind) => {
    const body = JSON.stringify({ value: marker(`database-${kind}`) });
    expect(await call(`/database/${kind}?access_token=${marker('query')}`, { method: 'POST', body })).toBe(500);
  },
);

test.each([
  ['/refused', 409],
  [`/fault/${'aB3'.repeat(12)}?code=${marker('code')}&state=${marker('state')}`, 500],
  [`/sample/v1/stores?q=${marker('refused-query').repeat(5)}`, 400],
  [`/sample/v1/stores/fault?password=${marker('unknown-parameter')}`, 400],
  [`/sample/v1/stores/conflict`, 412],
])('of %s nothing is written or answered', async (path, status) => {
  expect(await call(path)).toBe(status);
});

test('a body that is refused is not repeated', async () => {
  for (const body of [
    `{"name": "${marker('body-cut')}`,
    `{"name": ["${marker('body-type')}"]}`,
    `{"name":"${marker('body-long')}${'x'.repeat(50)}"}`,
  ])
    expect(await call('/sample/v1/stores', { method: 'POST', body })).toBe(400);
});

test('what helps us is written', () => {
  const lines = service.lines.join('\n');
  for (const kept of ['23505', 'person_login_id_key', '22P02', 'asked', 'POST /database/unique 500'])
    expect(lines).toContain(kept);
});
