import { type Aggregate, type Change, record, refusalOf, type StateRow } from '@kiban/event-store';
import type { TenantTransaction } from '@kiban/postgres';
import { assignmentsEndingWith, endingOf } from '../role-assignments/active-assignments.ts';
import { entitiesToEnd, rememberEnds } from './apply-statements.ts';
import { importKind } from './import-kind.ts';
import type { ImportRun, InTransaction } from './import-run.ts';
import type { EntityKind } from './mapping/entity-kinds.ts';

/**
 * Ends what the source told of before and this snapshot does not show, a batch a transaction. What is in a hole stays, and
 * so does every entity of a kind of whose lines some could not be read. Units end once nothing is open in them. Whoever has left
 * holds no role any more, and nobody holds one for what is closed.
 */
export async function endMissing(
  inTransaction: InTransaction,
  run: ImportRun,
  kind: EntityKind,
  batchSize: number,
  onChanges: (changes: readonly Change<object>[], lines: number) => void,
): Promise<void> {
  if (run.unreadKinds.includes(kind)) return;
  const { aggregate, end, present } = importKind(kind);
  const holes = run.holes.map((hole) => hole.value);
  const next = entitiesToEnd(
    aggregate as Aggregate<never>,
    present,
    run.importId,
    run.source,
    holes,
    run.occurredAt,
    batchSize,
  );
  for (;;) {
    const ended = await inTransaction(async (transaction) => {
      const missing = await transaction.rows(next);
      const changes = missing.flatMap(({ state }) => end(state as StateRow<object>, run.occasion(null)) ?? []);
      if (changes.length === 0) return changes;
      try {
        await transaction.rows(record(transaction, aggregate, run.context, changes));
        await endRoles(transaction, run, kind, changes);
      } catch (error) {
        throw refusalOf(error);
      }
      const keys = missing.map((entity) => entity.key);
      await transaction.rows(rememberEnds(run.source, kind, keys));
      return changes;
    });
    onChanges(ended, ended.length);
    if (ended.length === 0) return;
  }
}

/** What Kiban gave ends when Kiban learns that its holder has left or its place is closed: now, and not at the snapshot's date. */
async function endRoles(
  transaction: TenantTransaction,
  { context }: ImportRun,
  kind: EntityKind,
  gone: readonly Change<object>[],
): Promise<void> {
  const ids = gone.map((change) => change.aggregate_id);
  const [held] = await transaction.rows(assignmentsEndingWith(kind, ids));
  for (const recording of endingOf(held)) await transaction.rows(recording(transaction, context));
}
