import { expect, test } from 'vitest';
import { sampleService } from '../testing/sample-service.ts';

const token = { authorization: 'Bearer somebody' };
const json = { ...token, 'content-type': 'application/json' };
const ID = '0198c5a2-0000-7000-8000-000000000002';

async function answered(path: string, init: RequestInit = {}) {
  const service = sampleService();
  const response = await service.app.request(`/sample/v1${path}`, { headers: token, ...init });
  const text = await response.text();
  return { ...service, response, text, body: text === '' ? undefined : JSON.parse(text) };
}
const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) =>
  answered(path, { method: 'POST', headers, body });

test('what is created is answered with its address and its version as ETag', async () => {
  const { response, body } = await post('/stores', '{"name":"Aoba"}');
  expect(response.status).toBe(201);
  expect(response.headers.get('location')).toBe('/sample/v1/stores/s1');
  expect(response.headers.get('etag')).toBe('"1"');
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(body).toEqual({ id: 's1', version: 1, name: 'Aoba' });
});

test('the handler gets what authorization found, validated values and the request’s own id', async () => {
  const { handled, response } = await post('/stores', '{"name":"Aoba"}', { ...json, 'idempotency-key': 'k-1' });
  expect(handled).toMatchObject([
    {
      access: 'may sample.stores.write',
      caller: { sub: 'somebody', scope: new Set(['sample:read', 'sample:write']) },
      body: { name: 'Aoba' },
      idempotencyKey: 'k-1',
      request_id: response.headers.get('x-request-id'),
    },
  ]);
});

test('a handler’s own headers win', async () => {
  const { response } = await answered('/stores/x');
  expect(response.headers.get('x-own')).toBe('yes');
});

test('an answer may be stored, sniffed, framed and referred to by nobody, whether it went well or not', async () => {
  for (const path of ['/stores', '/stores?limit=0', '/nowhere']) {
    const { response } = await answered(path);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  }
});

test('a repeated parameter is a list where the operation takes one, and refused where it does not', async () => {
  expect((await answered('/stores?status=open&status=closed')).body.query).toEqual({
    status: ['open', 'closed'],
    limit: 50,
  });
  expect((await answered('/stores?status=open')).body.query.status).toEqual(['open']);
  const { response, body } = await answered('/stores?limit=1&limit=2');
  expect(response.status).toBe(400);
  expect(body.errors).toEqual([expect.objectContaining({ pointer: 'query:limit', code: 'repeated' })]);
});

test.each([
  ['an unknown parameter', '?asof=2026', 'query:asof', 'unrecognized_keys'],
  ['a number that is none', '?limit=many', 'query:limit', 'invalid_type'],
  ['a number out of bounds', '?limit=201', 'query:limit', 'too_big'],
  ['a text too long', `?q=${'x'.repeat(101)}`, 'query:q', 'too_big'],
  ['a malformed escape', '?q=%zz', 'query:q', 'character_refused'],
  ['an escape that is no UTF-8', '?q=%ff', 'query:q', 'character_refused'],
  ['half of a surrogate pair', '?q=%ed%a0%80', 'query:q', 'character_refused'],
  ['a NUL', '?q=a%00b', 'query:q', 'character_refused'],
  ['a malformed name', '?%zz=1', 'query:', 'character_refused'],
  ['a name that reaches into prototypes', '?__proto__=1', 'query:__proto__', 'unrecognized_keys'],
])('%s in the address is refused and named', async (_what, search, pointer, code) => {
  const { response, body, handled } = await answered(`/stores${search}`);
  expect(response.status).toBe(400);
  expect(body).toMatchObject({ code: 'validation_failed', errors: [{ pointer, code }] });
  expect(handled).toEqual([]);
});

test.each([
  ['a missing member', '{}', '/name', 'invalid_type'],
  ['a wrong type', '{"name":1}', '/name', 'invalid_type'],
  ['a text too long', `{"name":"${'x'.repeat(21)}"}`, '/name', 'too_big'],
  ['an unknown member', '{"name":"a","nmae":"b"}', '/nmae', 'unrecognized_keys'],
  ['an unknown member further in', '{"name":"a","tags":[{"value":"b","a/b":1}]}', '/tags/0/a~1b', 'unrecognized_keys'],
  ['a member named __proto__', '{"name":"a","note":{"__proto__":{"admin":true}}}', '/note', 'unrecognized_keys'],
  ['an array', '[]', '', 'invalid_type'],
  ['null', 'null', '', 'invalid_type'],
  ['a NUL', '{"name":"a\\u0000b"}', '/name', 'character_refused'],
  ['half of a surrogate pair', '{"name":"\\ud800"}', '/name', 'character_refused'],
  ['a bottomless value', `{"name":"a","note":${'['.repeat(5000)}${']'.repeat(5000)}}`, undefined, 'too_deep'],
])('%s in the body is refused and named', async (_what, text, pointer, code) => {
  const { response, body, handled } = await post('/stores', text);
  expect(response.status).toBe(400);
  expect(body).toMatchObject({
    code: 'validation_failed',
    errors: [{ code, ...(pointer === undefined ? {} : { pointer }) }],
  });
  expect(handled).toEqual([]);
});

test.each([
  ['no JSON', '{"name":', 400, 'body_malformed'],
  ['nothing', '', 400, 'body_malformed'],
  ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'body_malformed'],
  ['more than 64 KiB', JSON.stringify({ name: 'x'.repeat(65_536) }), 413, 'payload_too_large'],
])('a body of %s is refused', async (_what, text, status, code) => {
  const { response, body, handled } = await post('/stores', text);
  expect(response.status).toBe(status);
  expect(body.code).toBe(code);
  expect(handled).toEqual([]);
});

/** A body of spaces without end, sent with this Content-Length. */
async function endless(contentLength: string) {
  let parts = 0;
  const body = new ReadableStream({
    pull: (controller) => {
      parts += 1;
      controller.enqueue(new TextEncoder().encode(' '.repeat(4096)));
    },
  });
  const headers = { ...json, 'content-length': contentLength };
  const { response } = await answered('/stores', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
  return { status: response.status, parts };
}

test('a body that grows past the limit is refused there, whatever Content-Length said', async () => {
  const { status, parts } = await endless('10');
  expect(status).toBe(413);
  expect(parts).toBeLessThan(30);
});

test('a body that says it is too large is not read at all', async () => {
  const { status, parts } = await endless('65537');
  expect(status).toBe(413);
  expect(parts).toBeLessThanOrEqual(1);
});

test.each([
  ['text/plain', {}],
  ['application/x-www-form-urlencoded', {}],
  ['application/json; charset=shift_jis', {}],
  ['application/json', { 'content-encoding': 'gzip' }],
])('a body sent as %s %o is refused with what is accepted', async (type, more) => {
  const { response, body } = await post('/stores', '{"name":"a"}', { ...token, 'content-type': type, ...more });
  expect([response.status, body.code]).toEqual([415, 'media_type_unsupported']);
  expect(response.headers.get('accept')).toBe('application/json');
});

test('a body may say its charset is UTF-8', async () => {
  const { response } = await post('/stores', '{"name":"a"}', {
    ...token,
    'content-type': 'Application/JSON; Charset="UTF-8"',
  });
  expect(response.status).toBe(201);
});

test('a change without If-Match is refused, and with one the handler gets it as it came', async () => {
  const refused = await post(`/stores/${ID}/close`, '{}');
  expect([refused.response.status, refused.body.code]).toEqual([428, 'precondition_required']);
  expect(refused.handled).toEqual([]);
  const { response, handled } = await post(`/stores/${ID}/close`, '{}', { ...json, 'if-match': '"3", W/"4"' });
  expect(response.status).toBe(204);
  expect(handled).toMatchObject([{ ifMatch: '"3", W/"4"', params: { id: ID } }]);
});

test('where nothing in the body is demanded, no body is an empty one', async () => {
  const { response, handled } = await answered(`/stores/${ID}/close`, {
    method: 'POST',
    headers: { ...token, 'if-match': '*' },
  });
  expect(response.status).toBe(204);
  expect(handled).toMatchObject([{ body: {} }]);
});

test.each(['', ' ', 'a b', 'あ'.normalize(), 'x'.repeat(256)])('Idempotency-Key %j is refused', async (key) => {
  const { response, body } = await post('/stores', '{"name":"a"}', {
    ...json,
    'idempotency-key': encodeURI(key) === key ? key : 'a\tb',
  });
  expect([response.status, body.code]).toEqual([400, 'idempotency_key_malformed']);
});

test.each([
  ['malformed', 'no-uuid'],
  ['malformed escape', '%zz'],
  ['NUL', 'a%00b'],
])('an id in the path that is %s is refused', async (_what, id) => {
  const { response, body } = await post(`/stores/${id}/close`, '{}', { ...json, 'if-match': '*' });
  expect(response.status).toBe(400);
  expect(body.errors).toMatchObject([{ pointer: 'path:id' }]);
});

test('a NUL in an id is refused also where the schema allows any text', async () => {
  const { response } = await answered('/stores/a%00b');
  expect(response.status).toBe(400);
});

test('without the permission nothing of the request is read', async () => {
  const { response, body, handled } = await post('/stores', '{"name":', { ...json, authorization: 'Bearer nobody' });
  expect([response.status, body.code, body.permission]).toEqual([403, 'permission_missing', 'sample.stores.write']);
  expect(handled).toEqual([]);
});

test('an operation mounted without the token guard answers nobody', async () => {
  const { api, app } = sampleService();
  app.route('/unguarded', api.app);
  const response = await app.request('/unguarded/stores', { headers: token });
  expect(response.status).toBe(401);
});

test('a method that a path does not have is answered with those it has', async () => {
  const { response, body } = await answered('/stores', { method: 'DELETE' });
  expect([response.status, body.code]).toEqual([405, 'method_not_allowed']);
  expect(response.headers.get('allow')).toBe('POST, GET, HEAD');
});

test('what is wrong is said in the language asked for', async () => {
  const { body, response } = await answered('/stores?limit=0&nope=1', {
    headers: { ...token, 'accept-language': 'ja-JP, en;q=0.5' },
  });
  expect(response.headers.get('content-language')).toBe('ja');
  expect(body.title).toBe('入力内容に誤りがあります');
  expect(body.errors).toMatchObject([
    { detail: expect.stringMatching(/[ぁ-ん]/) },
    { detail: expect.stringMatching(/[ぁ-ん]/) },
  ]);
});
