import { PutObjectCommand } from '@aws-sdk/client-s3';
import { StorageError } from '../storage-error.ts';
import type { Call, WriteCondition } from '../store.ts';
import type { Bucket } from './bucket.ts';
import { isNoSuchKey, s3Error } from './s3-error.ts';

/** Name of the object's metadata that says which writes led to it. */
export const WRITES = 'writes';

/**
 * A condition that fails answers 412; 409 says that another write of the key is under way and asks to try again.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 *
 * @returns the etag.
 */
export async function writeObject(
  bucket: Bucket,
  write: {
    readonly key: string;
    readonly body: Uint8Array;
    readonly condition: WriteCondition;
    readonly writes: readonly string[];
  },
  call: Call,
): Promise<string> {
  const command = new PutObjectCommand({
    Bucket: bucket.name,
    Key: write.key,
    Body: write.body,
    Metadata: { [WRITES]: write.writes.join(',') },
    ...headersOf(write.condition),
  });
  try {
    const { ETag } = await bucket.client.send(command, { abortSignal: call.signal });
    return ETag ?? '';
  } catch (error) {
    if (isNoSuchKey(error)) {
      throw new StorageError('precondition_failed', 'There is no object to replace.', {
        path: call.path,
        cause: error,
      });
    }
    throw s3Error(error, call);
  }
}

function headersOf(condition: WriteCondition): { IfNoneMatch?: string; IfMatch?: string } {
  switch (condition.kind) {
    case 'none':
      return {};
    case 'absent':
      return { IfNoneMatch: '*' };
    case 'matches':
      return { IfMatch: condition.etag };
    default:
      return condition satisfies never;
  }
}
