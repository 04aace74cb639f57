import { Problem } from '@kiban/http';
import { decodeCursor, encodeCursor } from '@kiban/service';

/** Where a search goes on, and how far. */
export interface SearchPage {
  /** The moment, in words; undefined: now. */
  readonly as_of: string | undefined;
  readonly limit: number;
  /** The id or name that the page before ended with; null: the first page. */
  readonly after: string | null;
}

/** What was found: a page of it. */
export interface FoundPage<Result> {
  readonly results: readonly Result[];
  /** What the page ended with; null: it is the last one. */
  readonly last: string | null;
  readonly total: number;
}

export interface PageRequest {
  readonly token?: string | undefined;
  readonly limit?: number | undefined;
}

const USUAL = 100;
export const MOST_RESULTS = 1000;

/**
 * The page that is asked for. `asked`: what the search is about, which a token is bound to.
 *
 * @throws Problem 400 `cursor_malformed` when the token is of another search, or another limit is asked for (§8.2).
 */
export function searchPage(list: string, asked: Asked, as_of: string | undefined, page: PageRequest = {}): SearchPage {
  const { token, limit } = page;
  if (token === undefined || token === '') return { as_of, limit: Math.min(limit ?? USUAL, MOST_RESULTS), after: null };
  const cursor = decodeCursor(token);
  const [after = null, ...more] = cursor?.position ?? [];
  const bound = cursor?.asked.limit;
  if (
    cursor?.list !== list ||
    more.length > 0 ||
    typeof bound !== 'number' ||
    !(bound >= 0 && bound <= MOST_RESULTS) ||
    JSON.stringify(cursor.asked.asked) !== JSON.stringify(asked) ||
    (limit !== undefined && Math.min(limit, MOST_RESULTS) !== bound)
  )
    throw tokenMalformed();
  return { as_of: cursor.at ?? undefined, limit: bound, after };
}

type Asked = readonly (string | null)[];

/** What is answered. Pages of a moment go on showing that moment. */
export function pageAnswer<Result>(
  list: string,
  asked: Asked,
  at: string | null,
  limit: number,
  { results, last, total }: FoundPage<Result>,
) {
  const next_token =
    last === null ? '' : encodeCursor({ list, asked: { asked: [...asked], limit }, at, position: [last] });
  return { page: { next_token, count: results.length, total }, results };
}

/** The page of what is known whole, in its order. */
export function pageWithin<Result>(
  all: readonly Result[],
  { limit, after }: Pick<SearchPage, 'limit' | 'after'>,
  keyOf: (result: Result) => string,
): FoundPage<Result> {
  const rest = after === null ? all : all.filter((result) => keyOf(result) > after);
  return pageOf(rest, all.length, limit, after, keyOf);
}

/** The page of what was read from after the last one: up to one more than the limit. */
export function pageOf<Result>(
  read: readonly Result[],
  total: number,
  limit: number,
  after: string | null,
  keyOf: (result: Result) => string,
): FoundPage<Result> {
  const results = read.slice(0, limit);
  const last = results.at(-1);
  const end = last === undefined ? (after ?? '') : keyOf(last);
  return { results, last: read.length > limit ? end : null, total };
}

export function tokenMalformed(): Problem {
  const detail = {
    en: 'This token does not belong to this search. Repeat the search as it was, or begin it anew.',
    ja: 'トークンがこの検索のものではありません。前と同じ条件で検索するか、最初からやり直してください。',
  };
  return new Problem(400, 'cursor_malformed', detail, {
    errors: [{ pointer: '/page/token', code: 'cursor_malformed', detail }],
  });
}
