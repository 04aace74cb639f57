import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TableReport, verifyLake } from '@kiban/delivery';
import { listTenants } from '@kiban/directory';
import { chdbRows } from '@kiban/testing/oracles';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { randomNumbers } from '../../bench/random.ts';
import { all } from './testing/all.ts';
import { BusyTenant } from './testing/busy-tenant.ts';
import { testLake } from './testing/test-lake.ts';
import type { WorkerOptions } from './testing/worker-child.ts';
import { WorkerProcesses } from './testing/worker-processes.ts';
import { verifyServices } from './verify-services.ts';

/** Each run has other moments: the seed is printed. */
const KILLS = 48;
/** By then it must have been killed in everything it does. */
const MOST_KILLS = 300;
/** Versions checked on the way. */
const CHECKS = 3;
/** What the worker does: it must have been killed in each of them. */
const PHASES = [
  ...['cut', 'validate', 'build', 'publish', 'data file', 'commit'],
  ...['checkpoint', 'mark', 'erase', 'optimize', 'vacuum'],
] as const;
/** Of the storage's calls: about one round in ten fails. */
const FAULT_RATE = 0.0005;

const { home, folder, lake, delivery, registry, writers, delivered } = await testLake();
const journals = mkdtempSync(join(tmpdir(), 'kiban-workers-'));
const workers = new WorkerProcesses(journals);
afterAll(async () => {
  await workers.killAll();
  rmSync(journals, { recursive: true });
});

const options = { databaseUrl: home.urlOf('kiban_delivery'), lakeUrl: folder, batchEvents: 200 };
const seed = Math.floor(Math.random() * 2 ** 31);
const random = randomNumbers(seed);

/** How the next worker ends: by its own hand in a phase, rather one in which none was killed yet, or by ours at any moment. */
function fate(): WorkerOptions['dies'] {
  const untried = PHASES.filter((phase) => !workers.killed.has(phase));
  const of = untried.length > 0 ? untried : PHASES;
  if (random() < (untried.length > 0 ? 0.2 : 0.4)) return null;
  const phase = of[Math.floor(random() * of.length)] ?? 'cut';
  return { in: phase, time: 1 + Math.floor(random() * 2), afterMs: random() < 0.5 ? 0 : Math.floor(random() * 10) };
}

/** How many were killed at work. */
function kills(): number {
  return [...workers.killed].reduce((sum, [phase, count]) => (phase === 'standing by' ? sum : sum + count), 0);
}

/** Waits for a worker to have its turn and to be killed, or kills it after it has begun some things or has nothing to do. */
async function killOne(): Promise<void> {
  while (workers.running < 2) workers.start({ ...options, faultRate: FAULT_RATE, dies: fate() });
  const active = await workers.active();
  if (active === undefined) return;
  workers.start({ ...options, faultRate: FAULT_RATE, dies: fate() });
  const most = active.begun().length + (random() < 0.5 ? random() * 60 : 250);
  while (active.isRunning() && !active.isAtRest() && active.begun().length < most) await sleep(1 + random() * 10);
  await active.kill();
}

/** Something happens that often even while nobody is killed. */
const SLOWEST_MS = 500;

/** Whether they were killed often enough, and in everything they do. */
function isEnough(): boolean {
  return kills() >= MOST_KILLS || (kills() >= KILLS && PHASES.every((phase) => workers.killed.has(phase)));
}

/** What happens between two kills goes with their number, so that a slow machine has no more to do. */
async function untilAborted(signal: AbortSignal, work: () => Promise<unknown>, perKill: number): Promise<void> {
  for (let done = 0; !signal.aborted; done += 1) {
    const [enough, since] = [(): boolean => done > (kills() + 1) * perKill, performance.now()];
    while (enough() && !signal.aborted && performance.now() - since < SLOWEST_MS) await sleep(5);
    await work();
    await sleep(5);
  }
}

function expectEqual(reports: readonly TableReport[]): void {
  for (const report of reports) expect(report, report.table).toMatchObject({ differences: 0, rows: report.expected });
}

test(`a worker killed ${KILLS} times or more at random moments, on a storage that fails, loses nothing and doubles nothing`, {
  timeout: 900_000,
}, async () => {
  console.log(`seed ${seed}`);
  const busy = await Promise.all(['east', 'north', 'west'].map((code) => BusyTenant.found(code, writers, random)));
  const writing = new AbortController();
  onTestFinished(() => writing.abort());
  const steady = busy.map((tenant) => untilAborted(writing.signal, () => tenant.step(), 4));
  // for some table a day passes with every second kill, so that old files are looked for
  const aDayPasses = () =>
    home.plant(`update delivery.lake_table set tidied_at = clock_timestamp() - interval '2 days'
      where name = (select name from delivery.lake_table order by random() limit 1)`);
  const days = untilAborted(writing.signal, aDayPasses, 0.5);
  const moments: string[] = [];
  while (!isEnough()) {
    await killOne();
    if (moments.length === CHECKS || kills() < ((moments.length + 1) * KILLS) / CHECKS) continue;
    moments.push(new Date().toISOString());
    expectEqual(await all(verifyLake({ lake, database: delivery })));
  }
  writing.abort();
  await Promise.all([...steady, days]);
  await workers.killAll();
  workers.start({ ...options, faultRate: 0, dies: null });
  await delivered();
  await workers.killAll();
  expect(workers.failures).toEqual([]);
  expect(workers.overlaps(), 'one works at a time').toBe(0);
  console.log(Object.fromEntries([...workers.killed].sort(([, one], [, other]) => other - one)));
  for (const phase of PHASES) expect(workers.killed.get(phase), `killed in ${phase}`).toBeGreaterThan(0);

  const reports = await all(verifyLake({ lake, database: delivery }));
  expectEqual(reports);
  expect(reports.reduce((sum, report) => sum + report.erasure_pending, 0)).toBe(0);
  const [events] = await home.plant<{ count: number }>('select count(*)::int as count from event.domain_event');
  const [seen] = await chdbRows(
    `select toInt32(count()) as rows, toInt32(uniqExact(id)) as ids from deltaLakeLocal('${join(folder, 'domain_events')}')`,
  );
  expect(seen).toEqual({ rows: events?.count, ids: events?.count });
  console.log(`${events?.count} events, ${reports.map(({ table, version }) => `${table} ${version}`).join(', ')}`);

  const tenants = await listTenants(registry);
  for (const at of [undefined, ...moments])
    for (const report of await all(verifyServices({ lake, database: delivery, services: writers }, tenants, { at })))
      expect(report).toMatchObject({ differences: 0, not_delivered: 0, erasure_pending: 0, rows: report.expected });
});
