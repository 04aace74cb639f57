import { describe, expect, it } from 'vitest';
import type { TableStorage } from '../storage/table-storage.ts';
import { openTable } from '../table.ts';
import { type Fault, faultyStorage, type StorageCall } from '../testing/write/faulty-storage.ts';
import { idsOf, person, testTable } from '../testing/write/table-fixture.ts';

/** The first commits' puts fail so, one after another. */
function losingAnswers(storage: TableStorage, ...faults: readonly (Fault | undefined)[]): TableStorage {
  let commits = 0;
  return faultyStorage(storage, ({ operation }: StorageCall) =>
    operation === 'putIfAbsent' ? faults[commits++] : undefined,
  );
}

describe('a commit whose answer is lost', () => {
  it.each<[string, readonly (Fault | undefined)[]]>([
    ['happened', ['after']],
    ['did not happen', ['before']],
    ['did not happen, twice', ['before', 'before']],
    ['happened at the second attempt', ['before', 'after']],
  ])('that %s is there once', async (_, faults) => {
    const { storage, table, options } = await testTable();
    const handle = await openTable(losingAnswers(storage, ...faults), options);
    expect(await handle.append([person(1)])).toMatchObject({ version: 1, filesAdded: 1 });
    expect(await handle.append([person(2)])).toMatchObject({ version: 2 });
    expect(await idsOf(table)).toEqual([1, 2]);
  });

  it('is told from another writer’s commit of the same version', async () => {
    const { storage, table, options } = await testTable();
    let isFirst = true;
    const overtaken: TableStorage = {
      ...storage,
      putIfAbsent: async (path, bytes) => {
        if (!isFirst) return await storage.putIfAbsent(path, bytes);
        isFirst = false;
        await table.append([person(9)]);
        throw new Error('the answer was lost');
      },
    };
    const handle = await openTable(overtaken, options);
    expect(await handle.append([person(1)])).toMatchObject({ version: 2 });
    expect(await idsOf(table)).toEqual([1, 9]);
  });

  it('is not repeated under another version when the first put arrives late', async () => {
    const { storage, table, options } = await testTable();
    const late: (() => Promise<unknown>)[] = [];
    let commits = 0;
    const delaying: TableStorage = {
      ...storage,
      putIfAbsent: async (path, bytes) => {
        commits += 1;
        if (commits === 1) {
          late.push(() => storage.putIfAbsent(path, bytes));
          throw new Error('timed out');
        }
        await late.shift()?.();
        return await storage.putIfAbsent(path, bytes);
      },
    };
    const handle = await openTable(delaying, options);
    expect(await handle.append([person(1)])).toMatchObject({ version: 1 });
    expect(await idsOf(table)).toEqual([1]);
  });

  it('that never comes passes the storage’s error on; the transaction tells afterwards what happened', async () => {
    const { storage, table, options } = await testTable();
    const txn = { appId: 'app', version: 1n };
    const handle = await openTable(
      faultyStorage(storage, ({ operation }) =>
        operation === 'putIfAbsent' ? 'after' : operation === 'get' ? 'before' : undefined,
      ),
      { ...options },
    ).catch(() => null);
    expect(handle).toBeNull();
    let isBroken = false;
    const breaking = faultyStorage(storage, ({ operation }) => {
      if (operation === 'putIfAbsent') isBroken = true;
      return isBroken ? (operation === 'putIfAbsent' ? 'after' : 'before') : undefined;
    });
    const unlucky = await openTable(breaking, options);
    await expect(unlucky.append([person(1)], { txn })).rejects.toMatchObject({ name: 'StorageFault' });
    expect(await table.append([person(1)], { txn })).toMatchObject({ alreadyApplied: true, version: 1 });
    expect(await idsOf(table)).toEqual([1]);
  });
});
