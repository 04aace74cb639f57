/** Why an operation on a table was refused. Stable: callers branch on it. */
export type DeltaErrorCode =
  // the table and its log
  | 'table_not_found'
  | 'table_exists'
  | 'version_not_found'
  | 'log_incomplete'
  | 'log_malformed'
  | 'checkpoint_malformed'
  | 'feature_unsupported'
  // schemas and values
  | 'schema_invalid'
  | 'schema_mismatch'
  | 'value_invalid'
  | 'option_invalid'
  // data files
  | 'file_not_found'
  | 'file_malformed'
  // commits that lost against another writer's
  | 'protocol_changed'
  | 'metadata_changed'
  | 'concurrent_transaction'
  | 'concurrent_delete_delete'
  | 'concurrent_delete_read'
  | 'concurrent_append'
  | 'commit_attempts_exhausted'
  // what the table or its settings forbid
  | 'append_only'
  | 'duplicate_key'
  | 'retention_too_short'
  | 'change_data_unavailable';

/** What this library throws for a table, a value or an option; failures of the storage pass through as they are. */
export class DeltaError extends Error {
  override readonly name: string = 'DeltaError';
  readonly code: DeltaErrorCode;
  /** The table feature or type that is not supported, with `feature_unsupported`. */
  readonly feature: string | undefined;

  constructor(code: DeltaErrorCode, message: string, options: ErrorOptions & { readonly feature?: string } = {}) {
    super(message, options);
    this.code = code;
    this.feature = options.feature;
  }
}
