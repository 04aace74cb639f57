import { expect, test } from 'vitest';
import { beginMembership } from '../memberships/begin-membership.ts';
import { endMembership } from '../memberships/end-membership.ts';
import { resumeMembership } from '../memberships/resume-membership.ts';
import { pharmacy } from '../profiles/pharmacy.ts';
import { createTenantNamed } from '../tenants/create-tenant.ts';
import { any, company } from '../testing/company.ts';
import { importLegacy } from '../testing/legacy-imports.ts';
import { newTenant, operator, testDirectory } from '../testing/test-directory.ts';
import { addJobType } from './add-job-type.ts';
import { changeJobType } from './change-job-type.ts';
import { findJobType, listJobTypes } from './read-job-types.ts';
import { reinstateJobType } from './reinstate-job-type.ts';
import { retireJobType } from './retire-job-type.ts';

const home = await testDirectory();
const { database } = home;
const reasoned = { ...operator, reason: '見直し' };
const namesIn = async (tenant: Parameters<typeof listJobTypes>[1], at: string | null = null) =>
  (await listJobTypes(database, tenant, { at })).map(({ name, status }) => `${name} ${status}`);

test('a new tenant begins with the jobs of its trade, in their order, and with none without a trade', async () => {
  const of = (code: string, more: object) =>
    createTenantNamed(database, operator, { code, name: '青葉', timezone: 'Asia/Tokyo', ...more });
  const jobs = await listJobTypes(database, await of('aoba', { profile: pharmacy }), { at: null });
  expect(jobs).toMatchObject([
    { name: '管理薬剤師', name_en: 'Managing pharmacist', display_order: 1 },
    { name: '薬剤師', name_en: 'Pharmacist', display_order: 2 },
    { name: '登録販売者', name_en: 'Registered salesperson', display_order: 3 },
    { name: '事務', name_en: 'Clerk', display_order: 4 },
  ]);
  expect(await namesIn(await of('plain', {}))).toEqual([]);
});

test('a membership with a job that is not in the list adds it, once, however many begin at the same time', async () => {
  const { tenant, user, store } = company(home);
  const store_id = await store();
  const users = await Promise.all(Array.from({ length: 12 }, () => user()));
  await Promise.all(
    users.map((user_id, place) =>
      beginMembership(database, tenant, operator, {
        fields: { user_id, unit_id: null, store_id, job_type: place % 2 === 0 ? '受付' : '配達' },
      }),
    ),
  );
  expect((await namesIn(tenant)).sort()).toEqual(['受付 active', '配達 active']);
});

test('an import adds the jobs that it shows, as of its snapshot', async () => {
  const tenant = newTenant();
  const people = { stores: [{ code: 'S', name: '本店' }], users: [{ code: 'U', name: '花子', login: 'h' }] };
  const working = (job: string) => ({ ...people, memberships: [{ code: 'M', user: 'U', store: 'S', job }] });
  await importLegacy(database, tenant, { '2025-03-01': working('薬剤師'), '2025-04-01': working('店長') });
  expect(await namesIn(tenant)).toEqual(['薬剤師 active', '店長 active']);
  expect(await namesIn(tenant, '2025-03-15T00:00:00Z')).toEqual(['薬剤師 active']);
});

test('a retired job is begun or resumed by nobody; who has it keeps it', async () => {
  const { tenant, user, store, member } = company(home);
  const store_id = await store();
  const [kept, ended] = [
    await member(await user(), { store_id }, '受付'),
    await member(await user(), { store_id }, '受付'),
  ];
  await endMembership(database, tenant, reasoned, any(ended));
  const [listed] = await listJobTypes(database, tenant, { at: null });
  await retireJobType(database, tenant, reasoned, any(listed?.id ?? ''));
  const newcomer = await user();
  await expect(member(newcomer, { store_id }, '受付')).rejects.toMatchObject({
    code: 'reference_closed',
    field: 'job_type',
  });
  await expect(resumeMembership(database, tenant, operator, any(ended))).rejects.toMatchObject({ field: 'job_type' });
  const [row] = await home.plant<{ status: string }>('select status from directory.membership where id = $1', [kept]);
  expect(row).toEqual({ status: 'active' });
  expect(await namesIn(tenant)).toEqual(['受付 retired']);
  await reinstateJobType(database, tenant, operator, any(listed?.id ?? ''));
  await resumeMembership(database, tenant, operator, any(ended));
  await member(newcomer, { store_id }, '受付');
});

test('jobs are added behind all others unless told where, and a name is given once', async () => {
  const { tenant } = company(home);
  const add = (name: string, display_order?: number) =>
    addJobType(database, tenant, operator, {
      fields: { name, ...(display_order === undefined ? {} : { display_order }) },
    });
  const { id } = await add('受付');
  await add('事務', 0);
  await add('配達');
  expect(await namesIn(tenant)).toEqual(['事務 active', '受付 active', '配達 active']);
  await expect(add('受付')).rejects.toMatchObject({ code: 'key_taken', constraint: 'job_type_name' });
  await changeJobType(database, tenant, operator, { ...any(id), fields: { display_order: 9, name_en: 'Reception' } });
  expect(await listJobTypes(database, tenant, { at: null })).toMatchObject([
    {},
    {},
    { name: '受付', name_en: 'Reception' },
  ]);
});

test('a job of another tenant is neither shown nor changed', async () => {
  const { tenant } = company(home);
  const { id } = await addJobType(database, tenant, operator, { fields: { name: '受付' } });
  const other = newTenant();
  expect(await findJobType(database, other, id, null)).toBeNull();
  expect(await listJobTypes(database, other, { at: null })).toEqual([]);
  const gone = { code: 'not_found' };
  await expect(changeJobType(database, other, operator, { ...any(id), fields: {} })).rejects.toMatchObject(gone);
  await expect(retireJobType(database, other, reasoned, any(id))).rejects.toMatchObject(gone);
  await expect(reinstateJobType(database, other, operator, any(id))).rejects.toMatchObject(gone);
});
