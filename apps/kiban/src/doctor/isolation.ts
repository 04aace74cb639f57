import { PLATFORM, type TenantEntry } from '@kiban/directory';
import { asOwner, type DatabaseServer } from '@kiban/postgres';
import { catalogueRules, checkCatalogue, type Finding, leakProbe } from '@kiban/postgres/guard';
import { modules } from '../modules.ts';
import { grants } from '../platform.ts';
import type { Examined } from './check.ts';

/** The catalogue against everything the modules declare, and against the list of grants. */
export async function examineCatalogue(server: DatabaseServer): Promise<Examined> {
  const findings = await asOwner(server.ownerUrl, (owner) => checkCatalogue(owner, modules, { grants }));
  return { looked: `${catalogueRules.length} rules, ${grants.length} grants`, findings };
}

/** So many pairs of tenants are tried: what one pair cannot show for lack of rows, another may. */
const PAIRS = 4;

/** Tries as every role to reach another tenant's rows; everything tried is rolled back. */
export async function examineLeaks(
  server: DatabaseServer,
  tenants: readonly TenantEntry[],
  fewTenants: string,
): Promise<Examined> {
  const findings: Finding[] = [];
  let unproven: readonly string[] | undefined;
  let attempts = 0;
  let looked = '';
  for (const [a, b] of pairsOf(tenants).slice(0, PAIRS)) {
    const report = await leakProbe({
      modules,
      ownerUrl: server.ownerUrl,
      urlOf: (role) => server.urlOf(role),
      tenants: [a.tenant_id, b.tenant_id],
      platform: tenants.find(({ code }) => code === PLATFORM)?.tenant_id,
    });
    findings.push(...report.findings);
    attempts += report.attempts;
    looked = `${report.roles} roles × ${report.relations} relations × ${report.operations} operations`;
    unproven = report.notProvable.filter((relation) => unproven?.includes(relation) !== false);
    if (unproven.length === 0) break;
  }
  if (unproven === undefined) return { looked: '', findings, unproven: fewTenants };
  return {
    looked: `${attempts} attempts, ${looked}`,
    findings,
    ...(unproven.length > 0 ? { unproven: unproven.join(', ') } : {}),
  };
}

function pairsOf(tenants: readonly TenantEntry[]): [TenantEntry, TenantEntry][] {
  return tenants.flatMap((b, index) => tenants.slice(0, index).map((a): [TenantEntry, TenantEntry] => [a, b]));
}
