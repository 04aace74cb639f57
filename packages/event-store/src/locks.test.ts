import { type Statement, type TenantTransaction, tenantId } from '@kiban/postgres';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Locks, streamKey, takeLocks, treeKey } from './locks.ts';

const tenants = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'].map(tenantId);

/** What is asked of the database, tenant lock first: its parameters, statement by statement. */
async function asked(locks: Locks, tenant = tenants[0]): Promise<[tenant: string, keys: string[], shared: boolean[]]> {
  const sent: (readonly unknown[])[] = [];
  const transaction = {
    tenantId: tenant,
    rows: async ({ parameters }: Statement<unknown>) => {
      sent.push(parameters);
      return [];
    },
  };
  await takeLocks(transaction as unknown as TenantTransaction, locks);
  const [[tenantKey], [keys, shared] = []] = sent as [[string], [string[], boolean[]]?];
  return [tenantKey, keys ?? [], shared ?? []];
}
const keys = fc.array(fc.uuid().map(streamKey), { maxLength: 20 });

test('everybody takes the same locks in the same order, each once, whatever order they are named in', async () => {
  await fc.assert(
    fc.asyncProperty(keys, keys, async (exclusive, shared) => {
      const locks = await asked({ of: 'streams', keys: exclusive, shared });
      const reversed = { keys: [...exclusive].reverse(), shared: [...shared, ...shared].reverse() };
      expect(await asked({ of: 'streams', ...reversed })).toEqual(locks);
      expect(locks[1]).toEqual([...new Set(locks[1])].sort());
      expect(locks[1]).toHaveLength(new Set([...exclusive, ...shared]).size);
    }),
  );
});

test('what is named both ways is locked exclusively', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uuid().map(streamKey), async (key) => {
      expect((await asked({ of: 'streams', keys: [key], shared: [key] }))[2]).toEqual([false]);
      expect((await asked({ of: 'streams', keys: [], shared: [key] }))[2]).toEqual([true]);
    }),
  );
});

test('a lock is a 64-bit number of its tenant alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uuid(), async (id) => {
      const [one, other] = await Promise.all(
        tenants.map((tenant) => asked({ of: 'streams', keys: [streamKey(id), treeKey(id)] }, tenant)),
      );
      const all = [one?.[0], ...(one?.[1] ?? []), other?.[0], ...(other?.[1] ?? [])].map((key) => BigInt(key ?? 0));
      expect(new Set(all).size).toBe(6);
      for (const key of all) expect(BigInt.asIntN(64, key)).toBe(key);
    }),
  );
});

test('a bulk command asks for the tenant’s lock, the one that single commands share', async () => {
  const [bulk] = await asked({ of: 'tenant' });
  const [single] = await asked({ of: 'streams', keys: [] });
  expect(bulk).toBe(single);
});
