import type { Sql } from '@kiban/service';
import { sql } from 'kysely';
import { rowsAt } from '../reading/rows.ts';

/** So many hits of a word are looked at; of a word that more names of a tenant hold, a list shows these. */
const MOST = 10_000;

/** Of stores `s`: those with the words in name or reading, or at the beginning of a code. */
export function storesWith(words: string, at: string | null): Sql {
  const now = sql`s.id in (select directory.search_stores(${words}, ${MOST}::int))`;
  return at === null ? now : sql`(${namedThen('store', words, at, now)} or ${codedWith(sql`s`, words)})`;
}

/** Of users `s`: those with the words in name or reading, or at the beginning of staff number or login id. */
export function usersWith(words: string, at: string | null): Sql {
  const now = sql`s.id in (select directory.search_users(${words}, ${MOST}::int))`;
  if (at === null) return now;
  return sql`(${namedThen('user', words, at, now)} or s.staff_number ^@ ${words} or s.login_id ^@ lower(${words}))`;
}

/** Compared as the search functions compare: width, case and kana are all one; a single character begins the name. */
export function namedWith(alias: Sql, words: string): Sql {
  return sql`case when length((select directory.search_form(${words}))) < 2 then ${alias}.name ^@ ${words}
    else strpos(directory.name_search_form(${alias}.name, ${alias}.kana), (select directory.search_form(${words}))) > 0 end`;
}

/** What is closed has no codes. */
export function codedWith(alias: Sql, words: string): Sql {
  return sql`${alias}.status <> 'closed' and exists (
    select from jsonb_array_elements(${alias}.identifiers) i where (i ->> 'value') ^@ upper(normalize(${words}, nfkc)))`;
}

/**
 * As `namedWith`, of what was called so at a moment. Most is called so still, and the index of now tells of that in a
 * fraction of the time that comparing every name takes (0.06 ms each).
 */
function namedThen(table: 'store' | 'user', words: string, at: string, now: Sql): Sql {
  return sql`case when s.id in (
      select n.id from ${rowsAt(table, at)} h join ${rowsAt(table, null)} n on n.id = h.id
      where n.name = h.name and n.kana is not distinct from h.kana
    ) and not ${now} then false else ${namedWith(sql`s`, words)} end`;
}
