import type { EmulatedBucket } from '../emulated-bucket.ts';
import type { StoreAnswer, StoreRequest } from '../emulated-server.ts';
import { S3Refusal } from './s3-refusal.ts';
import { xml } from './xml.ts';

const MOST = 1_000;

/** ListObjectsV2: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listObjects(bucket: EmulatedBucket, { url }: StoreRequest, pageSize: number): StoreAnswer {
  if (url.searchParams.get('list-type') !== '2') throw new S3Refusal(501, 'NotImplemented');
  const parameter = (name: string): string => url.searchParams.get(name) ?? '';
  const token = parameter('continuation-token');
  const after = token === '' ? Buffer.from(parameter('start-after')) : Buffer.from(token, 'base64url');
  const limit = Math.min(pageSize, MOST, Number(parameter('max-keys') || MOST));
  const { keys, more } = bucket.list(parameter('prefix'), (key) => Buffer.compare(key, after) > 0, limit);
  const next = Buffer.from(keys.at(-1) ?? '').toString('base64url');
  const document = xml('ListBucketResult', {
    KeyCount: String(keys.length),
    IsTruncated: String(more),
    ...(more ? { NextContinuationToken: next } : {}),
    Contents: keys.flatMap((key) => {
      const object = bucket.get(key);
      if (!object) return [];
      const Size = String(object.bytes.length);
      return [{ Key: key, LastModified: object.created.toISOString(), ETag: object.etag, Size }];
    }),
  });
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: document };
}
