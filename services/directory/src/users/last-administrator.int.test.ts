import { runCommand } from '@kiban/event-store';
import { openDatabase } from '@kiban/postgres';
import { now } from '@kiban/service';
import { afterAll, expect, test } from 'vitest';
import { changeAssignment } from '../role-assignments/change-assignment.ts';
import { endAssignment } from '../role-assignments/end-assignment.ts';
import { any, type Company, company } from '../testing/company.ts';
import { operator, testDirectory } from '../testing/test-directory.ts';
import { addUser } from './add-user.ts';
import { administratorFacts, keepingAnAdministrator } from './administrators.ts';
import { changeUser } from './change-user.ts';
import { eraseUser } from './erase-user.ts';
import { leaveUser } from './leave-user.ts';
import { suspendUser } from './suspend-user.ts';
import { type User, userAggregate, userSuspended } from './user.ts';

const home = await testDirectory();
const { database } = home;
const eraser = openDatabase({ url: home.urlOf('kiban_eraser'), connections: 1, application: 'test' });
afterAll(() => eraser.close());

/** An administrator, and by which assignment. */
const administrator = async (of: Company): Promise<Administrator> => {
  const id = await of.user();
  return { id, assignment: await of.role(id, 'kiban:administrator') };
};
interface Administrator {
  readonly id: string;
  readonly assignment: string;
}
const administratorsOf = async ({ tenant }: Company): Promise<number> => {
  const [found] = await home.plant<{ administrators: number }>(
    `select count(*)::int as administrators from directory."user" u
     join directory.role_assignment a on a.tenant_id = u.tenant_id and a.user_id = u.id
     where u.tenant_id = $1 and a.role = 'kiban:administrator' and u.status = 'active' and a.status = 'active'
       and a.ends_at is null`,
    [tenant],
  );
  return found?.administrators ?? 0;
};

/** The ways in which a tenant loses an administrator. */
const LOSING: Readonly<Record<string, (of: Company, one: Administrator) => Promise<unknown>>> = {
  'left without the role': ({ tenant }, { assignment }) => endAssignment(database, tenant, operator, any(assignment)),
  'left with the role until some day': ({ tenant }, { assignment }) =>
    changeAssignment(database, tenant, operator, { ...any(assignment), fields: { ends_at: '2999-01-01T00:00:00Z' } }),
  suspended: ({ tenant }, { id }) => suspendUser(database, tenant, operator, any(id)),
  'said to have left': ({ tenant }, { id }) => leaveUser(database, tenant, operator, any(id)),
  erased: ({ tenant }, { id }) => eraseUser({ directory: database, eraser }, tenant, operator, { id }),
};

test.each(Object.entries(LOSING))('the last administrator is not %s; with another one, yes', async (_way, lose) => {
  const mine = company(home);
  const last = await administrator(mine);
  const suspended = await administrator(mine);
  await suspendUser(database, mine.tenant, operator, any(suspended.id));
  await administrator(company(home)); // of another tenant: no help
  await expect(lose(mine, last)).rejects.toMatchObject({ code: 'last_administrator' });
  expect(await administratorsOf(mine)).toBe(1);
  await administrator(mine);
  await lose(mine, last);
  expect(await administratorsOf(mine)).toBe(1);
});

test('of two administrators who take each other’s role away at the same time, in any way, one stays', async () => {
  const ways = Object.values(LOSING);
  for (let round = 0; round < 50; round += 1) {
    const mine = company(home);
    const [one, other] = [await administrator(mine), await administrator(mine)];
    const [first, second] = [ways[round % 4], ways[Math.floor(round / 4) % 4]] as [
      (typeof ways)[number],
      (typeof ways)[number],
    ];
    const outcomes = await Promise.allSettled([first(mine, one), second(mine, other)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await administratorsOf(mine)).toBe(1);
  }
});

test('without the lock of the administrators, both lose it and nobody is left', async () => {
  let least = 1;
  for (let round = 0; round < 200 && least > 0; round += 1) {
    const mine = company(home);
    const ids = [await administrator(mine), await administrator(mine)];
    await Promise.allSettled(
      ids.map(({ id }) =>
        runCommand<User, { administers: boolean; others: number }>(database, mine.tenant, operator, {
          aggregate: userAggregate,
          id,
          facts: administratorFacts(id),
          decide: (current, [known]) => keepingAnAdministrator(current, userSuspended(current, now), known),
        }),
      ),
    );
    least = await administratorsOf(mine);
  }
  expect(least).toBe(0);
});

test('a tenant without an administrator may stay so, and the rest of a user is changed freely', async () => {
  const mine = company(home);
  const viewer = await mine.user();
  const viewing = await mine.role(viewer, 'kiban:viewer');
  await endAssignment(database, mine.tenant, operator, any(viewing));
  const last = await administrator(mine);
  const renamed = { ...any(last.id), fields: { name: '若葉' } };
  expect((await changeUser(database, mine.tenant, operator, renamed)).version).toBe(2);
  await suspendUser(database, mine.tenant, operator, any(viewer));
  expect(await administratorsOf(mine)).toBe(1);
});

test('a login id or staff number that somebody present has is refused by its name', async () => {
  const { tenant, user } = company(home);
  const [hanako] = [await user({ login_id: 'hanako', staff_number: '1' })];
  const add = (fields: object) => addUser(database, tenant, operator, { fields: { name: '太郎', ...fields } });
  await expect(add({ login_id: 'ＨANAKO' })).rejects.toMatchObject({ code: 'key_taken', constraint: 'user_login_id' });
  await expect(add({ staff_number: '1' })).rejects.toMatchObject({
    code: 'key_taken',
    constraint: 'user_staff_number',
  });
  await leaveUser(database, tenant, operator, any(hanako));
  expect((await add({ login_id: 'hanako', staff_number: '1' })).version).toBe(1);
});

test('users added here are persons of their own', async () => {
  const { tenant, user } = company(home);
  const ids = [await user(), await user()];
  const persons = await home.plant<{ person_id: string }>(
    'select person_id from directory."user" where tenant_id = $1',
    [tenant],
  );
  expect(new Set(persons.map(({ person_id }) => person_id)).size).toBe(2);
  expect(persons.some(({ person_id }) => ids.includes(person_id))).toBe(false);
});
