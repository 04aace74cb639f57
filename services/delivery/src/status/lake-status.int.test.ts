import { expect, test } from 'vitest';
import { storeState } from '../testing/events.ts';
import { newId, newTenant } from '../testing/happenings.ts';
import { testLake } from '../testing/test-lake.ts';
import { lakeStatus } from './lake-status.ts';

const lake = await testLake();
const { happen, deliver, parts } = lake;
const store = () => ({ kind: 'store', id: newId(), state: storeState('本店') });
const statusOf = async (name: string) => {
  const status = (await lakeStatus(parts)).find(({ table }) => table.name === name);
  if (status === undefined) throw new Error(`no status of ${name}`);
  return status;
};

test('before the first round there is nothing, and what waits is known as soon as the worker has looked', async () => {
  for (const { contents, problem, ledger } of await lakeStatus(parts))
    expect([contents, problem, ledger]).toEqual([null, null, null]);
});

test('a table says its version, rows, files and bytes, and how many rows each tenant has', async () => {
  const [one, two] = [newTenant(), newTenant()];
  await happen(one, store(), store());
  await happen(two, store());
  await deliver();
  const { contents, ledger } = await statusOf('store');
  expect(contents).toMatchObject({ version: 1, rows: 3, files: expect.any(Number), bytes: expect.any(Number) });
  expect([contents?.tenants.get(one), contents?.tenants.get(two)]).toEqual([2, 1]);
  expect(ledger).toMatchObject({ freshness_seconds: 0, lag_events: 0, lag_seconds: 0, held: null });
});

test('what waits makes a table less fresh, and only the tables it concerns', async () => {
  await happen(newTenant(), store(), store());
  const { ledger } = await statusOf('store');
  expect(ledger?.lag_events).toBe(2);
  expect(ledger?.lag_seconds).toBeGreaterThan(0);
  expect(ledger?.freshness_seconds).toBeGreaterThan(ledger?.lag_seconds ?? 0);
  expect((await statusOf('user')).ledger).toMatchObject({ freshness_seconds: 0, lag_events: 0 });
  await deliver();
  expect((await statusOf('store')).ledger).toMatchObject({ freshness_seconds: 0, lag_events: 0 });
});
