import { expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from '../index.ts';
import { sampleService, WORDS } from '../testing/sample-service.ts';

const definition = {
  operationId: 'x',
  method: 'get',
  path: '/x',
  summary: WORDS,
  permission: 'sample.x.read',
  response: { status: 200, schema: z.object({}), description: WORDS },
  refusals: [],
} as const;
const handler = async () => ({});

test('an operation without a permission compiles nowhere and stops the start', () => {
  const { permission: _none, ...open } = definition;
  // @ts-expect-error a definition without a permission does not compile
  expect(() => sampleService().api.operation(open, handler)).toThrow('Operation x: it declares no permission.');
  expect(() => sampleService().api.operation({ ...definition, permission: '' }, handler)).toThrow('permission');
});

test('a code that nobody knows, or with another status, does not compile', () => {
  // @ts-expect-error there is no such code
  expect(new Problem(404, 'no_such_code', WORDS)).toBeInstanceOf(Problem);
  // @ts-expect-error not_found is 404
  expect(new Problem(409, 'not_found', WORDS)).toBeInstanceOf(Problem);
});

test.each([
  ['its operationId is taken', { operationId: 'listStores' }, 'same operationId'],
  ['its route is taken', { path: '/stores' }, 'get /stores exists already'],
  ['it says nothing of a place in its path', { path: '/x/{id}' }, 'its params are not the places in its path'],
  ['it takes a place its path has not', { params: z.object({ id: z.string() }) }, 'its params'],
  ['a GET takes a body', { body: z.object({}) }, 'a GET has no body'],
  ['a PATCH takes an Idempotency-Key', { method: 'patch', idempotent: true }, 'an Idempotency-Key is for POST'],
  ['it answers 204 with something', { response: { ...definition.response, status: 204 } }, 'only a 204 has no schema'],
])('a definition stops the start when %s', (_what, fault, message) => {
  expect(() => sampleService().api.operation({ ...definition, ...fault } as typeof definition, handler)).toThrow(
    message,
  );
});
