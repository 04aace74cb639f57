import { endMissing } from './end-missing.ts';
import type { ImportProgress } from './import-options.ts';
import type { ImportRun, InTransaction } from './import-run.ts';
import type { EntityKind } from './mapping/entity-kinds.ts';
import { countLines } from './report-statements.ts';
import { takeLines } from './take-lines.ts';
import { Tally } from './tally.ts';

/** Kinds whose ends come before anything new, so that the codes of what closed are free again. */
const ENDED_FIRST: readonly EntityKind[] = ['membership', 'user', 'store'];
/** Kinds whose ends come last, once what was in them has moved on. */
const ENDED_LAST: readonly EntityKind[] = ['organization_unit', 'corporation'];

/** Writes the events that must have happened since the snapshot before. `kinds`: those of the mapping, in their order. */
export async function applySnapshot(
  inTransaction: InTransaction,
  run: ImportRun,
  kinds: readonly EntityKind[],
  batchSize: number,
  progress: (phase: ImportProgress['phase'], done: number, total: number | null) => void,
): Promise<Tally> {
  const tally = new Tally();
  const end = async (some: readonly EntityKind[]): Promise<void> => {
    for (const kind of some.filter((one) => kinds.includes(one))) {
      progress('ending', 0, null);
      await endMissing(inTransaction, run, kind, batchSize, (changes) => tally.add(changes));
    }
  };
  const counts = await inTransaction((transaction) => transaction.rows(countLines(run.importId)));
  const total = counts.filter((count) => count.problem === null).reduce((sum, count) => sum + count.lines, 0);
  let taken = 0;
  await end(ENDED_FIRST);
  for (const kind of kinds)
    await takeLines(inTransaction, run, kind, batchSize, (changes, lines) => {
      tally.add(changes);
      taken += lines;
      progress('taking', taken, total);
    });
  await end(ENDED_LAST);
  return tally;
}
