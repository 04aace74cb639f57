import { randomUUIDv7 } from 'node:crypto';
import { type Aggregate, type Change, ChangeRefused, record, refusalOf, type StateRow } from '@kiban/event-store';
import type { TenantTransaction } from '@kiban/postgres';
import { CommandRefused } from '@kiban/service';
import type { Membership } from '../memberships/membership.ts';
import type { OperatorRefusal } from '../operator-refusal.ts';
import {
  adoptable,
  aggregatesOf,
  type LinePlace,
  linesToTake,
  rememberLines,
  type StagedLine,
  setAside,
  unitsInCycles,
} from './apply-statements.ts';
import { importKind } from './import-kind.ts';
import type { ImportRun } from './import-run.ts';
import { listImportedJobs } from './listed-jobs.ts';
import { type EntityKind, kindSpec } from './mapping/entity-kinds.ts';

/** What one batch did. */
export interface BatchOutcome {
  readonly lines: readonly StagedLine[];
  readonly changes: readonly Change<object>[];
}

/**
 * Takes over the next lines of a kind in the transaction given, which holds the tenant's lock: reads them beside the
 * directory's state, decides, records, remembers. Lines that a command refuses are set aside, each with its reason.
 *
 * `onRead` is told which lines the batch is about before anything can go wrong with them.
 *
 * @throws ChangeRefused when the database refuses one of the changes: the batch must then be halved.
 */
export async function takeBatch(
  transaction: TenantTransaction,
  run: ImportRun,
  kind: EntityKind,
  after: LinePlace,
  until: LinePlace | null,
  limit: number,
  onRead: (lines: readonly StagedLine[]) => void,
): Promise<BatchOutcome> {
  const { aggregate, take } = importKind(kind);
  const lines = await transaction.rows(
    linesToTake(aggregate as Aggregate<never>, run.importId, run.source, after, until, run.occurredAt, limit),
  );
  onRead(lines);
  if (lines.length === 0) return { lines, changes: [] };
  const [known, adopted] = await Promise.all([
    transaction.rows(aggregatesOf(run.source, referencesOf(kind, lines))),
    adoptedBy(transaction, aggregate, run.source, lines),
  ]);
  const ids = new Map(known.map((row) => [`${row.kind} ${row.key}`, row.aggregate_id]));
  const changes: Change<object>[] = [];
  const taken: Parameters<typeof rememberLines>[3][number][] = [];
  const refused: { key: string; problem: string; message: string }[] = [];
  for (const line of lines) {
    const existing = adopted.get(line.key);
    const state = (line.state ?? existing?.state ?? null) as StateRow<object> | null;
    const id = line.aggregate_id ?? existing?.aggregate_id ?? randomUUIDv7();
    ids.set(`${kind} ${line.key}`, id);
    try {
      const younger = line.newer || Date.parse(existing?.state.valid_from ?? '') >= Date.parse(run.occurredAt);
      if (younger)
        throw new CommandRefused<OperatorRefusal>('younger_change', 'The directory has a younger change of this.');
      const change = take(state, id, { ...line.content, references: resolved(kind, line, ids) }, run.occasion(line));
      if (change !== null) changes.push(change);
      taken.push({ key: line.key, aggregate_id: id, completeness: line.completeness, digest: line.digest });
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      refused.push({ key: line.key, problem: error.code, message: error.message });
    }
  }
  if (changes.length > 0) await recordChanges(transaction, run, kind, changes);
  await Promise.all([
    transaction.rows(rememberLines(transaction.tenantId, run.source, kind, taken)),
    refused.length === 0 ? [] : transaction.rows(setAside(run.importId, kind, refused)),
  ]);
  return { lines, changes };
}

async function recordChanges(
  transaction: TenantTransaction,
  run: ImportRun,
  kind: EntityKind,
  changes: readonly Change<object>[],
): Promise<void> {
  try {
    await transaction.rows(record(transaction, importKind(kind).aggregate, run.context, changes));
  } catch (error) {
    throw refusalOf(error);
  }
  if (kind === 'membership') await listImportedJobs(transaction, run, changes as readonly Change<Membership>[]);
  const moved = changes.filter((change) => change.payload.changed.includes('parent_id') && change.expected_version > 0);
  if (moved.length === 0) return;
  const cyclic = await transaction.rows(unitsInCycles(moved.map((change) => change.aggregate_id)));
  if (cyclic.length > 0)
    throw new ChangeRefused('value_refused', 'The unit would stand below itself.', 'unit_cycle', undefined);
}

type Adopted = { readonly aggregate_id: string; readonly state: StateRow<object> };

/** Entities that exist though this source does not tell of them. When two lines mean one, the database refuses the second. */
async function adoptedBy(
  transaction: TenantTransaction,
  aggregate: Aggregate<object>,
  source: string,
  lines: readonly StagedLine[],
): Promise<Map<string, Adopted>> {
  if (aggregate.kind === 'membership') return new Map();
  const unknown = lines
    .filter((line) => line.aggregate_id === null)
    .map((line) => ({ key: line.key, identifiers: line.content.identifiers, fields: line.content.fields }));
  if (unknown.length === 0) return new Map();
  const found = await transaction.rows(adoptable(aggregate as Aggregate<never>, source, unknown));
  return new Map(found.map((row) => [row.key, row]));
}

function referencesOf(kind: EntityKind, lines: readonly StagedLine[]): { kind: string; key: string }[] {
  const wanted = new Map<string, { kind: string; key: string }>();
  for (const line of lines)
    for (const [name, key] of Object.entries(line.content.references)) {
      const target = kindSpec(kind).references[name]?.kind;
      if (key !== null && target !== undefined) wanted.set(`${target} ${key}`, { kind: target, key });
    }
  return [...wanted.values()];
}

function resolved(kind: EntityKind, line: StagedLine, ids: ReadonlyMap<string, string>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(line.content.references).map(([name, key]) => {
      if (key === null) return [name, null];
      const id = ids.get(`${kindSpec(kind).references[name]?.kind} ${key}`);
      // the analysis found it, so its own line was refused since
      if (id === undefined) throw new CommandRefused('not_found', `${name} ${key} could not be taken over.`);
      return [name, id];
    }),
  );
}
