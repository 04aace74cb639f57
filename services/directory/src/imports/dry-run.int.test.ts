import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { growingSystem } from '../testing/growing-system.ts';
import { importLegacy } from '../testing/legacy-imports.ts';
import { newTenant, type TestDirectory, testDirectory } from '../testing/test-directory.ts';

const home = await testDirectory();

/** A hash of every row of every table. */
async function contentOf({ plant }: TestDirectory): Promise<string> {
  const tables = await plant<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('app', 'event', 'directory') order by 1`,
  );
  const hash = createHash('sha256');
  for (const { name } of tables) {
    const [row] = await plant<{ rows: string }>(
      `select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text as rows from ${name} t`,
    );
    hash.update(`${name} ${row?.rows}`);
  }
  return hash.digest('hex');
}
const system = growingSystem(200);
const [april = {}, may = {}, june = {}] = Object.values(system);

test('a dry run reports what the real one does, also of several snapshots and of an unknown tenant, and keeps nothing', async () => {
  const empty = await contentOf(home);
  const tried = await importLegacy(home.database, newTenant(), system, { dryRun: true });
  expect(await contentOf(home)).toBe(empty);
  const { outcomes, report } = await importLegacy(home.database, newTenant(), system);
  expect({ outcomes: tried.outcomes, report: tried.report }).toEqual({ outcomes, report });
  expect(Object.keys(outcomes[1]?.set_aside ?? {}).sort()).toEqual(
    expect.arrayContaining(['contradictory', 'dangling_reference', 'key_taken']),
  );
});

test('so does a dry run on top of what is there', async () => {
  const tenant = newTenant();
  await importLegacy(home.database, tenant, { '2025-04-01': april });
  const before = await contentOf(home);
  const later = { '2025-05-01': may, '2025-06-01': june };
  const tried = await importLegacy(home.database, tenant, later, { dryRun: true });
  expect(await contentOf(home)).toBe(before);
  const { outcomes, report } = await importLegacy(home.database, tenant, later);
  expect({ outcomes: tried.outcomes, report: tried.report }).toEqual({ outcomes, report });
});

test('a dry run that meets a snapshot it cannot read keeps nothing either', async () => {
  const before = await contentOf(home);
  const broken = { ...may, stores: 'no,such,header\n1,2,3\n' };
  const tried = importLegacy(
    home.database,
    newTenant(),
    { '2025-04-01': april, '2025-05-01': broken },
    { dryRun: true },
  );
  await expect(tried).rejects.toMatchObject({ code: 'header_mismatch' });
  expect(await contentOf(home)).toBe(before);
});
