import type { EmulatedBucket } from '../emulated-bucket.ts';
import type { StoreAnswer, StoreRequest } from '../emulated-server.ts';
import { S3Refusal } from './s3-refusal.ts';
import { textsOf, xml } from './xml.ts';

const MOST = 1_000;

/** At most 1,000 keys, with a checksum: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export function deleteObjects(bucket: EmulatedBucket, { headers, body }: StoreRequest): StoreAnswer {
  const checksum = Object.keys(headers).some((name) => name === 'content-md5' || name.startsWith('x-amz-checksum-'));
  if (!checksum) throw new S3Refusal(400, 'InvalidRequest');
  const document = body.toString();
  const keys = textsOf(document, 'Key');
  if (keys.length === 0 || keys.length > MOST) throw new S3Refusal(400, 'MalformedXML');
  for (const key of keys) bucket.delete(key);
  const quiet = textsOf(document, 'Quiet')[0] === 'true';
  const Deleted = quiet ? [] : keys.map((Key) => ({ Key }));
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: xml('DeleteResult', { Deleted }) };
}
