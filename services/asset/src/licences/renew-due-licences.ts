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
 * Renews what ends within a day and is renewed by itself, in all tenants, at most `AT_ONCE` of them.
 *
 * @param finder as the role `kiban_asset_worker`, which sees whose licence is due and changes none.
 * @returns how many were looked at: fewer than a hundred, and nothing is left.
 */
export async function renewDueLicences(finder: CrossTenantDatabase, database: Database): Promise<number> {
  const due = await crossTenantRows(
    finder,
    statement<{ tenant_id: string; id: string }>`
      select tenant_id, id from asset.licence
      where renewal = 'automatic' and status = 'active' and ends_at <= clock_timestamp() + interval '1 day'
      order by ends_at limit ${AT_ONCE}::int`,
  );
  for (const { tenant_id, id } of due) await renewDueLicence(database, tenantId(tenant_id), renewing, id);
  return due.length;
}
