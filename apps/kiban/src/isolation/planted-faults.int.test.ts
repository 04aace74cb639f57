import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asOwner as connected } from '@kiban/postgres';
import {
  catalogueRules,
  checkCatalogue,
  type Finding,
  IsolationBroken,
  requireIntactCatalogue,
} from '@kiban/postgres/guard';
import { testDatabase } from '@kiban/testing';
import { afterAll, expect, test } from 'vitest';
import { modules } from '../modules.ts';
import type { PlantedFault } from './planted-faults/planted-fault.ts';
import { roleFaults } from './planted-faults/roles-and-grants.ts';
import { tableFaults } from './planted-faults/tables-and-policies.ts';
import { viewFaults } from './planted-faults/views-keys-functions.ts';

const home = await testDatabase();
await home.plant(`do $$ begin execute format('revoke all on database %I from public', current_database()); end $$`);
const grants = readFileSync(join(import.meta.dirname, 'grants.txt'), 'utf8')
  .trim()
  .split('\n');
afterAll(() => home.drop());

const plantedFaults = [...tableFaults, ...viewFaults, ...roleFaults];

/** Plants, looks and takes it back: nobody else ever sees the fault, though roles belong to the whole server. */
function findingsOf({ asOwner, asAdministrator }: PlantedFault): Promise<Finding[]> {
  return connected(home.superuserUrl, async (administrator) => {
    await administrator.query('begin');
    if (asOwner !== undefined) {
      await administrator.query('set local role kiban_owner');
      await administrator.query(asOwner);
      await administrator.query('reset role');
    }
    if (asAdministrator !== undefined) await administrator.query(asAdministrator);
    const findings = await checkCatalogue(administrator, modules, { grants });
    await administrator.query('rollback');
    return findings;
  });
}

test.each(plantedFaults)('the guard finds $fault and says how to mend it', async (fault) => {
  const findings = await findingsOf(fault);
  expect([...new Set(findings.map((finding) => finding.rule))].sort()).toEqual([...fault.breaks].sort());
  expect(findings.find((finding) => finding.rule === fault.breaks[0])?.mend).toContain(fault.mend);
});

test('every rule has a fault that it was seen to find', () => {
  const seen = new Set(plantedFaults.flatMap((fault) => fault.breaks));
  expect(catalogueRules.map((rule) => rule.code).filter((code) => !seen.has(code))).toEqual([]);
});

test('a service refuses to start on a broken database and says what breaks it and what mends it', async () => {
  await home.plant('alter table directory.store no force row level security');
  const start = requireIntactCatalogue(home.urlOf('kiban_directory'), modules, { grants });
  await expect(start).rejects.toThrow(IsolationBroken);
  await expect(start).rejects.toMatchObject({ code: 'isolation_broken', findings: [{ rule: 'rls_not_forced' }] });
  await expect(start).rejects.toThrow('alter table directory.store force row level security');
});
