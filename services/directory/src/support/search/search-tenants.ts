import type { ChangeContext } from '@kiban/event-store';
import type { Database } from '@kiban/postgres';
import { statementOf } from '@kiban/service';
import type { Staff } from '../requests/read-requests.ts';
import { look } from '../views/look.ts';
import { recordedWords } from '../views/support-view.ts';
import { type SupportedTenant, supportedTenants } from '../views/supported-tenants.ts';
import { hitsFor, type SupportHit } from './hits.ts';
import { maskedHit } from './masked-hit.ts';

export interface SupportSearch {
  readonly q: string;
  /** Under the grants of this ticket only. */
  readonly ticket?: string | undefined;
  /** How many of each tenant at most. */
  readonly limit: number;
  /** RFC 3339; null: now. */
  readonly at: string | null;
}

/** A tenant that was searched, and what was found in it. */
export interface SearchedTenant {
  readonly tenant: SupportedTenant;
  /** The record of it, in that tenant. */
  readonly view_id: string;
  readonly hits: readonly SupportHit[];
  /** Whether there are more than were shown. */
  readonly more: boolean;
}

/** So many tenants are read at once: a search takes no more of the service's connections. */
const AT_ONCE = 4;

/**
 * Searches every tenant that the staff's grants cover, each in a transaction of its own under its policies. What is found is
 * recorded there before it is answered; if one record fails, nothing is answered at all.
 */
export async function searchTenants(
  database: Database,
  staff: Staff,
  contextOf: (tenant: SupportedTenant) => ChangeContext,
  search: SupportSearch,
): Promise<SearchedTenant[]> {
  const tenants = await supportedTenants(database, staff, { ticket: search.ticket });
  const searched: (SearchedTenant | undefined)[] = [];
  const queue = tenants.entries();
  const searchNext = async (): Promise<void> => {
    for (const [place, tenant] of queue)
      searched[place] = await searchTenant(database, staff, tenant, contextOf(tenant), search, tenants.length);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, searchNext));
  return searched.filter((each) => each !== undefined);
}

async function searchTenant(
  database: Database,
  { user_id }: Staff,
  tenant: SupportedTenant,
  context: ChangeContext,
  { q, limit, at }: SupportSearch,
  tenantsSearched: number,
): Promise<SearchedTenant | undefined> {
  const sight = await look(database, tenant, user_id, context, {
    read: (transaction) => transaction.rows(statementOf(hitsFor(q, at, limit + 1))),
    looked: (hits) => ({
      what: 'search',
      target_id: null,
      shown: hits.slice(0, limit).map(({ kind, id }) => ({ kind, id })),
    }),
    words: (hits) => recordedWords(q, tenantsSearched, hits.length),
  });
  if (sight === undefined) return undefined;
  const hits = sight.seen.slice(0, limit).map((hit) => (tenant.unmasked ? hit : maskedHit(hit)));
  return { tenant, view_id: sight.view_id, hits, more: sight.seen.length > limit };
}
