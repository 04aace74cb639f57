import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createTable } from '@kiban/delta-lake';
import { localFolder } from '@kiban/delta-lake/node';
import { type Measured, ratioAtMost } from '../measured.ts';
import { USER_SCHEMA, userRows } from './user-rows.ts';

/** Bytes of a table's live files after a day of a batch each minute and OPTIMIZE ÷ a file that DuckDB writes of all rows at once. */
export async function benchStoredBytes(folder: string, batches: number, rowsEach: number): Promise<Measured> {
  const { duckdbRows } = await import('@kiban/testing/oracles');
  const place = join(folder, 'day');
  const table = await createTable(localFolder(place), { schema: USER_SCHEMA });
  for (let batch = 0; batch < batches; batch += 1)
    await table.append(userRows(batch * rowsEach, rowsEach), { codec: 'zstd' });
  const before = await table.snapshot();
  await table.optimize({ codec: 'zstd' });
  const { files } = await table.snapshot();
  const ours = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  const oneFile = join(folder, 'day.parquet');
  const sources = [...files.values()].map(({ path }) => `'${join(place, decodeURIComponent(path))}'`);
  await duckdbRows(
    `copy (select * from read_parquet([${sources.join()}])) to '${oneFile}' (format parquet, compression zstd)`,
  );
  const theirs = statSync(oneFile).size;
  const rows = (batches * rowsEach).toLocaleString('en');
  return {
    bench: 'delta',
    name: `stored: ${rows} rows in ${before.files.size} files, optimized to ${files.size}`,
    ours: { value: ours / 1_048_576, unit: 'MiB' },
    baseline: { value: theirs / 1_048_576, unit: 'MiB' },
    ratio: ours / theirs,
    goal: ratioAtMost(1.2),
  };
}
