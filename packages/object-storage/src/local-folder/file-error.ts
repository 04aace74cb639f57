import { StorageError, type StorageErrorCode } from '../storage-error.ts';

const CODES: Readonly<Record<string, StorageErrorCode>> = {
  EACCES: 'access_denied',
  EPERM: 'access_denied',
  EROFS: 'access_denied',
  EMFILE: 'throttled',
  ENFILE: 'throttled',
  EAGAIN: 'throttled',
  EBUSY: 'throttled',
  EISDIR: 'invalid_location',
  ENOTDIR: 'invalid_location',
  ENOTEMPTY: 'invalid_location',
  ENAMETOOLONG: 'invalid_location',
  ELOOP: 'invalid_location',
  EIO: 'unavailable',
  ESTALE: 'unavailable',
};

/** The name of the system's error; undefined when it is another kind of failure. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Whether a failure says that there is no such file: a folder is none either. */
export function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(systemCode(error) ?? '');
}

export function fileError(error: unknown, path: string | undefined): unknown {
  const code = systemCode(error);
  if (error instanceof StorageError || code === undefined) return error;
  return new StorageError(CODES[code] ?? 'unknown', `The folder's file system answered ${code}.`, {
    path,
    cause: error,
  });
}
