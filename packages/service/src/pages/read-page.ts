import { type Database, type TenantId, tenantRead } from '@kiban/postgres';
import type { RawBuilder } from 'kysely';
import { statementOf } from './rows.ts';

/** Where a page ended. Opaque to whoever gets it; it comes back unchanged, or is refused. */
export type Position = readonly (string | null)[];

export interface PageQuery {
  /** RFC 3339; null: now. */
  readonly at: string | null;
  /** 1 to 200. */
  readonly limit: number;
  /** `next` of the page before; null: the first page. */
  readonly after: Position | null;
}

export interface Page<Item> {
  readonly items: Item[];
  /** Null: this is the last page. */
  readonly next: Position | null;
  /** How many there are in all. */
  readonly total: number;
}

/** A position that no page of this list ended at. */
export class PositionError extends Error {
  readonly code = 'position_malformed';
  constructor() {
    super('This is no position in this list.');
    this.name = 'PositionError';
  }
}

/** Reads a page and the count on one snapshot, in one round trip. `page` selects one row more than its limit. */
export async function readPage<Row extends object, Item>(
  database: Database,
  tenantId: TenantId,
  {
    limit,
    page,
    total,
  }: { readonly limit: number; readonly page: RawBuilder<Row>; readonly total: RawBuilder<{ total: number }> },
  take: (row: Row) => { readonly item: Item; readonly position: Position },
): Promise<Page<Item>> {
  const [rows, [count]] = await tenantRead(database, tenantId, [statementOf(page), statementOf(total)]);
  const taken = rows.slice(0, limit).map(take);
  return {
    items: taken.map(({ item }) => item),
    next: rows.length > limit ? (taken.at(-1)?.position ?? null) : null,
    total: count?.total ?? 0,
  };
}

/** The one row, in one round trip; null when there is none. */
export async function readOne<Row>(
  database: Database,
  tenantId: TenantId,
  query: RawBuilder<Row>,
): Promise<Row | null> {
  const [[row]] = await tenantRead(database, tenantId, [statementOf(query)]);
  return row ?? null;
}
