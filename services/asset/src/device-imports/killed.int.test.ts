import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileCache } from '@kiban/testing';
import { expect, onTestFinished, test } from 'vitest';
import { testAsset } from '../testing/test-asset.ts';
import type { ChildTask } from './testing/import-child.ts';
import { manyLists } from './testing/many-lists.ts';
import { listsIn, shop } from './testing/shop.ts';

const home = await testAsset();
const url = home.urlOf('kiban_asset');
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every event of devices, certificates and contradictions: ids replaced by what the things are called, each thing's in order. */
async function comparableEvents(tenant: string): Promise<string[]> {
  const names = await home.plant<{ id: string; name: string }>(
    `select id, kind || ' ' || (keys ->> 0) as name from asset.imported_record where tenant_id = $1
     union all select id, name from directory.store where tenant_id = $1
     union all select id, name from asset.certificate_authority where tenant_id = $1`,
    [tenant],
  );
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const rows = await home.plant<{ about: string; version: number; event: string }>(
    `select coalesce(state ->> 'subject_id', state ->> 'subject_key', aggregate_id::text) || ' ' || coalesce(state ->> 'field', '') as about,
       version, jsonb_build_array(name, state - 'import_id', payload, actor_kind, on_behalf_of, reason,
         case when payload ->> 'dated' = 'listed_on' then occurred_at end)::text as event
     from event.domain_event where tenant_id = $1 and aggregate_kind <> 'certificate_authority'`,
    [tenant],
  );
  const named = (text: string): string => text.replace(UUID, (id) => nameOf.get(id) ?? 'unknown');
  return rows.map(({ about, version, event }) => `${named(about)} v${version} ${named(event)}`).sort();
}

function importInChild(task: ChildTask, nodeOptions: readonly string[] = []) {
  const program = join(import.meta.dirname, 'testing/import-child.ts');
  const child: ChildProcess = spawn(process.execPath, [...nodeOptions, program, JSON.stringify(task)], {
    env: compileCache,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout === null) throw new Error('It has no output.');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, lines, ended: once(child, 'exit').then(([code]) => code as number | null) };
}

test('an import killed at random moments and run again ends in the events of a clean one, and leaves no half device', async () => {
  const lists = manyLists(900);
  const clean = await shop(home);
  const outcome = await clean.import(lists, { batchSize: 20 });
  expect(Object.keys(outcome.events).length).toBeGreaterThan(2);
  const expected = await comparableEvents(clean.tenant);
  const folder = listsIn(lists);
  let kills = 0;
  while (kills < 6) {
    const { tenant } = await shop(home);
    for (let done = false; !done; ) {
      const { child, lines, ended } = importInChild({ url, tenant, folder, batchSize: 20 });
      await lines.next();
      // once there were enough kills, the last one is left to end
      const killed = kills < 6 ? sleep(50 + Math.random() * 500, 'kill' as const) : ended;
      if ((await Promise.race([killed, ended])) === 'kill') child.kill('SIGKILL');
      done = (await ended) === 0;
      if (!done) kills += 1;
      const half = await home.plant<{ id: string }>(
        `select d.id from asset.device d where d.tenant_id = $1 and not exists (
           select from asset.imported_record r where r.tenant_id = $1 and r.kind = 'device' and r.id = d.id)`,
        [tenant],
      );
      expect(half).toEqual([]);
    }
    expect(await comparableEvents(tenant)).toEqual(expected);
  }
}, 180_000);

test('20,000 lines of four lists in a bounded time and memory', async () => {
  const { tenant } = await shop(home);
  const task = { url, tenant, folder: listsIn(manyLists(20_000)), batchSize: 1_000 };
  const { lines, ended } = importInChild(task);
  await lines.next();
  const told = JSON.parse((await lines.next()).value ?? '{}') as { devices: number; seconds: number; peakMb: number };
  expect(await ended).toBe(0);
  expect(told.devices).toBeGreaterThan(5_000);
  expect(told.seconds).toBeLessThan(60);
  expect(told.peakMb).toBeLessThan(400);
}, 120_000);
