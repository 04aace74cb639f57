import { type Database, type TenantId, tenantRead } from '@kiban/postgres';
import { every, type Reach, reachCondition, type Sql, statementOf } from '@kiban/service';
import { sql } from 'kysely';
import { rowsAt } from '../reading/rows.ts';
import { belongingWithin } from '../users/read-users.ts';
import { placedWithin } from '../users/user-view.ts';
import { codedWith, namedWith, storesWith, usersWith } from './words.ts';

/** Something that the words mean, of whatever kind. */
export interface SearchHit {
  readonly kind: 'store' | 'user' | 'organization_unit' | 'corporation';
  readonly id: string;
  readonly name: string | null;
  readonly kana: string | null;
  /** The code that the words begin, or else the first. A user's is the staff number. */
  readonly code: string | null;
  readonly status: string;
  /** Where it is: a store's unit, a unit's parent, the first place of a user. */
  readonly place_name: string | null;
}

export interface SearchQuery {
  readonly q: string;
  readonly limit: number;
  /** RFC 3339; null: now. */
  readonly at: string | null;
  readonly reach?: Reach | undefined;
}

/**
 * Stores, users, units and corporations by any part of name or reading, or by the beginning of a code. What is there comes
 * before what has ended; then an exact code, names that begin with the words, and the rest by name.
 */
export async function searchDirectory(
  database: Database,
  tenantId: TenantId,
  { q, limit, at, reach = 'tenant' }: SearchQuery,
): Promise<SearchHit[]> {
  const hits = sql.join(
    [storeHits(q, at, reach), userHits(q, at, reach), unitHits(q, at, reach), corporationHits(q, at, reach)],
    sql` union all `,
  );
  const [rows] = await tenantRead(database, tenantId, [
    statementOf(sql<SearchHit>`
      select kind, id, name, kana, code, status, place_name from (${hits}) hit
      order by status in ('open', 'active', 'suspended') desc,
        directory.search_form(code) = (select directory.search_form(${q})) desc nulls last,
        name ^@ ${q} desc nulls last, coalesce(kana, name, ''), id
      limit ${limit}::int`),
  ]);
  return rows;
}

function storeHits(words: string, at: string | null, reach: Reach): Sql {
  return sql`
    select 'store' as kind, s.id, s.name, s.kana, ${codeOf(sql`s`, words)} as code, s.status, u.name as place_name
    from ${rowsAt('store', at)} s left join ${rowsAt('organization_unit', at)} u on u.id = s.unit_id
    where ${every([reachCondition(reach, { store: sql`s.id` }), storesWith(words, at)])}`;
}

function userHits(words: string, at: string | null, reach: Reach): Sql {
  return sql`
    select 'user', s.id, s.name, s.kana, s.staff_number, s.status, (
      select min(coalesce(t.name, o.name)) from ${rowsAt('membership', at)} m
      left join ${rowsAt('store', at)} t on t.id = m.store_id
      left join ${rowsAt('organization_unit', at)} o on o.id = m.unit_id
      where ${every([sql`m.user_id = s.id and m.status = 'active'`, placedWithin(sql`m`, reach)])})
    from ${rowsAt('user', at)} s where ${every([sql`s.status <> 'erased'`, belongingWithin(reach, at), usersWith(words, at)])}`;
}

/** A tenant has few units and corporations: they need no index of words. */
function unitHits(words: string, at: string | null, reach: Reach): Sql {
  return sql`
    select 'organization_unit', s.id, s.name, s.kana, ${codeOf(sql`s`, words)}, s.status, p.name
    from ${rowsAt('organization_unit', at)} s left join ${rowsAt('organization_unit', at)} p on p.id = s.parent_id
    where ${every([
      reachCondition(reach, { unit: sql`s.id` }),
      sql`(${namedWith(sql`s`, words)} or ${codedWith(sql`s`, words)})`,
    ])}`;
}

function corporationHits(words: string, at: string | null, reach: Reach): Sql {
  return sql`
    select 'corporation', s.id, s.name, s.kana, coalesce(s.corporate_number, ${codeOf(sql`s`, words)}), s.status, null
    from ${rowsAt('corporation', at)} s
    where ${every([
      reachCondition(reach, {}),
      sql`(${namedWith(sql`s`, words)} or s.corporate_number ^@ ${words} or ${codedWith(sql`s`, words)})`,
    ])}`;
}

/** Of the codes of a thing the one that the words begin, or else the first. */
export function codeOf(alias: Sql, words: string): Sql {
  return sql`(
    select i ->> 'value' from jsonb_array_elements(${alias}.identifiers) with ordinality as c (i, place)
    order by (i ->> 'value') ^@ upper(normalize(${words}, nfkc)) desc, place limit 1)`;
}
