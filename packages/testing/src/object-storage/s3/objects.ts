import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { contentAnswer } from '../byte-range.ts';
import type { EmulatedBucket, EmulatedObject } from '../emulated-bucket.ts';
import type { StoreAnswer, StoreRequest } from '../emulated-server.ts';
import { S3Refusal } from './s3-refusal.ts';

/** Keys whose write is under way. */
export type WritesUnderWay = Set<string>;

export function getObject(bucket: EmulatedBucket, key: string, request: StoreRequest): StoreAnswer {
  const object = bucket.get(key);
  if (!object) throw new S3Refusal(404, 'NoSuchKey');
  const condition = request.headers['if-match'];
  if (condition !== undefined && condition !== object.etag) throw new S3Refusal(412, 'PreconditionFailed');
  const answer = contentAnswer(object.bytes, request.headers.range, headersOf(object));
  if (answer === null) throw new S3Refusal(416, 'InvalidRange');
  return answer;
}

/**
 * Writes under `If-None-Match: *` or `If-Match`: 412 when the condition fails, 404 when there is nothing to match, 409 while
 * another conditional write of the key is under way.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export async function putObject(
  bucket: EmulatedBucket,
  key: string,
  request: StoreRequest,
  underWay: WritesUnderWay,
): Promise<StoreAnswer> {
  const { 'if-none-match': absent, 'if-match': matches } = request.headers;
  if (absent !== undefined && absent !== '*') throw new S3Refusal(501, 'NotImplemented');
  if (absent === undefined && matches === undefined) return stored(bucket, key, request);
  if (underWay.has(key)) throw new S3Refusal(409, 'ConditionalRequestConflict');
  underWay.add(key);
  try {
    await sleep(1); // as long as the write takes, others of the key are in conflict with it
    const current = bucket.get(key);
    if (absent !== undefined && current) throw new S3Refusal(412, 'PreconditionFailed');
    if (matches !== undefined && !current) throw new S3Refusal(404, 'NoSuchKey');
    if (matches !== undefined && current?.etag !== matches) throw new S3Refusal(412, 'PreconditionFailed');
    return stored(bucket, key, request);
  } finally {
    underWay.delete(key);
  }
}

function stored(bucket: EmulatedBucket, key: string, request: StoreRequest): StoreAnswer {
  const etag = `"${createHash('md5').update(request.body).digest('hex')}"`;
  bucket.set(key, { bytes: request.body, etag, metadata: metadataOf(request) });
  return { status: 200, headers: { etag } };
}

export function metadataOf({ headers }: StoreRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-')));
}

function headersOf(object: EmulatedObject): Record<string, string> {
  return {
    ...object.metadata,
    etag: object.etag,
    'last-modified': object.created.toUTCString(),
    'accept-ranges': 'bytes',
    'content-type': 'application/octet-stream',
  };
}
