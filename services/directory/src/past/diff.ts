import { type Aggregate, historyOf } from '@kiban/event-store';
import { type Statement, statementFromTrustedText } from '@kiban/postgres';

/** An entity that is not what it was: its states at two moments. Null: it did not exist. */
export interface Difference {
  readonly id: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/**
 * The entities of a kind whose state differs between two moments (RFC 3339, `from` before `to`), by id: a page of at most
 * `limit` after the id `after`.
 */
export function differencesOf<State>(
  aggregate: Aggregate<State>,
  from: string,
  to: string,
  after: string | null,
  limit: number,
): Statement<Difference> {
  const history = historyOf(aggregate);
  const state = (alias: string): string =>
    `jsonb_build_object(${Object.keys(aggregate.columns)
      .map((column) => `'${column}', ${alias}.${column}`)
      .join(', ')})`;
  return statementFromTrustedText(
    `with changed as (
       select distinct id from ${history}
       where valid_from > $1::timestamptz and valid_from <= $2::timestamptz and ($3::uuid is null or id > $3::uuid)
     ), compared as (
       select c.id, case when a.id is not null then ${state('a')} end as before,
         case when b.id is not null then ${state('b')} end as after
       from changed c
       left join ${history} a on a.id = c.id and a.valid_from <= $1::timestamptz and a.valid_to > $1::timestamptz
       left join ${history} b on b.id = c.id and b.valid_from <= $2::timestamptz and b.valid_to > $2::timestamptz
     )
     select id, before, after from compared where before is distinct from after order by id limit $4`,
    [from, to, after, limit],
  );
}

/** What a difference amounts to, by the statuses in which an entity of its kind is there. Null: it came and went unseen. */
export function kindOfDifference(
  { before, after }: Pick<Difference, 'before' | 'after'>,
  present: readonly string[],
): 'begun' | 'ended' | 'changed' | null {
  const was = before !== null && present.includes(String(before.status));
  const is = after !== null && present.includes(String(after.status));
  if (was && is) return 'changed';
  if (is) return 'begun';
  return was ? 'ended' : null;
}
