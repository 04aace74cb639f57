import { isUnreachable } from '@kiban/postgres';
import { decodeCursor, encodeCursor, isId, isTime } from '@kiban/service';
import { readSignIns, type SignInQuery } from '../../sign-in-history/read-sign-ins.ts';
import type { SignIn } from '../../sign-in-history/sign-in-schema.ts';
import { toldOf } from '../../sign-in-history/told-of.ts';
import type { AccountParts } from '../account-parts.ts';
import type { Visitor } from '../visit/visitor.ts';
import { newestFirst } from './newest-first.ts';
import { readOperated } from './read-operated.ts';

const LIST = 'account_history';
const DAYS_SHOWN = 90;
const DAY_MS = 86_400_000;

interface OwnHistory {
  readonly items: readonly SignIn[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/** What happened to the person's sign-ins in the tenant, the newest first; undefined while it cannot be read. */
export async function readOwn(
  { store, history, platformTenant, clock }: Pick<AccountParts, 'store' | 'history' | 'platformTenant' | 'clock'>,
  { tenant, user }: Pick<Visitor, 'tenant' | 'user'>,
  page: { readonly limit: number; readonly names: readonly string[] | null; readonly cursor?: string | undefined },
): Promise<OwnHistory | undefined> {
  const now = clock();
  const { tenant_id } = tenant;
  const query = {
    ...{ names: page.names, limit: page.limit, after: afterOf(page.cursor) },
    // what is recorded while this is read belongs to it
    ...{ from: new Date(now - DAYS_SHOWN * DAY_MS).toISOString(), to: new Date(now + DAY_MS).toISOString() },
  };
  try {
    const [here, operated] = await Promise.all([
      readSignIns(history, tenant_id, { ...query, people: [user] }),
      // the platform's own staff have it in the books that are read already
      tenant_id === platformTenant
        ? []
        : readOperated(history, platformTenant, { tenant_id, person_id: user.person_id }, query),
    ]);
    const found = [...here, ...operated].sort(newestFirst);
    const items = found.slice(0, page.limit);
    const last = items.at(-1);
    const next = found.length > page.limit && last !== undefined ? cursorOf(last) : null;
    return { items: await toldOf(store, tenant_id, items), next };
  } catch (error) {
    if (isUnreachable(error)) return undefined;
    throw error;
  }
}

function cursorOf({ occurred_at, id }: { readonly occurred_at: string; readonly id: string }): string {
  return encodeCursor({ list: LIST, asked: {}, at: null, position: [occurred_at, id] });
}

/** Null for what is none of our cursors: the first page. */
function afterOf(text: string | undefined): SignInQuery['after'] {
  const cursor = text === undefined ? undefined : decodeCursor(text);
  const [occurred_at, id] = cursor?.list === LIST ? cursor.position : [];
  if (typeof occurred_at !== 'string' || !isTime(occurred_at) || typeof id !== 'string' || !isId(id)) return null;
  return { occurred_at, id };
}
