import type { Context } from 'hono';
import { apiHeaders } from '../problems/problem-document.ts';
import type { Operation } from './operation.ts';

/** The answer of an operation that went well: its status, ETag and Location follow from the definition. */
export function answerOf(definition: Operation, c: Context, result: unknown, own: Headers): Response {
  const { status, etag } = definition.response;
  const headers = new Headers(apiHeaders);
  const thing = result as { readonly id?: unknown; readonly version?: unknown } | undefined;
  if (etag && typeof thing?.version === 'number') headers.set('etag', `"${thing.version}"`);
  if (status === 201 && typeof thing?.id === 'string') headers.set('location', `${c.req.path}/${thing.id}`);
  for (const [name, value] of own) headers.set(name, value);
  if (definition.response.revalidated && names(c.req.header('if-none-match'), headers.get('etag')))
    return new Response(null, { status: 304, headers });
  if (status === 204) return new Response(null, { status, headers });
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(result), { status, headers });
}

/** Whether If-None-Match names what is there. The comparison is weak (RFC 9110 §8.8.3.2): a proxy may have weakened the tag. */
function names(header: string | undefined, etag: string | null): boolean {
  if (header === undefined || etag === null) return false;
  return header.trim() === '*' || header.match(/"[^"]*"/g)?.some((tag) => tag === etag) === true;
}
