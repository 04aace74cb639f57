import { type Statement, statement } from '@kiban/postgres';

/** A hit: the best come first (an exact code, then names that begin with the words, then the rest by name). */
export interface StoreHit {
  readonly id: string;
  readonly name: string;
  readonly kana: string | null;
  readonly address: string | null;
  readonly code: string | null;
}

export interface UserHit {
  readonly id: string;
  readonly name: string | null;
  readonly kana: string | null;
  readonly staff_number: string | null;
  readonly status: string;
}

/** So many hits are looked at; of a word that more names hold, the best of the first so many are shown. */
const LOOKED_AT = 500;

/** Open stores by any part of name or kana, or by the beginning of a code; width of letters, case and kana are all one. */
export function searchStores(words: string, limit: number): Statement<StoreHit> {
  return statement`
    select s.id, s.name, s.kana, s.address,
      (select string_agg(i ->> 'value', ' ') from jsonb_array_elements(s.identifiers) i) as code
    from directory.search_stores(${words}, ${LOOKED_AT}) as hit (id) join directory.store s using (id)
    where s.status = 'open'
    order by s.identifiers @> jsonb_build_array(jsonb_build_object('value', ${words}::text)) desc,
      s.name ^@ ${words}::text desc, s.name, s.id
    limit ${limit}`;
}

/** Users by any part of name or kana, or by the beginning of staff number or login id. */
export function searchUsers(words: string, limit: number): Statement<UserHit> {
  return statement`
    select u.id, u.name, u.kana, u.staff_number, u.status
    from directory.search_users(${words}, ${LOOKED_AT}) as hit (id) join directory."user" u using (id)
    where u.status in ('active', 'suspended')
    order by u.staff_number = ${words} desc nulls last, u.name ^@ ${words}::text desc, u.name, u.id
    limit ${limit}`;
}
