import type { Actor } from '@kiban/event-store';
import type { Database, TenantId } from '@kiban/postgres';
import {
  every,
  isId,
  isTime,
  type Page,
  type PageQuery,
  type Position,
  PositionError,
  readPage,
  type Sql,
} from '@kiban/service';
import { sql } from 'kysely';
import { entriesOf, shownEntries } from './history-entries.ts';
import type { HistoryKind, Woven } from './history-kinds.ts';

/** One thing that happened, for people to read: what, from, to, when, who, why. */
export interface HistoryEntryView {
  /** What changed: the thing itself, or something that belongs to it. */
  readonly kind: HistoryKind;
  readonly id: string;
  /** What that was called then; null where such things have no names. */
  readonly label: string | null;
  readonly version: number;
  /** Kind and past participle: `device.moved`. */
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
  readonly actor: Actor & { readonly name: string | null };
  readonly on_behalf_of: string | null;
  readonly reason: string | null;
  readonly request_id: string | null;
  readonly event_id: string;
}

export interface HistoryQuery extends PageQuery {
  readonly kind: HistoryKind;
  readonly id: string;
  /** What belongs to the thing and is told too. */
  readonly woven: readonly Woven[];
}

/**
 * What happened to one thing until a moment, the newest first.
 *
 * @returns null when there was no such thing by then.
 * @throws PositionError
 */
export async function readHistory(
  database: Database,
  tenantId: TenantId,
  { kind, id, woven, at, limit, after }: HistoryQuery,
): Promise<Page<HistoryEntryView> | null> {
  const entries = entriesOf(kind, id, woven);
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
    (item) => ({ item, position: [item.valid_from, item.event_id] }),
  );
  return read.total === 0 ? null : read;
}

function before(after: Position | null): Sql | null {
  if (after === null) return null;
  const [validFrom, eventId, ...more] = after;
  if (typeof validFrom !== 'string' || typeof eventId !== 'string' || more.length > 0) throw new PositionError();
  if (!isTime(validFrom) || !isId(eventId)) throw new PositionError();
  return sql`(h.valid_from, h.event_id) < (${validFrom}::timestamptz, ${eventId}::uuid)`;
}
