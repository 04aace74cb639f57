import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { superuserPassword } from '@kiban/postgres';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandLine, type Running } from '../testing/command-line.ts';

const kiban = new CommandLine();
let platform: Running;
beforeAll(async () => {
  platform = kiban.start(['up']);
  await platform.said('Ready in');
  await platform.said('Ctrl-C stops');
}, 60_000);
afterAll(() => kiban.clean());

const run = (line: string, environment = {}) => kiban.run(line.split(' '), environment);
const ESCAPE = '\u001b[';

describe('as-of', () => {
  test('shows what was there, as a table, CSV or JSON, the same rows', async () => {
    const line = 'as-of --tenant aoba --at 2025-05-01 stores';
    const [table, csv, json] = await Promise.all(
      [line, `${line} --format csv`, `${line} --format json`].map((each) => run(each)),
    );
    expect(table).toMatchObject({ code: 0, err: '' });
    expect(table?.out).toMatch(/^As of 2025-05-01 23:59:59 Asia\/Tokyo\n.*code +name/);
    expect(table?.out).toContain('38 rows');
    const records = csv?.out.trim().split('\n') ?? [];
    expect(records[0]).toMatch(/^code,identifiers,name,kana,postal_code/);
    const rows =
      json?.out
        .trim()
        .split('\n')
        .map((text) => JSON.parse(text)) ?? [];
    expect([records.length - 1, rows.length]).toEqual([38, 38]);
    expect(rows.map((row) => row.name)).toContain('あおば薬局 みどりが丘店');
  });

  test('filters by a code, limits, shows what had ended, and other kinds', async () => {
    const [filtered, limited, ended, users] = await Promise.all([
      run('as-of --tenant aoba --at 2025-05-01 --format json --filter code=1001 stores'),
      run('as-of --tenant aoba --at 2025-05-01 --limit 3 stores'),
      run('as-of --tenant aoba --at 2026-05-01 --format csv --filter status=closed stores'),
      run('as-of --tenant minato --at 2025-05-01 users'),
    ]);
    expect(filtered.out.trim().split('\n')).toHaveLength(1);
    expect(limited.out).toContain('3 of 38 rows');
    expect(ended.out.trim().split('\n').length).toBeGreaterThan(1);
    expect(users.out).toContain('60 rows');
  });

  test.each([
    ['stores --at tomorrow', 1, '[moment_invalid]'],
    ['stores --at 2999-01-01', 1, '[moment_in_future]'],
    ['stores --filter colour=red', 2, 'There is no field “colour” to filter by. There are: code, name'],
    ['cars', 2, 'stores, users, units, memberships, corporations, devices, certificates, licences or seats'],
    ['stores --limit 0', 2, 'a whole number'],
  ])('as-of %s ends with %i and says why', async (words, code, why) => {
    const said = await run(`as-of --tenant aoba ${words}`);
    expect(said).toMatchObject({ code, out: '' });
    expect(said.err).toContain(why);
  });

  test('a tenant that there is not, and none at all, are mistakes of the caller', async () => {
    const [unknown, none] = await Promise.all([run('as-of --tenant nobody stores'), run('as-of stores')]);
    expect(unknown).toMatchObject({ code: 2, err: 'Error: There is no tenant “nobody”.\n' });
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining('--tenant') });
  });
});

test('history tells what, from, to, when and why; of an unknown code that there is none', async () => {
  const [told, none] = await Promise.all([
    run('history --tenant aoba store 1002'),
    run('history --tenant minato store 1002'),
  ]);
  expect(told.code).toBe(0);
  expect(told.out).toMatch(/2025-10-01 00:00 \(after 2025-04-01\) {2}store\.changed {2}v2\n {2}name: .+ → /);
  expect(told.out).toContain('by import:migration, on behalf of operator:tester');
  expect(told.out).toContain('why: aoba-legacy 2025-10-01 stores.csv:');
  expect(none).toMatchObject({ code: 2, err: expect.stringContaining('There is no store “1002”') });
});

test('diff and search answer of one tenant, in the language asked for, without escape codes', async () => {
  const [diff, nothing, japanese, search, missing] = await Promise.all([
    run('diff --tenant aoba --from 2025-05-01 --to 2025-11-01'),
    run('diff --tenant aoba --from 2025-05-01 --to 2025-05-01'),
    run('diff --tenant aoba --from 2025-05-01 --to 2025-11-01 --lang ja'),
    run('search --tenant aoba stores みどりが丘'),
    run('search --tenant minato stores あおば --lang=ja', { KIBAN_LANG: 'en' }),
  ]);
  expect(diff.out).toMatch(/store {2}new 2, ended 1, changed \d+/);
  expect(nothing.out).toContain('Nothing changed.');
  expect(japanese.out).toMatch(/店舗 {2}新規 2, 終了 1, 変更 \d+/);
  expect(search.out).toContain('あおば薬局 みどりが丘店');
  expect(missing.out).toBe('見つかりませんでした。\n');
  for (const { out, err } of [diff, nothing, japanese, search]) expect(`${out}${err}`).not.toContain(ESCAPE);
});

describe('import', () => {
  const folder = join(kiban.home, 'legacy');
  const mapping = join(folder, 'mapping.yaml');
  const snapshot = join(folder, 'stores-2025-04-01.csv');
  const report = join(folder, 'report.jsonl');
  beforeAll(() => {
    mkdirSync(folder);
    writeFileSync(
      mapping,
      'mapping: 1\nsource: small\ntenant: { name: 小さな薬局 }\nfiles:\n  - header: true\n    entities:\n      - { kind: store, key: code, fields: { name: name } }\n',
    );
    writeFileSync(snapshot, 'code,name\n1,本店\n2,駅前店\n2,駅裏店\n');
  });
  const imported = (...more: string[]) =>
    kiban.run(['import', '--tenant', 'small', '--mapping', mapping, ...more, snapshot]);

  test('a dry run tells what would be done, and keeps nothing; the real one tells the same and reports each line', async () => {
    const tried = await imported('--dry-run', '--format', 'json');
    expect(tried).toMatchObject({ code: 0, err: expect.stringContaining('Would create the tenant small.') });
    expect(tried.err).toContain('Dry run: nothing of this was kept.');
    expect((await run('tenants')).out).not.toContain('small');

    const done = await imported('--operator', 'hanako', '--format', 'json', '--report', report);
    expect(done.code).toBe(0);
    expect(JSON.parse(done.out)).toEqual(JSON.parse(tried.out));
    expect(JSON.parse(done.out)[0]).toMatchObject({ events: { 'store.opened': 1 }, set_aside: { contradictory: 2 } });
    const lines = readFileSync(report, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(
      [3, 4].map((line) => ({
        ...{ snapshot: '2025-04-01', file: 'stores-2025-04-01.csv', line, kind: 'store', key: '2' },
        ...{ problem: 'contradictory', message: null },
      })),
    );
    expect((await run('tenants')).out).toContain('小さな薬局');
    expect((await run('history --tenant small store 1')).out).toContain('on behalf of operator:hanako');

    const again = await imported();
    expect(again).toMatchObject({ code: 0, out: '2025-04-01  imported before, nothing to do\n' });
  });

  test('a mapping with mistakes is refused with the place of each; a file that there is not is named', async () => {
    const bad = join(folder, 'bad.yaml');
    writeFileSync(
      bad,
      'mapping: 1\nsource: small\nfiles:\n  - header: true\n    entities:\n      - { kind: shop, key: code }\n',
    );
    const [wrong, missing, without] = await Promise.all([
      kiban.run(['import', '--tenant', 'other', '--mapping', bad, snapshot]),
      kiban.run(['import', '--tenant', 'other', '--mapping', mapping, join(folder, '2025-05-01.csv')]),
      kiban.run(['import', '--tenant', 'other', '--mapping', join(folder, 'none.yaml'), snapshot]),
    ]);
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('[mapping_invalid]') });
    expect(wrong.err).toContain('line 6, files[0].entities[0].kind: must be corporation, organization_unit');
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('[snapshot_missing]') });
    expect(without).toMatchObject({ code: 2, err: expect.stringContaining('none.yaml') });
    expect((await run('tenants')).out).not.toContain('other');
  });

  test('a tenant’s code that cannot be one is said', async () => {
    const said = await kiban.run(['import', '--tenant', 'Small Shop', '--mapping', mapping, snapshot]);
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('[code_malformed]') });
  });
});

describe('doctor', () => {
  const pidFile = join(kiban.home, 'postgres/data/postmaster.pid');
  const plant = async (sql: string): Promise<void> => {
    const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3]);
    const password = superuserPassword(join(kiban.home, 'postgres'));
    const client = new Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'kiban' });
    await client.connect();
    await client.query(sql);
    await client.end();
  };

  test('finds nothing in a sound platform', async () => {
    const { code, out } = await run('doctor');
    expect(out).toContain('All is well.');
    expect(code).toBe(0);
  });

  test('finds a grant too many and says what mends it; nothing else starts until then', async () => {
    await plant('grant delete on directory.store to kiban_directory');
    // one after the other: two doctors at once would need more connections than the registry's role has
    const [doctor, json, listing] = [await run('doctor'), await run('doctor --format json'), await run('tenants')];
    expect(doctor).toMatchObject({ code: 1, out: expect.stringContaining('1 finding.') });
    expect(doctor.out).toContain('A grant too much: kiban_directory DELETE relation directory.store');
    expect(doctor.out).toContain('mend: Revoke it in a new migration');
    expect(JSON.parse(json.out)).toMatchObject([
      { rule: 'grant_unlisted', mend: expect.stringContaining('Revoke it') },
    ]);
    expect(listing).toMatchObject({ code: 1, out: '', err: expect.stringContaining('[isolation_broken]') });
    await plant('revoke delete on directory.store from kiban_directory');
    expect((await run('tenants')).code).toBe(0);
  });
});

test('help is no error; an unknown command is', async () => {
  const [help, unknown] = await Promise.all([run('--help'), run('fly')]);
  expect(help).toMatchObject({ code: 0, out: expect.stringContaining('as-of') });
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('fly') });
});
