import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { TEMPLATE, urlFor } from './test-server.ts';

/** A database of a test file's own. */
export interface TestDatabase {
  /** Sees and may do everything: for planting and counting, never for the behaviour under test. */
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  urlOf(role: string): string;
  /** Runs one statement as the superuser. */
  plant<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** SQL that lets a role connect: nobody can, unless somebody says so. */
  grantConnect(role: string): string;
  drop(): Promise<void>;
}

/** Copies the migrated template database. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('superuserUrl');
  const passwords = inject('passwords');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(server, `create database ${name} template ${TEMPLATE} owner kiban_owner strategy wal_log`);
  const superuserUrl = new URL(server);
  superuserUrl.pathname = `/${name}`;
  const logins = Object.keys(passwords);
  await run(server, `revoke all on database ${name} from public`);
  const grantConnect = (role: string): string => `grant connect on database ${name} to ${role}`;
  await run(server, grantConnect(logins.join(', ')));
  const urlOf = (role: string): string => urlFor(server, role, passwords[role] ?? '', name);
  return {
    superuserUrl: superuserUrl.href,
    ownerUrl: urlOf('kiban_owner'),
    urlOf,
    plant: (sql, values) => run(superuserUrl.href, sql, values),
    grantConnect,
    drop: async () => void (await run(server, `drop database ${name} with (force)`)),
  };
}

async function run<Row extends object>(url: string, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
