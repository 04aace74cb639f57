import type { Database, TenantId } from '@kiban/postgres';
import { behind, every, type Page, type PageQuery, readPage, rowsAt, type Sql } from '@kiban/service';
import { sql } from 'kysely';
import type { SupportView } from './support-view.ts';

/** That somebody of the operator's staff looked, as the customer sees it. */
export interface SupportViewView extends Omit<SupportView, 'shown'> {
  readonly id: string;
  readonly staff_user_id: string;
  readonly staff_name: string | null;
  readonly ticket: string;
  /** What was searched for. Null: nothing was, or it has been erased, or `recordedWords` withheld it. */
  readonly words: string | null;
  readonly unmasked: boolean;
  /** With the names that things have now. Null: of a certificate, and of somebody erased. */
  readonly shown: readonly { readonly kind: string; readonly id: string; readonly name: string | null }[];
  readonly viewed_at: string;
}

export interface SupportViewQuery extends PageQuery {
  readonly grant_id?: string | undefined;
}

const NEWEST = { expression: sql`v.valid_from`, type: 'timestamptz' } as const;

/** Who looked at what, the newest first. */
export function listViews(
  database: Database,
  tenantId: TenantId,
  { grant_id, at, limit, after }: SupportViewQuery,
): Promise<Page<SupportViewView>> {
  const { condition, order } = behind(NEWEST, sql`v.id`, true, after);
  const ofGrant = grant_id === undefined ? null : sql`v.grant_id = ${grant_id}::uuid`;
  const page = sql`(
    select v.* from ${rowsAt('directory.support_view', at)} v where ${every([ofGrant, condition])}
    order by ${order} limit ${limit + 1}::int)`;
  return readPage(
    database,
    tenantId,
    {
      limit,
      page: sql<SupportViewView>`
        select v.id, v.grant_id, g.staff_user_id, g.staff_name, g.ticket, g.unmasked, v.what, w.words, v.target_id,
          v.result_count, ${shownNames()} as shown, v.valid_from as viewed_at
        from ${page} v join directory.support_grant g on g.id = v.grant_id
        left join directory.support_view_words w on w.view_id = v.id order by ${order}`,
      total: sql<{ total: number }>`
        select count(*) as total from ${rowsAt('directory.support_view', at)} v where ${every([ofGrant])}`,
    },
    (item) => ({ item, position: [item.viewed_at, item.id] }),
  );
}

function shownNames(): Sql {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'id', s.id, 'name', case s.kind
      when 'store' then (select name from directory.store where id = s.id)
      when 'user' then (select name from directory."user" where id = s.id)
      when 'device' then (select name from asset.published_device where id = s.id) end) order by s.place), '[]')
    from rows from (jsonb_to_recordset(v.shown) as (kind text, id uuid)) with ordinality as s (kind, id, place))`;
}
