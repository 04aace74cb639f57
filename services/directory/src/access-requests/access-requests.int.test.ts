import { expect, test } from 'vitest';
import { assignRole } from '../role-assignments/assign-role.ts';
import { endAssignment } from '../role-assignments/end-assignment.ts';
import { closeStore } from '../stores/close-store.ts';
import { any, company } from '../testing/company.ts';
import { command, newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { leaveUser } from '../users/leave-user.ts';
import { type AccessRequestInput, accessRequestAggregate, accessRequested } from './access-request.ts';
import { approveAccess } from './approve-access.ts';
import { findAccessRequest, listAccessRequests } from './read-access-requests.ts';
import { rejectAccess } from './reject-access.ts';
import { requestAccess } from './request-access.ts';
import { withdrawAccess } from './withdraw-access.ts';

const home = await testDirectory();
const { database } = home;
const { tenant, user, store } = company(home);
const [manager, approver] = [await user({ name: '店長' }), await user({ name: '承認者' })];
const administrators = ['kiban:administrator'];
const reasoned = { ...operator, reason: '必要なため' };

const wish = async (fields: Partial<AccessRequestInput> = {}): Promise<AccessRequestInput> => ({
  ...{ requester_id: manager, user_id: fields.user_id ?? (await user()), role: 'kiban:viewer', unit_id: null },
  ...{ store_id: null, starts_at: null, ends_at: null, justification: '応援のため', ...fields },
});
const ask = async (fields: Partial<AccessRequestInput> = {}) => {
  const asked = await wish(fields);
  const { id } = await requestAccess(database, tenant, operator, { fields: asked });
  return { id, ...asked };
};
const approve = (id: string, by = approver, roles = administrators, of = tenant) =>
  approveAccess(database, of, reasoned, { ...any(id), decider: { user_id: by, roles }, note: '承認' });
const reject = (id: string, by = approver) =>
  rejectAccess(database, tenant, reasoned, {
    ...any(id),
    decider: { user_id: by, roles: administrators },
    note: '不要',
  });
const assignmentsOf = (userId: string) =>
  home.plant<{
    id: string;
    role: string;
    store_id: string | null;
    status: string;
    request: string | null;
    ahead: boolean;
  }>(
    `select id, role, store_id, status, access_request_id as request, starts_at > now() as ahead
     from directory.role_assignment where user_id = $1 order by id`,
    [userId],
  );
/** Sets a request down without asking whether it can be. */
const planted = async (fields: Partial<AccessRequestInput>) => {
  const asked = await wish(fields);
  const id = crypto.randomUUID();
  await command(home, tenant, accessRequestAggregate, id, () => accessRequested(id, asked, { occurred_at: null }));
  return { id, ...asked };
};

test('what somebody else approves is given in the same moment, and says upon which request', async () => {
  const store_id = await store();
  const { id, user_id } = await ask({ store_id });
  expect(await assignmentsOf(user_id)).toEqual([]);
  await approve(id);
  const [given] = await assignmentsOf(user_id);
  expect(given).toMatchObject({ role: 'kiban:viewer', store_id, status: 'active', request: id, ahead: false });
  expect(await findAccessRequest(database, tenant, id, null)).toMatchObject({
    ...{ status: 'approved', decided_by: approver, decided_by_name: '承認者', decision_note: '承認', version: 2 },
    ...{ role_assignment_id: given?.id, requester_name: '店長', place_name: '本店' },
  });
  const events = await home.plant<{ name: string; reason: string; xact: string }>(
    `select name, reason, transaction_id::text as xact from event.domain_event
     where aggregate_id = any ($1) and version = (case aggregate_id when $2 then 2 else 1 end) order by position`,
    [[id, given?.id], id],
  );
  expect(events.map(({ name, reason }) => [name, reason])).toEqual([
    ['access_request.approved', '必要なため'],
    ['role_assignment.begun', '必要なため'],
  ]);
  expect(new Set(events.map(({ xact }) => xact)).size).toBe(1);
});

test('neither who asked nor whom it is for decides, and nothing is given', async () => {
  const { id, user_id } = await ask();
  for (const by of [manager, user_id]) {
    await expect(approve(id, by)).rejects.toMatchObject({ code: 'decided_by_requester' });
    await expect(reject(id, by)).rejects.toMatchObject({ code: 'decided_by_requester' });
  }
  expect(await assignmentsOf(user_id)).toEqual([]);
});

test('a request is decided once, also by several at once', async () => {
  const other = await user();
  for (let round = 0; round < 15; round += 1) {
    const { id, user_id } = await ask();
    const takeBack = () => withdrawAccess(database, tenant, reasoned, { ...any(id), by: manager });
    const answers = await Promise.allSettled([approve(id), approve(id, other), reject(id), takeBack()]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'already_decided' });
    const decided = await findAccessRequest(database, tenant, id, null);
    expect(await assignmentsOf(user_id)).toHaveLength(decided?.status === 'approved' ? 1 : 0);
  }
});

test('what is rejected or taken back gives nothing', async () => {
  const [rejected, withdrawn] = [await ask(), await ask()];
  await reject(rejected.id);
  await withdrawAccess(database, tenant, reasoned, { ...any(withdrawn.id), by: manager });
  for (const { user_id } of [rejected, withdrawn]) expect(await assignmentsOf(user_id)).toEqual([]);
  expect(await findAccessRequest(database, tenant, rejected.id, null)).toMatchObject({ decision_note: '不要' });
  const stranger = withdrawAccess(database, tenant, reasoned, { ...any((await ask()).id), by: approver });
  await expect(stranger).rejects.toMatchObject({ code: 'not_found' });
});

test('who has left meanwhile, or whose store has closed, gets nothing', async () => {
  const gone = await ask();
  await leaveUser(database, tenant, reasoned, any(gone.user_id));
  await expect(approve(gone.id)).rejects.toMatchObject({ code: 'reference_closed', field: 'user_id' });
  const store_id = await store();
  const homeless = await ask({ store_id });
  await closeStore(database, tenant, reasoned, { ...any(store_id), end_memberships: false });
  await expect(approve(homeless.id)).rejects.toMatchObject({ code: 'reference_closed', field: 'store_id' });
  for (const { id, user_id } of [gone, homeless]) {
    expect(await assignmentsOf(user_id)).toEqual([]);
    expect(await findAccessRequest(database, tenant, id, null)).toMatchObject({ status: 'pending' });
  }
});

test.each([
  ['a role that is given for the whole tenant only, for a store', 'kiban:administrator', 'role_not_for_place'],
  ['a role that there is not', 'nowhere:nobody', 'reference_unknown'],
  ['a role of the platform’s own staff', 'kiban:support', 'reference_unknown'],
])('%s is neither asked for nor approved', async (_what, role, code) => {
  const store_id = await store();
  await expect(ask({ role, store_id })).rejects.toMatchObject({ code });
  const { id, user_id } = await planted({ role, store_id });
  await expect(approve(id)).rejects.toMatchObject({ code });
  expect(await assignmentsOf(user_id)).toEqual([]);
});

test('an approver who is no administrator makes nobody more powerful than approvers are', async () => {
  const approvers = ['kiban:access_approver'];
  for (const role of ['kiban:administrator', 'kiban:user_administrator', 'kiban:access_approver']) {
    const { id } = await ask({ role });
    await expect(approve(id, approver, approvers)).rejects.toMatchObject({ code: 'role_beyond_own' });
    await approve(id);
  }
  const { id } = await ask({ role: 'kiban:store_manager', store_id: await store() });
  await approve(id, approver, approvers);
});

test('what the user has there already is not given twice; a period that is over goes on', async () => {
  const user_id = await user();
  const held = { user_id, role: 'kiban:viewer', unit_id: null, store_id: null };
  const { id: first } = await assignRole(database, tenant, operator, { fields: held });
  const { id } = await ask({ user_id });
  await expect(approve(id)).rejects.toMatchObject({ code: 'key_taken' });
  await home.plant(
    "update directory.role_assignment set starts_at = now() - interval '2 days', ends_at = now() - interval '1 day' where id = $1",
    [first],
  );
  await approve(id);
  expect(await assignmentsOf(user_id)).toMatchObject([{ id: first, request: id, status: 'active' }]);
  await endAssignment(database, tenant, reasoned, any(first));
  const { id: again } = await ask({ user_id });
  await approve(again);
  expect((await assignmentsOf(user_id)).map(({ status }) => status)).toEqual(['ended', 'active']);
});

test('a role begins with the approval at the earliest, and one whose period is over is not given', async () => {
  const [past, future] = ['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z'];
  const begun = await ask({ starts_at: past });
  await approve(begun.id);
  const [begunNow] = await home.plant<{ late: boolean }>(
    "select starts_at > now() - interval '1 hour' as late from directory.role_assignment where user_id = $1",
    [begun.user_id],
  );
  expect(begunNow).toEqual({ late: true });
  const ahead = await ask({ starts_at: future });
  await approve(ahead.id);
  expect(await assignmentsOf(ahead.user_id)).toMatchObject([{ ahead: true }]);
  for (const period of [{ ends_at: past }, { starts_at: future, ends_at: '2998-01-01T00:00:00Z' }])
    await expect(ask(period)).rejects.toMatchObject({ code: 'period_reversed', field: 'ends_at' });
  const over = await planted({ ends_at: past });
  await expect(approve(over.id)).rejects.toMatchObject({ code: 'period_reversed' });
  expect(await assignmentsOf(over.user_id)).toEqual([]);
});

test('the same is asked for once at a time, and again when it was decided', async () => {
  const user_id = await user();
  const { id } = await ask({ user_id });
  await expect(ask({ user_id })).rejects.toMatchObject({ code: 'key_taken', constraint: 'access_request_pending' });
  await reject(id);
  await ask({ user_id });
});

test('a request of another tenant is neither shown nor decided, and nobody of another tenant is asked for', async () => {
  const other = newTenant();
  const { id, user_id } = await ask();
  await expect(approve(id, approver, administrators, other)).rejects.toMatchObject({ code: 'not_found' });
  expect(await findAccessRequest(database, other, id, null)).toBeNull();
  const all = { at: null, limit: 10, after: null, reach: 'tenant' } as const;
  expect(await listAccessRequests(database, other, all)).toEqual({ items: [], next: null, total: 0 });
  const foreign = requestAccess(database, other, operator, { fields: await wish({ user_id }) });
  await expect(foreign).rejects.toMatchObject({ code: 'reference_unknown' });
});
