import { ApiProblem } from './problem.ts';

export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

const BASE = '/api/directory';

/** GET; undefined, null and '' parameters are left out, a list is repeated. */
export async function read<Answer>(path: string, query: Query, signal: AbortSignal): Promise<Answer> {
  const address = `${BASE}${path}${search(query)}`;
  return (await send(address, { signal })).json();
}

export interface Changing {
  /** The version that was shown (If-Match). Left out when something new is created. */
  readonly version?: number | undefined;
  /** Made once per form, so that a repeated send does nothing twice. */
  readonly idempotencyKey?: string | undefined;
}

/** POST or PATCH; answers the thing as it is then, or undefined when there is nothing to show (204). */
export async function write<Answer>(
  method: 'POST' | 'PATCH',
  path: string,
  body: object,
  { version, idempotencyKey }: Changing,
): Promise<Answer> {
  return sendChange(`${BASE}${path}`, method, body, { version, idempotencyKey });
}

/** The same, PUT and DELETE too, to the whole address of any service. */
export async function sendChange<Answer>(
  address: string,
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  body: object,
  { version, idempotencyKey }: Changing,
): Promise<Answer> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  const response = await send(address, { method, headers, body: JSON.stringify(body) });
  return response.status === 204 ? (undefined as Answer) : response.json();
}

/** Any address of this origin, with errors as ApiProblem. */
export async function send(address: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('accept', 'application/json, application/problem+json');
  headers.set('accept-language', document.documentElement.lang);
  const response = await fetch(address, { ...init, headers }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause;
    throw new ApiProblem(0, { code: 'unreachable' }, { cause });
  });
  if (response.ok) return response;
  const answered: unknown = await response.json().catch(() => null);
  throw new ApiProblem(response.status, {
    request_id: response.headers.get('x-request-id'),
    ...(typeof answered === 'object' ? answered : null),
  });
}

/** `?a=1&b=2`, or nothing. */
export function search(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') parameters.append(name, String(one));
    }
  }
  return parameters.size > 0 ? `?${parameters}` : '';
}
