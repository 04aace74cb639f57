import type { ApiOptions } from '../operations/api-options.ts';
import type { Operation } from '../operations/operation.ts';
import { isOptional } from '../operations/read-input.ts';
import type { Language } from '../words.ts';
import { parametersOf } from './parameters.ts';
import { problemResponses, problemSchemas } from './problem-responses.ts';
import { type SchemaBook, schemaBook } from './schema-book.ts';

type Json = Record<string, unknown>;

/** OpenAPI 3.1 of an API. Everything in it comes from the definitions that run. */
export function openApiDocument(
  options: ApiOptions<unknown>,
  definitions: readonly Operation[],
  language: Language,
): Json {
  const book = schemaBook(language);
  const paths: Record<string, Json> = {};
  for (const definition of definitions)
    paths[definition.path] = {
      ...paths[definition.path],
      [definition.method]: operationObject(options, definition, book, language),
    };
  return {
    openapi: '3.1.0',
    info: {
      title: options.title[language],
      version: options.version,
      description: options.description[language],
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: options.serverPath }],
    paths,
    components: {
      schemas: { ...problemSchemas(language), ...book.components() },
      securitySchemes: {
        oidc: { type: 'openIdConnect', openIdConnectUrl: options.oidcDiscoveryUrl },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

function operationObject(
  options: ApiOptions<unknown>,
  definition: Operation,
  book: SchemaBook,
  language: Language,
): Json {
  const scopes = options.scopesOf(definition.permission);
  return {
    operationId: definition.operationId,
    summary: definition.summary[language],
    ...(definition.description === undefined ? {} : { description: definition.description[language] }),
    ...(definition.tag === undefined ? {} : { tags: [definition.tag] }),
    'x-permission': definition.permission,
    security:
      scopes.length === 0
        ? [{ oidc: [] }, { bearer: [] }]
        : scopes.flatMap((scope) => [{ oidc: [scope] }, { bearer: [scope] }]),
    parameters: parametersOf(definition, book, language),
    ...(definition.body === undefined
      ? {}
      : {
          requestBody: {
            required: !isOptional(definition.body),
            content: { 'application/json': { schema: book.schema(definition.body, 'input') } },
          },
        }),
    responses: {
      [definition.response.status]: successObject(definition, book, language),
      ...(definition.response.revalidated ? { 304: { description: NOT_MODIFIED[language] } } : {}),
      ...problemResponses(definition, options.refusals ?? [], language),
    },
  };
}

const NOT_MODIFIED = { en: 'What If-None-Match names is still so.', ja: 'If-None-Match の内容から変わっていません。' };

function successObject({ response }: Operation, book: SchemaBook, language: Language): Json {
  const headers = {
    'x-request-id': { schema: { type: 'string' } },
    ...(response.etag ? { ETag: { schema: { type: 'string', pattern: '^"[0-9]+"$' } } } : {}),
    ...(response.revalidated ? { ETag: { schema: { type: 'string' } } } : {}),
    ...(response.status === 201 ? { Location: { schema: { type: 'string', format: 'uri-reference' } } } : {}),
  };
  return {
    description: response.description[language],
    headers,
    ...(response.schema === undefined
      ? {}
      : { content: { 'application/json': { schema: book.schema(response.schema, 'output') } } }),
  };
}
