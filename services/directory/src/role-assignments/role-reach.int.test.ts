import type { Reach } from '@kiban/service';
import { expect, test } from 'vitest';
import { any } from '../testing/company.ts';
import { operator } from '../testing/test-directory.ts';
import { changeAssignment } from './change-assignment.ts';
import { endAssignment } from './end-assignment.ts';
import { assigning } from './testing/assigning.ts';

const { database, give, list, entryOf, chain } = await assigning();

test('a role held for a unit reaches everything below it, and nothing beside it', async () => {
  const mine = await chain();
  const top = await mine.unit();
  const [east, west] = [await mine.unit({ parent_id: top }), await mine.unit({ parent_id: top })];
  const block = await mine.unit({ parent_id: east });
  const [shop, beside] = [await mine.store({ unit_id: block }), await mine.store({ unit_id: west })];
  const alone = await mine.store();
  const user = await mine.user();
  await expect(entryOf(mine, user)).rejects.toMatchObject({ code: 'permission_missing' });
  await mine.role(user, 'kiban:viewer', { unit_id: east });
  const reach = async () => (await entryOf(mine, user)).reach;
  expect(sorted(await reach())).toEqual(sorted({ unit_ids: [east, block], store_ids: [shop] }));
  await mine.role(user, 'kiban:store_manager', { store_id: alone });
  expect(sorted(await reach())).toEqual(sorted({ unit_ids: [east, block], store_ids: [shop, alone] }));
  expect(JSON.stringify(await reach())).not.toContain(beside);
  const { reach: writing } = await entryOf(mine, user, 'directory.memberships.write');
  expect(writing).toEqual({ unit_ids: [], store_ids: [alone] });
  await mine.role(user, 'kiban:viewer');
  expect(await reach()).toBe('tenant');
});

test('what is permitted for the whole tenant only is not given by a role at a place', async () => {
  const mine = await chain();
  const user = await mine.user();
  await mine.role(user, 'kiban:viewer', { store_id: await mine.store() });
  await expect(entryOf(mine, user, 'directory.corporations.read')).rejects.toMatchObject({
    code: 'permission_missing',
  });
  await mine.role(user, 'kiban:viewer');
  expect(await entryOf(mine, user, 'directory.corporations.read')).toMatchObject({ reach: 'tenant' });
});

test('a role counts within its period only, and not once it was taken away', async () => {
  const mine = await chain();
  const user = await mine.user();
  const times = { past: '2020-01-01T00:00:00Z', later: '2998-01-01T00:00:00Z', latest: '2999-01-01T00:00:00Z' };
  const { id } = await give(mine, user, 'kiban:viewer', { starts_at: times.later, ends_at: times.latest });
  const refused = () => expect(entryOf(mine, user)).rejects.toMatchObject({ code: 'permission_missing' });
  const change = (fields: object) => changeAssignment(database, mine.tenant, operator, { ...any(id), fields });
  await refused();
  await change({ starts_at: times.past });
  expect(await entryOf(mine, user)).toMatchObject({ reach: 'tenant', roles: ['kiban:viewer'] });
  await change({ ends_at: '2020-01-02T00:00:00Z' });
  await refused();
  expect((await list(mine, { user_id: user })).map(({ effective, status }) => [effective, status])).toEqual([
    [false, 'active'],
  ]);
  await change({ ends_at: null });
  expect(await entryOf(mine, user)).toMatchObject({ reach: 'tenant' });
  await endAssignment(database, mine.tenant, operator, any(id));
  await refused();
});

function sorted(reach: Reach): Reach {
  return reach === 'tenant' ? reach : { unit_ids: [...reach.unit_ids].sort(), store_ids: [...reach.store_ids].sort() };
}
