import { type Statement, statementFromTrustedText } from '@kiban/postgres';
import type { Aggregate, StateRow } from './aggregate.ts';

/** The current state of one aggregate of the transaction's tenant. */
export function stateOf<State>(aggregate: Aggregate<State>, id: string): Statement<StateRow<State>> {
  return statementFromTrustedText(
    `select ${rowColumns(aggregate)} from ${quoted(aggregate.table)} where id = $1::uuid`,
    [id],
  );
}

/** The state one aggregate was in at a moment (RFC 3339 with offset); no row when it did not exist yet. */
export function stateAsOf<State>(aggregate: Aggregate<State>, id: string, at: string): Statement<StateRow<State>> {
  return statementFromTrustedText(
    `select ${rowColumns(aggregate)} from ${historyOf(aggregate)}
     where id = $1::uuid and valid_from <= $2::timestamptz and valid_to > $2::timestamptz`,
    [id, at],
  );
}

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

/** The same as they were at a moment (RFC 3339 with offset). */
export function listStatesAsOf<State>(
  aggregate: Aggregate<State>,
  at: string,
  after: string | null,
  limit: number,
): Statement<StateRow<State>> {
  return statementFromTrustedText(
    `select ${rowColumns(aggregate)} from ${historyOf(aggregate)}
     where id > $1::uuid and valid_from <= $3::timestamptz and valid_to > $3::timestamptz order by id limit $2`,
    [after ?? BEFORE_ALL, limit, at],
  );
}

/** `id, version, valid_from, recorded_at` and the state's columns. */
export function rowColumns<State>(aggregate: Aggregate<State>, prefix = ''): string {
  return ['id', 'version', 'valid_from', 'recorded_at', ...Object.keys(aggregate.columns)]
    .map((column) => `${prefix}${column}`)
    .join(', ');
}

/** The quoted name of the aggregate's history table. */
export function historyOf<State>(aggregate: Aggregate<State>): string {
  return quoted(`${aggregate.table}_history`);
}

/** `"schema"."table"`: names of tables may be reserved words (`user`). */
export function quoted(table: string): string {
  return table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}
