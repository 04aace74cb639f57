import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localFolder } from '../../node.ts';
import { createTable, openTable } from '../../table.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { type Random, randomOf } from './random.ts';
import { randomTable } from './random-table.ts';
import { type Compared, verifyWorld } from './verify-world.ts';
import type { World } from './world.ts';

/**
 * Creates a table, does `length` things to it, all chosen by the seed, and compares every version.
 * @throws with the seed and what was done, at the first difference
 */
export async function runSequence(seed: number, length: number): Promise<Compared> {
  const folder = await mkdtemp(join(tmpdir(), 'delta-sequence-'));
  const random = randomOf(seed);
  const world = await openWorld(random, folder);
  try {
    const checkedFiles = new Set<string>();
    const total: Compared = { versions: 0, files: 0, changeRanges: 0 };
    const verify = async (): Promise<void> => {
      const compared = await verifyWorld(world, checkedFiles);
      for (const what of ['versions', 'files', 'changeRanges'] as const) total[what] += compared[what];
    };
    for (let step = 0; step < length; step += 1) {
      const { operation, isDestructive } = randomOperation(world);
      if (isDestructive) await verify();
      world.done.push(await operation(world));
    }
    await verify();
    return total;
  } catch (error) {
    const { schema, partitionColumns, properties } = world.definition;
    const table = JSON.stringify({ schema: schema.fields, partitionColumns, properties });
    throw new Error(`Seed ${seed}, ${table}:\n${world.done.join('\n')}\n${String(error)}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openWorld(random: Random, folder: string): Promise<World> {
  const definition = randomTable(random);
  const { schema, partitionColumns, properties } = definition;
  const table = await createTable(localFolder(folder), { schema, partitionColumns, properties });
  return {
    ...{ random, folder, definition, table, other: await openTable(localFolder(folder)) },
    versions: new Map([[0, { schema, rows: new Map(), changes: [] }]]),
    ...{ oldestReadable: 0, oldestChanges: 0, nextId: 1n, nextTransaction: 0n, done: ['create'] },
  };
}

function randomOperation(world: World): { operation: Operation; isDestructive: boolean } {
  const possible = OPERATIONS.filter(({ needs }) => needs === undefined || needs(world));
  let at = world.random.next() * possible.reduce((sum, { weight }) => sum + weight, 0);
  for (const { operation, weight, isDestructive } of possible) {
    at -= weight;
    if (at < 0) return { operation, isDestructive: isDestructive === true };
  }
  throw new Error('There is no operation to choose.');
}
