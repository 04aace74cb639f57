import { afterEach, expect, test } from 'vitest';
import { storeState } from '../testing/events.ts';
import { newId, newTenant } from '../testing/happenings.ts';
import { storageThatMayBeAway } from '../testing/storage-away.ts';
import { testLake } from '../testing/test-lake.ts';
import { rebuildTable } from './rebuild-table.ts';
import { type DeliveryOptions, runDelivery } from './run-delivery.ts';

const lake = await testLake();
const { happen, rows, home, storage, parts, log } = lake;

const running: { ending: AbortController; ended: Promise<void> }[] = [];
afterEach(async () => {
  for (const { ending } of running) ending.abort();
  await Promise.all(running.splice(0).map(({ ended }) => ended));
});

function start(options: Partial<DeliveryOptions> = {}): { ending: AbortController; ended: Promise<void> } {
  const ending = new AbortController();
  const ended = runDelivery({
    ...{ databaseUrl: home.urlOf('kiban_delivery'), storage, logger: parts.logger, signal: ending.signal },
    ...{ intervalMs: 20, turnPollMs: 10, erasureGraceMs: 0 },
    ...options,
  });
  const worker = { ending, ended };
  running.push(worker);
  return worker;
}

const store = () => ({ kind: 'store', id: newId(), state: storeState('本店') });
const count = async (tenant: string) => (await rows('store', tenant).catch(() => [])).length;
const patient = { timeout: 20_000, interval: 20 };

test('what happens is in the lake shortly after, until the signal', async () => {
  const tenant = newTenant();
  const { ending, ended } = start();
  for (let at = 1; at <= 3; at += 1) {
    await happen(tenant, store());
    await expect.poll(() => count(tenant), patient).toBe(at);
  }
  ending.abort();
  await ended;
});

test('of two workers one works; when it ends the other goes on', async () => {
  const tenant = newTenant();
  const phases: string[] = [];
  const first = start();
  await happen(tenant, store());
  await expect.poll(() => count(tenant), patient).toBe(1);
  const second = start({ onPhase: (phase) => void phases.push(phase) });
  await happen(tenant, store());
  await expect.poll(() => count(tenant), patient).toBe(2);
  expect(phases).toEqual([]);
  first.ending.abort();
  await first.ended;
  await happen(tenant, store());
  await expect.poll(() => count(tenant), patient).toBe(3);
  expect(phases).toContain('publish');
  second.ending.abort();
});

test('while the storage is away it waits, says so once, and goes on when it is back', async () => {
  const tenant = newTenant();
  const { storage: leaving, away } = storageThatMayBeAway(storage);
  start({ storage: leaving });
  await happen(tenant, store());
  await expect.poll(() => count(tenant), patient).toBe(1);
  const said = () => log.filter((line) => line.includes('cannot be written')).length;
  const before = said();
  away.now = true;
  await happen(tenant, store());
  await expect.poll(said, patient).toBe(before + 1);
  await new Promise((resolve) => setTimeout(resolve, 1_500)); // it has tried again meanwhile
  expect(said()).toBe(before + 1);
  away.now = false;
  await expect.poll(() => count(tenant), patient).toBe(2);
  await expect.poll(() => log.some((line) => line.includes('written again')), patient).toBe(true);
});

test('when its connections end it takes its turn again and goes on', async () => {
  const tenant = newTenant();
  start();
  await happen(tenant, store());
  await expect.poll(() => count(tenant), patient).toBe(1);
  await home.plant(
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'kiban_delivery' and datname = current_database()",
  );
  await happen(tenant, store());
  await expect.poll(() => count(tenant), patient).toBe(2);
});

test('asked to end while it writes a table anew, it ends without it; the next one writes it', async () => {
  const tenant = newTenant();
  await happen(tenant, store());
  await lake.deliver();
  await rebuildTable(parts, 'store');
  const phases: string[] = [];
  const first = start({
    onPhase: (phase, table) => {
      if (table !== 'store') return;
      phases.push(phase);
      if (phase === 'build') first.ending.abort();
    },
  });
  await first.ended;
  expect(phases).toEqual(['build']);
  expect(log.filter((line) => line.includes('AbortError'))).toEqual([]);
  start({ onPhase: (phase, table) => void (table === 'store' && phases.push(phase)) });
  await expect.poll(() => phases, patient).toEqual(['build', 'build', 'publish', 'mark']);
});
