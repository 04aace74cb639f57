/** What a table's handle takes from outside: time, randomness, and where to say what went wrong beside the point. */
export interface TableEnvironment {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomUuid: () => string;
  /** 0 ≤ random < 1. */
  readonly random: () => number;
  /** Waits so many milliseconds; rejects when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** How often a commit is tried against other writers before `commit_attempts_exhausted`. */
  readonly commitAttempts: number;
  readonly onWarning: (warning: TableWarning) => void;
}

/** Something that failed after a commit and does not undo it: the table is whole, and the next commit tries again. */
export interface TableWarning {
  readonly code: 'checkpoint_failed' | 'log_cleanup_failed';
  readonly version: number;
  readonly cause: unknown;
}

export type TableOptions = Partial<TableEnvironment>;

export function tableEnvironment(options: TableOptions = {}): TableEnvironment {
  return {
    now: options.now ?? Date.now,
    randomUuid: options.randomUuid ?? (() => crypto.randomUUID()),
    random: options.random ?? Math.random,
    sleep: options.sleep ?? sleep,
    commitAttempts: options.commitAttempts ?? 15,
    onWarning: options.onWarning ?? warnOnConsole,
  };
}

function warnOnConsole({ code, version, cause }: TableWarning): void {
  console.warn(`Delta table, version ${version}: ${code}`, cause);
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
