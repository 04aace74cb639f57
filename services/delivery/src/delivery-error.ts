export type DeliveryErrorCode =
  /** Another worker took over. */
  | 'turn_lost'
  /** A table of the lake holds a batch that the ledger has not come to. */
  | 'table_ahead'
  /** The lake was written by a worker of another ledger: by another database's. */
  | 'lake_of_another_ledger'
  /** There is no such table in the lake. */
  | 'table_unknown';

/** Why the worker cannot go on. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly code: DeliveryErrorCode;

  constructor(code: DeliveryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
