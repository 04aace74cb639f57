import { expect, test } from 'vitest';
import { any } from '../testing/company.ts';
import { operator } from '../testing/test-directory.ts';
import { changeAssignment } from './change-assignment.ts';
import { endAssignment } from './end-assignment.ts';
import type { Giver } from './giver.ts';
import { assigning } from './testing/assigning.ts';

const { database, give, chain } = await assigning();

test('nobody gives, changes or takes a role that permits more than they may themselves', async () => {
  const mine = await chain();
  const area = await mine.unit();
  const store_id = await mine.store({ unit_id: area });
  const [manager, somebody] = [await mine.user(), await mine.user()];
  await mine.role(manager, 'kiban:store_manager', { unit_id: area });
  const giver = { user_id: manager, reach: { unit_ids: [area], store_ids: [store_id] } };
  const beyond = { code: 'role_beyond_own' };
  expect(await give(mine, somebody, 'kiban:store_manager', { store_id }, giver)).toMatchObject({ version: 1 });
  expect(await give(mine, somebody, 'kiban:viewer', { store_id }, giver)).toMatchObject({ version: 1 });
  await expect(give(mine, somebody, 'kiban:access_approver', { store_id }, giver)).rejects.toMatchObject(beyond);
  await expect(give(mine, somebody, 'reception:clerk', { store_id }, giver)).rejects.toMatchObject(beyond);
  const { id } = await give(mine, somebody, 'reception:clerk', { store_id });
  await expect(endAssignment(database, mine.tenant, operator, { ...any(id), giver })).rejects.toMatchObject(beyond);
  await expect(
    changeAssignment(database, mine.tenant, operator, { ...any(id), giver, fields: { ends_at: null } }),
  ).rejects.toMatchObject(beyond);
  await mine.role(manager, 'reception:chief', { store_id });
  const another = await mine.user();
  expect(await give(mine, another, 'reception:clerk', { store_id }, giver)).toMatchObject({ version: 1 });
});

test('what somebody may do at one place, they give at no other, and not for the whole tenant', async () => {
  const mine = await chain();
  const [here, there] = [await mine.store(), await mine.store()];
  const [manager, somebody] = [await mine.user(), await mine.user()];
  await mine.role(manager, 'kiban:store_manager', { store_id: here });
  const giver = { user_id: manager, reach: { unit_ids: [], store_ids: [here] } };
  const absent = { code: 'not_found' };
  await expect(give(mine, somebody, 'kiban:store_manager', { store_id: there }, giver)).rejects.toMatchObject(absent);
  await expect(give(mine, somebody, 'kiban:store_manager', {}, giver)).rejects.toMatchObject(absent);
  const { id } = await give(mine, somebody, 'kiban:store_manager', { store_id: there });
  await expect(endAssignment(database, mine.tenant, operator, { ...any(id), giver })).rejects.toMatchObject(absent);
  // whatever their reach is said to be, what they hold decides
  const everywhere = { user_id: manager, reach: 'tenant' as const };
  for (const place of [{ store_id: there }, {}])
    await expect(give(mine, manager, 'kiban:store_manager', place, everywhere)).rejects.toMatchObject({
      code: 'role_beyond_own',
    });
});

test('nobody makes lasting, for themselves or for others, what they were given for a while', async () => {
  const mine = await chain();
  const store_id = await mine.store();
  const [manager, somebody] = [await mine.user(), await mine.user()];
  const soon = '2998-01-01T00:00:00Z';
  const { id } = await give(mine, manager, 'kiban:store_manager', { store_id, ends_at: soon });
  const giver = { user_id: manager, reach: { unit_ids: [], store_ids: [store_id] } };
  const beyond = { code: 'role_beyond_own' };
  for (const ends_at of [null, '2999-01-01T00:00:00Z']) {
    await expect(
      changeAssignment(database, mine.tenant, operator, { ...any(id), giver, fields: { ends_at } }),
    ).rejects.toMatchObject(beyond);
    await expect(give(mine, somebody, 'kiban:store_manager', { store_id, ends_at }, giver)).rejects.toMatchObject(
      beyond,
    );
  }
  const given = await give(mine, somebody, 'kiban:store_manager', { store_id, ends_at: soon }, giver);
  await endAssignment(database, mine.tenant, operator, { ...any(given.id), giver });
  await mine.role(manager, 'kiban:store_manager');
  expect(await give(mine, somebody, 'kiban:viewer', { store_id }, giver)).toMatchObject({ version: 1 });
});

test('an administrator gives every role, a user administrator none that permits more', async () => {
  const mine = await chain();
  const [administrator, clerk, somebody] = [await mine.user(), await mine.user(), await mine.user()];
  await mine.role(administrator, 'kiban:administrator');
  await mine.role(clerk, 'kiban:user_administrator');
  const by = (user_id: string): Giver => ({ user_id, reach: 'tenant' });
  await expect(give(mine, somebody, 'kiban:administrator', {}, by(clerk))).rejects.toMatchObject({
    code: 'role_beyond_own',
  });
  await expect(give(mine, clerk, 'kiban:administrator', {}, by(clerk))).rejects.toMatchObject({
    code: 'role_beyond_own',
  });
  await give(mine, somebody, 'kiban:user_administrator', {}, by(clerk));
  await give(mine, somebody, 'kiban:licence_administrator', {}, by(administrator));
  await give(mine, somebody, 'reception:chief', { store_id: await mine.store() }, by(administrator));
});
