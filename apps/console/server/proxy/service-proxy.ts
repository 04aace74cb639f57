import { currentRequest, Problem, type Words } from '@kiban/http';
import type { Context } from 'hono';
import { type ConsoleParts, requireSession, type ServiceName, sessionEnded } from '../console-parts.ts';
import { type CurrentSession, freshAccessToken } from '../sessions/fresh-tokens.ts';

/** What goes along with a request, besides the token and the request id. */
const PASSED_ON = ['accept', 'accept-language', 'content-type', 'if-match', 'if-none-match', 'idempotency-key'];
/** What comes back with an answer. */
const PASSED_BACK = ['content-type', 'etag', 'idempotency-replayed', 'retry-after'];

/** Said when a service does not answer. */
const SILENT: Readonly<Record<ServiceName, Words>> = {
  directory: {
    en: 'The directory does not answer just now. Nothing was changed unless you see it after loading again.',
    ja: '台帳サービスが現在応答していません。再読み込みして変更の有無を確認してください。',
  },
  asset: {
    en: 'Devices and licences cannot be asked just now. Nothing was changed unless you see it after loading again.',
    ja: '端末・ライセンスの管理サービスが現在応答していません。再読み込みして変更の有無を確認してください。',
  },
  auth: {
    en: 'Sign-in settings cannot be asked just now. Nothing was changed unless you see it after loading again.',
    ja: '認証サービスが現在応答していません。再読み込みして変更の有無を確認してください。',
  },
  delivery: {
    en: 'What is known of the lake cannot be asked just now. Try again in a while.',
    ja: '現在データレイクの情報を取得できません。しばらくしてからお試しください。',
  },
};

const BODY_AT_MOST = 65_536; // bytes
/** Metadata of an identity provider are sent to sign-in as a whole file. */
const METADATA_AT_MOST = 524_288;
const TIMEOUT_MS = 30_000;

/** Where a service's API is, seen from the browser and from here. */
interface ProxyPaths {
  readonly here: string;
  readonly there: string;
}

/** Asks a service in the name of the session's person and answers what it answers. `paths`: where it is not the service's own API. */
export async function serviceProxy(
  c: Context,
  parts: ConsoleParts,
  service: ServiceName,
  paths: ProxyPaths = { here: `/api/${service}`, there: `/${service}/v1` },
): Promise<Response> {
  const current = requireSession(c, parts);
  const { pathname, search } = new URL(c.req.url);
  const { here, there } = paths;
  const path = `${there}${pathname.slice(here.length)}${search}`;
  const headers = new Headers();
  for (const name of PASSED_ON) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  const request = {
    method: c.req.method,
    headers,
    body: await bodyOf(c, service === 'auth' ? METADATA_AT_MOST : BODY_AT_MOST),
  };
  const answer = await askService(current, parts, service, path, request);
  const back = new Headers({ 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' });
  for (const name of PASSED_BACK) {
    const value = answer.headers.get(name);
    if (value !== null) back.set(name, value);
  }
  const location = answer.headers.get('location');
  if (location !== null)
    back.set('location', location.startsWith(`${there}/`) ? `${here}${location.slice(there.length)}` : location);
  return new Response(answer.body, { status: answer.status, headers: back });
}

/**
 * One request to a service with a fresh token. A person who is refused as such has lost the session.
 *
 * @throws Problem `session_ended`; `unavailable` when the service does not answer.
 */
export async function askService(
  current: CurrentSession,
  parts: ConsoleParts,
  service: ServiceName,
  path: string,
  request: { readonly method: string; readonly headers: Headers; readonly body?: ArrayBuffer | null },
): Promise<Response> {
  const token = await freshAccessToken(current, parts);
  const { headers, method, body = null } = request;
  headers.set('authorization', `Bearer ${token}`);
  headers.set('x-request-id', currentRequest().request_id);
  let answer: Response;
  try {
    answer = await fetch(new URL(path, parts.services[service]), {
      method,
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new Problem(503, 'unavailable', SILENT[service], { cause });
  }
  if (answer.status !== 401 && answer.status !== 403) return answer;
  const code = await codeOf(answer);
  // the session is good, and the person is to prove once more who they are (RFC 9470)
  if (answer.status === 401 ? code === 'authentication_too_old' : code !== 'user_suspended') return answer;
  parts.sessions.end(current.id);
  throw sessionEnded();
}

async function codeOf(answer: Response): Promise<unknown> {
  const document: unknown = await answer
    .clone()
    .json()
    .catch(() => null); // no problem document: whatever it is, it is passed back
  return typeof document === 'object' && document !== null && 'code' in document ? document.code : undefined;
}

async function bodyOf(c: Context, most: number): Promise<ArrayBuffer | null> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return null;
  const body = await c.req.arrayBuffer();
  if (body.byteLength <= most) return body;
  const size = `${most / 1024} KiB`;
  throw new Problem(413, 'payload_too_large', { en: `At most ${size}.`, ja: `${size} までです。` });
}
