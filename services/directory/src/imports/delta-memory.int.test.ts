import { expect, test } from 'vitest';
import { importInChild } from '../testing/child-imports.ts';
import { LegacyTables, rowsOf, writeTables } from '../testing/legacy-tables.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';

const home = await testDirectory();
const url = home.urlOf('kiban_directory');
const LINES = 3_000;
/** What garbage that was not collected yet, and the database's buffers, may differ by from run to run. */
const ALLOWANCE_MIB = 16;

/** The most memory (MiB) that importing a table of so many data files takes, in a process that may keep 48 MiB of objects. */
async function peakOf(files: number): Promise<number> {
  const tables = new LegacyTables();
  const { stores } = await writeTables(tables, { '2025-04-01': {} });
  await tables.on('2025-04-02', async () => {
    for (let file = 0; file < files; file += 1) await stores.append(rowsOf(storesOf(file)));
  });
  const task = { url, tenant: newTenant(), folder: tables.folder, batchSize: 2_000, tables: true } as const;
  const { lines: said, ended } = importInChild(task, ['--max-old-space-size=48', '--max-semi-space-size=4']);
  await said.next();
  const { value } = await said.next();
  expect(await ended).toBe(0);
  return JSON.parse(value).peak / 1024;
}

function storesOf(file: number) {
  return Array.from({ length: LINES }, (_, row) => {
    const number = file * LINES + row;
    const address = `東京都${number}番地 ${'青葉通り'.repeat(60)}`;
    return { code: `S${number}`, name: `${number}号店 青葉通り`, address, mic: `${number}` };
  });
}

test('a table ten times as large needs no more memory than a small one', async () => {
  // a run may collect late, and then the next does not; what keeps all lines keeps them in every run
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && least >= ALLOWANCE_MIB; run += 1) {
    const small = await peakOf(1);
    least = Math.min(least, (await peakOf(10)) - small);
  }
  expect(least).toBeLessThan(ALLOWANCE_MIB);
}, 120_000);
