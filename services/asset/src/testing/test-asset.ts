import { type Database, openDatabase } from '@kiban/postgres';
import { type TestDatabase, testDatabase } from '@kiban/testing';
import { afterAll } from 'vitest';

export { operator } from './operator.ts';

/** A migrated database of a test file's own, reached as the asset service reaches it. */
export interface TestAsset extends TestDatabase {
  readonly database: Database;
}

/** Opens it, and drops it after the tests of the file. */
export async function testAsset(): Promise<TestAsset> {
  const home = await testDatabase();
  const database = openDatabase({ url: home.urlOf('kiban_asset'), connections: 6, application: 'test' });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });
  return { ...home, database };
}
