import type { Action, AddFile } from '../log/action.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What an operation wants to commit, made from one snapshot of the table. */
export interface Plan<Outcome> {
  readonly snapshot: Snapshot;
  /** Without commitInfo and txn, which every commit gets. */
  readonly actions: readonly Action[] | ((commit: CommitMoment) => readonly Action[]);
  readonly reads: Reads;
  readonly rowsWritten: number;
  /** For the history, by the names that Spark uses. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly outcome: Outcome;
}

export interface CommitMoment {
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

/** What of the snapshot the plan was made from: another writer's commit that changes it makes the plan wrong. */
export interface Reads {
  /** Nothing was read: the plan only adds rows, whatever the table holds. */
  readonly isBlindAppend: boolean;
  /** `fileKey`s of the files that were read or are removed. */
  readonly files: ReadonlySet<string>;
  /** Whether a file that another writer added would have been read, too. */
  readonly wouldRead: (file: AddFile) => boolean;
}

export const noReads: Reads = { isBlindAppend: false, files: new Set(), wouldRead: () => false };
