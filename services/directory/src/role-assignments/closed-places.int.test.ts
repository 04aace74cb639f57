import { expect, test } from 'vitest';
import { closeUnit } from '../organization-units/close-unit.ts';
import { closeStore } from '../stores/close-store.ts';
import { reopenStore } from '../stores/reopen-store.ts';
import { any, type Company, company } from '../testing/company.ts';
import { operator, testDirectory } from '../testing/test-directory.ts';
import { changeAssignment } from './change-assignment.ts';
import { endAssignment } from './end-assignment.ts';

const home = await testDirectory();
const { database } = home;
const close = (of: Company, store: string, reason = '閉店のため') =>
  closeStore(database, of.tenant, { ...operator, reason }, { ...any(store), end_memberships: false });

test('the roles given for a store end with it, for the same reason; those given elsewhere stay', async () => {
  const mine = company(home);
  const [store, other, unit, user] = [await mine.store(), await mine.store(), await mine.unit(), await mine.user()];
  const gone = [
    await mine.role(user, 'kiban:viewer', { store_id: store }),
    await mine.role(user, 'kiban:store_manager', { store_id: store }),
  ];
  for (const place of [{ store_id: other }, { unit_id: unit }, undefined]) await mine.role(user, 'kiban:viewer', place);
  await close(mine, store);
  const events = await home.plant<{ aggregate_id: string; reason: string }>(
    `select aggregate_id, reason from event.domain_event where tenant_id = $1 and name = 'role_assignment.ended'`,
    [mine.tenant],
  );
  expect(events.map(({ aggregate_id }) => aggregate_id).sort()).toEqual([...gone].sort());
  expect(new Set(events.map(({ reason }) => reason))).toEqual(new Set(['閉店のため']));
  expect(await activeIn(mine)).toBe(3);
  await reopenStore(database, mine.tenant, operator, { ...any(store), fields: {} });
  expect(await activeIn(mine)).toBe(3);
});

test('a store that is not closed keeps its roles, and another tenant’s ends none', async () => {
  const [mine, foreign] = [company(home), company(home)];
  const [store, user] = [await mine.store(), await mine.user()];
  await mine.role(user, 'kiban:viewer', { store_id: store });
  await mine.member(user, { store_id: store });
  await expect(close(mine, store)).rejects.toMatchObject({ code: 'not_empty' });
  await expect(close(foreign, store)).rejects.toMatchObject({ code: 'not_found' });
  expect(await activeIn(mine)).toBe(1);
});

test('of closing a store and giving a role for it at the same time, no role stays', async () => {
  const mine = company(home);
  const user = await mine.user();
  for (let round = 0; round < 25; round += 1) {
    const store = await mine.store();
    await Promise.allSettled([mine.role(user, 'kiban:viewer', { store_id: store }), close(mine, store)]);
    expect(await activeIn(mine)).toBe(0);
  }
});

test('a unit is not closed while somebody holds a role for it', async () => {
  const mine = company(home);
  const [unit, user] = [await mine.unit(), await mine.user()];
  const held = await mine.role(user, 'kiban:viewer', { unit_id: unit });
  const closing = () => closeUnit(database, mine.tenant, operator, any(unit));
  await expect(closing()).rejects.toMatchObject({ code: 'not_empty' });
  await endAssignment(database, mine.tenant, { ...operator, reason: '異動' }, any(held));
  expect((await closing()).version).toBe(2);
});

test('a role for a unit whose period is over does not keep the unit open', async () => {
  const mine = company(home);
  const [unit, user] = [await mine.unit(), await mine.user()];
  const held = await mine.role(user, 'kiban:viewer', { unit_id: unit });
  const over = new Date(Date.now() + 300).toISOString();
  await changeAssignment(database, mine.tenant, operator, { ...any(held), fields: { ends_at: over } });
  await expect
    .poll(() => closeUnit(database, mine.tenant, operator, any(unit)).catch(() => null), { interval: 100 })
    .toMatchObject({ version: 2 });
});

async function activeIn({ tenant }: Company): Promise<number> {
  const [row] = await home.plant<{ active: number }>(
    `select count(*)::int as active from directory.role_assignment where tenant_id = $1 and status = 'active'`,
    [tenant],
  );
  return row?.active ?? 0;
}
