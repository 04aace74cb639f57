import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { DatabaseError } from 'pg';
import type { SchemaModule } from './schema-module.ts';

export class MigrationError extends Error {
  readonly code: 'migration_changed' | 'migration_unknown' | 'migration_misnamed' | 'migration_failed';
  constructor(code: MigrationError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationError';
    this.code = code;
  }
}

export interface Migration {
  readonly schema: string;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const OUTSIDE_TRANSACTION = '-- kiban: outside a transaction';

/**
 * Brings the schemas of the modules up to date, in the order given; forward only. Each file runs in a transaction of its
 * own, unless its first line is `-- kiban: outside a transaction` (for one `create index concurrently`).
 * The caller holds the migration lock (`withMigrationLock`) and connects as the owner.
 *
 * @returns the migrations that were run now.
 * @throws MigrationError when an applied file was changed or is unknown here, or when one fails; what ran before it stays.
 */
export async function migrate(owner: Client, modules: readonly SchemaModule[]): Promise<Migration[]> {
  await owner.query(`
    create schema if not exists app;
    create table if not exists app.migration (
      schema text not null, name text not null, checksum text not null,
      applied_at timestamptz not null default clock_timestamp(), primary key (schema, name)
    )`);
  const pending = await pendingMigrations(owner, modules);
  for (const migration of pending) await apply(owner, migration);
  return pending;
}

/** What `migrate` would run. Reads only. @throws MigrationError when the database and the files contradict each other. */
export async function pendingMigrations(owner: Client, modules: readonly SchemaModule[]): Promise<Migration[]> {
  const applied = await owner.query<Pick<Migration, 'schema' | 'name' | 'checksum'>>(
    'select schema, name, checksum from app.migration',
  );
  const files = modules.flatMap(migrationsOf);
  const checksums = new Map(files.map((file) => [`${file.schema}/${file.name}`, file.checksum]));
  for (const { schema, name, checksum } of applied.rows) {
    const here = checksums.get(`${schema}/${name}`);
    if (here === undefined)
      throw new MigrationError(
        'migration_unknown',
        `The database has the migration ${schema}/${name}, this version of Kiban does not: it was migrated by a newer one. Run that version, or restore a backup from before.`,
      );
    if (here !== checksum)
      throw new MigrationError(
        'migration_changed',
        `The migration ${schema}/${name} was changed after it had been applied. Undo the change and write a new migration instead.`,
      );
    checksums.delete(`${schema}/${name}`);
  }
  return files.filter((file) => checksums.has(`${file.schema}/${file.name}`));
}

/** Runs `work` while no other process migrates this database. */
export async function withMigrationLock<T>(owner: Client, work: () => Promise<T>): Promise<T> {
  // asked for again and again, not waited for: a session that waits holds a snapshot, which `create index concurrently`
  // of the session that has the lock would wait for
  while (!(await tryMigrationLock(owner))) await sleep(100);
  try {
    return await work();
  } finally {
    await owner.query("select pg_advisory_unlock(hashtextextended('kiban migration', 0))");
  }
}

async function tryMigrationLock(owner: Client): Promise<boolean> {
  const result = await owner.query<{ locked: boolean }>(
    "select pg_try_advisory_lock(hashtextextended('kiban migration', 0)) as locked",
  );
  return result.rows[0]?.locked === true;
}

/** The migration files of a module in the order of their numbers. */
function migrationsOf(module: SchemaModule): Migration[] {
  const names = readdirSync(module.migrations)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const number = String(index + 1).padStart(4, '0');
    if (!name.startsWith(`${number}_`))
      throw new MigrationError(
        'migration_misnamed',
        `${module.schema}/${name}: the next file must begin with ${number}_.`,
      );
    const sql = readFileSync(join(module.migrations, name), 'utf8').replaceAll('\r\n', '\n');
    return { schema: module.schema, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

async function apply(owner: Client, migration: Migration): Promise<void> {
  const transactional = !migration.sql.startsWith(OUTSIDE_TRANSACTION);
  try {
    if (transactional) await owner.query('begin');
    await owner.query(migration.sql);
    await owner.query('insert into app.migration (schema, name, checksum) values ($1, $2, $3)', [
      migration.schema,
      migration.name,
      migration.checksum,
    ]);
    if (transactional) await owner.query('commit');
  } catch (error) {
    if (transactional) await owner.query('rollback');
    throw new MigrationError(
      'migration_failed',
      `The migration ${migration.schema}/${migration.name} failed${lineOf(error, migration.sql)}: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

function lineOf(error: unknown, sql: string): string {
  const position = error instanceof DatabaseError ? Number(error.position) : Number.NaN;
  return Number.isNaN(position) ? '' : ` at line ${sql.slice(0, position).split('\n').length}`;
}
