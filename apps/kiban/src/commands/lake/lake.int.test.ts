import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lakeTables, openLake } from '@kiban/delivery';
import { openObjectStorage } from '@kiban/object-storage';
import { superuserPassword } from '@kiban/postgres';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandLine, freePort, type Running } from '../../../testing/command-line.ts';

const port = await freePort();
const kiban = new CommandLine({ KIBAN_HTTP_PORT: String(port), KIBAN_LAKE_INTERVAL: '1' });
let platform: Running;
const run = (line: string, environment = {}) => kiban.run(line.split(' '), environment);
const objects = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Waits until nothing that happened is missing in the lake. */
async function complete(): Promise<Record<string, unknown>[]> {
  for (;;) {
    const { out, err } = await run('lake ls --format json');
    expect(err).toBe('');
    const tables = objects(out);
    if (tables.every(({ version, ledger }) => version !== null && ledger?.lag_events === 0)) return tables;
    await sleep(200);
  }
}

beforeAll(async () => {
  platform = kiban.start(['up']);
  await platform.said('Ctrl-C stops');
  await complete();
}, 120_000);
afterAll(() => kiban.clean());

test('the platform says where the lake is, and everything that happened is in it within seconds', async () => {
  expect(platform.text()).toContain(`lake        file://${kiban.home}/lake`);
  expect(platform.text()).toContain('npx kiban lake read store --tenant aoba');
  expect(existsSync(join(kiban.home, 'lake/store/_delta_log/00000000000000000000.json'))).toBe(true);
  expect(statSync(join(kiban.home, 'lake')).mode & 0o077).toBe(0);
  const tables = await complete();
  expect(tables.map(({ table }) => table)).toEqual(lakeTables.map(({ name }) => name));
  const shown = await run('lake ls');
  expect(shown.out.split('\n')[0]).toMatch(/^table +version +rows +files +size +published +state$/);
  expect(shown.out).toMatch(/^store +\d+ +\d+ +\d+ +[\d.]+ KiB +20\d\d-.* complete$/m);
});

describe('read', () => {
  test('gives the rows of one tenant as the directory has them, as a table, CSV or JSON', async () => {
    const line = 'lake read store --tenant aoba --columns id,name,status';
    const [table, csv, json, directory] = await Promise.all([
      ...[line, `${line} --format csv`, `${line} --format json`].map((each) => run(each)),
      run('as-of --tenant aoba --format json --ended stores'),
    ]);
    expect(table).toMatchObject({ code: 0, err: '' });
    expect(table?.out.split('\n')[0]).toMatch(/^id +name +status$/);
    const rows = objects(json?.out ?? '');
    const expected = objects(directory?.out ?? '').map(({ id, name, status }) => ({ id, name, status }));
    const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
    expect(rows.toSorted(byId)).toEqual(expected.toSorted(byId));
    expect(csv?.out.trim().split('\n')).toHaveLength(rows.length + 1);
    expect(table?.out).toContain(`${rows.length} rows`);
  });

  test('shows one tenant nothing of another, whatever is asked', async () => {
    const [mine, all] = await Promise.all([
      run('lake read user --tenant minato --columns tenant_id,name --format json'),
      run('lake read user --all-tenants --columns tenant_id,name --format json'),
    ]);
    const [ours, everybodys] = [objects(mine.out), objects(all.out)];
    const [tenant] = ours.map(({ tenant_id }) => tenant_id);
    const others = everybodys.filter(({ tenant_id }) => tenant_id !== tenant);
    expect(new Set(ours.map(({ tenant_id }) => tenant_id))).toEqual(new Set([tenant]));
    expect(ours.length + others.length).toBe(everybodys.length);
    expect(others.length).toBeGreaterThan(0);
    const asked = await run(`lake read user --tenant minato --where tenant_id=${others[0]?.tenant_id} --format json`);
    expect(asked).toMatchObject({ code: 0, out: '' });
  });

  test('filters, limits, and shows a version and a moment as they were', async () => {
    const [closed, limited, first, before] = await Promise.all([
      run('lake read store_history --tenant aoba --where status=closed --where is_current=true --format json'),
      run('lake read store --tenant aoba --limit 3'),
      run('lake read store --tenant aoba --version 0 --format json'),
      run('lake read store --tenant aoba --at 2020-01-01'),
    ]);
    expect(objects(closed.out).length).toBeGreaterThan(0);
    expect(new Set(objects(closed.out).map(({ status, valid_to }) => `${status} ${valid_to}`))).toEqual(
      new Set(['closed null']),
    );
    expect(limited.out).toMatch(/3 of \d+ rows/);
    expect(first).toMatchObject({ code: 0, out: '' });
    expect(before).toMatchObject({ code: 1, err: expect.stringContaining('[version_not_found]') });
  });

  test('ends quietly when whoever reads it has enough', async () => {
    const running = kiban.start('lake read domain_events --all-tenants --format json'.split(' '));
    running.child.stdout?.destroy();
    expect(await running.ended).toMatchObject({ code: 0, err: '' });
  });

  test.each([
    ['lake read store', 'Say whose rows: --tenant CODE, or --all-tenants.'],
    ['lake read store --tenant aoba --all-tenants', 'Say whose rows'],
    ['lake read stores --tenant aoba', 'There is no table “stores” in the lake. There are: tenant,'],
    ['lake read store --tenant nobody', 'There is no tenant “nobody”.'],
    ['lake read store --tenant aoba --columns colour', 'There is no column “colour”. There are: tenant_id,'],
    ['lake read store --tenant aoba --where colour=red', 'There is no column “colour”'],
    ['lake read store --tenant aoba --version 1 --at 2026-01-01', 'not both'],
    ['lake read store --tenant aoba --at tomorrow', '“tomorrow” is no time'],
    ['lake read store --tenant aoba --version -1', 'a whole number'],
    ['lake schema stores', 'There is no table “stores”'],
  ])('%s is a mistake of the caller', async (line, words) => {
    expect(await run(line)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) });
  });
});

test('schema tells what a column is, in the language asked for', async () => {
  const [english, japanese, json] = await Promise.all([
    run('lake schema user'),
    run('lake schema user --lang ja'),
    run('lake schema user --format json'),
  ]);
  expect(english.out).toMatch(/^column +type +never empty +personal +description$/m);
  expect(english.out).toMatch(/^name +string +yes +Name; empty once erased$/m);
  expect(japanese.out).toMatch(/^name +string +はい +氏名（消去後は空）$/m);
  expect(JSON.parse(json.out).columns).toContainEqual(expect.objectContaining({ name: 'name', personal: true }));
});

test('history lists the versions, the newest first', async () => {
  const [table, json] = await Promise.all([
    run('lake history store'),
    run('lake history store --limit 1 --format json'),
  ]);
  const versions = table.out
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.trim().split(' ')[0]));
  expect(versions).toEqual(versions.toSorted((one, other) => other - one));
  expect(objects(json.out)).toMatchObject([{ version: versions[0], operation: expect.any(String) }]);
});

test('optimize and vacuum say what they did; a dry run of the latter deletes nothing', async () => {
  const optimized = await run('lake optimize --format json');
  expect(objects(optimized.out).map(({ table }) => table)).toEqual(lakeTables.map(({ name }) => name));
  const dry = await run('lake vacuum store --dry-run');
  expect(dry).toMatchObject({ code: 0, err: 'Dry run: nothing was deleted.\n' });
  expect(dry.out).toMatch(/^store +0$/m);
  const short = await run('lake vacuum store --retention 1');
  expect(short).toMatchObject({ code: 1, err: expect.stringContaining('[retention_too_short]') });
});

test('verify finds nothing in a sound lake, as it is and as of a date; of a changed one it names table, row and column', async () => {
  await complete();
  const [now, past] = await Promise.all([run('lake verify'), run('lake verify store_history --at 2025-05-01')]);
  expect(now).toMatchObject({ code: 0, out: expect.stringContaining('The lake says what the database says.') });
  expect(past).toMatchObject({ code: 0, out: expect.stringMatching(/^equal +store_history +against the services/m) });

  const storage = await openObjectStorage(join(kiban.home, 'lake'));
  const declared = lakeTables.find(({ name }) => name === 'corporation');
  if (declared === undefined) throw new Error('no such table');
  const table = await openLake({ storage }).open(declared);
  await table.updateWhere({ column: 'name', op: 'is not null' }, (row) => ({ ...row, name: '偽の法人' }));
  const [changed, japanese] = await Promise.all([
    run('lake verify corporation'),
    run('lake verify corporation --lang ja'),
  ]);
  expect(changed.code).toBe(1);
  expect(changed.out).toMatch(/^\d+ differences? {2}corporation +against the events/m);
  expect(changed.out).toMatch(/^ +differs +[0-9a-f-]{36} +[0-9a-f-]{36}.* +name +.*偽の法人/m);
  expect(japanese.out).toMatch(/相違 \d+ 件/);
}, 120_000);

test('doctor looks at keys, sign-in and the lake too', async () => {
  const { out } = await run('doctor');
  expect(out).toMatch(/^ok +signing keys +\d+ keys, \d+ sign$/m);
  expect(out).toMatch(/^ok +sign-in: login view and records +login view 0 s behind, 0 records wait$/m);
  expect(out).toMatch(/^ok +lake +file:.*, \d+ tables, \d+ rows, 0 events wait$/m);
}, 60_000);

/** As somebody who may do anything in the database. */
async function plant(sql: string): Promise<void> {
  const [, , , port] = readFileSync(join(kiban.home, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
  const password = superuserPassword(join(kiban.home, 'postgres'));
  const client = new Client({ host: '127.0.0.1', port: Number(port), user: 'postgres', password, database: 'kiban' });
  await client.connect();
  await client.query(sql);
  await client.end();
}

test('a batch that is held back and a table that cannot be read are said by ls and doctor', async () => {
  const log = join(kiban.home, 'lake/invitation/_delta_log/00000000000000000000.json');
  await plant(`
    insert into delivery.lake_batch (table_name, number, kind, from_epoch, from_transaction_id, from_position, to_epoch,
      to_transaction_id, to_position, status, held_reason, held_detail, held_at, attempts, try_again_at)
    select name, number + 1, 'changes', epoch, transaction_id, position, epoch, transaction_id, position, 'held',
      'version_gap', 'planted', now(), 3, now() + interval '1 hour'
    from delivery.lake_table where name in ('invitation', 'corporation')`);
  renameSync(log, `${log}.away`);
  try {
    const [english, japanese] = await Promise.all([run('lake ls'), run('lake ls --lang ja')]);
    const doctor = await run('doctor');
    expect(english.out).toMatch(/^corporation .* held back$/m);
    expect(english.out).toContain('corporation is held back after 3 attempts: a change is missing');
    expect(english.out).toMatch(/^invitation .*cannot be read \[log_incomplete\]$/m);
    expect(japanese.out).toContain('corporation は 3 回の試行の後、保留されています: 変更が抜けているか');
    expect(doctor).toMatchObject({ code: 1, out: expect.stringContaining('held back since') });
    expect(doctor.out).toContain('lake_table_unreadable');
    expect(doctor.out).toContain('kiban lake rebuild invitation');
  } finally {
    renameSync(`${log}.away`, log);
    await plant(`delete from delivery.lake_batch where held_detail = 'planted'`);
  }
}, 120_000);

test('a table is written anew when that is asked for', async () => {
  const before = (await complete()).find(({ table }) => table === 'corporation');
  const { code, out } = await run('lake rebuild corporation');
  expect([code, out]).toEqual([0, expect.stringContaining('written anew with the next round')]);
  await expect
    .poll(async () => (await complete()).find(({ table }) => table === 'corporation')?.version, { timeout: 60_000 })
    .toBeGreaterThan(before?.version as number);
  expect((await run('lake verify corporation')).code).toBe(0);
}, 120_000);
