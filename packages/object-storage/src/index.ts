export type { RetryOptions } from './attempts/policy.ts';
export { type Presigning, presignedPath } from './local-folder/presigned-url.ts';
export type { CallOptions, ObjectStorage, ObjectToPut, StoredObject } from './object-storage.ts';
export { openObjectStorage } from './open-object-storage.ts';
export type { AzureCredentials, GoogleCredentials, ObjectStorageOptions, S3Credentials } from './options.ts';
export { StorageError, type StorageErrorCode } from './storage-error.ts';
