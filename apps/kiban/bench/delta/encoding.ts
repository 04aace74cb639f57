import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ParquetWriter } from '../../../../packages/delta-lake/src/parquet/encode/parquet-writer.ts';
import { type Measured, ratioAtMost } from '../measured.ts';
import { median } from '../rounds.ts';
import { USER_SCHEMA, userRows } from './user-rows.ts';

const BATCH = 10_000;

/** CPU time of encoding rows ÷ that of DuckDB's COPY of the same rows out of its own memory, both to zstd. */
export async function benchEncoding(folder: string, rows: number, rounds: number): Promise<Measured> {
  const { askDuckdb } = await import('@kiban/testing/oracles');
  const [ours, theirs] = [join(folder, 'ours.parquet'), join(folder, 'duckdb.parquet')];
  await writeFile(ours, encoded(rows).bytes);
  await askDuckdb(`create or replace table users as select * from read_parquet('${ours}')`);
  const copy = `copy users to '${theirs}' (format parquet, compression zstd, row_group_size 100000)`;
  const seconds = { ours: [] as number[], baseline: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    seconds.ours.push(encoded(rows).cpuMs / 1_000);
    seconds.baseline.push((await askDuckdb(copy)).cpuMs / 1_000);
  }
  await askDuckdb('drop table users');
  await Promise.all([ours, theirs].map((file) => rm(file)));
  return {
    bench: 'delta',
    name: `Parquet of ${rows.toLocaleString('en')} users, CPU`,
    ours: { value: median(seconds.ours), unit: 'CPU-s' },
    baseline: { value: median(seconds.baseline), unit: 'CPU-s' },
    ratio: median(seconds.ours.map((value, round) => value / (seconds.baseline[round] ?? Number.NaN))),
    goal: ratioAtMost(3),
  };
}

/** The rows' making is not counted. */
function encoded(rows: number): { readonly bytes: Uint8Array; readonly cpuMs: number } {
  const writer = new ParquetWriter({ schema: USER_SCHEMA, codec: 'zstd' });
  let cpuMs = 0;
  const counted = <Result>(work: () => Result): Result => {
    const before = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(before);
    cpuMs += (user + system) / 1_000;
    return result;
  };
  for (let first = 0; first < rows; first += BATCH) {
    const batch = userRows(first, Math.min(BATCH, rows - first));
    counted(() => writer.write(batch));
  }
  const { bytes } = counted(() => writer.finish());
  return { bytes, cpuMs };
}
