import { randomUUIDv7 } from 'node:crypto';
import { runCommand } from '@kiban/event-store';
import { openDatabase, type TenantId, tenantId } from '@kiban/postgres';
import { now } from '@kiban/service';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { closeUnit } from './close-unit.ts';
import { moveUnit } from './move-unit.ts';
import { organizationUnitAggregate, unitCreated, unitMoved } from './organization-unit.ts';
import { unitAndAncestors } from './tree.ts';

const home = await testDatabase();
const database = openDatabase({ url: home.urlOf('kiban_directory'), connections: 4, application: 'test' });
afterAll(async () => {
  await database.close();
  await home.drop();
});
const context = {
  actor: { kind: 'operator', id: 'test' },
  on_behalf_of: null,
  reason: null,
  request_id: null,
} as const;
const tenant = tenantId(randomUUIDv7());

async function createUnit(name: string, parentId: string | null, of: TenantId = tenant): Promise<string> {
  const id = randomUUIDv7();
  await runCommand(database, of, context, {
    aggregate: organizationUnitAggregate,
    id,
    decide: () => unitCreated(id, { name, parent_id: parentId }, now),
  });
  return id;
}
const move = (id: string, parentId: string | null) =>
  moveUnit(database, tenant, context, { id, expected_version: 'any', parent_id: parentId });

/** Two trees of two: moving each root below the other's leaf crosses without touching one unit twice. */
async function twoTrees(): Promise<[root: string, leaf: string][]> {
  const roots = await Promise.all([createUnit('北', null), createUnit('南', null)]);
  return Promise.all(roots.map(async (root): Promise<[string, string]> => [root, await createUnit('区', root)]));
}

/** Units from which the way up never ends. */
async function unitsInCycles(): Promise<number> {
  const [found] = await home.plant<{ units: number }>(
    `with recursive up (start, id, parent_id) as (
       select id, id, parent_id from directory.organization_unit
       union
       select up.start, u.id, u.parent_id from up join directory.organization_unit u on u.id = up.parent_id
     )
     select count(distinct start)::int as units from up
     where parent_id is not null and not exists (
       select from up top where top.start = up.start and top.parent_id is null)`,
  );
  return found?.units ?? 0;
}
const codesOf = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'moved' : outcome.reason.code)).sort();

test('a unit moves under another with all that is below it, and to the top', async () => {
  const [[root, leaf], [other, otherLeaf]] = (await twoTrees()) as [[string, string], [string, string]];
  expect((await move(root, otherLeaf)).version).toBe(2);
  await expect(move(other, leaf)).rejects.toMatchObject({ code: 'would_make_a_cycle' });
  await expect(move(other, other)).rejects.toMatchObject({ code: 'would_make_a_cycle' });
  expect((await move(root, null)).version).toBe(3);
  expect((await move(other, leaf)).version).toBe(2);
  expect(await move(other, leaf)).toMatchObject({ version: 2, event_id: null });
});

test('a unit does not move under one that is closed, unknown or of another tenant', async () => {
  const [unit, closed] = await Promise.all([createUnit('本部', null), createUnit('旧', null)]);
  await closeUnit(database, tenant, context, { id: closed, expected_version: 'any' });
  const foreign = await createUnit('他社', null, tenantId(randomUUIDv7()));
  await expect(move(unit, closed)).rejects.toMatchObject({ code: 'reference_closed', field: 'parent_id' });
  for (const parent of [foreign, randomUUIDv7()])
    await expect(move(unit, parent)).rejects.toMatchObject({ code: 'reference_unknown', field: 'parent_id' });
  await expect(move(closed, unit)).rejects.toMatchObject({ code: 'already_closed' });
  await expect(move(foreign, null)).rejects.toMatchObject({ code: 'not_found' });
});

test('of two moves that cross, exactly one is refused, however often, and there is never a cycle', async () => {
  for (let round = 0; round < 60; round += 1) {
    const [[root, leaf], [other, otherLeaf]] = (await twoTrees()) as [[string, string], [string, string]];
    const crossing =
      round % 2 === 0 ? [move(root, other), move(other, root)] : [move(root, otherLeaf), move(other, leaf)];
    expect(codesOf(await Promise.allSettled(crossing))).toEqual(['moved', 'would_make_a_cycle']);
  }
  expect(await unitsInCycles()).toBe(0);
});

test('without the lock of the tree, moves that cross do make a cycle', async () => {
  const moveUnlocked = (id: string, parentId: string) =>
    runCommand(database, tenant, context, {
      aggregate: organizationUnitAggregate,
      id,
      facts: unitAndAncestors(parentId),
      decide: (current, above) => unitMoved(current, { parent_id: parentId }, above, now),
    });
  let units = 0;
  for (let round = 0; round < 200 && units === 0; round += 1) {
    const [[root, leaf], [other, otherLeaf]] = (await twoTrees()) as [[string, string], [string, string]];
    await Promise.allSettled([moveUnlocked(root, otherLeaf), moveUnlocked(other, leaf)]);
    units = await unitsInCycles();
  }
  expect(units).toBe(4);
});
