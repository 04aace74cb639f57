import { overdueReviews, type TenantEntry } from '@kiban/directory';
import { type Database, tenantRead } from '@kiban/postgres';
import type { Finding } from '@kiban/postgres/guard';
import type { Examined } from './check.ts';

/** Whether reviews of access are closed when they are due: until then nothing is taken away that nobody attested. */
export async function examineReviews(directory: Database, tenants: readonly TenantEntry[]): Promise<Examined> {
  const findings: Finding[] = [];
  let running = 0;
  for (const { tenant_id, code } of tenants) {
    const [[found]] = await tenantRead(directory, tenant_id, [overdueReviews()]);
    running += found?.open ?? 0;
    if (found !== undefined && found.overdue > 0)
      findings.push({
        rule: 'review_overdue',
        object: code,
        message: `${found.overdue} reviews of access of ${code} are due and not closed.`,
        mend: 'Start the platform, or a directory with KIBAN_DIRECTORY_REVIEWS_DATABASE_URL; if one runs, look at its log.',
      });
  }
  return { looked: `${running} reviews run`, findings };
}
