import { createHash, randomUUID } from 'node:crypto';
import type { EmulatedBucket } from '../emulated-bucket.ts';
import type { StoreAnswer, StoreRequest } from '../emulated-server.ts';
import { metadataOf } from './objects.ts';
import { S3Refusal } from './s3-refusal.ts';
import { textsOf, xml } from './xml.ts';

/** Of every part but the last one: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const LEAST_PART_BYTES = 5 * 1_048_576;
const MOST_PARTS = 10_000;

interface Upload {
  readonly key: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly parts: Map<number, Buffer>;
}

export type Uploads = Map<string, Upload>;

export function createUpload(uploads: Uploads, key: string, request: StoreRequest): StoreAnswer {
  const UploadId = randomUUID();
  uploads.set(UploadId, { key, metadata: metadataOf(request), parts: new Map() });
  return { status: 200, body: xml('InitiateMultipartUploadResult', { Key: key, UploadId }) };
}

export function uploadPart(uploads: Uploads, key: string, { url, body }: StoreRequest): StoreAnswer {
  const upload = uploadOf(uploads, key, url);
  const number = Number(url.searchParams.get('partNumber'));
  if (!(number >= 1 && number <= MOST_PARTS)) throw new S3Refusal(400, 'InvalidArgument');
  upload.parts.set(number, body);
  return { status: 200, headers: { etag: etagOf(body) } };
}

/** The parts that are named appear as one object: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
export function completeUpload(
  bucket: EmulatedBucket,
  uploads: Uploads,
  key: string,
  { url, body }: StoreRequest,
): StoreAnswer {
  const upload = uploadOf(uploads, key, url);
  const document = body.toString();
  const etags = textsOf(document, 'ETag');
  const numbers = textsOf(document, 'PartNumber').map(Number);
  const parts = numbers.map((number, index) => {
    const part = upload.parts.get(number);
    if (!part || etagOf(part) !== etags[index]) throw new S3Refusal(400, 'InvalidPart');
    if (index > 0 && number <= (numbers[index - 1] ?? 0)) throw new S3Refusal(400, 'InvalidPartOrder');
    if (index < numbers.length - 1 && part.length < LEAST_PART_BYTES) throw new S3Refusal(400, 'EntityTooSmall');
    return part;
  });
  const digests = Buffer.concat(parts.map((part) => createHash('md5').update(part).digest()));
  const etag = `"${createHash('md5').update(digests).digest('hex')}-${parts.length}"`;
  bucket.set(key, { bytes: Buffer.concat(parts), etag, metadata: upload.metadata });
  uploads.delete(url.searchParams.get('uploadId') ?? '');
  return { status: 200, body: xml('CompleteMultipartUploadResult', { Key: key, ETag: etag }) };
}

export function abortUpload(uploads: Uploads, key: string, { url }: StoreRequest): StoreAnswer {
  uploadOf(uploads, key, url);
  uploads.delete(url.searchParams.get('uploadId') ?? '');
  return { status: 204 };
}

function uploadOf(uploads: Uploads, key: string, url: URL): Upload {
  const upload = uploads.get(url.searchParams.get('uploadId') ?? '');
  if (upload?.key !== key) throw new S3Refusal(404, 'NoSuchUpload');
  return upload;
}

const etagOf = (part: Buffer): string => `"${createHash('md5').update(part).digest('hex')}"`;
