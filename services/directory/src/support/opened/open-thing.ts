import type { ChangeContext } from '@kiban/event-store';
import type { Database } from '@kiban/postgres';
import { type Page, type PageQuery, statementOf } from '@kiban/service';
import type { RawBuilder } from 'kysely';
import { PUBLISHED_KINDS } from '../../past/past-entries.ts';
import { type PastEntryView, pastReading } from '../../past/read-past.ts';
import type { Staff } from '../requests/read-requests.ts';
import { look } from '../views/look.ts';
import type { Shown } from '../views/support-view.ts';
import type { SupportedTenant } from '../views/supported-tenants.ts';
import { maskedEntry } from './masked-past.ts';
import { maskedThing, type Openable, type OpenedThings, thingQuery } from './opened-things.ts';

/** A thing and a page of everything that happened to it. */
export interface Opened<Kind extends Openable> {
  readonly view_id: string;
  readonly thing: OpenedThings[Kind];
  readonly past: Page<PastEntryView>;
}

/**
 * Opens a store, a user or a device of a tenant that a grant covers, and records that in the tenant before it is answered.
 * Whose memberships and devices the page tells of has been seen as well.
 *
 * @returns null when the grant does not cover it any more, or the tenant has no such thing.
 * @throws PositionError
 */
export async function openThing<Kind extends Openable>(
  database: Database,
  { user_id }: Staff,
  tenant: SupportedTenant,
  context: ChangeContext,
  { kind, id, ...page }: PageQuery & { readonly kind: Kind; readonly id: string },
): Promise<Opened<Kind> | null> {
  const past = pastReading({ kind, id, published: PUBLISHED_KINDS, reach: 'tenant', ...page });
  const wanted = statementOf(thingQuery(kind, id, page.at) as RawBuilder<OpenedThings[Kind]>);
  const sight = await look(database, tenant, user_id, context, {
    read: async (transaction) => {
      const [[thing], ...read] = await Promise.all([
        transaction.rows(wanted),
        transaction.rows(past.statements[0]),
        transaction.rows(past.statements[1]),
      ]);
      return thing === undefined ? undefined : { thing, past: past.page(...read) };
    },
    looked: ({ past: shown }) => ({
      what: kind,
      target_id: id,
      shown: distinct([{ kind, id }, ...shown.items.flatMap(peopleOf)]),
    }),
  });
  if (sight === undefined) return null;
  const { thing, past: told } = sight.seen;
  const shown = tenant.unmasked
    ? { thing, past: told }
    : { thing: maskedThing[kind](thing), past: { ...told, items: told.items.map(maskedEntry) } };
  return { view_id: sight.view_id, ...shown };
}

/** Who stands in an entry. */
function peopleOf({ membership, assignment }: PastEntryView): Shown[] {
  return [membership, assignment].flatMap((of) => (of === null ? [] : [{ kind: 'user' as const, id: of.user_id }]));
}

function distinct(shown: readonly Shown[]): Shown[] {
  return [...new Map(shown.map((each) => [`${each.kind} ${each.id}`, each])).values()];
}
