import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ObjectStorage, openObjectStorage } from '@kiban/object-storage';
import { afterAll, expect, test } from 'vitest';
import { openLake } from './open-lake.ts';
import { domainEvents } from './tables/domain-events.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiban-lake-'));
const storage = await openObjectStorage(folder);
afterAll(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

/** A storage that takes no checkpoints. */
function withoutCheckpoints(inner: ObjectStorage): ObjectStorage {
  return new Proxy(inner, {
    get: (target, name, receiver) => {
      if (name === 'within') return (prefix: string) => withoutCheckpoints(target.within(prefix));
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        if (/^put/.test(String(name)) && String(given[0]).includes('checkpoint')) throw new Error('no room');
        return member.apply(target, given) as unknown;
      };
    },
  });
}

test('what fails after a commit is told with the table’s name, and the commit stands', async () => {
  const told: unknown[] = [];
  const onWarning = (table: string, { code, version }: { code: string; version: number }) =>
    void told.push([table, code, version]);
  const table = await openLake({ storage: withoutCheckpoints(storage), onWarning }).ensure(domainEvents);
  for (let batch = 1n; batch <= 10n; batch += 1n) await table.append([], { txn: { appId: 'test', version: batch } });
  expect(told).toEqual([['domain_events', 'checkpoint_failed', 10]]);
  expect((await table.snapshot()).version).toBe(10);
});
