import { randomUUIDv7 } from 'node:crypto';
import {
  brokenHistories,
  brokenInvariants,
  fingerprintOf,
  Known,
  randomSteps,
  runSteps,
  type Step,
  type Tally,
} from '@kiban/service/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directoryAggregates } from '../aggregates.ts';
import { createTenantNamed } from '../tenants/create-tenant.ts';
import { operator, testDirectory } from '../testing/test-directory.ts';
import { directoryInvariants } from './directory-invariants.ts';
import { directorySteps } from './directory-steps.ts';

const home = await testDirectory();
const newTenant = () =>
  createTenantNamed(home.database, operator, { code: randomUUIDv7().slice(9), name: '青葉', timezone: 'Asia/Tokyo' });

/** Some of everything, so that the first steps find something: units, stores, users, roles. */
const beginning: Step[][] = [0, 1].flatMap((tenant) =>
  [0, 0, 4, 4, 7, 7, 7, 13, 13].map((act, a): Step[] => [{ tenant, act, picks: [a * 4, a + 2, a * 3] }]),
);

async function broken(tenants: readonly string[]): Promise<string[]> {
  return [
    ...(await brokenInvariants(home.plant, directoryInvariants, tenants)),
    ...(await brokenHistories(home.database, directoryAggregates, tenants)),
  ];
}

test('whatever is done in two tenants, in any order and at once, keeps every invariant and touches no third', async () => {
  const tally: Tally = new Map();
  const bystander = await newTenant();
  await runSteps(beginning, directorySteps(home, new Known([bystander, bystander])), tally);
  const before = await fingerprintOf(home.plant, directoryAggregates, bystander);
  await fc.assert(
    fc.asyncProperty(randomSteps, async (groups) => {
      const tenants = [await newTenant(), await newTenant()];
      const known = new Known(tenants);
      await runSteps([...beginning, ...groups], directorySteps(home, known), tally);
      expect(await broken(tenants)).toEqual([]);
    }),
    { numRuns: 12, interruptAfterTimeLimit: 15_000, endOnFailure: true },
  );
  expect(await fingerprintOf(home.plant, directoryAggregates, bystander)).toBe(before);
  // most of them were done, and not all refused
  expect([...tally.values()].filter(({ done }) => done > 0).length).toBeGreaterThan(12);
}, 60_000);

const planted = await newTenant();
const known = new Known([planted, planted]);
await runSteps([...beginning, ...beginning], directorySteps(home, known), new Map());
const [unit, other] = [known.one(planted, 'unit', 0), known.one(planted, 'unit', 1)];
const [store, user] = [known.one(planted, 'store', 0), known.one(planted, 'user', 0)];

test.each([
  [
    'a cycle',
    `update directory.organization_unit set parent_id = case id when '${unit}' then '${other}' else '${unit}' end::uuid where id in ('${unit}', '${other}')`,
    'the tree has no cycle',
  ],
  [
    'an open store below a closed unit',
    `update directory.organization_unit set status = 'closed' where id in (select unit_id from directory.store where id = '${store}')`,
    'nothing open stands below what is closed',
  ],
  [
    'a role of somebody who left',
    `update directory."user" set status = 'left' where id in (select user_id from directory.role_assignment where tenant_id = '${planted}')`,
    'nobody holds a role after leaving',
  ],
  [
    'no administrator',
    `update directory.role_assignment set status = 'ended' where tenant_id = '${planted}'`,
    'a tenant that had an administrator keeps one',
  ],
  [
    'a login id twice',
    `drop index directory.user_login_id; update directory."user" set login_id = 'same' where tenant_id = '${planted}'`,
    'a login id names one user',
  ],
  [
    'a state without its history',
    `update directory."user" set kana = 'カナ' where id = '${user}'`,
    'user state_differs_from_history',
  ],
  [
    'a history with a gap',
    `update directory.user_history set valid_to = valid_from + interval '1 microsecond' where id = '${user}' and valid_to = 'infinity'`,
    'user history_has_gaps',
  ],
  [
    'a history that lies in another tenant',
    `update directory.user_history set tenant_id = gen_random_uuid() where id = '${user}'`,
    'everything of a thing lies in one tenant',
  ],
])('%s is noticed', async (_, fault, name) => {
  expect(await broken([planted])).toEqual([]);
  const tables = ['organization_unit', 'role_assignment', 'user', 'user_history'];
  for (const table of tables) await home.plant(`create table kept_${table} as table directory."${table}"`);
  try {
    await home.plant(`set local session_replication_role = replica; ${fault}`);
    expect((await broken([planted])).join('\n')).toContain(name);
  } finally {
    for (const table of tables)
      await home.plant(`set local session_replication_role = replica; delete from directory."${table}";
        insert into directory."${table}" table kept_${table}; drop table kept_${table}`);
  }
});
