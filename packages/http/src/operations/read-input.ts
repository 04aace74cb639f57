import type { Context } from 'hono';
import { z } from 'zod';
import { type FieldError, Problem } from '../problems/problem.ts';
import { type Language, languageOf, type Words } from '../words.ts';
import type { Operation } from './operation.ts';
import { readJsonBody } from './read-body.ts';
import { readIdempotencyKey, readIfMatch } from './read-headers.ts';
import { rawQuery } from './read-query.ts';
import { unreadableParts } from './read-text.ts';

/** What came with a request, read and checked against the operation's schemas. */
export interface ReadInput {
  readonly query: unknown;
  readonly params: unknown;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
  readonly idempotencyKey: string | undefined;
}

/** Checks everything before anything is done, and names every value that is not accepted. @throws Problem */
export async function readInput(definition: Operation, c: Context): Promise<ReadInput> {
  const language = languageOf(c.req.header('accept-language'));
  const errors: FieldError[] = [];
  const params = readParams(definition, c, errors, language);
  const query = readQuery(definition, c, errors, language);
  const body = await readBody(definition, c, errors, language);
  if (errors.length > 0) throw validationFailed(errors);
  return {
    params,
    query,
    body,
    ifMatch: readIfMatch(definition, c.req.header('if-match')),
    idempotencyKey: readIdempotencyKey(definition, c.req.header('idempotency-key')),
  };
}

/**
 * The body of a request that belongs to no operation (what is asked without a token), checked as every body is.
 *
 * @throws Problem 400, 413 or 415.
 */
export async function readPublicBody<Schema extends z.ZodObject>(
  schema: Schema,
  c: Context,
): Promise<z.output<Schema>> {
  const errors: FieldError[] = [];
  const body = await readBody({ body: schema }, c, errors, languageOf(c.req.header('accept-language')));
  if (errors.length > 0) throw validationFailed(errors);
  return body as z.output<Schema>;
}

function readParams(definition: Operation, c: Context, errors: FieldError[], language: Language): unknown {
  const params = c.req.param();
  const unreadable = [...unreadableParts(params)].map((error) => ({
    ...error,
    pointer: `path:${error.pointer.slice(1)}`,
  }));
  errors.push(...unreadable);
  if (unreadable.length > 0) return undefined;
  return parsed(definition.params, params, (path) => `path:${path.join('.')}`, errors, language);
}

function readQuery(definition: Operation, c: Context, errors: FieldError[], language: Language): unknown {
  const address = c.req.url;
  const mark = address.indexOf('?');
  const raw = rawQuery(mark === -1 ? '' : address.slice(mark + 1), definition.query);
  if (raw.errors.length > 0) {
    errors.push(...raw.errors);
    return undefined;
  }
  const pointer = (path: readonly PropertyKey[]): string => `query:${String(path[0] ?? '')}`;
  const query = parsed(definition.query ?? NOTHING, raw.values, pointer, errors, language);
  return definition.query === undefined ? undefined : query;
}

async function readBody(
  definition: Pick<Operation, 'body' | 'largestBody'>,
  c: Context,
  errors: FieldError[],
  language: Language,
): Promise<unknown> {
  if (definition.body === undefined) return undefined;
  const sent = await readJsonBody(c, definition.largestBody);
  const body = sent === undefined && isOptional(definition.body) ? {} : sent;
  if (body === undefined) throw new Problem(400, 'body_malformed', { en: 'A body is needed.', ja: '本文が必要です。' });
  const unreadable = [...unreadableParts(body)];
  errors.push(...unreadable);
  if (unreadable.length > 0) return undefined;
  return parsed(definition.body, body, (path) => path.map((part) => `/${escaped(part)}`).join(''), errors, language);
}

/** Nobody reads more of them. */
const MOST_ERRORS = 50;
/** What an operation takes that takes nothing. */
const NOTHING = z.object({});
const LOCALES: Readonly<Record<Language, z.core.$ZodErrorMap>> = {
  en: z.locales.en().localeError,
  ja: z.locales.ja().localeError,
};

function parsed(
  schema: z.ZodObject | undefined,
  value: unknown,
  pointerOf: (path: readonly PropertyKey[]) => string,
  errors: FieldError[],
  language: Language,
): unknown {
  if (schema === undefined) return undefined;
  const result = strict(schema).safeParse(value, { error: LOCALES[language] });
  if (result.success) return result.data;
  for (const issue of result.error.issues.slice(0, MOST_ERRORS)) errors.push(...fieldErrors(issue, pointerOf));
  return undefined;
}

const stricts = new WeakMap<z.ZodObject, z.ZodObject>();
/** Unknown members are refused, also where a schema forgot to say so: a misspelt name must not be silently nothing. */
function strict(schema: z.ZodObject): z.ZodObject {
  const known = stricts.get(schema) ?? (schema._zod.def.catchall === undefined ? schema.strict() : schema);
  stricts.set(schema, known);
  return known;
}

/**
 * Unknown members are named one by one, each where it stands. A check of ours brings its words along:
 * `refine(…, { params: { detail: { en, ja } } })`.
 */
function fieldErrors(issue: z.core.$ZodIssue, pointerOf: (path: readonly PropertyKey[]) => string): FieldError[] {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths
    .slice(0, MOST_ERRORS)
    .map((path) => ({ pointer: pointerOf(path), code: issue.code, detail: ownWords(issue) ?? issue.message }));
}

function ownWords(issue: z.core.$ZodIssue): Words | undefined {
  return issue.code === 'custom' ? (issue.params?.detail as Words | undefined) : undefined;
}

const optionals = new WeakMap<z.ZodObject, boolean>();
/** Whether a request without a body is one with an empty object. */
export function isOptional(schema: z.ZodObject): boolean {
  const known = optionals.get(schema) ?? schema.safeParse({}).success;
  optionals.set(schema, known);
  return known;
}

/** RFC 6901 §3. */
function escaped(part: PropertyKey): string {
  return String(part).replaceAll('~', '~0').replaceAll('/', '~1');
}

function validationFailed(errors: readonly FieldError[]): Problem {
  return new Problem(
    400,
    'validation_failed',
    { en: 'See errors for what is not accepted, and where.', ja: '受け付けられない項目を errors に示しています。' },
    { errors: errors.slice(0, MOST_ERRORS) },
  );
}
