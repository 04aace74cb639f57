import { type Snapshot, snapshotFingerprint } from '@kiban/tabular';
import { applySnapshot } from './apply-snapshot.ts';
import { beginImport } from './begin-import.ts';
import { beginRun } from './begin-run.ts';
import { checkSnapshot } from './check-snapshot.ts';
import { IMPORT_KINDS } from './import-kind.ts';
import type { ImportOptions, ImportProgress } from './import-options.ts';
import { finishImport } from './import-row.ts';
import type { InTransaction } from './import-run.ts';
import type { EntityKind } from './mapping/entity-kinds.ts';
import type { Mapping } from './mapping/mapping-schema.ts';
import { alreadyImported, outcomeOf, type SnapshotOutcome } from './outcome.ts';
import { type ReportLine, readSnapshot } from './read-snapshot.ts';
import { linesSetAside } from './report-statements.ts';
import { unstageLines } from './staging.ts';

const UNSTAGED_AT_ONCE = 20_000;

/**
 * Imports one snapshot: reads it whole, checks it, then writes the events that must have happened since the one before.
 * Each batch is a transaction; a killed import that is run again ends in the same events.
 *
 * @throws ImportError, SnapshotError: nothing of the snapshot was taken over.
 */
export async function importSnapshot(
  inTransaction: InTransaction,
  snapshot: Snapshot,
  options: ImportOptions,
): Promise<SnapshotOutcome> {
  const { mapping, mappingText, notAHole, batchSize, onProblem } = options;
  const progress = (phase: ImportProgress['phase'], done: number, total: number | null): void =>
    options.onProgress({ snapshot: snapshot.date, phase, done, total });
  const onRead = (records: number): void => progress('reading', records, null);

  onRead(0);
  const fingerprint = await snapshotFingerprint(snapshot, mappingText);
  const row = await inTransaction((transaction) => beginImport(transaction, snapshot, mapping.source, fingerprint));
  await unstage(inTransaction, row.id, () => undefined); // what a killed run left behind
  if (row.status === 'done') return alreadyImported(snapshot.date);
  const { records, unreadKinds } = await readSnapshot(snapshot, mapping, row.id, inTransaction, onRead, onProblem);

  progress('checking', 0, null);
  const earlier = row.status === 'applying' ? row.findings : null;
  const findings = await inTransaction((transaction) =>
    checkSnapshot(transaction, row.id, mapping, unreadKinds, notAHole, earlier),
  );

  const run = await inTransaction((transaction) => beginRun(transaction, row, findings, options));
  const kinds = kindsOf(mapping);
  const tally = await applySnapshot(inTransaction, run, kinds, batchSize, progress);

  await reportSetAside(inTransaction, row.id, snapshot.date, onProblem);
  const outcome = await outcomeOf(inTransaction, run, kinds, records, tally);
  await inTransaction((transaction) => transaction.rows(finishImport(row.id)));
  await unstage(inTransaction, row.id, (done) => progress('tidying', done, null));
  return outcome;
}

/** The kinds a mapping names, in the order in which they are taken over. */
function kindsOf({ files }: Mapping): EntityKind[] {
  const named = new Set(files.flatMap((file) => file.entities.map((entity) => entity.kind)));
  return (Object.keys(IMPORT_KINDS) as EntityKind[]).filter((kind) => named.has(kind));
}

async function unstage(
  inTransaction: InTransaction,
  importId: string,
  onRemoved: (done: number) => void,
): Promise<void> {
  for (let done = 0, removed = 1; removed > 0; onRemoved(done)) {
    const [row] = await inTransaction((transaction) => transaction.rows(unstageLines(importId, UNSTAGED_AT_ONCE)));
    removed = row?.removed ?? 0;
    done += removed;
  }
}

async function reportSetAside(
  inTransaction: InTransaction,
  importId: string,
  snapshot: string,
  onProblem: (line: ReportLine) => void,
): Promise<void> {
  let after = { file: '', line: 0, kind: '' };
  for (;;) {
    const lines = await inTransaction((transaction) => transaction.rows(linesSetAside(importId, after, 1_000)));
    for (const line of lines) onProblem({ snapshot, ...line });
    const last = lines.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
