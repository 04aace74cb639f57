import { randomUUIDv7 } from 'node:crypto';
import type { Aggregate, Change, ChangeContext, StateRow } from '@kiban/event-store';
import { type Outcome, runCommand } from '@kiban/event-store';
import {
  type CrossTenantDatabase,
  type Database,
  openCrossTenantDatabase,
  openDatabase,
  type TenantId,
  tenantId,
} from '@kiban/postgres';
import { type TestDatabase, testDatabase } from '@kiban/testing';
import { afterAll } from 'vitest';

/** A migrated database of a test file's own, reached as the directory reaches it. */
export interface TestDirectory extends TestDatabase {
  readonly database: Database;
  readonly registry: CrossTenantDatabase;
}

/** Opens it, and drops it after the tests of the file. */
export async function testDirectory(): Promise<TestDirectory> {
  const home = await testDatabase();
  const database = openDatabase({ url: home.urlOf('kiban_directory'), connections: 4, application: 'test' });
  const registry = openCrossTenantDatabase({
    url: home.urlOf('kiban_tenant_registry'),
    connections: 4,
    application: 'test registry',
  });
  afterAll(async () => {
    await Promise.all([database.close(), registry.close()]);
    await home.drop();
  });
  return { ...home, database, registry };
}

export const operator: ChangeContext = {
  actor: { kind: 'operator', id: 'test' },
  on_behalf_of: null,
  reason: null,
  request_id: null,
};

export function newTenant(): TenantId {
  return tenantId(randomUUIDv7());
}

/** Runs a command on an aggregate that may exist. */
export function command<State extends object>(
  { database }: TestDirectory,
  tenant: TenantId,
  aggregate: Aggregate<State>,
  id: string,
  decide: (current: StateRow<State> | null) => Change<State> | null,
): Promise<Outcome> {
  return runCommand(database, tenant, operator, { aggregate, id, decide });
}
