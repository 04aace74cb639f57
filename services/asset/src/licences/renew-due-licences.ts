import type { ChangeContext } from '@kiban/event-store';
import { type CrossTenantDatabase, crossTenantRows, type Database, statement, tenantId } from '@kiban/postgres';
import { renewDueLicence } from './renew-due-licence.ts';

const AT_ONCE = 100;
const renewing: ChangeContext = {
  actor: { kind: 'service', id: 'asset' },
  on_behalf_of: null,
  reason: 'renewal = automatic',
  request_id: null,
};

/**
 * Renews what ends within a day and is renewed by itself, in all tenants, at most `AT_ONCE` of them. One that cannot be renewed
 * keeps no other waiting.
 *
 * @param finder as the role `kiban_asset_worker`, which sees whose licence is due and changes none.
 * @returns how many were looked at: fewer than a hundred, and nothing is left.
 * @throws AggregateError of what failed, once all have been tried.
 */
export async function renewDueLicences(finder: CrossTenantDatabase, database: Database): Promise<number> {
  const due = await crossTenantRows(
    finder,
    statement<{ tenant_id: string; id: string }>`
      select tenant_id, id from asset.licence
      where renewal = 'automatic' and status = 'active' and ends_at <= clock_timestamp() + interval '1 day'
      order by ends_at limit ${AT_ONCE}::int`,
  );
  const failures: unknown[] = [];
  for (const { tenant_id, id } of due) {
    try {
      await renewDueLicence(database, tenantId(tenant_id), renewing, id);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `Licences not renewed: ${failures.length}.`);
  return due.length;
}
