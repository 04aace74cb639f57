import { randomUUIDv7 } from 'node:crypto';
import { expect, test } from 'vitest';
import { any, company } from '../testing/company.ts';
import { newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { addUser } from '../users/add-user.ts';
import { leaveUser } from '../users/leave-user.ts';
import { suspendUser } from '../users/suspend-user.ts';
import { listInvitations } from './read-invitations.ts';
import { sendInvitation } from './send-invitation.ts';

const home = await testDirectory();
const { database } = home;
const { tenant, user } = company(home);
const reachable = (login_id: string) => ({ name: '花子', email: `${login_id}@example.jp`, login_id });
const send = (user_id: string, of = tenant) => sendInvitation(database, of, operator, { user_id, language: 'ja' });
const invitationsOf = (id: string, of = tenant) =>
  listInvitations(database, of, id, { at: null, limit: 50, after: null });
const eventsOf = (ids: readonly string[]) =>
  home.plant<{ name: string; version: number; state: object }>(
    'select name, version, state from event.domain_event where aggregate_id = any ($1) order by position',
    [ids],
  );

test('a user is added and invited in one', async () => {
  const fields = reachable('hanako');
  const { id } = await addUser(database, tenant, operator, { fields, invitation: { language: 'en' } });
  const { items, total } = await invitationsOf(id);
  expect(total).toBe(1);
  expect(items).toMatchObject([{ version: 1, user_id: id, language: 'en', status: 'sent' }]);
  expect(await eventsOf([items[0]?.id ?? ''])).toEqual([
    { name: 'invitation.sent', version: 1, state: { user_id: id, language: 'en', status: 'sent' } },
  ]);
});

test.each([
  ['an e-mail address', { name: '花子', login_id: 'nowhere' }, 'email_missing'],
  ['a login id', { name: '花子', email: 'x@example.jp' }, 'login_id_missing'],
])('without %s nobody is invited, and who was to be added with it is not', async (_what, fields, code) => {
  const before = await home.plant('select 1 from directory."user" where tenant_id = $1', [tenant]);
  const adding = addUser(database, tenant, operator, { fields, invitation: { language: 'ja' } });
  await expect(adding).rejects.toMatchObject({ code });
  expect(await home.plant('select 1 from directory."user" where tenant_id = $1', [tenant])).toEqual(before);
  await expect(send(await user(fields))).rejects.toMatchObject({ code });
});

test('sending again withdraws what was sent before', async () => {
  const id = await user(reachable('again'));
  const [first, second, third] = [await send(id), await send(id), await send(id)];
  const { items, total } = await invitationsOf(id);
  expect(total).toBe(3);
  expect(items.map((item) => [item.id, item.status])).toEqual([
    [third.id, 'sent'],
    [second.id, 'withdrawn'],
    [first.id, 'withdrawn'],
  ]);
  expect((await eventsOf([first.id])).map(({ name }) => name)).toEqual(['invitation.sent', 'invitation.withdrawn']);
  const older = await listInvitations(database, tenant, id, { at: null, limit: 1, after: [third.id] });
  expect(older).toMatchObject({ items: [{ id: second.id }], next: [second.id], total: 3 });
});

test('of invitations sent at the same time, one is left', async () => {
  for (let round = 0; round < 10; round += 1) {
    const id = await user(reachable(`hurry${round}`));
    await Promise.all([send(id), send(id), send(id), send(id)]);
    const { items } = await invitationsOf(id);
    expect(items.filter(({ status }) => status === 'sent')).toHaveLength(1);
    expect(items).toHaveLength(4);
  }
});

test('who has left, is suspended, unknown or of another tenant is not invited; leaving withdraws', async () => {
  const [left, suspended] = [await user(reachable('left')), await user(reachable('suspended'))];
  await send(left);
  await leaveUser(database, tenant, operator, any(left));
  expect((await invitationsOf(left)).items).toMatchObject([{ status: 'withdrawn', version: 2 }]);
  await suspendUser(database, tenant, operator, any(suspended));
  for (const id of [left, suspended])
    await expect(send(id)).rejects.toMatchObject({ code: 'reference_closed', field: 'user_id' });
  for (const [id, of] of [
    [randomUUIDv7(), tenant],
    [await user(reachable('foreign')), newTenant()],
  ] as const)
    await expect(send(id, of)).rejects.toMatchObject({ code: 'reference_unknown' });
  expect(await invitationsOf(left, newTenant())).toEqual({ items: [], next: null, total: 0 });
});
