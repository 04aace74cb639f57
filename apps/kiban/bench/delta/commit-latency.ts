import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTable } from '@kiban/delta-lake';
import { localFolder } from '@kiban/delta-lake/node';
import { type Measured, ratioAtMost } from '../measured.ts';
import { median, millisecondsOf } from '../rounds.ts';
import { USER_SCHEMA, userRows } from './user-rows.ts';

/** One commit after another ÷ two durable puts of as many bytes: what no commit can do without. Checkpoints included. */
export async function benchCommit(folder: string, rowsEach: number, commits: number): Promise<Measured> {
  const place = join(folder, `commits-of-${rowsEach}`);
  const table = await createTable(localFolder(place), { schema: USER_SCHEMA });
  const plain = localFolder(join(folder, `puts-of-${rowsEach}`));
  const times = { ours: [] as number[], baseline: [] as number[] };
  const commit = async (index: number): Promise<number> => {
    const rows = userRows(index * rowsEach, rowsEach);
    return millisecondsOf(() => table.append(rows));
  };
  for (let index = 0; index < 20; index += 1) await commit(index); // until everything is compiled
  const [data, log] = writtenBytes(place);
  for (let index = 20; index < 20 + commits; index += 1) {
    const putBoth = (): Promise<number> =>
      millisecondsOf(async () => {
        await plain.put(`data-${index}`, data);
        await plain.putIfAbsent(`log-${index}`, log);
      });
    if (index % 2 === 1) times.baseline.push(await putBoth());
    times.ours.push(await commit(index));
    if (index % 2 === 0) times.baseline.push(await putBoth());
  }
  const ours = median(times.ours);
  const baseline = median(times.baseline);
  return {
    bench: 'delta',
    name: `commit of ${rowsEach === 1 ? 'a row' : `${rowsEach} rows`}, p50`,
    ours: { value: ours, unit: 'ms' },
    baseline: { value: baseline, unit: 'ms' },
    ratio: ours / baseline,
    goal: ratioAtMost(1.5),
  };
}

/** A data file and a commit as the table has them. */
function writtenBytes(place: string): [Uint8Array, Uint8Array] {
  const data = readdirSync(place).find((name) => name.endsWith('.parquet')) ?? '';
  return [readFileSync(join(place, data)), readFileSync(join(place, '_delta_log/00000000000000000003.json'))];
}
