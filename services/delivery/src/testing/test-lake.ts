import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from '@kiban/delta-lake';
import { type ObjectStorage, openObjectStorage } from '@kiban/object-storage';
import { type CrossTenantDatabase, openCrossTenantDatabase } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { type TestDatabase, testDatabase } from '@kiban/testing';
import { afterAll } from 'vitest';
import { type Lake, openLake } from '../lake/open-lake.ts';
import { lakeTable } from '../lake/tables.ts';
import { deliverOnce, type RoundOutcome } from '../rounds/deliver-once.ts';
import type { DeliveryParts } from '../rounds/parts.ts';
import { type Happenings, happeningsIn } from './happenings.ts';

/** A database and a lake of a test file's own. */
export interface TestLake extends Happenings {
  readonly home: TestDatabase;
  /** Of the role kiban_delivery. */
  readonly database: CrossTenantDatabase;
  readonly folder: string;
  readonly storage: ObjectStorage;
  readonly parts: DeliveryParts;
  /** Lines that were logged. */
  readonly log: readonly string[];
  /** Rounds until nothing waits, by a worker that has just started. */
  deliver(change?: Partial<DeliveryParts>): Promise<RoundOutcome['batches']>;
  /** Rows of a table as a reader finds them, of one tenant if told. */
  rows(table: string, tenant?: string): Promise<Row[]>;
}

/** Opens them, and removes them after the tests of the file. */
export async function testLake(): Promise<TestLake> {
  const home = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'kiban-lake-'));
  const storage = await openObjectStorage(folder);
  const database = openCrossTenantDatabase({ url: home.urlOf('kiban_delivery'), connections: 3, application: 'test' });
  const happenings = happeningsIn(home);
  const log: string[] = [];
  const logger = openLogger({ service: 'test', format: 'json', level: 'debug', write: (line) => void log.push(line) });
  afterAll(async () => {
    await Promise.all([storage.close(), database.close(), happenings.close()]);
    rmSync(folder, { recursive: true });
    await home.drop();
  });
  const parts: DeliveryParts = {
    ...{ database, logger, lake: openLake({ storage }), batchEvents: 1_000, erasureGraceMs: 0 },
    requireTurn: async () => undefined,
  };
  return {
    ...{ home, database, folder, storage, parts, log, ...happenings },
    deliver: async (change = {}) => {
      const worker = { ...parts, lake: openLake({ storage }), ...change };
      const batches: RoundOutcome['batches'][number][] = [];
      for (let more = true; more; ) {
        const round = await deliverOnce(worker);
        batches.push(...round.batches);
        more = round.more;
      }
      return batches;
    },
    rows: (table, tenant) => rowsOf(openLake({ storage }), table, tenant),
  };
}

async function rowsOf(lake: Lake, name: string, tenant: string | undefined): Promise<Row[]> {
  const table = lakeTable(name);
  if (table === undefined) throw new Error(`There is no table ${name}.`);
  const rows: Row[] = [];
  const filter = tenant === undefined ? {} : { filter: { column: 'tenant_id', op: '=' as const, value: tenant } };
  for await (const row of (await lake.open(table)).read(filter)) rows.push(row);
  return rows;
}
