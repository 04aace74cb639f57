import { basename } from 'node:path';
import { takeLocks } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantTransaction, tenantTransaction } from '@kiban/postgres';
import { nameOf } from '@kiban/tabular';
import { beginImport, importFingerprint } from './applying/begin-import.ts';
import { finishImport } from './applying/finish-import.ts';
import type { ImportRun, InTransaction } from './applying/import-run.ts';
import { contradictionsOf, importedRecords, type Known, knownAuthorities, knownDevices } from './applying/known.ts';
import { planImport } from './applying/plan-import.ts';
import { readLists } from './applying/read-lists.ts';
import { rulesOf } from './applying/rules.ts';
import { takeUnits } from './applying/take-units.ts';
import { Tally } from './applying/tally.ts';
import type { DeviceImportOptions, DeviceImportOutcome } from './import-options.ts';
import { mergeLines } from './merging/merge-lines.ts';
import type { LocatedSource } from './reading/locate-sources.ts';

/**
 * Makes one list of several: reads them all, merges them, and records what is different from what is known, a batch of devices a
 * transaction. Killed and run again it ends in the same; run again on the same lists it changes nothing.
 *
 * @throws SnapshotError when a list cannot be read: then nothing is taken over of any.
 */
export function importDevices(database: Database, options: DeviceImportOptions): Promise<DeviceImportOutcome> {
  const inTransaction: InTransaction = (work) =>
    tenantTransaction(
      database,
      options.tenantId,
      async (transaction) => {
        options.signal.throwIfAborted();
        const [, result] = await Promise.all([takeLocks(transaction, { of: 'tenant' }), work(transaction)]);
        return result;
      },
      { prepare: false },
    );
  return importWith(inTransaction, options);
}

export async function importWith(
  inTransaction: InTransaction,
  options: DeviceImportOptions,
): Promise<DeviceImportOutcome> {
  const { mapping, mappingText, sources, timezone, batchSize, operator, requestId, onProgress } = options;
  onProgress({ phase: 'reading', done: 0, total: null });
  const fingerprint = await importFingerprint(sources, mappingText);
  const read = await readLists(inTransaction, sources, mapping, timezone, (done) =>
    onProgress({ phase: 'reading', done, total: null }),
  );
  onProgress({ phase: 'merging', done: 0, total: null });
  const known = await inTransaction((transaction) => readKnown(transaction, mapping.name));
  const rules = rulesOf(mapping, sources, known.contradictions);
  const merged = mergeLines(read.lines, rules);
  const plan = planImport(merged, known, rules, mapping.certificates?.authorities ?? {});
  const beginnings = await inTransaction((transaction) => beginningsOf(transaction, sources, timezone));
  const importId = await inTransaction((transaction) =>
    beginImport(transaction, mapping.name, fingerprint, sources.map(describe)),
  );
  const run: ImportRun = {
    import_id: importId,
    import_name: mapping.name,
    context: {
      actor: { kind: 'import', id: 'migration' },
      on_behalf_of: operator,
      reason: `${mapping.name} ${sources.map(({ mapping: { name }, date }) => `${name} ${date}`).join(', ')}`,
      request_id: requestId,
    },
    beginningOf: (date) => beginnings.get(date) ?? failing(date),
  };
  const tally = new Tally(options);
  tally.setAside([...read.set_aside, ...plan.set_aside]);
  const records = new Map(known.records.map((record) => [record.id, record]));
  let taken = 0;
  await takeUnits(inTransaction, run, plan.units, records, batchSize, (outcome, units) => {
    tally.add(outcome);
    taken += units;
    onProgress({ phase: 'taking', done: Math.min(taken, plan.units.length), total: plan.units.length });
  });
  tally.addContradictions(await inTransaction((transaction) => finishImport(transaction, run, plan, merged.unmerged)));
  return {
    import_id: importId,
    name: mapping.name,
    sources: sources.map(({ mapping: { name }, date }) => ({ name, date, lines: read.counts[name] ?? 0 })),
    devices: merged.devices.length,
    certificates: merged.certificates.length,
    repeated: merged.repeated,
    ...tally.counts(),
  };
}

async function readKnown(transaction: TenantTransaction, name: string): Promise<Known> {
  const [devices, records, authorities, contradictions] = await Promise.all([
    transaction.rows(knownDevices()),
    transaction.rows(importedRecords(name)),
    transaction.rows(knownAuthorities()),
    transaction.rows(contradictionsOf(name)),
  ]);
  return { devices, records, authorities, contradictions };
}

async function beginningsOf(
  transaction: TenantTransaction,
  sources: readonly LocatedSource[],
  timezone: string,
): Promise<Map<string, string>> {
  const dates = [...new Set(sources.map(({ date }) => date))];
  const query: Statement<{ date: string; at: string }> = statement`
    select d as date, d::timestamp at time zone ${timezone} as at from unnest(${dates}::text[]) as d`;
  return new Map((await transaction.rows(query)).map(({ date, at }) => [date, at]));
}

function describe({ mapping: { name }, date, file }: LocatedSource): { name: string; date: string; file: string } {
  return { name, date, file: file.table === undefined ? basename(file.path) : nameOf(file) };
}

function failing(date: string): never {
  throw new RangeError(`${date} is of none of the lists.`);
}
