import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyLake } from '@kiban/delivery';
import { createTenantNamed, importSnapshots, listTenants, locateSnapshots, parseMapping } from '@kiban/directory';
import { chdbRows } from '@kiban/testing/oracles';
import { afterAll, describe, expect, test } from 'vitest';
import { all } from './testing/all.ts';
import { testLake } from './testing/test-lake.ts';
import { WorkerProcesses } from './testing/worker-processes.ts';
import { verifyServices } from './verify-services.ts';

const register = process.env.KIBAN_REGISTER_DATA ?? '';
const why = existsSync(register) ? '' : ' (skipped: KIBAN_REGISTER_DATA names no folder with the two files)';
const MAPPING = join(import.meta.dirname, '../../../../examples/medical-institutions/mapping.yaml');
const OPERATOR = {
  actor: { kind: 'operator', id: 'test' },
  on_behalf_of: null,
  reason: null,
  request_id: null,
} as const;
const DAYS = { '2022-12-31': 97_061, '2025-08-10': 97_386 };

describe.skipIf(why !== '')(`the register of medical institutions${why}`, () => {
  test('is in the lake as it was on any day, read by ClickHouse', { timeout: 600_000 }, async () => {
    const { home, folder, lake, delivery, registry, writers, delivered } = await testLake();
    const journals = mkdtempSync(join(tmpdir(), 'kiban-workers-'));
    const workers = new WorkerProcesses(journals);
    afterAll(async () => {
      await workers.killAll();
      rmSync(journals, { recursive: true });
    });
    const tenantId = await createTenantNamed(writers.directory, OPERATOR, {
      ...{ code: 'register', name: '医療機関', timezone: 'Asia/Tokyo' },
    });
    const mappingText = readFileSync(MAPPING, 'utf8');
    const mapping = parseMapping(mappingText, 'mapping.yaml');
    const snapshots = await locateSnapshots([register], mapping);
    const imported = (which: typeof snapshots) =>
      importSnapshots(writers.directory, which, {
        ...{ tenantId, timezone: 'Asia/Tokyo', operator: 'operator:test', requestId: null, notAHole: [] },
        ...{ batchSize: 2_000, signal: new AbortController().signal, mapping, mappingText },
        onProgress: () => undefined,
        onProblem: () => undefined,
      });
    const timed = async (what: string, work: () => Promise<unknown>): Promise<void> => {
      const began = performance.now();
      await work();
      console.log(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    };

    await imported(snapshots.slice(0, 1));
    const worker = workers.start({
      databaseUrl: home.urlOf('kiban_delivery'),
      lakeUrl: folder,
      faultRate: 0,
      dies: null,
    });
    await timed('an empty lake takes the first snapshot in', delivered);
    await timed('importing the second, with the worker beside it', () => imported(snapshots.slice(1)));
    await timed('the lake has it after', delivered);
    console.log(`the worker's ${/VmHWM.*/.exec(readFileSync(`/proc/${worker.pid}/status`, 'utf8'))?.[0]}`);
    await workers.killAll();
    expect(workers.failures).toEqual([]);

    for (const [day, stores] of Object.entries(DAYS)) {
      const end = `toDateTime64('${day} 14:59:59.999999', 6, 'UTC')`; // of the day in Tokyo
      const [open] = await chdbRows(
        `select toInt32(count()) as stores, toInt32(uniqExact(id)) as ids from deltaLakeLocal('${join(folder, 'store_history')}')
         where status = 'open' and valid_from <= ${end} and (valid_to is null or valid_to > ${end})`,
      );
      expect(open, day).toEqual({ stores, ids: stores });
    }
    const [now] = await chdbRows(
      `select toInt32(countIf(status = 'open')) as stores from deltaLakeLocal('${join(folder, 'store')}')`,
    );
    expect(now).toEqual({ stores: DAYS['2025-08-10'] });

    await timed('comparing the lake with the events', async () => {
      for (const report of await all(verifyLake({ lake, database: delivery })))
        expect(report).toMatchObject({ differences: 0, rows: report.expected });
    });
    const tenants = await listTenants(registry);
    for (const at of [undefined, ...Object.keys(DAYS)])
      await timed(`comparing it with the directory (${at ?? 'now'})`, async () => {
        for (const report of await all(
          verifyServices({ lake, database: delivery, services: writers }, tenants, { at }),
        ))
          expect(report).toMatchObject({ differences: 0, not_delivered: 0, rows: report.expected });
      });
  });
});
