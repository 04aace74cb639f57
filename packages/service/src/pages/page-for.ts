import type { Database } from '@kiban/postgres';
import type { z } from 'zod';
import type { Entry } from '../access/entry.ts';
import { MomentError, resolveMoment } from '../moments/moment.ts';
import { cursorMalformed } from '../problems/cursor-malformed.ts';
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';
import type { Page, PageQuery } from './read-page.ts';

/** Who reads, from where. */
export interface Reading {
  readonly database: Database;
  readonly access: Entry;
}

/** The moment a GET is to show: RFC 3339, null for now. @throws MomentError */
export async function momentOf({ database, access }: Reading, words: string | undefined): Promise<string | null> {
  if (words === undefined) return null;
  return resolveMoment(database, access.tenantId, access.tenant.timezone, words);
}

interface Paged {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly asOf?: string | undefined;
}

/** A page of a list, as it is answered. */
export interface Answer<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
  readonly total: number;
  readonly as_of: string | null;
}

/**
 * Answers a page: the first one of what was asked for, or the one a cursor leads to, at the cursor's moment with its filters.
 *
 * @throws Problem 400 `cursor_malformed` when the cursor is not of this list, or says other than what was asked for.
 */
export async function pageFor<Query extends Paged, Item>(
  reading: Reading,
  list: { readonly name: string; readonly schema: z.ZodType<Query> },
  query: Query,
  read: (query: Query, page: PageQuery) => Promise<Page<Item>>,
): Promise<Answer<Item>> {
  const { limit, cursor, ...asked } = query;
  const from = cursor === undefined ? undefined : readCursor(cursor, list, asked);
  const filters = from?.query ?? query;
  const at = await (from === undefined ? momentOf(reading, query.asOf) : cursorMoment(reading, from.cursor.at));
  const { items, next, total } = await read(filters, { at, limit, after: from?.cursor.position ?? null });
  const next_cursor =
    next === null ? null : encodeCursor({ list: list.name, asked: from?.cursor.asked ?? asked, at, position: next });
  return { items, next_cursor, total, as_of: at };
}

function readCursor<Query extends Paged>(
  text: string,
  { name, schema }: { readonly name: string; readonly schema: z.ZodType<Query> },
  asked: Readonly<Record<string, unknown>>,
): { cursor: Cursor; query: Query } {
  const cursor = decodeCursor(text);
  if (cursor?.list !== name) throw cursorMalformed();
  const same = Object.entries(asked).every(
    ([field, value]) => value === undefined || JSON.stringify(value) === JSON.stringify(cursor.asked[field]),
  );
  const query = schema.safeParse(cursor.asked);
  if (!same || !query.success) throw cursorMalformed();
  return { cursor, query: query.data };
}

async function cursorMoment(reading: Reading, at: string | null): Promise<string | null> {
  try {
    return await momentOf(reading, at ?? undefined);
  } catch (error) {
    throw error instanceof MomentError ? cursorMalformed(error) : error;
  }
}
