import type { z } from 'zod';
import type { Operation } from '../operations/operation.ts';
import { takesMany } from '../operations/read-query.ts';
import type { Language } from '../words.ts';
import type { SchemaBook } from './schema-book.ts';

type Json = Record<string, unknown>;

/** Everything of a request that is no body: path, query, headers. */
export function parametersOf(definition: Operation, book: SchemaBook, language: Language): Json[] {
  return [
    ...membersOf(definition.params).map(([name, schema]) => parameter('path', name, schema, book)),
    ...membersOf(definition.query).map(([name, schema]) => parameter('query', name, schema, book)),
    ...(definition.ifMatch ? [header('If-Match', true, IF_MATCH[language])] : []),
    ...(definition.response.revalidated ? [ifNoneMatch(language)] : []),
    ...(definition.idempotent ? [idempotencyKey(language)] : []),
  ];
}

function membersOf(schema: z.ZodObject | undefined): [string, z.ZodType][] {
  return Object.entries(schema?.shape ?? {}) as [string, z.ZodType][];
}

function parameter(place: 'path' | 'query', name: string, schema: z.ZodType, book: SchemaBook): Json {
  const { description, ...json } = book.schema(schema, 'input');
  return {
    name,
    in: place,
    required: place === 'path' || schema._zod.optin === undefined,
    ...(description === undefined ? {} : { description }),
    schema: json,
    ...(takesMany(schema) ? { style: 'form', explode: true } : {}),
  };
}

const IF_MATCH = {
  en: 'The ETag of what you saw. It is changed only if it is still that; `*` changes whatever is there.',
  ja: '表示中の ETag。変わっていなければ変更します。`*` は現在の状態にかかわらず変更します。',
};
const IF_NONE_MATCH = {
  en: 'The ETag of the answer you have. While it is still that, the answer is 304 and has no body.',
  ja: '手元の結果の ETag。変わっていなければ本文なしの 304 を返します。',
};
const IDEMPOTENCY_KEY = {
  en: 'Makes a repeated request harmless: the same key and body answer what the first one did.',
  ja: '同じ鍵と本文での再送は、最初の結果をそのまま返します。',
};

function header(name: string, required: boolean, description: string): Json {
  return { name, in: 'header', required, description, schema: { type: 'string' } };
}

function ifNoneMatch(language: Language): Json {
  const schema = { type: 'string', maxLength: 8_192 };
  return { ...header('If-None-Match', false, IF_NONE_MATCH[language]), schema };
}

function idempotencyKey(language: Language): Json {
  const schema = { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' };
  return { ...header('Idempotency-Key', false, IDEMPOTENCY_KEY[language]), schema };
}
