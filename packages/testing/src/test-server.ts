import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openDatabaseServer,
  prepareDatabase,
  type RoleDeclaration,
  rolesOf,
  type SchemaModule,
  superuserPassword,
} from '@kiban/postgres';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the superuser, in the database `postgres`. */
    superuserUrl: string;
    passwords: Record<string, string>;
  }
}

export const TEMPLATE = 'kiban_template';

/**
 * For Vitest's global setup: a PostgreSQL of its own, with one migrated database that every test file copies.
 *
 * @returns the teardown.
 */
export async function provideTestServer(
  project: TestProject,
  modules: readonly SchemaModule[],
): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'kiban-test-'));
  chmodSync(home, 0o755); // the server's own user must be able to reach its data
  const server = await openDatabaseServer({ home, settings: { fsync: 'off', max_connections: '200' } });
  const stop = async (): Promise<void> => {
    await server.close();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await prepareDatabase(server, modules);
    const superuserUrl = urlFor(server.ownerUrl, 'postgres', superuserPassword(join(home, 'postgres')), 'postgres');
    await shareAmongTestFiles(superuserUrl, rolesOf(modules));
    const roles = [
      'kiban_owner',
      ...rolesOf(modules)
        .filter((role) => role.login)
        .map((role) => role.name),
    ];
    project.provide('superuserUrl', superuserUrl);
    project.provide('passwords', Object.fromEntries(roles.map((role) => [role, server.credentials.passwordOf(role)])));
    return stop;
  } catch (error) {
    await stop(); // a setup that throws is not torn down
    throw error;
  }
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
  await client.query(`alter database kiban rename to ${TEMPLATE}`);
  await client.end();
}
