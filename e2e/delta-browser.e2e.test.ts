import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTable, field, struct } from '../packages/delta-lake/src/index.ts';
import { localFolder } from '../packages/delta-lake/src/node.ts';
import { testBrowser } from './testing/browser.ts';
import { type DeltaSite, openDeltaSite } from './testing/delta-site.ts';

const browser = testBrowser();
const ROWS = 60_000;
let folder: string;
let site: DeltaSite;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'delta-browser-'));
  await writeTable(join(folder, 'table'));
  site = await openDeltaSite(folder);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

/** Two areas, three versions, the second with a checkpoint, its commits compressed in two ways. */
async function writeTable(place: string): Promise<void> {
  const schema = struct(field('id', 'long'), field('area', 'string'), field('name', 'string'), field('note', 'string'));
  const properties = { 'delta.checkpointInterval': '2' };
  const table = await createTable(localFolder(place), { schema, partitionColumns: ['area'], properties });
  const rows = Array.from({ length: ROWS }, (_, at) => ({
    ...{ id: BigInt(at), area: at % 2 === 0 ? '関東' : '関西' },
    ...{ name: `店舗 ${at}`, note: `${Math.sin(at)}${Math.cos(at)}` },
  }));
  await table.append(rows, { codec: 'zstd' });
  await table.append([{ id: 2n ** 60n, area: '九州', name: '最後', note: null }], { codec: 'snappy' });
}

/** What a page says of the table after a script that has `table`, `httpStorage` and `openTable`. */
async function inPage(script: string): Promise<unknown> {
  const page = await browser.open();
  await page.goto(site.url);
  site.forget();
  // as text: the test runner would rewrite the import
  return page.evaluate(`(async () => {
    const { httpStorage, openTable } = await import('@kiban/delta-lake');
    const table = await openTable(httpStorage(new URL('/files/table/', location.href)));
    ${script}
  })()`);
}

test('a page reads a table over HTTP with the packed package and no server of its own', async () => {
  const found = await inPage(`
    const counts = {};
    for await (const row of table.read()) counts[row.area] = (counts[row.area] ?? 0) + 1;
    const before = [];
    for await (const row of table.read({ version: 1, filter: { column: 'id', op: '=', value: 7n } })) before.push(row);
    const last = [];
    for await (const row of table.read({ filter: { column: 'area', op: '=', value: '九州' } })) last.push(row);
    return { version: (await table.snapshot()).version, counts, before, last };`);
  expect(found).toEqual({
    version: 2,
    counts: { 関東: ROWS / 2, 関西: ROWS / 2, 九州: 1 },
    before: [expect.objectContaining({ id: 7n, area: '関西', name: '店舗 7' })],
    last: [{ id: 2n ** 60n, area: '九州', name: '最後', note: null }],
  });
});

test('one column costs a part of the bytes, by ranges', async () => {
  const ids = await inPage(`
    let ids = 0;
    for await (const batch of table.readBatches({ columns: ['id'] })) ids += batch.length;
    return ids;`);
  expect(ids).toBe(ROWS + 1);
  const { bytes, ranges, whole } = site.served('.parquet');
  expect(ranges).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(whole / 2);
});

test('a failure in the page has its stable code', async () => {
  const codes = await inPage(`
    const codeOf = (work) => work.then(String, (error) => error.code);
    return [
      await codeOf(openTable(httpStorage(new URL('/files/nothing/', location.href)))),
      await codeOf(table.snapshot({ version: 99 })),
      await codeOf(table.append([{ id: 1n, area: '東北', name: null, note: null }])),
    ];`);
  expect(codes).toEqual(['table_not_found', 'version_not_found', 'option_invalid']);
});
