import { type AsOfQuery, examineTenantHistory, historyEntries, IMPORT_KINDS, listAsOf } from '@kiban/directory';
import { type Statement, tenantRead } from '@kiban/postgres';
import type { Bench } from './bench.ts';
import { createBenchTenant } from './bench-tenant.ts';
import { addUsers } from './many-users.ts';
import { alone, type Goal, type Measured, oursAtMost } from './measured.ts';
import { quantile, timesOf } from './rounds.ts';

const CHANGES = 20;

/** Users as they were in mid-history: all of them, a page, and one user's whole history. */
export const benchAsOf: Bench = async (bench, { quick, note }) => {
  const users = quick ? 500 : 10_000;
  const tenant = await createBenchTenant(bench, 'as-of');
  await addUsers(bench, tenant, users, CHANGES);
  note('users are in');
  const database = bench.platform.directory;
  const reports = await tenantRead(database, tenant, examineTenantHistory());
  if (reports.some(([report]) => Object.values(report?.broken ?? {}).some((count) => count > 0)))
    throw new Error(`What was planted is not consistent: ${JSON.stringify(reports)}`);
  const query: AsOfQuery = { at: '2024-01-10T12:00:00Z', filters: {}, ended: false };
  const [all] = await tenantRead(database, tenant, [listAsOf('user', query, null, users + 1)]);
  if (all.length !== users) throw new Error(`${all.length} users of ${users} were there.`);

  const measure = async (
    name: string,
    count: number,
    read: (index: number) => Statement<object>,
    goal: Goal | null,
  ): Promise<Measured[]> => {
    const run = (index: number): Promise<unknown> => tenantRead(database, tenant, [read(index)]);
    await timesOf(30, run); // every connection prepares and plans
    const times = await timesOf(quick ? 5 : count, run);
    return [
      alone('as-of', `${name}, p50`, { value: quantile(times, 0.5), unit: 'ms' }, goal),
      alone('as-of', `${name}, p95`, { value: quantile(times, 0.95), unit: 'ms' }),
    ];
  };
  const someUser = (index: number): string => all[(index * 37) % all.length]?.id ?? '';
  const history = IMPORT_KINDS.user.aggregate;
  return [
    ...(await measure(
      `${users.toLocaleString('en')} users with ${CHANGES} changes each`,
      40,
      () => listAsOf('user', query, null, users),
      oursAtMost(100),
    )),
    ...(await measure('a page of 50 of them', 300, (i) => listAsOf('user', query, someUser(i), 50), oursAtMost(5))),
    ...(await measure('the history of one user', 300, (i) => historyEntries(history, someUser(i)), null)),
  ];
};
