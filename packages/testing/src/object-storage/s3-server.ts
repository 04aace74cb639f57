import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { EmulatedBucket } from './emulated-bucket.ts';
import {
  type EmulatedServer,
  type EmulatedServerOptions,
  type StoreAnswer,
  type StoreRequest,
  startEmulatedServer,
} from './emulated-server.ts';
import { deleteObjects } from './s3/delete-objects.ts';
import { listObjects } from './s3/list-objects.ts';
import { abortUpload, completeUpload, createUpload, type Uploads, uploadPart } from './s3/multipart-upload.ts';
import { getObject, putObject, type WritesUnderWay } from './s3/objects.ts';
import { S3Refusal } from './s3/s3-refusal.ts';
import { type AccessKey, checkSignature } from './s3/signature.ts';

export interface S3Server extends EmulatedServer {
  readonly bucket: string;
  readonly credentials: AccessKey;
  /** Multipart uploads that were neither completed nor aborted. */
  readonly openUploads: () => number;
}

const BUCKET = 'lake';
const FAILURES: Readonly<Record<number, string>> = { 409: 'ConditionalRequestConflict', 500: 'InternalError' };
const CREDENTIALS: AccessKey = { accessKeyId: 'AKIAEMULATED', secretAccessKey: 'emulated/secret+key' };

/**
 * S3's protocol over a bucket in memory, as far as `@kiban/object-storage` speaks it, path-style, with every signature, checksum and
 * condition enforced. Each operation's file names the vendor's page it follows.
 */
export async function startS3Server(
  options: EmulatedServerOptions & { readonly pageSize?: number } = {},
): Promise<S3Server> {
  const bucket = new EmulatedBucket();
  const uploads: Uploads = new Map();
  const underWay: WritesUnderWay = new Set();
  const handle = async (request: StoreRequest): Promise<StoreAnswer> => {
    try {
      checkSignature(request, CREDENTIALS);
      checkChecksum(request);
      const [, name = '', ...segments] = request.target.replace(/\?.*/s, '').split('/').map(decodeURIComponent);
      if (name !== BUCKET) throw new S3Refusal(404, 'NoSuchBucket');
      return await operation(segments.join('/'), request);
    } catch (error) {
      if (error instanceof S3Refusal) return error.answer;
      throw error;
    }
  };
  const operation = async (key: string, request: StoreRequest): Promise<StoreAnswer> => {
    const asks = (name: string): boolean => request.url.searchParams.has(name);
    switch (request.method) {
      case 'HEAD':
      case 'GET':
        return key === '' ? listObjects(bucket, request, options.pageSize ?? 1_000) : getObject(bucket, key, request);
      case 'PUT':
        return asks('uploadId') ? uploadPart(uploads, key, request) : putObject(bucket, key, request, underWay);
      case 'POST':
        if (asks('delete')) return deleteObjects(bucket, request);
        if (asks('uploads')) return createUpload(uploads, key, request);
        return completeUpload(bucket, uploads, key, request);
      case 'DELETE':
        return asks('uploadId') ? abortUpload(uploads, key, request) : removeObject(bucket, key);
      default:
        throw new S3Refusal(405, 'MethodNotAllowed');
    }
  };
  const failure = (status: number): StoreAnswer => new S3Refusal(status, FAILURES[status] ?? 'SlowDown').answer;
  const server = await startEmulatedServer(options, handle, failure);
  return { ...server, bucket: BUCKET, credentials: CREDENTIALS, openUploads: () => uploads.size };
}

function removeObject(bucket: EmulatedBucket, key: string): StoreAnswer {
  bucket.delete(key);
  return { status: 204 };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html */
function checkChecksum({ headers, body }: StoreRequest): void {
  if (headers['content-encoding']?.includes('aws-chunked')) throw new S3Refusal(501, 'NotImplemented');
  const sums = {
    'x-amz-checksum-crc32': crc32Of(body),
    'content-md5': createHash('md5').update(body).digest('base64'),
  };
  for (const [name, sum] of Object.entries(sums)) {
    if (headers[name] !== undefined && headers[name] !== sum) throw new S3Refusal(400, 'BadDigest');
  }
}

function crc32Of(body: Buffer): string {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return sum.toString('base64');
}
