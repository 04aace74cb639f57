import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeltaTable } from '@kiban/delta-lake';
import type { TenantId } from '@kiban/postgres';
import { describe, expect, test } from 'vitest';
import { importInChild } from '../testing/child-imports.ts';
import { comparableEvents } from '../testing/comparable-events.ts';
import { growingSystem } from '../testing/growing-system.ts';
import { importLegacy, optionsOf } from '../testing/legacy-imports.ts';
import { LegacyTables, rowsOf, schemaOf, writeTables } from '../testing/legacy-tables.ts';
import { sizeOf } from '../testing/recorded.ts';
import { tableMapping } from '../testing/table-mapping.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';
import { importSnapshots } from './import-snapshots.ts';
import { locateSnapshots } from './mapping/locate-snapshots.ts';
import { parseMapping } from './mapping/parse-mapping.ts';
import type { ReportLine } from './read-snapshot.ts';

const home = await testDirectory();
const url = home.urlOf('kiban_directory');

const STORES = `
mapping: 1
source: legacy
files:
  - format: delta
    file: stores
    entities:
      - kind: store
        key: code
        fields: { name: name, address: address }
        identifiers: [{ system: mic, value: mic }]
`;

interface Dates {
  readonly from?: string;
  readonly to?: string;
}

async function importTables(tenant: TenantId, folder: string, text: string, dates: Dates = {}) {
  const mapping = parseMapping(text, 'legacy.yaml');
  const report: ReportLine[] = [];
  const snapshots = await locateSnapshots([folder], mapping, { timezone: 'Asia/Tokyo', ...dates });
  const options = { ...optionsOf(tenant, (line) => report.push(line)), mapping, mappingText: text };
  const outcomes = await importSnapshots(home.database, snapshots, options);
  return { outcomes, report, days: outcomes.map(({ date, status }) => `${date} ${status}`) };
}

/** Events without the place they were read from, which differs between files and tables. */
async function eventsOf(tenant: TenantId): Promise<string[]> {
  const events = await comparableEvents(home, tenant);
  return events.map((event) => event.replace(/"file": "[^"]*", "line": \d+/, '"line"'));
}

const COLUMNS = ['code', 'name', 'address', 'mic'];
const store = (code: string) => ({ code, name: `${code}号店`, mic: code });
const [one, two, three] = [store('1'), store('2'), { ...store('3'), address: '千葉県' }];

/** A table of which one row was added on each of the days. */
async function storesOf(days: readonly string[]): Promise<{ tables: LegacyTables; table: DeltaTable }> {
  const tables = new LegacyTables();
  const table = await tables.create('stores', COLUMNS);
  for (const [index, day] of days.entries())
    await tables.on(day, () => table.append(rowsOf([store(String(index + 1))])));
  return { tables, table };
}

describe('versions of tables become events', () => {
  test('rows appended, merged, deleted, a column added: the same events as the same data in files', async () => {
    const tables = new LegacyTables();
    const table = await tables.create('stores', ['code', 'name', 'mic']);
    await tables.on('2025-04-01', () => table.append(rowsOf([one, two])));
    await tables.on('2025-04-03', async () => {
      await table.addColumns(schemaOf(['address']).fields);
      await table.merge({ upsert: rowsOf([{ ...one, address: '東京都' }]) }, { key: ['code'] });
      await table.append(rowsOf([three]));
    });
    await tables.on('2025-04-05', () => table.deleteWhere({ column: 'code', op: '=', value: '2' }));
    await tables.on('2025-04-07', () => table.optimize());
    const read = newTenant();
    const { outcomes } = await importTables(read, tables.folder, STORES);
    expect(outcomes.map(({ date, events }) => [date, events])).toEqual([
      ['2025-04-01', { 'store.opened': 2 }],
      ['2025-04-03', { 'store.changed': 1, 'store.opened': 1 }],
      ['2025-04-05', { 'store.closed': 1 }],
    ]);

    const filed = newTenant();
    await importLegacy(home.database, filed, {
      '2025-04-01': { stores: [one, two] },
      '2025-04-03': { stores: [{ ...one, address: '東京都' }, two, three] },
      '2025-04-05': { stores: [{ ...one, address: '東京都' }, three] },
    });
    expect(await eventsOf(read)).toEqual(await eventsOf(filed));
  });

  test('of several tables with everything that can happen, the same as from files; again, and nothing changes', async () => {
    const system = growingSystem(400);
    const tables = new LegacyTables();
    await writeTables(tables, system);
    const [read, filed] = [newTenant(), newTenant()];
    const { text } = tableMapping();
    const { outcomes } = await importTables(read, tables.folder, text);
    const expected = await importLegacy(home.database, filed, system);
    expect(outcomes).toEqual(expected.outcomes);
    expect(await eventsOf(read)).toEqual(await eventsOf(filed));
    const size = await sizeOf(home, read);
    const again = await importTables(read, tables.folder, text);
    expect(again.days).toEqual(Object.keys(system).map((day) => `${day} already_imported`));
    expect(await sizeOf(home, read)).toBe(size);
  }, 60_000);

  test('killed at random moments and run again, the same', async () => {
    const tables = new LegacyTables();
    await writeTables(tables, growingSystem(500));
    const clean = newTenant();
    await importTables(clean, tables.folder, tableMapping().text);
    const expected = await comparableEvents(home, clean);
    const task = { url, tenant: newTenant(), folder: tables.folder, batchSize: 50, tables: true } as const;
    let kills = 0;
    for (let done = false; !done; ) {
      const { child, lines, ended } = importInChild(task);
      await lines.next();
      const killed = kills < 6 ? sleep(50 + Math.random() * 400, 'kill' as const) : ended;
      if ((await Promise.race([killed, ended])) === 'kill') child.kill('SIGKILL');
      done = (await ended) === 0;
      if (!done) kills += 1;
    }
    expect(kills).toBeGreaterThan(0);
    expect(await comparableEvents(home, task.tenant)).toEqual(expected);
  }, 180_000);

  test('what was added after an import comes with the next one; an event names the version and the row it came from', async () => {
    const { tables, table } = await storesOf(['2025-04-01']);
    const tenant = newTenant();
    await importTables(tenant, tables.folder, STORES);
    await tables.on('2025-04-02', () => table.append(rowsOf([two])));
    const { days } = await importTables(tenant, tables.folder, STORES);
    expect(days).toEqual(['2025-04-01 already_imported', '2025-04-02 imported']);
    const [first] = await comparableEvents(home, tenant);
    expect(first).toContain('"file": "stores@v1", "line": 1');
  });

  test('one table may be given itself, and only some of its days be taken', async () => {
    const { tables } = await storesOf(['2025-04-01', '2025-04-02', '2025-04-03']);
    const text = STORES.replace('    file: stores\n', '');
    const folder = join(tables.folder, 'stores');
    const { outcomes } = await importTables(newTenant(), folder, text, { from: '2025-04-02', to: '2025-04-02' });
    expect(outcomes.map(({ date, shown }) => [date, shown])).toEqual([['2025-04-02', { store: 2 }]]);
  });
});

describe('what a table cannot give is said', () => {
  test('a version whose files were vacuumed is named, with the way on; one that was imported before needs none', async () => {
    const { tables, table } = await storesOf(['2025-04-01', '2025-04-02']);
    const early = newTenant();
    await importTables(early, tables.folder, STORES, { to: '2025-04-01' });
    await tables.on('2025-04-03', () => table.overwrite(rowsOf([two, three])));
    await table.vacuum({ retentionMs: 0, allowShortRetention: true });
    const late = importTables(newTenant(), tables.folder, STORES);
    await expect(late).rejects.toMatchObject({ name: 'SnapshotError', code: 'snapshot_vacuumed' });
    await expect(late).rejects.toThrow(/stores@v1.*--from/s);
    const from = { from: '2025-04-03' };
    expect((await importTables(newTenant(), tables.folder, STORES, from)).days).toEqual(['2025-04-03 imported']);
    await expect(importTables(early, tables.folder, STORES)).rejects.toThrow(/stores@v2/);
    expect((await importTables(early, tables.folder, STORES, from)).days).toEqual(['2025-04-03 imported']);
  });

  test('a day that is not over may still change, and is taken only when it is named', async () => {
    const { tables } = await storesOf(['2025-04-01']);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format();
    const { tables: todays, table } = await storesOf([]);
    await table.append(rowsOf([one]));
    const begun = importTables(newTenant(), todays.folder, STORES);
    await expect(begun).rejects.toMatchObject({ code: 'snapshot_day_not_over' });
    await expect(begun).rejects.toThrow(`--to ${today}`);
    const tenant = newTenant();
    const named = () => importTables(tenant, todays.folder, STORES, { to: today });
    expect((await named()).days).toEqual([`${today} imported`]);
    expect((await named()).days).toEqual([`${today} already_imported`]);
    await table.append(rowsOf([two]));
    await expect(named()).rejects.toMatchObject({ code: 'snapshot_differs' });
    const none = importTables(newTenant(), tables.folder, STORES, { from: '2025-05-01' });
    await expect(none).rejects.toMatchObject({ code: 'snapshot_missing' });
  });

  test.each([
    ['snapshot_missing', '    file: stores\n', ''],
    ['snapshot_file_missing', 'file: stores', 'file: shops'],
    ['header_mismatch', 'address: address', 'address: street'],
  ])('%s', async (code, part, other) => {
    const { tables } = await storesOf(['2025-04-01']);
    const text = STORES.replace(part, other);
    await expect(importTables(newTenant(), tables.folder, text)).rejects.toMatchObject({ name: 'SnapshotError', code });
  });

  test('a table with a feature that cannot be read is refused by its name, a broken one as unreadable', async () => {
    const { tables } = await storesOf(['2025-04-01']);
    const commit = join(tables.folder, 'stores/_delta_log/00000000000000000001.json');
    const good = readFileSync(commit, 'utf8');
    const protocol = {
      minReaderVersion: 3,
      minWriterVersion: 7,
      readerFeatures: ['quantum'],
      writerFeatures: ['quantum'],
    };
    writeFileSync(commit, `${good}${JSON.stringify({ protocol })}\n`);
    const refused = importTables(newTenant(), tables.folder, STORES);
    await expect(refused).rejects.toMatchObject({ name: 'SnapshotError', code: 'table_unsupported' });
    await expect(refused).rejects.toThrow('quantum');
    writeFileSync(commit, good.slice(0, good.length / 2));
    const broken = importTables(newTenant(), tables.folder, STORES);
    await expect(broken).rejects.toMatchObject({ name: 'SnapshotError', code: 'snapshot_unreadable' });
  });

  test('an empty table is refused unless it may be empty; a row with control characters is set aside by its number', async () => {
    const { tables, table } = await storesOf(['2025-04-01']);
    await tables.on('2025-04-02', () => table.overwrite(rowsOf([one, { ...two, name: '2\u0000' }])));
    const tenant = newTenant();
    const { report } = await importTables(tenant, tables.folder, STORES);
    expect(report).toMatchObject([{ file: 'stores@v2', line: 2, kind: null, key: null, problem: 'control_character' }]);
    await tables.on('2025-04-03', () => table.overwrite([]));
    const empty = importTables(newTenant(), tables.folder, STORES);
    await expect(empty).rejects.toMatchObject({ code: 'snapshot_empty' });
    const may = STORES.replace('    entities', '    may_be_empty: true\n    entities');
    const { outcomes } = await importTables(newTenant(), tables.folder, may);
    expect(outcomes.at(-1)?.events).toEqual({ 'store.closed': 1 });
  });
});
