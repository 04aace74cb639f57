import { randomUUIDv7 } from 'node:crypto';
import { type ChangeContext, record, streamKey, takeLocks } from '@kiban/event-store';
import { type Database, type Statement, statement, type TenantTransaction, tenantTransaction } from '@kiban/postgres';
import { now } from '@kiban/service';
import { type Looked, supportViewAggregate, supportViewed } from './support-view.ts';
import type { SupportedTenant } from './supported-tenants.ts';

/** What somebody looks at, and what of it is shown. */
export interface Look<Seen> {
  /** What is read of the tenant. Undefined: it is not there, and nobody has seen anything. */
  readonly read: (transaction: TenantTransaction) => Promise<Seen | undefined>;
  readonly looked: (seen: Seen) => Omit<Looked, 'grant_id'>;
  /** What was searched for, as far as the tenant is to be told. */
  readonly words?: (seen: Seen) => string | null;
}

/** What was seen, and the record of it. */
export interface Sight<Seen> {
  readonly view_id: string;
  readonly seen: Seen;
}

/**
 * Looks into a tenant: reads, records that it was read, and only when that is committed gives back what was read. The grant's
 * stream is locked shared, so that nobody looks once its revocation has been answered.
 *
 * @returns undefined when the grant does not cover it (any more), or there is no such thing: then nothing is recorded.
 */
export async function look<Seen>(
  database: Database,
  { tenantId, grant_id }: SupportedTenant,
  staff_user_id: string,
  context: ChangeContext,
  { read, looked, words }: Look<Seen>,
): Promise<Sight<Seen> | undefined> {
  const id = randomUUIDv7();
  return tenantTransaction(database, tenantId, async (transaction) => {
    const locks = { of: 'streams', keys: [streamKey(id)], shared: [streamKey(grant_id)] } as const;
    const [, [covering], seen] = await Promise.all([
      takeLocks(transaction, locks),
      transaction.rows(coveringGrant(grant_id, staff_user_id)),
      read(transaction),
    ]);
    if (covering === undefined || seen === undefined) return undefined;
    const view = supportViewed(id, { grant_id, ...looked(seen) }, now);
    const recorded = record(transaction, supportViewAggregate, context, [view]);
    const told = words?.(seen) ?? null;
    if (told === null) await transaction.commitWith(recorded);
    else await Promise.all([transaction.rows(recorded), transaction.commitWith(keepWords(transaction, id, told))]);
    return { view_id: id, seen };
  });
}

function keepWords({ tenantId }: TenantTransaction, viewId: string, words: string): Statement<never> {
  return statement`
    insert into directory.support_view_words (tenant_id, view_id, words) values (${tenantId}::uuid, ${viewId}::uuid, ${words})`;
}

/** The grant, if it covers this moment. */
function coveringGrant(grantId: string, staffUserId: string): Statement<{ id: string }> {
  return statement`
    select id from directory.support_grant
    where id = ${grantId}::uuid and staff_user_id = ${staffUserId}::uuid and status = 'approved'
      and starts_at <= clock_timestamp() and clock_timestamp() < ends_at`;
}
