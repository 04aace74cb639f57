import { expect, it } from 'vitest';
import { formatCommit } from '../log/commit-lines.ts';
import { commitPath } from '../log/log-files.ts';
import { day, testTable } from '../testing/write/table-fixture.ts';

it('a handle that lives long forgets which files were removed longer ago than the retention', async () => {
  const { table, storage, clock } = await testTable();
  const removedAt = (deletionTimestamp: number, from: number) =>
    Array.from({ length: 6000 }, (_, index) => ({
      remove: { path: `part-${from + index}.parquet`, deletionTimestamp, dataChange: true },
    }));
  await storage.putIfAbsent(commitPath(1), formatCommit(removedAt(clock.now, 0)));
  expect((await table.snapshot()).tombstones.size).toBe(6000);
  clock.now += 8 * day;
  await storage.putIfAbsent(commitPath(2), formatCommit(removedAt(clock.now, 6000)));
  await table.snapshot();
  await storage.putIfAbsent(commitPath(3), formatCommit([]));
  const { tombstones } = await table.snapshot();
  expect(tombstones.size).toBe(6000);
  expect(tombstones.has('part-11999.parquet')).toBe(true);
});
