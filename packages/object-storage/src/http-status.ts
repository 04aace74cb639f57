import type { StorageErrorCode } from './storage-error.ts';

/** What an HTTP answer of a store means for a caller, when the vendor's own code says no more. */
export function codeOfStatus(status: number): StorageErrorCode {
  switch (status) {
    case 401:
    case 403:
      return 'access_denied';
    case 404:
      return 'not_found';
    case 408:
      return 'timed_out';
    case 412:
      return 'precondition_failed';
    case 429:
      return 'throttled';
    default:
      return status >= 500 ? 'unavailable' : 'unknown';
  }
}
