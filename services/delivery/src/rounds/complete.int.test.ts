import { asOwner } from '@kiban/postgres';
import { expect, test } from 'vitest';
import { storeState } from '../testing/events.ts';
import { newId, newTenant } from '../testing/happenings.ts';
import { testLake } from '../testing/test-lake.ts';

const lake = await testLake();
const { happen, deliver, rows, home } = lake;
const tenant = newTenant();
const store = () => ({ kind: 'store', id: newId(), state: storeState('本店') });
/** Whether the store table is said to hold everything that was recorded until the newest event of the tenant. */
const saysComplete = async () => {
  const [row] = await home.plant<{ complete: boolean }>(
    `select complete_at >= (select max(recorded_at) from event.domain_event where tenant_id = $1) as complete
     from delivery.lake_table where name = 'store'`,
    [tenant],
  );
  return row?.complete;
};
/** It is said once in a few seconds. */
const sayAgain = () => home.plant('update delivery.lake_table set complete_at = null');

test('what a transaction that is still running holds back is not said to be in the lake', async () => {
  await happen(tenant, store());
  await expect.poll(() => deliver().then(saysComplete), { timeout: 20_000 }).toBe(true);
  await asOwner(home.ownerUrl, async (owner) => {
    await owner.query('begin');
    await owner.query('select pg_current_xact_id()');
    await happen(tenant, store());
    await sayAgain();
    await deliver();
    expect(await rows('store', tenant)).toHaveLength(1);
    expect(await saysComplete()).toBe(false);
    await owner.query('rollback');
  });
  await sayAgain();
  await expect.poll(() => deliver().then(saysComplete), { timeout: 20_000 }).toBe(true);
  expect(await rows('store', tenant)).toHaveLength(2);
});
