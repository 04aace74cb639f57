import { ChangeRefused } from '@kiban/event-store';
import { applyUnits, type BatchOutcome, linesOf } from './apply-units.ts';
import type { ImportRun, InTransaction } from './import-run.ts';
import type { ImportedRecord } from './known.ts';
import type { ImportUnit } from './plan-import.ts';

/**
 * Takes over all units, a batch a transaction. Calls `onBatch` with what each came to. A serial number or an asset tag may only
 * become free further down: units that were refused are tried again for as long as that lets one more in, so that what comes
 * out depends neither on their order nor on where an import was interrupted.
 */
export async function takeUnits(
  inTransaction: InTransaction,
  run: ImportRun,
  units: readonly ImportUnit[],
  records: ReadonlyMap<string, ImportedRecord>,
  batchSize: number,
  onBatch: (outcome: BatchOutcome, units: number) => void,
): Promise<void> {
  let left = units;
  for (;;) {
    const refused: Refused[] = [];
    for (let start = 0; start < left.length; start += batchSize) {
      const batch = left.slice(start, start + batchSize);
      for (const outcome of await takeOrHalve(inTransaction, run, batch, records, refused)) onBatch(outcome, 0);
      onBatch(NOTHING, batch.length);
    }
    if (refused.length === 0 || refused.length === left.length) {
      for (const { unit, error } of refused) onBatch(setAside(unit, error), 0);
      return;
    }
    left = refused.map(({ unit }) => unit);
  }
}

interface Refused {
  readonly unit: ImportUnit;
  readonly error: ChangeRefused;
}

const NOTHING: BatchOutcome = { changes: [], contradictions: [], set_aside: [] };

/** When the database refuses a batch it is halved until the one unit that is to blame stands alone. */
async function takeOrHalve(
  inTransaction: InTransaction,
  run: ImportRun,
  units: readonly ImportUnit[],
  records: ReadonlyMap<string, ImportedRecord>,
  refused: Refused[],
): Promise<BatchOutcome[]> {
  try {
    return [await inTransaction((transaction) => applyUnits(transaction, run, units, records))];
  } catch (error) {
    if (!(error instanceof ChangeRefused) || error.code === 'version_conflict') throw error;
    const [unit, ...others] = units;
    if (unit === undefined) throw error;
    if (others.length === 0) {
      refused.push({ unit, error });
      return [];
    }
    const half = Math.ceil(units.length / 2);
    const low = await takeOrHalve(inTransaction, run, units.slice(0, half), records, refused);
    const high = await takeOrHalve(inTransaction, run, units.slice(half), records, refused);
    return [...low, ...high];
  }
}

function setAside(unit: ImportUnit, { code, message }: ChangeRefused): BatchOutcome {
  return { ...NOTHING, set_aside: linesOf(unit).map((line) => ({ ...line, problem: code, message })) };
}
