/** Why a store refused or failed. Stable: callers branch on it. */
export type StorageErrorCode =
  /** The bucket or container does not exist. An object that does not exist is no error: reading it answers null. */
  | 'not_found'
  | 'access_denied'
  | 'unavailable'
  | 'timed_out'
  | 'throttled'
  /** The object changed while it was being read. Conditional writes answer false or null instead. */
  | 'precondition_failed'
  /** A path, a URL or an option that cannot be one. */
  | 'invalid_location'
  | 'unsupported'
  | 'unknown';

const RETRYABLE: ReadonlySet<StorageErrorCode> = new Set(['unavailable', 'timed_out', 'throttled']);

/** What a store throws, with the vendor's error as its cause. The message carries no secrets. */
export class StorageError extends Error {
  override readonly name: string = 'StorageError';
  readonly code: StorageErrorCode;
  /** Whether the same call can succeed later. It has been tried as often as the storage was told to. */
  readonly retryable: boolean;
  /** Of the object, below the storage's prefix; undefined when the failure concerns none. */
  readonly path: string | undefined;

  constructor(
    code: StorageErrorCode,
    message: string,
    options: ErrorOptions & { readonly path?: string | undefined } = {},
  ) {
    super(message, options);
    this.code = code;
    this.retryable = RETRYABLE.has(code);
    this.path = options.path;
  }
}
