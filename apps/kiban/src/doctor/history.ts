import { examineTenantHistory, type TenantEntry } from '@kiban/directory';
import { type Database, tenantRead } from '@kiban/postgres';
import type { Finding } from '@kiban/postgres/guard';
import type { Examined } from './check.ts';

/** Whether state, history and events of every tenant tell the same. */
export async function examineHistory(directory: Database, tenants: readonly TenantEntry[]): Promise<Examined> {
  const findings: Finding[] = [];
  let looked = 0;
  for (const { tenant_id: tenantId, code } of tenants) {
    const reports = await tenantRead(directory, tenantId, examineTenantHistory());
    for (const [report] of reports) {
      if (report === undefined) continue;
      looked += report.aggregates;
      for (const [rule, count] of Object.entries(report.broken))
        if (count > 0)
          findings.push({
            rule,
            object: `${code} ${report.kind}`,
            message: `${code}: ${count} of ${report.aggregates} of kind ${report.kind} (${rule})`,
            mend: 'Something other than Kiban has written to the tables. Compare with a backup: events cannot be changed and are the truth; see docs/runbooks.',
          });
    }
  }
  return { looked: `${looked} aggregates of ${tenants.length} tenants`, findings };
}
