import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '@kiban/testing';
import { Client } from 'pg';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { type Migration, MigrationError, migrate, pendingMigrations, withMigrationLock } from './migrate.ts';
import { postgresModule } from './module.ts';
import { asOwner } from './prepare-database.ts';
import type { SchemaModule } from './schema-module.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiban-migrate-'));
let home: TestDatabase;
let number = 0;
let module: SchemaModule;
beforeEach(async () => {
  number += 1;
  const migrations = join(folder, String(number));
  mkdirSync(migrations);
  module = { schema: 'planted', migrations, roles: [], sharedRelations: {}, globalKeys: {} };
  home = await testDatabase();
  await home.plant("delete from app.migration where schema <> 'app'"); // the other modules are not under test
});
afterEach(() => home.drop());
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, sql: string): void => writeFileSync(join(module.migrations, name), sql);
const run = (): Promise<Migration[]> =>
  asOwner(home.ownerUrl, (owner) => withMigrationLock(owner, () => migrate(owner, [postgresModule, module])));
const namesOf = (migrations: readonly Migration[]): string[] => migrations.map(({ name }) => name);
const applied = async (): Promise<string[]> => {
  const rows = await home.plant<{ name: string }>("select name from app.migration where schema = 'planted' order by 1");
  return rows.map(({ name }) => name);
};

test('files run once, in the order of their numbers', async () => {
  write('0002_second.sql', 'insert into planted.a values (1)');
  write('0001_first.sql', 'create schema planted; create table planted.a (a int)');
  expect(namesOf(await run())).toEqual(['0001_first.sql', '0002_second.sql']);
  expect(namesOf(await run())).toEqual([]);
  write('0003_third.sql', 'insert into planted.a values (2)');
  expect(namesOf(await asOwner(home.ownerUrl, (owner) => pendingMigrations(owner, [postgresModule, module])))).toEqual([
    '0003_third.sql',
  ]);
  expect(namesOf(await run())).toEqual(['0003_third.sql']);
  expect(await home.plant('select a from planted.a order by a')).toEqual([{ a: 1 }, { a: 2 }]);
});

test('they run as an owner that is no superuser, and what they make is the owner’s', async () => {
  write('0001_first.sql', 'create schema planted; create table planted.a (a int)');
  await run();
  expect(
    await home.plant(`select rolname, rolsuper, rolbypassrls from pg_class c join pg_roles r on r.oid = c.relowner
      where c.oid = 'planted.a'::regclass`),
  ).toEqual([{ rolname: 'kiban_owner', rolsuper: false, rolbypassrls: false }]);
});

test('a file that was changed after it had been applied is refused, and nothing runs', async () => {
  write('0001_first.sql', 'create schema planted');
  await run();
  write('0001_first.sql', 'create schema planted -- changed');
  write('0002_second.sql', 'create table planted.a (a int)');
  await expect(run()).rejects.toMatchObject({ code: 'migration_changed' });
  await expect(run()).rejects.toThrow('planted/0001_first.sql was changed');
  expect(await applied()).toEqual(['0001_first.sql']);
});

test('line endings of Windows do not count as a change', async () => {
  write('0001_first.sql', 'create schema planted;\n-- end\n');
  await run();
  write('0001_first.sql', 'create schema planted;\r\n-- end\r\n');
  expect(await run()).toEqual([]);
});

test('a database that a newer version has migrated is refused', async () => {
  await home.plant("insert into app.migration (schema, name, checksum) values ('planted', '0009_future.sql', 'x')");
  await expect(run()).rejects.toMatchObject({ code: 'migration_unknown' });
  await expect(run()).rejects.toThrow('migrated by a newer one');
});

test('a missing number is refused', async () => {
  write('0002_second.sql', 'create schema planted');
  await expect(run()).rejects.toMatchObject({ code: 'migration_misnamed' });
  await expect(run()).rejects.toThrow('must begin with 0001_');
});

test('a file that fails leaves nothing of itself, keeps those before it and is named with its line', async () => {
  write('0001_first.sql', 'create schema planted');
  write(
    '0002_second.sql',
    'create table planted.a (a int);\ninsert into planted.a values (1);\ninsert into planted.b values (1);',
  );
  write('0003_third.sql', 'create table planted.c (c int)');
  const failed = run();
  await expect(failed).rejects.toThrow(MigrationError);
  await expect(failed).rejects.toMatchObject({ code: 'migration_failed', cause: { code: '42P01' } });
  await expect(failed).rejects.toThrow('planted/0002_second.sql failed at line 3: relation "planted.b" does not exist');
  expect(await applied()).toEqual(['0001_first.sql']);
  expect(await home.plant("select to_regclass('planted.a') as a")).toEqual([{ a: null }]);
  write('0002_second.sql', 'create table planted.a (a int)');
  expect(namesOf(await run())).toEqual(['0002_second.sql', '0003_third.sql']);
});

test('a file may run outside a transaction, for an index made concurrently', async () => {
  write('0001_first.sql', 'create schema planted; create table planted.a (a int)');
  write('0002_index.sql', '-- kiban: outside a transaction\ncreate index concurrently a_by_a on planted.a (a)');
  expect(namesOf(await run())).toEqual(['0001_first.sql', '0002_index.sql']);
});

test('of processes that migrate at once, one runs each file and the others find it done', async () => {
  write('0001_first.sql', 'create schema planted; create table planted.a (a int); select pg_sleep(0.2)');
  write('0002_second.sql', 'insert into planted.a values (1)');
  const runs = await Promise.all([run(), run(), run()]);
  expect(runs.map((migrations) => migrations.length).sort()).toEqual([0, 0, 2]);
  expect(await home.plant('select a from planted.a')).toEqual([{ a: 1 }]);
});

// withMigrationLock waits in a statement, whose snapshot the index waits for; until it asks with pg_try_advisory_lock instead
test('processes that migrate at once do not block an index made concurrently', async () => {
  write('0001_first.sql', 'create schema planted; create table planted.a (a int); select pg_sleep(0.5)');
  write('0002_index.sql', '-- kiban: outside a transaction\ncreate index concurrently a_by_a on planted.a (a)');
  const runs = await Promise.all([run(), run(), run()]);
  expect(runs.map((migrations) => migrations.length).sort()).toEqual([0, 0, 2]);
});

test('the lock is free again after a failure', async () => {
  write('0001_first.sql', 'broken');
  const client = new Client({ connectionString: home.ownerUrl });
  await client.connect();
  try {
    await expect(withMigrationLock(client, () => migrate(client, [postgresModule, module]))).rejects.toThrow('line 1');
    write('0001_first.sql', 'create schema planted');
    expect(namesOf(await run())).toEqual(['0001_first.sql']);
  } finally {
    await client.end();
  }
});
