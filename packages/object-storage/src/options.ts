import type { RetryOptions } from './attempts/policy.ts';
import type { Presigning } from './local-folder/presigned-url.ts';

/** What a location's URL does not say. Without `credentials` the vendor's default chain finds them. */
export interface ObjectStorageOptions {
  /** A store that speaks the vendor's protocol elsewhere, for `s3`, `gs` and `az`; the URL's own parameter comes first. */
  readonly endpoint?: string;
  /** Of `s3`; the URL's own parameter comes first. */
  readonly region?: string;
  readonly credentials?: S3Credentials | GoogleCredentials | AzureCredentials;
  readonly retries?: RetryOptions;
  /** Bytes of a part of `putStream`, of which it holds two in memory: a multiple of 256 KiB, at least 5 MiB, default 8 MiB. */
  readonly partBytes?: number;
  /** Of a local folder: without it `presignedGet` is refused. */
  readonly presigning?: Presigning;
}

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Of a service account's key file. */
export interface GoogleCredentials {
  readonly clientEmail: string;
  /** PEM. */
  readonly privateKey: string;
}

export interface AzureCredentials {
  readonly accountKey: string;
}
