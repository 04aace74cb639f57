import { expect, test } from 'vitest';
import { z } from 'zod';
import { problemCodes } from '../index.ts';
import { sampleService, WORDS } from '../testing/sample-service.ts';
import { documentPages } from './document-pages.ts';

// biome-ignore lint/suspicious/noExplicitAny: a JSON document, walked by the test
type Json = any;
const documentIn = (language: 'en' | 'ja'): Json => sampleService().api.document(language);

test('every operation says its id, its permission and the scopes that may hold it', () => {
  const { get, post } = documentIn('en').paths['/stores'];
  expect([get.operationId, get['x-permission'], post['x-permission']]).toEqual([
    'listStores',
    'sample.stores.read',
    'sample.stores.write',
  ]);
  expect(get.security).toEqual([{ oidc: ['sample:read'] }, { bearer: ['sample:read'] }]);
});

test('parameters say where they stand, whether they are needed, and what they take', () => {
  const parameters = documentIn('en').paths['/stores'].get.parameters;
  expect(parameters).toMatchObject([
    { name: 'q', in: 'query', required: false, schema: { type: 'string', maxLength: 100 } },
    { name: 'status', in: 'query', required: false, style: 'form', explode: true, schema: { type: 'array' } },
    { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
  ]);
  const close = documentIn('en').paths['/stores/{id}/close'].post.parameters;
  expect(close).toMatchObject([
    { name: 'id', in: 'path', required: true },
    { name: 'If-Match', in: 'header', required: true },
  ]);
});

test('every problem an operation can answer stands in the document, under its status', () => {
  const { responses } = documentIn('en').paths['/stores'].post;
  const codes = Object.entries<Json>(responses).flatMap(([status, { content }]) => {
    const schema = content['application/problem+json']?.schema;
    return (schema?.allOf[1].properties.code.enum ?? []).map((code: string) => [code, Number(status)]);
  });
  expect(Object.fromEntries(codes)).toEqual({
    request_malformed: 400,
    validation_failed: 400,
    body_malformed: 400,
    idempotency_key_malformed: 400,
    token_missing: 401,
    token_invalid: 401,
    permission_missing: 403,
    user_suspended: 403,
    key_taken: 409,
    payload_too_large: 413,
    media_type_unsupported: 415,
    idempotency_key_reused: 422,
    internal_error: 500,
    unavailable: 503,
  });
  for (const [code, status] of codes) expect(problemCodes[code as 'not_found'][0]).toBe(status);
});

test('schemas with an id stand once, and are referred to', () => {
  const document = documentIn('en');
  expect(document.paths['/stores'].post.responses[201].content['application/json'].schema).toEqual({
    $ref: '#/components/schemas/Store',
  });
  expect(document.components.schemas.Store).toMatchObject({ type: 'object', required: ['id', 'version', 'name'] });
  const text = JSON.stringify(document);
  expect(text).not.toContain('$defs');
  for (const [, id] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(document.components.schemas).toHaveProperty(id ?? '');
});

test('a body is needed unless everything in it may be left out', () => {
  const { paths } = documentIn('en');
  expect(paths['/stores'].post.requestBody.required).toBe(true);
  expect(paths['/stores/{id}/close'].post.requestBody.required).toBe(false);
});

test('the words are in the language asked for, and nothing of the other', () => {
  const ja = documentIn('ja');
  expect(ja.info.title).toBe('見本');
  expect(ja.components.schemas.Store.description).toBe('店舗。');
  expect(ja.components.schemas.Store.properties.name.description).toBe('店舗の呼び名。');
  expect(documentIn('en').components.schemas.Store.properties.name.description).toBe('What people call it.');
  expect(JSON.stringify(ja)).not.toContain('x-description-ja');
});

test('two different schemas under one id are refused', () => {
  const { api } = sampleService();
  api.operation(
    {
      operationId: 'other',
      method: 'get',
      path: '/other',
      summary: WORDS,
      permission: 'sample.stores.read',
      response: {
        status: 200,
        schema: z.strictObject({ other: z.string() }).meta({ id: 'Store' }),
        description: WORDS,
      },
      refusals: [],
    },
    async () => ({ other: '' }),
  );
  expect(() => api.document('en')).toThrow('Two schemas have the id Store.');
});

test('the document can be read without a token, in either language', async () => {
  const { app } = sampleService();
  const read = async (path: string, header = 'en'): Promise<Json> =>
    (await app.request(path, { headers: { 'accept-language': header } })).json();
  expect((await read('/sample/openapi.json')).info.title).toBe('Sample');
  expect((await read('/sample/openapi.json', 'ja')).info.title).toBe('見本');
  expect((await read('/sample/openapi.json?language=ja')).info.title).toBe('見本');
});

test('however often it is asked for, it is made once for each language', async () => {
  let made = 0;
  const pages = documentPages({
    title: WORDS,
    oidcDiscoveryUrl: 'https://auth.example.com/',
    document: (language) => {
      made += 1;
      return { language };
    },
  });
  for (const language of ['en', 'ja', 'en', 'ja', 'en'])
    expect(await (await pages.request(`/openapi.json?language=${language}`)).json()).toEqual({ language });
  expect(made).toBe(2);
});

test('the page of the document loads nothing from elsewhere and cannot be framed', async () => {
  const { app } = sampleService();
  const response = await app.request('/sample/docs?language=ja');
  const page = await response.text();
  expect(page).toContain('<html lang="ja">');
  expect(page).not.toMatch(/https?:\/\//);
  expect(page).not.toMatch(/<script(?! src=)|<style|\son\w+=|\sstyle=/);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  for (const [, file] of page.matchAll(/(?:src|href)="(docs\/[^"]+)"/g))
    expect([file, (await app.request(`/sample/${file}`)).status]).toEqual([file, 200]);
});

test.each(['docs/package.json', 'docs/..%2fpackage.json', 'docs/constructor', 'docs/__proto__', 'docs/'])(
  'no other file is served beside the page: %s',
  async (path) => {
    expect((await sampleService().app.request(`/sample/${path}`)).status).toBe(404);
  },
);
