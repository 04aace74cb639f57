import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTable, field, filesFor, openTable, struct } from '@kiban/delta-lake';
import { localFolder } from '@kiban/delta-lake/node';
import { type Measured, ratioAtMost } from '../measured.ts';
import { interleaved, median } from '../rounds.ts';

const FILES_OF_A_COMMIT = 10;
const SCHEMA = struct(field('tenant_id', 'string'), field('id', 'string'), field('version', 'long'));

/**
 * Opening a table of many commits and files and finding out, of each file, that it holds nothing of a tenant ÷ the same by
 * ClickHouse with delta-kernel-rs. With a checkpoint of almost all commits, then from the commits alone.
 */
export async function benchOpening(
  folder: string,
  commits: number,
  rounds: { readonly checkpoint: number; readonly commits: number },
): Promise<Measured[]> {
  const place = join(folder, 'opened');
  await createTable(localFolder(place), { schema: SCHEMA, partitionColumns: ['tenant_id'] });
  writeCommits(place, 1, commits - 5);
  const withoutCheckpoint = await measure(place, commits - 5, 'no checkpoint', rounds.commits);
  await (await openTable(localFolder(place))).checkpoint();
  writeCommits(place, commits - 4, commits);
  return [await measure(place, commits, 'checkpoint', rounds.checkpoint), withoutCheckpoint];
}

async function measure(place: string, commits: number, how: string, rounds: number): Promise<Measured> {
  const { chdbRows } = await import('@kiban/testing/oracles');
  const theirs = async (): Promise<void> => {
    const nothing = `select count() as found from deltaLakeLocal('${place}') where tenant_id = 'nobody'`;
    const [row] = await chdbRows(nothing);
    if (Number(row?.found) !== 0) throw new Error('ClickHouse found rows that nobody wrote.');
  };
  const ours = async (): Promise<void> => {
    const snapshot = await (await openTable(localFolder(place))).snapshot();
    if (snapshot.files.size !== commits * FILES_OF_A_COMMIT)
      throw new Error(`${snapshot.files.size} files were found.`);
    const found = filesFor(snapshot, { column: 'tenant_id', op: '=', value: 'nobody' });
    if (found.length > 0) throw new Error('Files were found that nobody wrote.');
  };
  await ours();
  const times = await interleaved(rounds, ours, theirs);
  const files = (commits * FILES_OF_A_COMMIT).toLocaleString('en');
  return {
    bench: 'delta',
    name: `open ${commits.toLocaleString('en')} commits, ${files} files, ${how}`,
    ours: { value: median(times.ours), unit: 'ms' },
    baseline: { value: median(times.baseline), unit: 'ms' },
    ratio: median(times.ours.map((time, round) => time / (times.baseline[round] ?? Number.NaN))),
    goal: ratioAtMost(1),
  };
}

/** The log alone: no query of the bench opens a data file. */
function writeCommits(place: string, first: number, last: number): void {
  mkdirSync(join(place, '_delta_log'), { recursive: true });
  for (let version = first; version <= last; version += 1) {
    const adds = Array.from({ length: FILES_OF_A_COMMIT }, (_, at) => addLine(version, at));
    const lines = [JSON.stringify({ commitInfo: { timestamp: version, operation: 'WRITE' } }), ...adds];
    const name = `${String(version).padStart(20, '0')}.json`;
    writeFileSync(join(place, '_delta_log', name), `${lines.join('\n')}\n`);
  }
}

function addLine(version: number, at: number): string {
  const tenant_id = `0190b5a4-0000-7000-8000-${String((version * 7 + at) % 200).padStart(12, '0')}`;
  const id = `${String(version).padStart(8, '0')}-${String(at).padStart(4, '0')}-7000-8000-000000000000`;
  const stats = { numRecords: 70, minValues: { id, version: 1 }, maxValues: { id: `${id}z`, version: 9 } };
  return JSON.stringify({
    add: {
      path: `tenant_id=${tenant_id}/part-00000-${id}.c000.zstd.parquet`,
      partitionValues: { tenant_id },
      ...{ size: 4_096, modificationTime: 1_700_000_000_000 + version, dataChange: true },
      stats: JSON.stringify({ ...stats, nullCount: { id: 0, version: 0 } }),
    },
  });
}
