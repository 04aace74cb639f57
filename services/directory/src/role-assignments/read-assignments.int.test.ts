import type { Reach } from '@kiban/service';
import { expect, test } from 'vitest';
import { any, type Company, company } from '../testing/company.ts';
import { newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { changeAssignment } from './change-assignment.ts';
import { endAssignment } from './end-assignment.ts';
import { type AssignmentQuery, findAssignment, listAssignments } from './read-assignments.ts';

const home = await testDirectory();
const { database } = home;
const all = { at: null, limit: 50, after: null, reach: 'tenant' as Reach };
const list = async (of: Company, query: Partial<AssignmentQuery> = {}) =>
  (await listAssignments(database, of.tenant, { ...all, ...query })).items;

test('nothing of another tenant is listed, shown, changed or ended', async () => {
  const mine = company(home);
  const id = await mine.role(await mine.user(), 'kiban:viewer');
  const other = newTenant();
  expect(await listAssignments(database, other, all)).toEqual({ items: [], next: null, total: 0 });
  expect(await findAssignment(database, other, id, null)).toBeNull();
  await expect(endAssignment(database, other, operator, any(id))).rejects.toMatchObject({ code: 'not_found' });
  await expect(
    changeAssignment(database, other, operator, { ...any(id), fields: { ends_at: null } }),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test('the list is narrowed to the places somebody reaches', async () => {
  const mine = company(home);
  const [here, there] = [await mine.store(), await mine.store()];
  const unit_id = await mine.unit();
  const user = await mine.user();
  const seen = await mine.role(user, 'kiban:viewer', { store_id: here });
  const above = await mine.role(user, 'kiban:viewer', { unit_id });
  await mine.role(user, 'kiban:viewer', { store_id: there });
  const wide = await mine.role(user, 'kiban:viewer');
  const reach = { unit_ids: [unit_id], store_ids: [here] };
  const ids = (await list(mine, { reach })).map(({ id }) => id);
  expect(ids.sort()).toEqual([seen, above].sort());
  expect(await findAssignment(database, mine.tenant, wide, null, reach)).toBeNull();
});
