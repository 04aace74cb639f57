import type { S3Client } from '@aws-sdk/client-s3';

/** What the operations need. */
export interface Bucket {
  readonly client: S3Client;
  readonly name: string;
}
