import type { Context } from 'hono';
import { apiHeaders } from '../problems/problem-document.ts';
import type { Operation } from './operation.ts';

/** What the headers of an answer come from, beside its definition. */
interface Answering {
  readonly result: unknown;
  readonly request_id: string;
  readonly own: Headers;
}

/** The answer of an operation that went well: its status, ETag and Location follow from the definition. */
export function answerOf(definition: Operation, c: Context, { result, request_id, own }: Answering): Response {
  const { status, etag } = definition.response;
  // a plain object: every Headers on the way costs more than the rest of the answer
  const headers: Record<string, string> = { ...apiHeaders, 'x-request-id': request_id };
  const thing = result as { readonly id?: unknown; readonly version?: unknown } | undefined;
  if (etag && typeof thing?.version === 'number') headers.etag = `"${thing.version}"`;
  if (status === 201 && typeof thing?.id === 'string') headers.location = `${c.req.path}/${thing.id}`;
  for (const [name, value] of own) headers[name] = value;
  if (definition.response.revalidated && names(c.req.header('if-none-match'), headers.etag))
    return new Response(null, { status: 304, headers });
  if (status === 204) return new Response(null, { status, headers });
  headers['content-type'] = 'application/json';
  return new Response(JSON.stringify(result), { status, headers });
}

/** Whether If-None-Match names what is there. The comparison is weak (RFC 9110 §8.8.3.2): a proxy may have weakened the tag. */
function names(header: string | undefined, etag: string | undefined): boolean {
  if (header === undefined || etag === undefined) return false;
  return header.trim() === '*' || header.match(/"[^"]*"/g)?.some((tag) => tag === etag) === true;
}
