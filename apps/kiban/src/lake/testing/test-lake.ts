import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deliverOnce, type Lake, openLake } from '@kiban/delivery';
import { openObjectStorage } from '@kiban/object-storage';
import { type CrossTenantDatabase, openCrossTenantDatabase, openDatabase } from '@kiban/postgres';
import { openLogger } from '@kiban/telemetry';
import { type TestDatabase, testDatabase } from '@kiban/testing';
import { afterAll } from 'vitest';
import type { Writers } from './busy-tenant.ts';

/** A migrated database and an empty lake of a test file's own. */
export interface TestLake {
  readonly home: TestDatabase;
  /** Where the lake lies. */
  readonly folder: string;
  readonly lake: Lake;
  /** Connections of the role `kiban_delivery`. */
  readonly delivery: CrossTenantDatabase;
  readonly registry: CrossTenantDatabase;
  readonly writers: Writers;
  /** Rounds of the worker until nothing waits any more. */
  deliver(): Promise<void>;
  /** Waits until somebody has delivered everything there is now. @throws with what waits, after a while. */
  delivered(patienceMs?: number): Promise<void>;
}

/** Opens both, and removes them after the tests of the file. */
export async function testLake(): Promise<TestLake> {
  const home = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'kiban-lake-'));
  const storage = await openObjectStorage(folder);
  const lake = openLake({ storage });
  const open = (role: string) => openDatabase({ url: home.urlOf(role), connections: 4, application: 'test' });
  const openAll = (role: string) =>
    openCrossTenantDatabase({ url: home.urlOf(role), connections: 4, application: 'test' });
  const writers = {
    directory: open('kiban_directory'),
    eraser: open('kiban_eraser'),
    recorder: open('kiban_auth_recorder'),
    asset: open('kiban_asset'),
  };
  const [delivery, registry] = [openAll('kiban_delivery'), openAll('kiban_tenant_registry')];
  afterAll(async () => {
    await Promise.all([...Object.values(writers), delivery, registry, storage].map((each) => each.close()));
    await home.drop();
    rmSync(folder, { recursive: true });
  });
  const logger = openLogger({
    service: 'delivery',
    format: 'json',
    level: 'error',
    write: (line) => console.error(line),
  });
  const parts = { database: delivery, lake, logger, batchEvents: 500, erasureGraceMs: 0 };
  const deliver = async (): Promise<void> => {
    for (const last = await lastEvent(home); !(await isDelivered(home, last)); await sleep(5))
      await deliverOnce({ ...parts, requireTurn: async () => undefined });
  };
  const delivered = async (patienceMs = 120_000): Promise<void> => {
    const [last, began] = [await lastEvent(home), performance.now()];
    while (!(await isDelivered(home, last))) {
      if (performance.now() - began > patienceMs) throw new Error(`not delivered: ${await standing(home)}`);
      await sleep(20);
    }
  };
  return { home, folder, lake, delivery, registry, writers, deliver, delivered };
}

interface Place {
  readonly epoch: number;
  readonly transaction_id: string;
  readonly position: string;
}

async function lastEvent(home: TestDatabase): Promise<Place | undefined> {
  const [last] = await home.plant<Place>(
    `select epoch, transaction_id::text, position::text from event.domain_event e
     order by e.epoch desc, e.transaction_id desc, e.position desc limit 1`,
  );
  return last;
}

/** Whether every table has come to a place in the feed, and every erasure so far is carried out. */
async function isDelivered(home: TestDatabase, last: Place | undefined): Promise<boolean> {
  if (last === undefined) return true;
  const [row] = await home.plant<{ done: boolean }>(
    `select count(*) > 0 and coalesce(bool_and((epoch, transaction_id, position) >= ($1::int, $2::xid8, $3::bigint)), false)
       and not exists (select from delivery.lake_batch where status <> 'published')
       and not exists (select from delivery.erasure where removed_at is null) as done
     from delivery.lake_table`,
    [last.epoch, last.transaction_id, last.position],
  );
  return row?.done === true;
}

/** What is not published, and what is not erased, for whoever wonders why. */
async function standing(home: TestDatabase): Promise<string> {
  const rows = await home.plant(
    `select t.name, t.position, b.number, b.status, b.held_reason, b.held_detail, b.attempts,
       (select count(*) from delivery.erasure e where e.removed_at is null) as erasures
     from delivery.lake_table t left join delivery.lake_batch b on b.table_name = t.name and b.status <> 'published'`,
  );
  return rows.map((row) => JSON.stringify(row)).join('\n');
}
