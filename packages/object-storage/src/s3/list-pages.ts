import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { Pager } from '../store.ts';
import type { Bucket } from './bucket.ts';
import { s3Error } from './s3-error.ts';

/** General purpose buckets list in UTF-8 order: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listPages(bucket: Bucket, prefix: string, startAfter: string): Pager {
  let token: string | undefined;
  let ended = false;
  return {
    next: async (call) => {
      if (ended) return null;
      const command = new ListObjectsV2Command({
        Bucket: bucket.name,
        Prefix: prefix,
        ...(startAfter === '' ? {} : { StartAfter: startAfter }),
        ...(token === undefined ? {} : { ContinuationToken: token }),
      });
      const page = await bucket.client.send(command, { abortSignal: call.signal }).catch((error) => {
        throw s3Error(error, call);
      });
      token = page.NextContinuationToken;
      ended = token === undefined;
      return (page.Contents ?? []).map(({ Key = '', Size = 0, LastModified, ETag = '' }) => ({
        path: Key,
        size: Size,
        last_modified: LastModified?.getTime() ?? 0,
        etag: ETag,
      }));
    },
  };
}
