import { expect, test } from 'vitest';
import { problemCodes } from '../index.ts';
import { sampleService } from '../testing/sample-service.ts';

async function answered(path: string, headers: Record<string, string> = {}) {
  const service = sampleService();
  const response = await service.app.request(path, { headers: { authorization: 'Bearer somebody', ...headers } });
  const text = await response.text();
  return { ...service, response, text, body: JSON.parse(text) };
}

test('a problem is a document as RFC 9457 says, with a code for programs and the request’s id', async () => {
  const { response, body } = await answered('/sample/nowhere');
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(body).toEqual({
    type: 'urn:kiban:problem:not_found',
    title: 'There is no such thing',
    status: 404,
    detail: 'Nothing answers at this address.',
    code: 'not_found',
    request_id: response.headers.get('x-request-id'),
  });
});

test('it may carry members of its own, and none of them replaces one of the standard', async () => {
  expect((await answered('/sample/v1/stores/conflict')).body).toMatchObject({
    type: 'urn:kiban:problem:version_conflict',
    status: 412,
    current: { version: 7 },
  });
});

test('an error that the service knows becomes its problem', async () => {
  const { response, body, text } = await answered('/sample/v1/stores/known-refusal');
  expect([response.status, body.code]).toEqual([409, 'not_empty']);
  expect(text).not.toContain('not for callers');
});

test('an error that nobody knows is logged whole, and nothing of it is answered', async () => {
  const { response, body, text, lines } = await answered('/sample/v1/stores/fault');
  expect([response.status, body.code]).toEqual([500, 'internal_error']);
  expect(text).not.toContain('not for callers');
  const logged = lines.map((line) => JSON.parse(line)).find(({ error }) => error !== undefined);
  expect(logged).toMatchObject({
    level: 'error',
    request_id: body.request_id,
    error: { name: 'TypeError', message: 'not for callers', stack: expect.stringContaining('sample-service.ts') },
  });
});

test.each([
  ['ja', 'ja'],
  ['ja-JP,ja;q=0.9,en;q=0.8', 'ja'],
  ['en-US,en;q=0.9,ja;q=0.8', 'en'],
  ['fr, ja;q=0.1', 'ja'],
  ['ja;q=0, en', 'en'],
  ['*', 'en'],
  ['\u00ff;;q=x,,', 'en'],
])('Accept-Language %s is answered in %s', async (header, language) => {
  const { response } = await answered('/sample/nowhere', { 'accept-language': header });
  expect(response.headers.get('content-language')).toBe(language);
});

test('every code has a title in both languages', () => {
  for (const [code, [status, en, ja]] of Object.entries(problemCodes)) {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(en).toMatch(/^[A-Z][ -~]+$/);
    expect(ja).toMatch(/[ぁ-んァ-ヶ一-龠]/);
  }
});
