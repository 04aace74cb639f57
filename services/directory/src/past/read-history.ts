import type { Actor } from '@kiban/event-store';
import type { Words } from '@kiban/http';
import type { Database, TenantId } from '@kiban/postgres';
import {
  every,
  isId,
  isTime,
  type Page,
  type PageQuery,
  type Position,
  PositionError,
  type Reach,
  readPage,
  type Sql,
} from '@kiban/service';
import { sql } from 'kysely';
import { named } from '../role-assignments/role-names.ts';
import { entriesOf, type HistoryKind, shownEntries } from './history-entries.ts';

/** One thing that happened, for people to read: what, from, to, when, who, why. */
export interface HistoryEntryView {
  /** What changed: the thing itself, or a membership, role or invitation of it. */
  readonly kind: HistoryKind | 'invitation';
  readonly id: string;
  readonly version: number;
  /** Kind and past participle: `store.moved`. */
  readonly name: string;
  readonly valid_from: string;
  /** Null: it is so still (at the moment that is looked from). */
  readonly valid_to: string | null;
  readonly recorded_at: string;
  readonly changes: {
    readonly field: string;
    readonly before: unknown;
    readonly after: unknown;
    /** What an id meant at the time, by name. */
    readonly before_name: string | null;
    readonly after_name: string | null;
  }[];
  /** Whose and where, when it is a membership that changed. */
  readonly membership: {
    readonly user_id: string;
    readonly user_name: string | null;
    readonly unit_id: string | null;
    readonly store_id: string | null;
    readonly place_name: string | null;
    readonly job_type: string;
  } | null;
  /** Whose role, which and where, when it is an assignment that changed. */
  readonly assignment: {
    readonly user_id: string;
    readonly user_name: string | null;
    readonly role: string;
    readonly role_name: Words | null;
    readonly unit_id: string | null;
    readonly store_id: string | null;
    readonly place_name: string | null;
  } | null;
  /** `name`: a person's as it is now, null when this tenant does not know them. */
  readonly actor: Actor & { readonly name: string | null };
  readonly on_behalf_of: string | null;
  readonly reason: string | null;
  readonly request_id: string | null;
  readonly event_id: string;
}

export interface HistoryQuery extends PageQuery {
  readonly kind: HistoryKind;
  readonly id: string;
  readonly reach?: Reach | undefined;
}

/**
 * What happened to one thing until a moment, the newest first. A user's and a store's memberships and roles, a unit's roles,
 * and a user's invitations, are woven in.
 *
 * @returns null when there was no such thing by then.
 * @throws PositionError
 */
export async function readHistory(
  database: Database,
  tenantId: TenantId,
  { kind, id, at, limit, after, reach }: HistoryQuery,
): Promise<Page<HistoryEntryView> | null> {
  const entries = entriesOf(kind, id, reach);
  const until = at === null ? null : sql`h.valid_from <= ${at}::timestamptz`;
  const page = sql`(
    select h.* from (${entries}) h where ${every([until, before(after)])}
    order by h.valid_from desc, h.event_id desc limit ${limit + 1}::int)`;
  const read = await readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<HistoryEntryView>`${shownEntries(page, at)} order by h.valid_from desc, h.event_id desc`,
      total: sql<{ total: number }>`select count(*) as total from (${entries}) h where ${every([until])}`,
    },
    (item) => ({ item: shown(item), position: [item.valid_from, item.event_id] }),
  );
  return read.total === 0 ? null : read;
}

function shown(item: HistoryEntryView): HistoryEntryView {
  return item.assignment === null ? item : { ...item, assignment: named(item.assignment) };
}

function before(after: Position | null): Sql | null {
  if (after === null) return null;
  const [validFrom, eventId, ...more] = after;
  if (typeof validFrom !== 'string' || typeof eventId !== 'string' || more.length > 0) throw new PositionError();
  if (!isTime(validFrom) || !isId(eventId)) throw new PositionError();
  return sql`(h.valid_from, h.event_id) < (${validFrom}::timestamptz, ${eventId}::uuid)`;
}
