import { randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from '../command.ts';
import { accountAggregate, addOne, context } from '../testing/account.ts';
import { ConsumerProcesses, type Handled } from '../testing/consumer-processes.ts';
import { newTenant, sampleStore, versionRegressions, wholeFeed } from '../testing/sample-store.ts';

const { home, database, relay, close } = await sampleStore(4);
const folder = mkdtempSync(join(tmpdir(), 'kiban-consumer-'));
const notes = join(folder, 'handled');
writeFileSync(notes, '');
const BATCH = 20;
const consumers = new ConsumerProcesses({
  url: home.urlOf('kiban_feed_relay'),
  name: 'killed',
  notes,
  batchSize: BATCH,
});
afterAll(async () => {
  await consumers.killAll();
  rmSync(folder, { recursive: true });
  await close();
});

const KILLS = 30;

/** The process that noted last. */
async function activeOtherThan(killed: number | undefined): Promise<number> {
  for (let waited = 0; waited < 10_000; waited += 5) {
    const pid = consumers.handled().at(-1)?.pid;
    if (pid !== undefined && pid !== killed) return pid;
    await sleep(5);
  }
  throw new Error(`nobody took over: ${consumers.failures().join('\n')}`);
}

/** Each process's stretch of the notes. */
function stretches(handled: readonly Handled[]): Handled[][] {
  const found: Handled[][] = [];
  for (const note of handled) {
    const last = found.at(-1);
    if (last?.[0]?.pid === note.pid) last.push(note);
    else found.push([note]);
  }
  return found;
}

test('consumers killed at random moments handle every event, in order, and repeat only what the one before had begun', {
  timeout: 60_000,
}, async () => {
  const tenant = newTenant();
  const ids = Array.from({ length: 5 }, () => randomUUIDv7());
  let writing = true;
  const writers = [0, 1].map(async (offset) => {
    for (let index = offset; writing; index += 2) {
      const id = ids[index % ids.length] as string;
      await runCommand(database, tenant, context, { aggregate: accountAggregate, id, decide: addOne(id) });
      await sleep(2);
    }
  });
  for (let count = 0; count < 3; count += 1) consumers.start();
  const killed: number[] = [];
  while (killed.length < KILLS) {
    const active = await activeOtherThan(killed.at(-1));
    await sleep(Math.random() * 120);
    await consumers.kill(active);
    killed.push(active);
    consumers.start();
  }
  writing = false;
  await Promise.all(writers);
  const events = await wholeFeed(relay);
  const last = events.at(-1)?.id;
  for (let waited = 0; consumers.handled().at(-1)?.id !== last && waited < 20_000; waited += 20) await sleep(20);

  const handled = consumers.handled();
  expect(consumers.failures()).toEqual([]);
  expect(new Set(handled.map((note) => note.id))).toEqual(new Set(events.map((event) => event.id)));

  const seen = new Set<string>();
  const first = handled.filter((note) => seen.size < seen.add(note.id).size);
  expect(first.map((note) => note.id)).toEqual(events.map((event) => event.id));
  expect(versionRegressions(first)).toBe(0);

  // one at a time: who stopped noting never notes again, and stopped because it was killed
  const turns = stretches(handled);
  expect(turns.map((turn) => turn[0]?.pid).slice(0, -1)).toEqual(killed);
  // a repetition stands at the beginning of a turn and is at most the batch that the killed one had not saved
  const known = new Set<string>();
  let repeated = 0;
  for (const turn of turns) {
    const fresh = turn.findIndex((note) => !known.has(note.id));
    const again = fresh === -1 ? turn.length : fresh;
    expect(again).toBeLessThanOrEqual(BATCH);
    expect(turn.slice(again).filter((note) => known.has(note.id))).toEqual([]);
    for (const note of turn) known.add(note.id);
    repeated += again;
  }
  expect(repeated, 'the kills must have hit batches under way').toBeGreaterThan(0);
});
