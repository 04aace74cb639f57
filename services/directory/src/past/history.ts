import { type Aggregate, historyOf } from '@kiban/event-store';
import { type Statement, statement, statementFromTrustedText } from '@kiban/postgres';

/** One change of an aggregate as the history has it: the state after it, and who, when and why. */
export interface HistoryEntry {
  readonly version: number;
  /** Kind and past participle: `store.moved`. */
  readonly name: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly recorded_at: string;
  readonly state: Readonly<Record<string, unknown>>;
  readonly payload: { readonly changed?: readonly string[]; readonly [more: string]: unknown };
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly on_behalf_of: string | null;
  readonly reason: string | null;
  readonly request_id: string | null;
  readonly event_id: string;
}

/** Every change of one aggregate, the oldest first. */
export function historyEntries<State>(aggregate: Aggregate<State>, id: string): Statement<HistoryEntry> {
  const state = Object.keys(aggregate.columns)
    .map((column) => `'${column}', h.${column}`)
    .join(', ');
  return statementFromTrustedText(
    `select h.version, e.name, h.valid_from, h.valid_to, h.recorded_at, jsonb_build_object(${state}) as state,
       e.payload, e.actor_kind, e.actor_id, e.on_behalf_of, e.reason, e.request_id, e.id as event_id
     from ${historyOf(aggregate)} h
     join event.domain_event e on e.aggregate_id = h.id and e.version = h.version
     where h.id = $1::uuid order by h.version`,
    [id],
  );
}

/** What ids are called now, for people to read. */
export function namesOf(ids: readonly string[]): Statement<{ id: string; name: string | null }> {
  return statement`
    select id, name from directory.organization_unit where id = any (${[...ids]}::uuid[])
    union all select id, name from directory.corporation where id = any (${[...ids]}::uuid[])
    union all select id, name from directory.store where id = any (${[...ids]}::uuid[])
    union all select id, name from directory."user" where id = any (${[...ids]}::uuid[])`;
}
