import { createHash } from 'node:crypto';
import { contentAnswer } from '../byte-range.ts';
import type { EmulatedBucket, EmulatedObject } from '../emulated-bucket.ts';
import type { StoreAnswer, StoreRequest } from '../emulated-server.ts';
import { GcsRefusal } from './gcs-refusal.ts';

/** What an upload says of its object. */
export interface UploadedResource {
  readonly name: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly md5Hash?: string;
}

/** Metadata, or with `alt=media` the content: https://cloud.google.com/storage/docs/json_api/v1/objects/get */
export function getObject(bucket: EmulatedBucket, key: string, { url, headers }: StoreRequest): StoreAnswer {
  const object = bucket.get(key);
  if (!object) throw new GcsRefusal(404, `No such object: ${key}`);
  checkPrecondition(object, url.searchParams.get('ifGenerationMatch'));
  return url.searchParams.get('alt') === 'media' ? mediaAnswer(object, headers.range) : json(resourceOf(key, object));
}

export function mediaAnswer(object: EmulatedObject, range: string | undefined): StoreAnswer {
  const answer = contentAnswer(object.bytes, range, {
    'content-type': 'application/octet-stream',
    'x-goog-generation': object.generation,
  });
  if (answer === null) throw new GcsRefusal(416, 'Request range not satisfiable');
  return answer;
}

/**
 * Writes if the object's generation is the one of `ifGenerationMatch`, 0 meaning that there is no object; otherwise 412.
 * https://cloud.google.com/storage/docs/request-preconditions
 */
export function storeObject(
  bucket: EmulatedBucket,
  resource: UploadedResource,
  bytes: Buffer,
  precondition: string | null,
): StoreAnswer {
  const { name, metadata = {} } = resource;
  checkPrecondition(bucket.get(name), precondition);
  const md5 = createHash('md5').update(bytes).digest('base64');
  if (resource.md5Hash !== undefined && resource.md5Hash !== md5) {
    throw new GcsRefusal(400, 'Provided MD5 hash does not match the calculated one.');
  }
  return json(resourceOf(name, bucket.set(name, { bytes, etag: md5, metadata })));
}

/** https://cloud.google.com/storage/docs/json_api/v1/objects/delete */
export function removeObject(bucket: EmulatedBucket, key: string): StoreAnswer {
  if (!bucket.delete(key)) throw new GcsRefusal(404, `No such object: ${key}`);
  return { status: 204 };
}

/** Names from `startOffset` on, itself included: https://cloud.google.com/storage/docs/json_api/v1/objects/list */
export function listObjects(bucket: EmulatedBucket, { url }: StoreRequest, pageSize: number): StoreAnswer {
  const parameter = (name: string): string => url.searchParams.get(name) ?? '';
  const offset = Buffer.from(parameter('startOffset'));
  const after = Buffer.from(parameter('pageToken'), 'base64url');
  const from = (key: Buffer): boolean => Buffer.compare(key, offset) >= 0 && Buffer.compare(key, after) > 0;
  const limit = Math.min(pageSize, Number(parameter('maxResults') || 1_000));
  const { keys, more } = bucket.list(parameter('prefix'), from, limit);
  const items = keys.flatMap((key) => {
    const object = bucket.get(key);
    return object ? [resourceOf(key, object)] : [];
  });
  const nextPageToken = Buffer.from(keys.at(-1) ?? '').toString('base64url');
  return json({ items, ...(more ? { nextPageToken } : {}) });
}

function checkPrecondition(object: EmulatedObject | undefined, generation: string | null): void {
  if (generation === null || generation === (object?.generation ?? '0')) return;
  throw new GcsRefusal(412, 'At least one of the pre-conditions you specified did not hold.');
}

function resourceOf(name: string, object: EmulatedObject): Record<string, unknown> {
  return {
    name,
    size: String(object.bytes.length),
    generation: object.generation,
    timeCreated: object.created.toISOString(),
    metadata: object.metadata,
  };
}

function json(body: unknown): StoreAnswer {
  return { status: 200, headers: { 'content-type': 'application/json; charset=UTF-8' }, body: JSON.stringify(body) };
}
