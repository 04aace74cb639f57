import { DeltaError } from '../errors.ts';
import type { Action } from '../log/action.ts';
import { type AdvancedSnapshot, advanceSnapshot, applyCommits } from '../snapshot/advance-snapshot.ts';
import { loadSnapshot } from '../snapshot/load-snapshot.ts';
import { withRecentTombstones } from '../snapshot/recent-tombstones.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { TableStorage } from '../storage/table-storage.ts';
import type { TableEnvironment } from './environment.ts';

/** Milliseconds after which the log is listed anew, whatever its retention. */
const longestTrust = 3_600_000;

/** Tombstones are gone through once there are so many more than twice those that were kept the last time. */
const tombstonesAtFirst = 10_000;

/** What the operations of one handle share: where the table lies, and the newest version that was seen. */
export class TableSession {
  readonly storage: TableStorage;
  readonly environment: TableEnvironment;
  #newest: Snapshot;
  /** When `#newest` was known to be the newest, in milliseconds since 1970. */
  #seenAt: number;
  #tombstonesKept = 0;
  #lastCommit: Promise<unknown> = Promise.resolve();

  private constructor(storage: TableStorage, environment: TableEnvironment, snapshot: Snapshot, seenAt: number) {
    this.storage = storage;
    this.environment = environment;
    this.#newest = snapshot;
    this.#seenAt = seenAt;
  }

  /** @throws DeltaError `table_not_found` and whatever else keeps the table from being read */
  static async open(storage: TableStorage, environment: TableEnvironment): Promise<TableSession> {
    const seenAt = environment.now();
    return new TableSession(storage, environment, await loadSnapshot(storage), seenAt);
  }

  /** The newest version, found by reading what was committed since the last look. */
  async latest(): Promise<Snapshot> {
    const now = this.environment.now();
    const snapshot = this.isCurrent(this.#seenAt)
      ? (await advanceSnapshot(this.storage, this.#newest)).snapshot
      : await loadSnapshot(this.storage);
    this.#remember(snapshot, now);
    return snapshot;
  }

  /**
   * The newest version, and every commit since `snapshot`.
   * @throws DeltaError `log_incomplete` when the log's cleanup took some of them meanwhile
   */
  async advance(snapshot: Snapshot): Promise<AdvancedSnapshot> {
    const now = this.environment.now();
    if (!this.isCurrent(this.#seenAt)) await this.latest();
    const advanced = await advanceSnapshot(this.storage, snapshot);
    if (advanced.snapshot.version < this.#newest.version) {
      const message = `commits after version ${advanced.snapshot.version} were cleaned up while they were needed`;
      throw new DeltaError('log_incomplete', message);
    }
    this.#remember(advanced.snapshot, now);
    return advanced;
  }

  /** After our own commit: the snapshot it makes, without reading it back. */
  committed(snapshot: Snapshot, version: number, actions: readonly Action[]): Snapshot {
    const next = applyCommits(snapshot, [{ version, actions }]);
    this.#remember(next, this.environment.now());
    return next;
  }

  /** Commits of one handle go one after another: against each other they would only lose. */
  async inTurn<T>(commit: () => Promise<T>): Promise<T> {
    const turn = this.#lastCommit.then(commit);
    this.#lastCommit = turn.catch(() => undefined);
    return await turn;
  }

  /**
   * Whether a look at the log (milliseconds since 1970) is so fresh that every commit since must still be there: commits are cleaned
   * up when they are older than the log's retention. After a longer time, that a commit is not there does not say that its version
   * is free.
   */
  isCurrent(seenAt: number): boolean {
    const { logRetentionMs } = this.#newest.properties;
    return this.environment.now() - seenAt < Math.min(longestTrust, logRetentionMs / 2);
  }

  #remember(snapshot: Snapshot, seenAt: number): void {
    if (snapshot.version < this.#newest.version) return;
    this.#newest = this.#withoutManyTombstones(snapshot);
    this.#seenAt = Math.max(seenAt, this.#seenAt);
  }

  /** A handle may live for months: without this it would remember every file that was ever removed. */
  #withoutManyTombstones(snapshot: Snapshot): Snapshot {
    if (snapshot.tombstones.size <= tombstonesAtFirst + 2 * this.#tombstonesKept) return snapshot;
    const trimmed = withRecentTombstones(snapshot, this.environment.now());
    this.#tombstonesKept = trimmed.tombstones.size;
    return trimmed;
  }
}
