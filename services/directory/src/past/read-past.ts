import { type Database, type Statement, type TenantId, tenantRead } from '@kiban/postgres';
import { isId, isTime, type Page, type PageQuery, type Position, PositionError, statementOf } from '@kiban/service';
import type { RawBuilder } from 'kysely';
import { named } from '../role-assignments/role-names.ts';
import { countOfPast, type PageOfPast, type Past, pageOfPast } from './past-entries.ts';
import type { HistoryEntryView } from './read-history.ts';

/** One thing that happened, in whichever service. */
export interface PastEntryView extends Omit<HistoryEntryView, 'kind'> {
  /** What changed: `store`, `membership`, `device`, `certificate`, `seat` … */
  readonly kind: string;
  /** What it is called where it has no page of its own here: a device's name, a certificate's serial number. */
  readonly label: string | null;
}

export type PastQuery = PageQuery & Past;

/** What is asked of the database for a page of a past, and what its answers make. */
export interface PastReading {
  readonly statements: readonly [Statement<PastEntryView>, Statement<{ total: number }>];
  readonly page: (entries: readonly PastEntryView[], counted: readonly { total: number }[]) => Page<PastEntryView>;
}

/** Fields that are no news to anybody: keys and what is made of secrets. */
const UNTOLD: readonly string[] = ['public_key', 'code_hash', 'pem', 'certificate_pem'];

/** @throws PositionError */
export function pastReading({ limit, after, ...past }: PastQuery): PastReading {
  const asked: PageOfPast = { ...past, limit, after: positionOf(after) };
  return {
    statements: [
      statementOf(pageOfPast(asked) as RawBuilder<PastEntryView>),
      statementOf(countOfPast(asked) as RawBuilder<{ total: number }>),
    ],
    page: (entries, [counted]) => {
      const items = entries.slice(0, limit).map(told);
      const last = items.at(-1);
      const next = entries.length > limit && last !== undefined ? [last.valid_from, last.event_id] : null;
      return { items, next, total: counted?.total ?? 0 };
    },
  };
}

/**
 * Everything that happened to a thing until a moment, the newest first: who, what, when, why, in every service.
 *
 * @returns null when nothing had happened by then: there was no such thing.
 * @throws PositionError
 */
export async function readPast(
  database: Database,
  tenantId: TenantId,
  query: PastQuery,
): Promise<Page<PastEntryView> | null> {
  const { statements, page } = pastReading(query);
  const [entries, counted] = await tenantRead(database, tenantId, statements);
  const read = page(entries, counted);
  return read.total === 0 ? null : read;
}

function told(entry: PastEntryView): PastEntryView {
  const { assignment, changes } = entry;
  return {
    ...entry,
    assignment: assignment === null ? null : named(assignment),
    changes: changes.filter(({ field }) => !UNTOLD.includes(field)),
  };
}

function positionOf(after: Position | null): PageOfPast['after'] {
  if (after === null) return null;
  const [valid_from, event_id, ...more] = after;
  if (typeof valid_from !== 'string' || typeof event_id !== 'string' || more.length > 0) throw new PositionError();
  if (!isTime(valid_from) || !isId(event_id)) throw new PositionError();
  return { valid_from, event_id };
}
