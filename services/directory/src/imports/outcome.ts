import type { Hole } from './import-row.ts';
import type { ImportRun, InTransaction } from './import-run.ts';
import type { EntityKind } from './mapping/entity-kinds.ts';
import { countLines, countMissing } from './report-statements.ts';
import type { Tally } from './tally.ts';

/** What came of one snapshot. */
export interface SnapshotOutcome {
  readonly date: string;
  readonly status: 'imported' | 'already_imported';
  readonly records: number;
  /** Different entities the snapshot shows, by kind. */
  readonly shown: Readonly<Record<string, number>>;
  /** Lines that only repeat another one, by kind. */
  readonly repeated: Readonly<Record<string, number>>;
  /** Lines set aside, by problem. */
  readonly set_aside: Readonly<Record<string, number>>;
  readonly holes: readonly Hole[];
  readonly unread_kinds: readonly string[];
  /** Entities that were not shown and were not ended, by kind: in a hole, or of an unread kind, or not empty. */
  readonly kept: Readonly<Record<string, number>>;
  /** Events, by name. */
  readonly events: Readonly<Record<string, number>>;
  /** The first few changes of each name. */
  readonly examples: Readonly<Record<string, readonly string[]>>;
}

/** Counts what there is to tell of a snapshot, while its staged lines are still there. */
export async function outcomeOf(
  inTransaction: InTransaction,
  run: ImportRun,
  kinds: readonly EntityKind[],
  records: number,
  tally: Tally,
): Promise<SnapshotOutcome> {
  const lines = await inTransaction((transaction) => transaction.rows(countLines(run.importId)));
  const sums = (some: typeof lines, by: 'kind' | 'problem', of: 'lines' | 'entities'): Record<string, number> => {
    const totals: Record<string, number> = {};
    for (const each of some) totals[String(each[by])] = (totals[String(each[by])] ?? 0) + each[of];
    return totals;
  };
  const repeated = lines.filter(({ problem }) => problem === 'repeated');
  const taken = lines.filter(({ problem }) => problem === null);
  const setAside = lines.filter((each) => !repeated.includes(each) && !taken.includes(each));
  return {
    date: run.snapshotDate,
    status: 'imported',
    records,
    shown: sums(taken, 'kind', 'entities'),
    repeated: sums(repeated, 'kind', 'lines'),
    set_aside: sums(setAside, 'problem', 'lines'),
    holes: run.holes,
    unread_kinds: run.unreadKinds,
    kept: await keptOf(inTransaction, run, kinds),
    events: tally.events,
    examples: tally.examples,
  };
}

/** What is told of a snapshot that was imported before. */
export function alreadyImported(date: string): SnapshotOutcome {
  const none = { shown: {}, repeated: {}, set_aside: {}, kept: {}, events: {}, examples: {} };
  return { date, status: 'already_imported', records: 0, holes: [], unread_kinds: [], ...none };
}

async function keptOf(
  inTransaction: InTransaction,
  { importId, source }: ImportRun,
  kinds: readonly EntityKind[],
): Promise<Record<string, number>> {
  const kept: Record<string, number> = {};
  for (const kind of kinds) {
    const [count] = await inTransaction((transaction) => transaction.rows(countMissing(importId, source, kind)));
    if (count !== undefined && count.missing > 0) kept[kind] = count.missing;
  }
  return kept;
}
