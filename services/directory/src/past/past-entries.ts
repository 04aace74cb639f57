import { every, type Reach, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import { entriesOf, shownEntries } from './history-entries.ts';

/** What has a whole past: its own, and what other services tell of it. */
export type PastKind = 'store' | 'user' | 'device';

/** What other services tell of a store or a device. */
export const PUBLISHED_KINDS = ['device', 'certificate', 'seat'] as const;
export type PublishedKind = (typeof PUBLISHED_KINDS)[number];

export interface Past {
  readonly kind: PastKind;
  readonly id: string;
  /** Of what other services tell, only these kinds. */
  readonly published: readonly PublishedKind[];
  /** Whose memberships and roles are told: of what is or was within it. */
  readonly reach: Reach;
  /** RFC 3339; null: now. */
  readonly at: string | null;
}

/**
 * Everything that happened to a thing, whichever service it happened in. What another service keeps is taken from what it
 * publishes and from its events, never from its tables.
 */
function entriesOfPast({ kind, id, published, reach }: Past): Sql {
  switch (kind) {
    case 'store':
      return sql`${ownEntries('store', id, reach)} union all ${publishedEntries(sql`store_id = ${id}::uuid`, published)}`;
    case 'user':
      return ownEntries('user', id, reach);
    case 'device':
      return publishedEntries(sql`device_id = ${id}::uuid`, published);
    default:
      throw kind satisfies never;
  }
}

function ownEntries(kind: 'store' | 'user', id: string, reach: Reach): Sql {
  return sql`
    select kind, id, version, valid_from, valid_to, recorded_at, event_id, before, after, null::text as label, false as published
    from (${entriesOf(kind, id, reach)}) own`;
}

/** A thing that moves tells it in both places, and both rows may be of one event. */
function publishedEntries(of: Sql, kinds: readonly PublishedKind[]): Sql {
  return sql`
    select distinct on (event_id) kind, id, version, valid_from, null::timestamptz as valid_to, null::timestamptz as recorded_at,
      event_id, null::jsonb as before, null::jsonb as after, label, true as published
    from asset.published_past where ${of} and kind = any (${kinds}::text[])`;
}

export interface PageOfPast extends Past {
  readonly limit: number;
  /** Behind this entry; null: from the newest on. */
  readonly after: { readonly valid_from: string; readonly event_id: string } | null;
}

/** The entries of a page as people read them, the newest first, and one more. */
export function pageOfPast({ limit, after, ...past }: PageOfPast): Sql {
  const behind =
    after === null
      ? null
      : sql`(h.valid_from, h.event_id) < (${after.valid_from}::timestamptz, ${after.event_id}::uuid)`;
  // the states of what is published are looked up for the page alone
  return sql`
    with page as materialized (
      select h.kind, h.id, h.version, h.valid_from, coalesce(h.valid_to, following.occurred_at, 'infinity') as valid_to,
        coalesce(h.recorded_at, this.recorded_at) as recorded_at, h.event_id, coalesce(h.before, previous.state) as before,
        coalesce(h.after, this.state) as after, h.label
      from (select h.* from (${entriesOfPast(past)}) h where ${every([until(past.at), behind])}
        order by h.valid_from desc, h.event_id desc limit ${limit + 1}::int) h
      left join event.domain_event this on h.published and this.aggregate_id = h.id and this.version = h.version
      left join event.domain_event previous on h.published and previous.aggregate_id = h.id and previous.version = h.version - 1
      left join event.domain_event following on h.published and following.aggregate_id = h.id and following.version = h.version + 1
    )
    select shown.*, page.label from (${shownEntries(sql`page`, past.at)}) shown join page using (event_id)
    order by shown.valid_from desc, shown.event_id desc`;
}

/** How many entries there are in all. */
export function countOfPast(past: Past): Sql {
  return sql`select count(*) as total from (${entriesOfPast(past)}) h where ${every([until(past.at)])}`;
}

function until(at: string | null): Sql | null {
  return at === null ? null : sql`h.valid_from <= ${at}::timestamptz`;
}
