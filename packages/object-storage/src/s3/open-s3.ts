import { DeleteObjectsCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Location } from '../location.ts';
import type { ObjectStorageOptions, S3Credentials } from '../options.ts';
import { StorageError } from '../storage-error.ts';
import type { Call, Store } from '../store.ts';
import type { Bucket } from './bucket.ts';
import { listPages } from './list-pages.ts';
import { headObject, openObject, readObject } from './read-object.ts';
import { s3Error } from './s3-error.ts';
import { beginUpload } from './upload.ts';
import { writeObject } from './write-object.ts';

/** Most keys of one DeleteObjects request. */
const REMOVE_BATCH = 1_000;

/** A bucket of S3 or of a store that speaks its protocol and keeps its promises about conditional writes. */
export function openS3(location: Location & { readonly scheme: 's3' }, options: ObjectStorageOptions): Store {
  const endpoint = location.parameters.endpoint ?? options.endpoint;
  const region = location.parameters.region ?? options.region ?? (endpoint === undefined ? undefined : 'us-east-1');
  const credentials = credentialsOf(options);
  const client = new S3Client({
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === undefined ? {} : { credentials }),
    maxAttempts: 1, // a retry that the client hides would make a lost answer look like a lost race
  });
  const bucket: Bucket = { client, name: location.bucket };
  return {
    location: `s3://${bucket.name}`,
    removeBatchSize: REMOVE_BATCH,
    head: (key, call) => headObject(bucket, key, call),
    read: (key, range, call) => readObject(bucket, key, range, call),
    open: (key, from, call) => openObject(bucket, key, from, call),
    write: (key, body, condition, writes, call) => writeObject(bucket, { key, body, condition, writes }, call),
    beginUpload: (key, writeId, call) => beginUpload(bucket, key, writeId, call),
    pages: (prefix, startAfter) => listPages(bucket, prefix, startAfter),
    removeBatch: (keys, call) => removeBatch(bucket, keys, call),
    presignedGet: (key, expiresIn) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket: bucket.name, Key: key }), { expiresIn }).catch((error) => {
        throw s3Error(error, { path: key });
      }),
    close: async () => client.destroy(),
  };
}

async function removeBatch(bucket: Bucket, keys: readonly string[], call: Call): Promise<void> {
  const Delete = { Objects: keys.map((Key) => ({ Key })), Quiet: true };
  const command = new DeleteObjectsCommand({ Bucket: bucket.name, Delete });
  const answer = await bucket.client.send(command, { abortSignal: call.signal }).catch((error) => {
    throw s3Error(error, call);
  });
  const [refused] = answer.Errors ?? [];
  if (!refused) return;
  const code = refused.Code === 'AccessDenied' ? 'access_denied' : 'unavailable';
  throw new StorageError(code, `S3 did not delete an object: ${refused.Code}.`, { path: refused.Key });
}

function credentialsOf({ credentials }: ObjectStorageOptions): S3Credentials | undefined {
  if (credentials === undefined || 'accessKeyId' in credentials) return credentials;
  throw new StorageError('invalid_location', 'S3 needs credentials of the form accessKeyId and secretAccessKey.');
}
