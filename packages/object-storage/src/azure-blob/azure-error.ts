import { RestError } from '@azure/storage-blob';
import { codeOfStatus } from '../http-status.ts';
import { StorageError, type StorageErrorCode } from '../storage-error.ts';
import type { Call } from '../store.ts';

/** https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes; what is not here goes by its status. */
const CODES: Readonly<Record<string, StorageErrorCode>> = {
  BlobAlreadyExists: 'precondition_failed',
  ConditionNotMet: 'precondition_failed',
  ServerBusy: 'throttled',
  OperationTimedOut: 'timed_out',
  ContainerBeingDeleted: 'not_found',
  InvalidResourceName: 'invalid_location',
  OutOfRangeInput: 'invalid_location',
};

export function azureError(error: unknown, { path }: Pick<Call, 'path'>): unknown {
  if (error instanceof StorageError || !(error instanceof Error)) return error;
  const { code = '', statusCode } = error instanceof RestError ? error : {};
  const meaning = CODES[code] ?? (statusCode === undefined ? codeWithoutAnswer(error) : codeOfStatus(statusCode));
  const answer =
    statusCode === undefined ? `could not be reached: ${code || error.name}` : `answered ${statusCode} ${code}`;
  return new StorageError(meaning, `Azure Blob Storage ${answer}.`, { path, cause: error });
}

/** Failures of the credential chain are no failures of the connection. */
function codeWithoutAnswer(error: Error): StorageErrorCode {
  return /Credential|Authentication/.test(error.name) ? 'access_denied' : 'unavailable';
}

/** Whether the store said that there is no such blob; HEAD does not tell a missing container from it. */
export function isNoSuchBlob(error: unknown): boolean {
  if (!(error instanceof RestError) || error.statusCode !== 404) return false;
  return error.code !== 'ContainerNotFound' && error.code !== 'ContainerBeingDeleted';
}
