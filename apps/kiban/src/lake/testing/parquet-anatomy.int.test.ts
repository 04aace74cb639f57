import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdbRows } from '@kiban/testing/oracles';
import { afterAll, expect, test } from 'vitest';
import { parquetAnatomy } from './parquet-anatomy.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiban-parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function anatomyOf(rows: string, options = ''): Promise<ReturnType<typeof parquetAnatomy>> {
  const file = join(folder, 'file.parquet');
  await duckdbRows(`copy (${rows}) to '${file}' (format parquet, compression 'uncompressed' ${options})`);
  return parquetAnatomy(readFileSync(file));
}

test('values in pages are not told from what is told of them', async () => {
  const { columns, outsidePages } = await anatomyOf(
    `select 'value ' || i as name, i % 3 as number, {deep: 'in ' || i} as nested from range(5000) t(i)`,
    ', row_group_size 2048',
  );
  expect(new Set(columns.map(({ path }) => path))).toEqual(new Set(['name', 'number', 'nested.deep']));
  expect(columns.length).toBe(9);
  for (const { tells } of columns) expect(tells).toContain('footer statistics');
  // least and greatest of a row group stand in the footer; another value stands in pages only
  expect(outsidePages).toContain('value 999');
  expect(outsidePages).not.toContain('value 500');
  expect(outsidePages).not.toContain('in 500');
});

test('what writers put into a footer is found', async () => {
  const { outsidePages } = await anatomyOf('select 1 as one', `, kv_metadata {note: 'hidden here'}`);
  expect(outsidePages).toContain('hidden here');
});
