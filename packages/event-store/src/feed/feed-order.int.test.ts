import { randomUUIDv7 } from 'node:crypto';
import { type TenantId, tenantTransaction } from '@kiban/postgres';
import { afterAll, expect, test } from 'vitest';
import { runCommand } from '../command.ts';
import { ChangeRefused, refusalOf } from '../errors.ts';
import { streamKey, takeLocks } from '../locks.ts';
import { record } from '../record.ts';
import { stateOf } from '../state.ts';
import { accountAggregate, addOne, context } from '../testing/account.ts';
import { newTenant, sampleStore, versionRegressions, wholeFeed } from '../testing/sample-store.ts';

const { database, relay, close } = await sampleStore(6);
afterAll(close);

/** Adds one to two streams in one transaction, the first written before the second is read. */
async function addToTwo(tenant: TenantId, ids: readonly string[], locked: boolean): Promise<boolean> {
  const two = [...ids]
    .sort(() => Math.random() - 0.5)
    .slice(0, 2)
    .sort(); // in one order, so that row locks alone do not deadlock
  try {
    await tenantTransaction(database, tenant, async (transaction) => {
      if (locked) takeLocks(transaction, { of: 'streams', keys: two.map(streamKey) });
      for (const id of two) {
        const [current] = await transaction.rows(stateOf(accountAggregate, id));
        await transaction.rows(record(transaction, accountAggregate, context, [addOne(id)(current ?? null)]));
      }
    });
    return true;
  } catch (error) {
    if (refusalOf(error) instanceof ChangeRefused) return false;
    throw error;
  }
}

async function loadOf(transactions: number, locked: boolean): Promise<{ regressions: number; refused: number }> {
  const tenant = newTenant();
  const ids = Array.from({ length: 4 }, () => randomUUIDv7());
  let [left, refused] = [transactions, 0];
  const writer = async (): Promise<void> => {
    for (; left > 0; left -= 1) if (!(await addToTwo(tenant, ids, locked))) refused += 1;
  };
  await Promise.all(Array.from({ length: 6 }, writer));
  const events = (await wholeFeed(relay)).filter((event) => event.tenant_id === tenant);
  expect(events.length).toBeGreaterThan(50);
  return { regressions: versionRegressions(events), refused };
}

test('with the locks taken first, no event of a stream overtakes an earlier one and nothing is refused', async () => {
  expect(await loadOf(300, true)).toEqual({ regressions: 0, refused: 0 });
});

test('without the locks the same load puts events of a stream in the wrong order', async () => {
  let regressions = 0;
  for (let attempt = 0; attempt < 10 && regressions === 0; attempt += 1) ({ regressions } = await loadOf(300, false));
  expect(regressions).toBeGreaterThan(0);
});

test('several writers of the same few streams all succeed, one after the other, in version order', async () => {
  const tenant = newTenant();
  const ids = Array.from({ length: 3 }, () => randomUUIDv7());
  const commands = 300;
  let left = commands;
  const writer = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const id = ids[left % ids.length] as string;
      await runCommand(database, tenant, context, { aggregate: accountAggregate, id, decide: addOne(id) });
    }
  };
  await Promise.all(Array.from({ length: 6 }, writer));
  const events = (await wholeFeed(relay)).filter((event) => event.tenant_id === tenant);
  expect(events).toHaveLength(commands);
  expect(versionRegressions(events)).toBe(0);
  for (const event of events) expect(event.state.amount).toBe(event.version - 1);
});
