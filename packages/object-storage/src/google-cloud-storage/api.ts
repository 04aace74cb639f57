import { codeOfStatus } from '../http-status.ts';
import { StorageError } from '../storage-error.ts';
import type { Call } from '../store.ts';

/**
 * Google's JSON API (https://cloud.google.com/storage/docs/json_api). It is called directly because the vendor's client can
 * neither be aborted nor kept from repeating and splitting requests; credentials and signatures come from that client.
 */
export interface Api {
  /** Without a slash at the end. */
  readonly endpoint: string;
  readonly bucket: string;
  /** Headers that authorize a request. */
  authorization(): Promise<Headers>;
}

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob | Uint8Array<ArrayBuffer> | string;
}

/** Sends a request to an absolute URL and gives whatever was answered. @throws StorageError when nothing was */
export async function send(api: Api, url: URL, request: ApiRequest, call: Call): Promise<Response> {
  try {
    const headers = await api.authorization();
    headers.set('accept-encoding', 'identity');
    for (const [name, value] of Object.entries(request.headers ?? {})) headers.set(name, value);
    const { method = 'GET', body = null } = request;
    return await fetch(url, { method, headers, body, signal: call.signal, redirect: 'manual' });
  } catch (error) {
    throw unreachable(error, call);
  }
}

export function objectUrl(api: Api, key: string, query: Readonly<Record<string, string>> = {}): URL {
  return withQuery(
    `${api.endpoint}/storage/v1/b/${encodeURIComponent(api.bucket)}/o/${encodeURIComponent(key)}`,
    query,
  );
}

export function listUrl(api: Api, query: Readonly<Record<string, string>>): URL {
  return withQuery(`${api.endpoint}/storage/v1/b/${encodeURIComponent(api.bucket)}/o`, query);
}

export function uploadUrl(api: Api, query: Readonly<Record<string, string>>): URL {
  return withQuery(`${api.endpoint}/upload/storage/v1/b/${encodeURIComponent(api.bucket)}/o`, query);
}

/** The answer's JSON. */
export async function jsonOf<T>(answer: Response, call: Call): Promise<T> {
  try {
    return (await answer.json()) as T;
  } catch (error) {
    throw unreachable(error, call);
  }
}

/** What an answer that is no success means; the answer is read to its end. */
export async function apiError(answer: Response, call: Call): Promise<StorageError> {
  const text = await answer.text().catch(() => '');
  const code = answer.status === 409 ? 'unavailable' : codeOfStatus(answer.status);
  return new StorageError(code, `Google Cloud Storage answered ${answer.status}.`, {
    path: call.path,
    cause: new Error(text.slice(0, 1_000)),
  });
}

/** Whether a 404 concerns the object: one that concerns the bucket is a failure. */
export async function isAbsent(answer: Response, call: Call): Promise<boolean> {
  if (answer.status !== 404) return false;
  const text = await answer.text();
  if (!/bucket does not exist/i.test(text)) return true;
  throw new StorageError('not_found', 'The bucket does not exist.', { path: call.path, cause: new Error(text) });
}

export function unreachable(error: unknown, { path }: Call): unknown {
  if (error instanceof StorageError || !(error instanceof Error)) return error;
  return new StorageError('unavailable', 'Google Cloud Storage could not be reached.', { path, cause: error });
}

function withQuery(base: string, query: Readonly<Record<string, string>>): URL {
  const url = new URL(base);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
