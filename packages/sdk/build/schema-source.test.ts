import { expect, test } from 'vitest';
import { schemaSource } from './schema-source.ts';

const answer = (schema: object, type = 'application/json') => ({ description: '', content: { [type]: { schema } } });
const refused = (...codes: readonly string[]) =>
  answer({ properties: { code: { enum: codes } } }, 'application/problem+json');

const document = {
  openapi: '3.1.0',
  info: { title: 'API', version: '1' },
  paths: {
    '/stores': {
      get: {
        operationId: 'listStores',
        responses: {
          200: answer({ type: 'string' }),
          400: refused('validation_failed'),
          401: refused('token_missing'),
        },
      },
    },
  },
  components: { schemas: { Store: { type: 'object', properties: { code: { type: 'string' } } } } },
};

test('what an operation answers becomes a type; what it refuses becomes one union of codes', async () => {
  const source = await schemaSource(document);
  expect(source).toContain('"application/json": string;');
  expect(source).toContain('ProblemCode: "token_missing" | "validation_failed";');
  expect(source).not.toContain('problem+json');
});

test('the same document gives the same text, whatever the order of its schemas', async () => {
  const turned = { ...document, components: { schemas: { A: { type: 'string' }, ...document.components.schemas } } };
  const other = { ...document, components: { schemas: { ...document.components.schemas, A: { type: 'string' } } } };
  expect(await schemaSource(turned)).toBe(await schemaSource(other));
});
