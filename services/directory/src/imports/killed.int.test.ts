import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { importInChild, snapshotFolder } from '../testing/child-imports.ts';
import { comparableEvents } from '../testing/comparable-events.ts';
import { growingSystem } from '../testing/growing-system.ts';
import { importLegacy } from '../testing/legacy-imports.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';

const home = await testDirectory();
const KILLS = 12;
const url = home.urlOf('kiban_directory');

test(`an import killed at ${KILLS} random moments and run again ends in the events of a clean one`, async () => {
  const system = growingSystem(3_000);
  const clean = newTenant();
  await importLegacy(home.database, clean, system, { batchSize: 150 });
  const expected = await comparableEvents(home, clean);
  const folder = snapshotFolder(system);
  let kills = 0;
  let completed = 0;
  while (kills < KILLS || completed === 0) {
    const task = { url, tenant: newTenant(), folder, batchSize: 150 };
    for (let done = false; !done; ) {
      const { child, lines, ended } = importInChild(task);
      await lines.next();
      // once there were enough kills, the last one is left to end
      const killed = kills < KILLS ? sleep(20 + Math.random() * 500, 'kill' as const) : ended;
      if ((await Promise.race([killed, ended])) === 'kill') child.kill('SIGKILL');
      done = (await ended) === 0;
      if (!done) kills += 1;
    }
    completed += 1;
    expect(await comparableEvents(home, task.tenant)).toEqual(expected);
  }
  expect(expected.length).toBeGreaterThan(3_000);
}, 120_000);
