import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DatabaseServer,
  openDatabaseServer,
  prepareDatabase,
  type RoleDeclaration,
  rolesOf,
  type SchemaModule,
  superuserPassword,
} from '@kiban/postgres';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { copyFolder } from './copy-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the superusers, in the databases `postgres`: one for each worker. */
    superuserUrls: string[];
    passwords: Record<string, string>;
  }
}

/** The one that the platform migrates; nobody is connected to it. */
export const TEMPLATE = 'kiban';

const SETTINGS = { max_connections: '200', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * For Vitest's global setup: a PostgreSQL for each worker, with one migrated database that every test file copies. Of its own,
 * since the feed of a database waits for writing transactions of the whole server, which another file may hold for long.
 *
 * @returns the teardown.
 */
export async function provideTestServers(
  project: TestProject,
  modules: readonly SchemaModule[],
): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'kiban-test-'));
  chmodSync(folder, 0o755); // the server's own user must be able to reach its data
  const homes = Array.from({ length: project.config.maxWorkers }, (_, worker) => join(folder, String(worker + 1)));
  const servers: DatabaseServer[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const prepared = join(folder, 'prepared');
    project.provide('passwords', await prepare(prepared, modules));
    for (const home of homes) {
      mkdirSync(home);
      copyFolder(prepared, home);
    }
    servers.push(...(await Promise.all(homes.map((home) => openDatabaseServer({ home, settings: SETTINGS })))));
    project.provide(
      'superuserUrls',
      servers.map(({ ownerUrl }) => superuserUrlOf(ownerUrl, prepared)),
    );
    return stop;
  } catch (error) {
    await stop(); // a setup that throws is not torn down
    throw error;
  }
}

/** Makes the data folder of a server with the template, which then runs no more. @returns the passwords of its roles. */
async function prepare(home: string, modules: readonly SchemaModule[]): Promise<Record<string, string>> {
  const server = await openDatabaseServer({ home, settings: SETTINGS });
  try {
    await prepareDatabase(server, modules);
    await shareAmongTestFiles(superuserUrlOf(server.ownerUrl, home), rolesOf(modules));
    const logins = rolesOf(modules).filter((role) => role.login);
    const roles = ['kiban_owner', ...logins.map((role) => role.name)];
    return Object.fromEntries(roles.map((role) => [role, server.credentials.passwordOf(role)]));
  } finally {
    await server.close();
    rmSync(join(home, 'postgres/port'), { force: true }); // each takes another
  }
}

function superuserUrlOf(ownerUrl: string, home: string): string {
  return urlFor(ownerUrl, 'postgres', superuserPassword(join(home, 'postgres')), 'postgres');
}

/** The same server with another role and database. */
export function urlFor(url: string, role: string, password: string, database: string): string {
  const other = new URL(url);
  other.username = role;
  other.password = password;
  other.pathname = `/${database}`;
  return other.href;
}

/** Roles and their connection limits belong to the server, which all test files use at once. */
async function shareAmongTestFiles(superuserUrl: string, roles: readonly RoleDeclaration[]): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  for (const { name, login } of roles) if (login) await client.query(`alter role ${name} connection limit -1`);
  await client.end();
}
