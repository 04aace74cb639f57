import { expect, test } from 'vitest';
import { importInChild, snapshotFolder } from '../testing/child-imports.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';

const home = await testDirectory();
const url = home.urlOf('kiban_directory');
const LINES = 3_000;
/** What garbage that was not collected yet, and the database's buffers, may differ by from run to run. */
const ALLOWANCE_MIB = 16;

/** The most memory (MiB) that importing so many stores takes, in a process that may keep 48 MiB of objects. */
async function peakOf(lines: number): Promise<number> {
  const stores = Array.from({ length: lines }, (_, index) => ({
    ...{
      code: `S${index}`,
      name: `${index}号店 青葉通り`,
      address: `東京都${index}番地 ${'青葉通り'.repeat(60)}`,
      mic: `${index}`,
    },
  }));
  const folder = snapshotFolder({ '2025-04-01': { stores } });
  const task = { url, tenant: newTenant(), folder, batchSize: 2_000 };
  const { lines: said, ended } = importInChild(task, ['--max-old-space-size=48', '--max-semi-space-size=4']);
  await said.next();
  const { value } = await said.next();
  expect(await ended).toBe(0);
  return JSON.parse(value).peak / 1024;
}

test('a file ten times as large needs no more memory than a small one', async () => {
  // a run may collect late, and then the next does not; what keeps all lines keeps them in every run
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && least >= ALLOWANCE_MIB; run += 1) {
    const small = await peakOf(LINES);
    least = Math.min(least, (await peakOf(LINES * 10)) - small);
  }
  expect(least).toBeLessThan(ALLOWANCE_MIB);
}, 120_000);
