import type { z } from 'zod';
import type { Caller } from '../callers/caller.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import type { Words } from '../words.ts';

/** What an operation answers when it goes well. */
export interface Success {
  readonly status: 200 | 201 | 204;
  readonly schema?: z.ZodType;
  readonly description: Words;
  /** The answer is a thing with a `version`: it becomes the ETag. */
  readonly etag?: boolean;
  /** The handler sets an ETag of its own: who brings it along in If-None-Match is answered 304 (RFC 9110 §13.1.2). */
  readonly revalidated?: true;
}

/** One operation: the route, what is validated, who may, and what the document says of it. */
export interface Operation {
  /** Stable: clients are generated from it. */
  readonly operationId: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** `/stores/{id}`, below the API's own path. */
  readonly path: string;
  readonly summary: Words;
  readonly description?: Words;
  /** Groups operations in the document. */
  readonly tag?: string;
  readonly permission: string;
  /** A member that is an array may be repeated in the query; any other at most once. */
  readonly query?: z.ZodObject;
  /** Exactly the places in `path`. */
  readonly params?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** In bytes, where a body may be larger than others. */
  readonly largestBody?: number;
  readonly response: Success;
  /** A POST that takes an Idempotency-Key. */
  readonly idempotent?: true;
  /** A change that demands If-Match: without it 428 `precondition_required`. */
  readonly ifMatch?: true;
  /** The problems it answers beside those that follow from the rest of the definition. */
  readonly refusals: readonly ProblemCode[];
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What the handler of an operation gets: all of it validated. */
export interface Input<Definition extends Operation, Access> {
  readonly caller: Caller;
  /** What `authorize` found out. */
  readonly access: Access;
  readonly query: Parsed<Definition['query']>;
  readonly params: Parsed<Definition['params']>;
  readonly body: Parsed<Definition['body']>;
  /** The header as it came. */
  readonly ifMatch: Definition['ifMatch'] extends true ? string : undefined;
  /** 1 to 255 visible ASCII characters. */
  readonly idempotencyKey: string | undefined;
  readonly request_id: string;
  /** Headers of the answer; they win over those that follow from the definition. */
  readonly answer: { readonly headers: Headers };
}

/** What a handler gives, readonly or not: it is only written out. */
type Answer<Definition extends Operation> = Definition['response']['schema'] extends z.ZodType
  ? Promise<DeepReadonly<z.output<Definition['response']['schema']>>>
  : Promise<void>;

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;

export type Handler<Definition extends Operation, Access> = (input: Input<Definition, Access>) => Answer<Definition>;

/** The names between braces: `id` of `/stores/{id}/close`. */
export function placesOf(path: string): string[] {
  return [...path.matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name ?? '');
}
