/** Why a batch is held back. Stable: operators and alerts go by it. */
export type HoldReason =
  /** Fewer or more events lie between the bounds than were counted when they were recorded. */
  | 'events_differ'
  /** A change is missing, or was published before: versions do not follow on each other. */
  | 'version_gap'
  /** Two events or rows of one key. */
  | 'key_doubled'
  /** A change does not lie after the one before it. */
  | 'time_not_rising'
  /** A row refers to something that is neither in the lake nor in the batch. */
  | 'reference_missing'
  /** An event's state does not have the form of the table. */
  | 'value_invalid'
  /** The table in the lake cannot be read or written. */
  | 'table_refused';

/** A batch that must not be published as it is. */
export class BatchRefused extends Error {
  override readonly name = 'BatchRefused';
  readonly reason: HoldReason;

  constructor(reason: HoldReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
