import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { Call, Upload } from '../store.ts';
import type { Bucket } from './bucket.ts';
import { hasName, s3Error } from './s3-error.ts';
import { WRITES } from './write-object.ts';

/** Begins a multipart upload: parts of at least 5 MiB but for the last one, at most 10,000 of them. */
export async function beginUpload(bucket: Bucket, Key: string, writeId: string, begin: Call): Promise<Upload> {
  const { client, name: Bucket } = bucket;
  const etags: string[] = [];
  const ours = async <T>(call: Call, send: () => Promise<T>): Promise<T> => {
    try {
      return await send();
    } catch (error) {
      throw s3Error(error, call);
    }
  };
  const { UploadId } = await ours(begin, () =>
    client.send(new CreateMultipartUploadCommand({ Bucket, Key, Metadata: { [WRITES]: writeId } }), {
      abortSignal: begin.signal,
    }),
  );
  return {
    append: ({ number, bytes, last }, call) =>
      ours(call, async () => {
        const abortSignal = call.signal;
        const part = { Bucket, Key, UploadId, PartNumber: number, Body: bytes };
        etags[number - 1] = (await client.send(new UploadPartCommand(part), { abortSignal })).ETag ?? '';
        if (!last) return;
        const Parts = etags.map((ETag, index) => ({ ETag, PartNumber: index + 1 }));
        const all = { Bucket, Key, UploadId, MultipartUpload: { Parts } };
        await client.send(new CompleteMultipartUploadCommand(all), { abortSignal });
      }),
    abort: (call) =>
      ours(call, async () => {
        try {
          await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }), { abortSignal: call.signal });
        } catch (error) {
          if (!hasName(error, 'NoSuchUpload')) throw error;
        }
      }),
  };
}
