import { randomUUID } from 'node:crypto';
import type { EmulatedBucket } from '../emulated-bucket.ts';
import type { StoreAnswer, StoreRequest } from '../emulated-server.ts';
import { GcsRefusal } from './gcs-refusal.ts';
import { storeObject, type UploadedResource } from './objects.ts';

const CHUNK_BYTES = 262_144;

interface Session {
  readonly resource: UploadedResource;
  readonly precondition: string | null;
  bytes: Buffer;
  /** Of the finished upload. */
  answer: StoreAnswer | undefined;
}

export type Sessions = Map<string, Session>;

/** https://cloud.google.com/storage/docs/performing-resumable-uploads */
export function beginSession(sessions: Sessions, { url, body, headers }: StoreRequest): StoreAnswer {
  const id = randomUUID();
  const resource: UploadedResource = { ...JSON.parse(body.toString() || '{}'), name: url.searchParams.get('name') };
  const precondition = url.searchParams.get('ifGenerationMatch');
  sessions.set(id, { resource, precondition, bytes: Buffer.alloc(0), answer: undefined });
  const location = `http://${headers.host}${url.pathname}?uploadType=resumable&upload_id=${id}`;
  return { status: 200, headers: { location } };
}

/** A chunk: bytes that are there already are skipped, 308 says how many there are, the last one makes the object. */
export function putChunk(bucket: EmulatedBucket, sessions: Sessions, request: StoreRequest): StoreAnswer {
  const session = sessions.get(request.url.searchParams.get('upload_id') ?? '');
  if (!session) throw new GcsRefusal(404, 'Upload session not found.');
  if (session.answer) return session.answer;
  const range = /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(request.headers['content-range'] ?? '');
  if (!range) throw new GcsRefusal(400, 'Failed to parse Content-Range header.');
  const [, start, end, total] = range;
  if (start !== undefined) {
    const last = total !== '*' && Number(end) + 1 === Number(total);
    if (!last && request.body.length % CHUNK_BYTES !== 0) throw new GcsRefusal(400, 'Invalid request: chunk size.');
    if (Number(start) > session.bytes.length) throw new GcsRefusal(503, 'Invalid request: bytes are missing.');
    session.bytes = Buffer.concat([session.bytes, request.body.subarray(session.bytes.length - Number(start))]);
    if (last) {
      session.answer = storeObject(bucket, session.resource, session.bytes, session.precondition);
      return session.answer;
    }
  }
  const persisted = session.bytes.length;
  return { status: 308, headers: persisted === 0 ? {} : { range: `bytes=0-${persisted - 1}` } };
}

export function cancelSession(sessions: Sessions, { url }: StoreRequest): StoreAnswer {
  return { status: sessions.delete(url.searchParams.get('upload_id') ?? '') ? 499 : 404 };
}
