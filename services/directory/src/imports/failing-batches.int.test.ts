import { takeLocks } from '@kiban/event-store';
import { type TenantId, tenantTransaction } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { snapshotFolder } from '../testing/child-imports.ts';
import { comparableEvents } from '../testing/comparable-events.ts';
import { growingSystem } from '../testing/growing-system.ts';
import { optionsOf } from '../testing/legacy-imports.ts';
import { legacyMapping } from '../testing/legacy-system.ts';
import { newTenant, testDirectory } from '../testing/test-directory.ts';
import type { InTransaction } from './import-run.ts';
import { importSnapshot } from './import-snapshot.ts';
import { locateSnapshots } from './mapping/locate-snapshots.ts';
import type { SnapshotOutcome } from './outcome.ts';

const home = await testDirectory();

class Killed extends Error {}

/** Runs the import of a folder whose transaction number `fatal` fails, and with it the run. */
async function importUntil(folder: string, tenant: TenantId, fatal: number) {
  const { text, mapping } = legacyMapping();
  let transactions = 0;
  const inTransaction: InTransaction = (work) =>
    tenantTransaction(home.database, tenant, async (transaction) => {
      await takeLocks(transaction, { of: 'tenant' });
      const result = await work(transaction);
      transactions += 1;
      if (transactions === fatal) throw new Killed();
      return result;
    });
  const options = { ...optionsOf(tenant, () => undefined), mapping, mappingText: text, batchSize: 5 };
  const outcomes: SnapshotOutcome[] = [];
  for (const snapshot of await locateSnapshots([folder], mapping))
    outcomes.push(await importSnapshot(inTransaction, snapshot, options));
  return { transactions, outcomes };
}

/** What is told of the lines of each snapshot; undefined of one that was done before the failure. */
const toldOf = (outcomes: readonly SnapshotOutcome[]) =>
  outcomes.map(({ status, shown, repeated, set_aside, holes, kept }) =>
    status === 'imported' ? { shown, repeated, set_aside, holes, kept } : undefined,
  );

test('an import that fails at any of its transactions and is run again ends in the events of a clean one', async () => {
  const { '2025-04-01': april = {}, '2025-05-01': may = {} } = growingSystem(20);
  const folder = snapshotFolder({ '2025-04-01': april, '2025-05-01': may });
  const clean = newTenant();
  const { transactions, outcomes } = await importUntil(folder, clean, 0);
  const told = toldOf(outcomes);
  const expected = await comparableEvents(home, clean);
  expect(transactions).toBeGreaterThan(40);
  for (let fatal = 1; fatal <= transactions; fatal += 1) {
    const tenant = newTenant();
    await expect(importUntil(folder, tenant, fatal)).rejects.toThrow(Killed);
    const again = toldOf((await importUntil(folder, tenant, 0)).outcomes);
    expect(again).toEqual(told.map((each, index) => again[index] && each));
    expect(await comparableEvents(home, tenant)).toEqual(expected);
  }
}, 120_000);
