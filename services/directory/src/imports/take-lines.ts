import { type Change, ChangeRefused } from '@kiban/event-store';
import { type BatchOutcome, takeBatch } from './apply-batch.ts';
import { type LinePlace, releaseRefused, setAside } from './apply-statements.ts';
import type { ImportRun, InTransaction } from './import-run.ts';
import type { EntityKind } from './mapping/entity-kinds.ts';

const BEFORE_ALL: LinePlace = { depth: -1, key: '' };

/**
 * Takes over all lines of a kind, a batch a transaction. Calls `onChanges` with what each batch recorded. A code or login id
 * may only become free further down: lines that were refused for it are tried again for as long as that lets one more in,
 * so that what comes out depends neither on their order nor on where an import was interrupted.
 */
export async function takeLines(
  inTransaction: InTransaction,
  run: ImportRun,
  kind: EntityKind,
  batchSize: number,
  onChanges: (changes: readonly Change<object>[], lines: number) => void,
): Promise<void> {
  for (let refused = Number.MAX_SAFE_INTEGER; refused > 0; ) {
    await takeEach(inTransaction, run, kind, batchSize, onChanges);
    const release = releaseRefused(run.importId, kind, refused);
    const [row] = await inTransaction((transaction) => transaction.rows(release));
    refused = row?.released ?? 0;
  }
}

async function takeEach(
  inTransaction: InTransaction,
  run: ImportRun,
  kind: EntityKind,
  batchSize: number,
  onChanges: (changes: readonly Change<object>[], lines: number) => void,
): Promise<void> {
  let after = BEFORE_ALL;
  for (;;) {
    const { lines, changes } = await takeOrHalve(inTransaction, run, kind, after, null, batchSize);
    onChanges(changes, lines.length);
    const last = lines.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

/**
 * Takes over a batch. When the database refuses it the batch is halved until the one line that is to blame stands alone;
 * that line is set aside and everything around it is taken over.
 */
async function takeOrHalve(
  inTransaction: InTransaction,
  run: ImportRun,
  kind: EntityKind,
  after: LinePlace,
  until: LinePlace | null,
  limit: number,
): Promise<BatchOutcome> {
  let blamed: BatchOutcome['lines'] = [];
  try {
    return await inTransaction((transaction) =>
      takeBatch(transaction, run, kind, after, until, limit, (lines) => {
        blamed = lines;
      }),
    );
  } catch (error) {
    if (!(error instanceof ChangeRefused) || error.code === 'version_conflict') throw error;
    const [first, ...others] = blamed;
    const last = blamed.at(-1);
    if (first === undefined || last === undefined) throw error;
    if (others.length === 0) {
      const problem = { key: first.key, problem: error.code, message: error.message };
      await inTransaction((transaction) => transaction.rows(setAside(run.importId, kind, [problem])));
      return { lines: blamed, changes: [] };
    }
    const half = Math.ceil(blamed.length / 2);
    const middle = blamed[half - 1] ?? first;
    const low = await takeOrHalve(inTransaction, run, kind, after, middle, half);
    const high = await takeOrHalve(inTransaction, run, kind, middle, last, blamed.length - half);
    return { lines: blamed, changes: [...low.changes, ...high.changes] };
  }
}
