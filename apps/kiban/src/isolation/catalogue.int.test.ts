import { join } from 'node:path';
import { asOwner, rolesOf } from '@kiban/postgres';
import { checkCatalogue, listGrants, requireIntactCatalogue } from '@kiban/postgres/guard';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { modules } from '../modules.ts';

const home = await testDatabase();
await home.plant(`do $$ begin execute format('revoke all on database %I from public', current_database()); end $$`);
afterAll(() => home.drop());

const GRANTS = join(import.meta.dirname, 'grants.txt');

test('the catalogue of the whole platform is as declared', async () => {
  const findings = await asOwner(home.ownerUrl, (owner) => checkCatalogue(owner, modules));
  expect(findings).toEqual([]);
});

test('the roles hold exactly the grants of grants.txt (after a meant change: run this test with --update)', async () => {
  const grants = await asOwner(home.ownerUrl, listGrants);
  await expect(`${grants.join('\n')}\n`).toMatchFileSnapshot(GRANTS);
});

test('every role can check the catalogue at its start, in a bounded time', async () => {
  for (const role of rolesOf(modules).filter(({ login }) => login)) {
    const started = performance.now();
    await requireIntactCatalogue(home.urlOf(role.name), modules);
    expect(performance.now() - started).toBeLessThan(5_000);
  }
});
