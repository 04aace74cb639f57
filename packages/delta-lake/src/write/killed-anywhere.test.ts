import { describe, expect, it } from 'vitest';
import { field } from '../schema/types.ts';
import { memoryStorage } from '../storage/memory-storage.ts';
import type { StoredObject, TableStorage } from '../storage/table-storage.ts';
import { type DeltaTable, openTable } from '../table.ts';
import { collect } from '../testing/collect.ts';
import { faultyStorage, StorageFault } from '../testing/write/faulty-storage.ts';
import { idsOf, person, rowsOf, testTable } from '../testing/write/table-fixture.ts';
import type { TableOptions } from './environment.ts';

const operations: Record<string, (table: DeltaTable) => Promise<unknown>> = {
  append: (table) => table.append([person(10, 'a'), person(11, 'b'), person(12, 'c')]),
  overwrite: (table) => table.overwrite([person(10)]),
  merge: (table) =>
    table.merge({ upsert: [person(1, 'b', 'x'), person(10)], deleteKeys: [{ id: 2n }] }, { key: ['id'] }),
  deleteWhere: (table) => table.deleteWhere({ column: 'id', op: '<', value: 3n }),
  updateWhere: (table) => table.updateWhere({ column: 'id', op: '<', value: 3n }, (row) => ({ ...row, name: 'x' })),
  addColumns: (table) => table.addColumns([field('more', 'string')]),
  optimize: (table) => table.optimize(),
  vacuum: (table) => table.vacuum({ retentionMs: 0, allowShortRetention: true }),
  checkpoint: (table) => table.checkpoint(),
  cleanUpLog: (table) => table.cleanUpLog(),
};

/** As many copies as wanted of what lies in a storage. */
async function copyOf(storage: TableStorage, objects: readonly StoredObject[]): Promise<TableStorage> {
  const copy = memoryStorage();
  for (const { path } of objects) await copy.put(path, (await storage.get(path)) ?? new Uint8Array());
  return copy;
}

/** The calls that an operation makes, opening the table included. */
async function callsOf(
  storage: TableStorage,
  options: TableOptions,
  operation: (table: DeltaTable) => Promise<unknown>,
): Promise<readonly string[]> {
  const calls: string[] = [];
  const counting = faultyStorage(storage, (call) => {
    calls.push(call.operation);
    return undefined;
  });
  await operation(await openTable(counting, options));
  return calls;
}

describe('a writer that dies at any of its calls of the storage', () => {
  // every second version has a checkpoint, commits are past their retention at once: all kinds of upkeep take part
  const properties = {
    'delta.checkpointInterval': '2',
    'delta.enableChangeDataFeed': 'true',
    'delta.enableInCommitTimestamps': 'true',
    'delta.logRetentionDuration': 'interval 0 seconds',
  };

  it.each(Object.entries(operations))(
    '%s: the table is as before or as after, and goes on',
    { timeout: 30_000 },
    async (_, operation) => {
      const world = await testTable({ partitionColumns: ['tenant'], properties });
      for (let id = 1; id <= 5; id++) {
        world.clock.now += 1000;
        await world.table.append([person(id, id % 2 === 0 ? 'a' : 'b')]);
      }
      world.clock.now += 1000;
      const before = await rowsOf(world.table);
      const objects = await collect(world.storage.list(''));
      const done = await copyOf(world.storage, objects);
      await operation(await openTable(done, world.options));
      const after = await rowsOf(await openTable(done, world.options));

      const calls = await callsOf(await copyOf(world.storage, objects), world.options, operation);
      expect(calls.length).toBeGreaterThan(3);
      for (const [index, call] of calls.entries()) {
        // of a call that changes nothing it does not matter when it failed
        const faults =
          call.startsWith('get') || call === 'list' ? (['before'] as const) : (['before', 'after'] as const);
        for (const fault of faults) {
          const storage = await copyOf(world.storage, objects);
          const dying = faultyStorage(storage, ({ number }) => {
            if (number <= index) return undefined;
            // from then on nothing happens any more
            return number === index + 1 ? fault : 'before';
          });
          const dead = openTable(dying, { ...world.options, onWarning: () => undefined }).then(operation);
          await dead.catch((error: unknown) => expect(error).toBeInstanceOf(StorageFault));
          const reopened = await openTable(storage, world.options);
          expect([before, after]).toContainEqual(await rowsOf(reopened));
          expect((await reopened.append([person(99, 'z')])).filesAdded).toBe(1);
          expect(await idsOf(await openTable(storage, world.options))).toEqual(await idsOf(reopened));
        }
      }
    },
  );
});
