import { GetObjectCommand, type GetObjectCommandOutput, HeadObjectCommand } from '@aws-sdk/client-s3';
import { collect } from '../collect.ts';
import { StorageError } from '../storage-error.ts';
import type { ByteRange, Call, ObjectHead, OpenedObject } from '../store.ts';
import { unwatched } from '../unwatched-body.ts';
import type { Bucket } from './bucket.ts';
import { hasName, isNoSuchKey, s3Error } from './s3-error.ts';
import { WRITES } from './write-object.ts';

export async function headObject(bucket: Bucket, Key: string, call: Call): Promise<ObjectHead | null> {
  try {
    const command = new HeadObjectCommand({ Bucket: bucket.name, Key });
    const head = await bucket.client.send(command, { abortSignal: call.signal });
    return {
      size: head.ContentLength ?? 0,
      last_modified: head.LastModified?.getTime() ?? 0,
      etag: head.ETag ?? '',
      writes: head.Metadata?.[WRITES]?.split(',') ?? [],
    };
  } catch (error) {
    if (isNoSuchKey(error)) return null;
    throw s3Error(error, call);
  }
}

export async function readObject(
  bucket: Bucket,
  key: string,
  range: ByteRange | null,
  call: Call,
): Promise<Uint8Array | null> {
  const bytes = range === null ? {} : { Range: `bytes=${range.offset}-${range.offset + range.length - 1}` };
  try {
    const opened = await getObject(bucket, key, bytes, call);
    return opened && (await collect(opened, call));
  } catch (error) {
    if (hasName(error, 'InvalidRange')) return new Uint8Array(); // the object ends before the offset
    throw s3Error(error, call);
  }
}

export async function openObject(
  bucket: Bucket,
  key: string,
  { offset, etag }: { readonly offset: number; readonly etag: string | null },
  call: Call,
): Promise<OpenedObject | null> {
  const range = offset === 0 ? {} : { Range: `bytes=${offset}-` };
  const condition = etag === null ? {} : { IfMatch: etag };
  try {
    return await getObject(bucket, key, { ...range, ...condition }, call);
  } catch (error) {
    throw s3Error(error, call);
  }
}

async function getObject(
  bucket: Bucket,
  Key: string,
  wanted: { readonly Range?: string; readonly IfMatch?: string },
  call: Call,
): Promise<OpenedObject | null> {
  const command = new GetObjectCommand({ Bucket: bucket.name, Key, ...wanted });
  const answer = await bucket.client.send(command, { abortSignal: call.signal }).catch((error) => {
    if (isNoSuchKey(error)) return null;
    throw error;
  });
  return answer && openedObject(answer, call);
}

function openedObject(answer: GetObjectCommandOutput, call: Call): OpenedObject {
  if (answer.Body === undefined || answer.ContentLength === undefined) {
    throw new StorageError('unknown', 'S3 answered without a body or its length.', { path: call.path });
  }
  const body = unwatched(answer.Body as unknown as NodeJS.ReadableStream);
  return { etag: answer.ETag ?? '', length: answer.ContentLength, body: withOurErrors(body, call) };
}

async function* withOurErrors(body: AsyncIterable<Uint8Array>, call: Call): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw s3Error(error, call);
  }
}
