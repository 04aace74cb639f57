import { type Aggregate, quoted, rowColumns, type StateRow } from '@kiban/event-store';
import { type Statement, statementFromTrustedText } from '@kiban/postgres';

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** The states of a kind as they are now, whole, also of what has ended: a page of at most `limit` after the id `after`, by id. */
export function listStates<State>(
  aggregate: Aggregate<State>,
  after: string | null,
  limit: number,
): Statement<StateRow<State>> {
  return statementFromTrustedText(
    `select ${rowColumns(aggregate)} from ${quoted(aggregate.table)} where id > $1::uuid order by id limit $2`,
    [after ?? BEFORE_ALL, limit],
  );
}
