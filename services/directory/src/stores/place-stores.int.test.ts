import { randomUUIDv7 } from 'node:crypto';
import { expect, test } from 'vitest';
import { closeCorporation } from '../corporations/close-corporation.ts';
import { reopenCorporation } from '../corporations/reopen-corporation.ts';
import { closeUnit } from '../organization-units/close-unit.ts';
import { reopenUnit } from '../organization-units/reopen-unit.ts';
import { any, company } from '../testing/company.ts';
import { operator, testDirectory } from '../testing/test-directory.ts';
import { changeStore } from './change-store.ts';
import { closeStore } from './close-store.ts';
import { openStore } from './open-store.ts';
import { findStore } from './read-stores.ts';
import { reopenStore } from './reopen-store.ts';

const home = await testDirectory();
const { database } = home;
const { tenant, unit, store, corporation } = company(home);
const foreign = company(home);
const close = (id: string) => closeStore(database, tenant, operator, { ...any(id), end_memberships: false });
const closedUnit = async () => {
  const id = await unit();
  await closeUnit(database, tenant, operator, any(id));
  return id;
};

test('a store is opened in a unit and a corporation, and shown with their names', async () => {
  const [unit_id, corporation_id] = [await unit({ name: '東地区' }), await corporation()];
  const id = await store({ name: '中央店', unit_id, corporation_id });
  expect(await findStore(database, tenant, id, null)).toMatchObject({
    ...{ version: 1, name: '中央店', unit_id, unit_name: '東地区', corporation_id, corporation_name: '青葉' },
    ...{ status: 'open', member_count: 0, identifiers: [] },
  });
  expect(await findStore(database, foreign.tenant, id, null)).toBeNull();
});

test('a store is neither opened in, moved to nor reopened in what is closed, unknown or another tenant’s', async () => {
  const id = await store();
  const closed = await closedUnit();
  const gone = await corporation();
  await closeCorporation(database, tenant, operator, any(gone));
  const ended = await store();
  await close(ended);
  for (const [fields, code] of [
    [{ unit_id: closed }, 'reference_closed'],
    [{ corporation_id: gone }, 'reference_closed'],
    [{ unit_id: await foreign.unit() }, 'reference_unknown'],
    [{ corporation_id: await foreign.corporation() }, 'reference_unknown'],
    [{ unit_id: randomUUIDv7() }, 'reference_unknown'],
  ] as const) {
    const refused = { code, field: Object.keys(fields)[0] };
    await expect(store(fields)).rejects.toMatchObject(refused);
    await expect(changeStore(database, tenant, operator, { ...any(id), fields })).rejects.toMatchObject(refused);
    await expect(reopenStore(database, tenant, operator, { ...any(ended), fields })).rejects.toMatchObject(refused);
  }
  const [events] = await home.plant<{ events: number }>(
    'select count(*)::int as events from event.domain_event where aggregate_id = any ($1)',
    [[id, ended]],
  );
  expect(events).toEqual({ events: 3 });
});

test('a store of another tenant is neither changed, closed nor reopened', async () => {
  const [id, ended] = [await store(), await store()];
  await close(ended);
  const missing = { code: 'not_found' };
  const of = foreign.tenant;
  await expect(changeStore(database, of, operator, { ...any(id), fields: {} })).rejects.toMatchObject(missing);
  await expect(closeStore(database, of, operator, { ...any(id), end_memberships: true })).rejects.toMatchObject(
    missing,
  );
  await expect(reopenStore(database, of, operator, { ...any(ended), fields: {} })).rejects.toMatchObject(missing);
});

test('what stays as it was need not be open: a store whose corporation is closed is renamed', async () => {
  const corporation_id = await corporation();
  const id = await store({ corporation_id });
  await home.plant(`update directory.corporation set status = 'closed' where id = $1`, [corporation_id]);
  const renamed = await changeStore(database, tenant, operator, {
    ...any(id),
    fields: { name: '新店', corporation_id },
  });
  expect(renamed.version).toBe(2);
});

test('a closed store is reopened where it was only while its unit is there', async () => {
  const unit_id = await unit();
  const id = await store({ unit_id });
  await close(id);
  await closeUnit(database, tenant, operator, any(unit_id));
  const reopen = () => reopenStore(database, tenant, operator, { ...any(id), fields: { name: '再開店' } });
  await expect(reopen()).rejects.toMatchObject({ code: 'reference_closed', field: 'unit_id' });
  await reopenUnit(database, tenant, operator, { ...any(unit_id), fields: {} });
  expect((await reopen()).version).toBe(3);
  await expect(reopen()).rejects.toMatchObject({ code: 'still_open' });
});

test('a corporation is closed once nothing open belongs to it, and reopened', async () => {
  const corporation_id = await corporation();
  const [id, below] = [await store({ corporation_id }), await unit({ corporation_id })];
  const refused = { code: 'not_empty' };
  await expect(closeCorporation(database, tenant, operator, any(corporation_id))).rejects.toMatchObject(refused);
  await close(id);
  await expect(closeCorporation(database, tenant, operator, any(corporation_id))).rejects.toMatchObject(refused);
  await closeUnit(database, tenant, operator, any(below));
  expect((await closeCorporation(database, tenant, operator, any(corporation_id))).version).toBe(2);
  const again = reopenCorporation(database, tenant, operator, { ...any(corporation_id), fields: {} });
  expect((await again).version).toBe(3);
});

test('a unit is not reopened below itself', async () => {
  const top = await unit();
  const below = await unit({ parent_id: top });
  await closeUnit(database, tenant, operator, any(below));
  await closeUnit(database, tenant, operator, any(top));
  await home.plant(`update directory.organization_unit set status = 'active' where id = $1`, [below]);
  const reopen = reopenUnit(database, tenant, operator, { ...any(top), fields: { parent_id: below } });
  await expect(reopen).rejects.toMatchObject({ code: 'would_make_a_cycle', field: 'parent_id' });
});

test('whoever has seen an older version changes nothing', async () => {
  const id = await store();
  await changeStore(database, tenant, operator, { id, expected_version: 1, fields: { name: '新店' } });
  const stale = { id, expected_version: 1 };
  const conflict = { code: 'version_conflict' };
  await expect(changeStore(database, tenant, operator, { ...stale, fields: {} })).rejects.toMatchObject(conflict);
  await expect(closeStore(database, tenant, operator, { ...stale, end_memberships: true })).rejects.toMatchObject(
    conflict,
  );
  await expect(reopenStore(database, tenant, operator, { ...stale, fields: {} })).rejects.toMatchObject(conflict);
  expect(await findStore(database, tenant, id, null)).toMatchObject({ version: 2, name: '新店', status: 'open' });
});

test('of closing a corporation and opening a store of it at the same time, one is refused', async () => {
  for (let round = 0; round < 25; round += 1) {
    const corporation_id = await corporation();
    const opening = openStore(database, tenant, operator, { fields: { name: '店', corporation_id } });
    const outcomes = await Promise.allSettled([
      opening,
      closeCorporation(database, tenant, operator, any(corporation_id)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  }
});
