import { randomUUIDv7 } from 'node:crypto';
import { runCommand } from '@kiban/event-store';
import { openDatabase, tenantId } from '@kiban/postgres';
import { now } from '@kiban/service';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { relyingOn, requireOpen } from '../references.ts';
import { storeAggregate, storeClosed, storeOpened } from '../stores/store.ts';
import { closeUnit } from './close-unit.ts';
import { moveUnit } from './move-unit.ts';
import { organizationUnitAggregate, unitCreated } from './organization-unit.ts';

const home = await testDatabase();
const database = openDatabase({ url: home.urlOf('kiban_directory'), connections: 4, application: 'test' });
afterAll(async () => {
  await database.close();
  await home.drop();
});
const context = {
  actor: { kind: 'operator', id: 'test' },
  on_behalf_of: null,
  reason: null,
  request_id: null,
} as const;
const tenant = tenantId(randomUUIDv7());

async function createUnit(parentId: string | null = null): Promise<string> {
  const id = randomUUIDv7();
  await runCommand(database, tenant, context, {
    aggregate: organizationUnitAggregate,
    id,
    decide: () => unitCreated(id, { name: '地区', parent_id: parentId }, now),
  });
  return id;
}

/** Opens a store in a unit, as whoever places something in a unit does; `relying` false leaves out its lock. */
function openIn(unitId: string, id = randomUUIDv7(), relying = true) {
  const { alsoLockShared, facts } = relyingOn({ unit_id: unitId });
  return runCommand(database, tenant, context, {
    aggregate: storeAggregate,
    id,
    facts,
    ...(relying ? { alsoLockShared } : {}),
    decide: (_current, found) => {
      requireOpen({ unit_id: unitId }, found);
      return storeOpened(id, { name: '店', unit_id: unitId }, now);
    },
  });
}
const close = (id: string) => closeUnit(database, tenant, context, { id, expected_version: 'any' });
const openStoresInClosedUnits = async (): Promise<number> => {
  const [found] = await home.plant<{ stores: number }>(
    `select count(*)::int as stores from directory.store s join directory.organization_unit u on u.id = s.unit_id
     where s.status = 'open' and u.status = 'closed'`,
  );
  return found?.stores ?? 0;
};

test('an empty unit is closed, and nothing is opened in it afterwards', async () => {
  const unit = await createUnit();
  expect((await close(unit)).version).toBe(2);
  await expect(close(unit)).rejects.toMatchObject({ code: 'already_closed' });
  await expect(openIn(unit)).rejects.toMatchObject({ code: 'reference_closed' });
});

test('a unit in which a store or a unit is open is not closed until they are', async () => {
  const [unit, store] = [await createUnit(), randomUUIDv7()];
  const [inside] = [await createUnit(unit)];
  await openIn(unit, store);
  await expect(close(unit)).rejects.toMatchObject({ code: 'not_empty' });
  await runCommand(database, tenant, context, {
    aggregate: storeAggregate,
    id: store,
    decide: (current) => storeClosed(current, now),
  });
  await expect(close(unit)).rejects.toMatchObject({ code: 'not_empty' });
  await close(inside);
  expect((await close(unit)).version).toBe(2);
});

test('a unit that another tenant has cannot be closed', async () => {
  const unit = await createUnit();
  const other = tenantId(randomUUIDv7());
  await expect(closeUnit(database, other, context, { id: unit, expected_version: 'any' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('of closing a unit and opening a store or moving a unit into it at the same time, one is refused', async () => {
  for (let round = 0; round < 40; round += 1) {
    const [unit, moving] = await Promise.all([createUnit(), createUnit()]);
    const placing =
      round % 2 === 0
        ? openIn(unit)
        : moveUnit(database, tenant, context, { id: moving, expected_version: 'any', parent_id: unit });
    const outcomes = await Promise.allSettled(round % 4 < 2 ? [close(unit), placing] : [placing, close(unit)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  }
  expect(await openStoresInClosedUnits()).toBe(0);
});

test('without the shared lock on the unit, a store does come to stand in a closed one', async () => {
  let stores = 0;
  for (let round = 0; round < 200 && stores === 0; round += 1) {
    const unit = await createUnit();
    await Promise.allSettled([openIn(unit, randomUUIDv7(), false), close(unit)]);
    stores = await openStoresInClosedUnits();
  }
  expect(stores).toBeGreaterThan(0);
});
