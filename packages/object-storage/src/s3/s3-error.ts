import { S3ServiceException } from '@aws-sdk/client-s3';
import { codeOfStatus } from '../http-status.ts';
import { StorageError, type StorageErrorCode } from '../storage-error.ts';
import type { Call } from '../store.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; what is not here goes by its status. */
const CODES: Readonly<Record<string, StorageErrorCode>> = {
  SlowDown: 'throttled',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  RequestLimitExceeded: 'throttled',
  RequestTimeout: 'timed_out',
  ConditionalRequestConflict: 'unavailable',
  OperationAborted: 'unavailable',
  BadDigest: 'unavailable',
  InternalError: 'unavailable',
  NoSuchBucket: 'not_found',
  InvalidBucketName: 'invalid_location',
  KeyTooLongError: 'invalid_location',
  PermanentRedirect: 'invalid_location',
  AuthorizationHeaderMalformed: 'invalid_location',
  NotImplemented: 'unsupported',
  CredentialsProviderError: 'access_denied',
};

export function s3Error(error: unknown, { path }: Pick<Call, 'path'>): unknown {
  if (error instanceof StorageError || !(error instanceof Error)) return error;
  const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
  const code = CODES[error.name] ?? (status === undefined ? 'unavailable' : codeOfStatus(status));
  const answer = status === undefined ? `could not be reached: ${error.name}` : `answered ${status} ${error.name}`;
  return new StorageError(code, `S3 ${answer}.`, { path, cause: error });
}

/** Whether the store said that there is no such object. An answer to HEAD does not tell a missing bucket from it. */
export function isNoSuchKey(error: unknown): boolean {
  return error instanceof S3ServiceException && (error.name === 'NoSuchKey' || error.name === 'NotFound');
}

export function hasName(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
