import { type Statement, statementFromTrustedText } from '@kiban/postgres';
import type { Aggregate } from './aggregate.ts';
import { historyOf, quoted } from './state.ts';

export interface HistoryReport {
  readonly kind: string;
  readonly aggregates: number;
  /** How many aggregates break each rule. */
  readonly broken: {
    /** The state is not the open row of the history. */
    readonly state_differs_from_history: number;
    /** A version is missing in the history, or its periods leave a gap or overlap. */
    readonly history_has_gaps: number;
    /** A row of the history is not what the event of its version says. */
    readonly history_differs_from_events: number;
    /** An event has no row in the history. */
    readonly event_without_history: number;
  };
}

/** Compares state, history and events of one kind, of the transaction's tenant. */
export function examineHistory(aggregate: Aggregate<Record<string, unknown>>): Statement<HistoryReport> {
  const { kind, table, columns, personal } = aggregate;
  const history = historyOf(aggregate);
  const names = Object.keys(columns);
  const kept = names
    .filter((name) => !(personal as readonly string[]).includes(name))
    .map((name) => `'${name}', ${columns[name] === 'timestamptz' ? canonical(`h.${name}`) : `h.${name}`}`);
  const compared = ['version', 'valid_from', 'recorded_at', ...names];
  const row = (alias: string): string => `(${compared.map((name) => `${alias}.${name}`).join(', ')})`;

  return statementFromTrustedText(
    `select '${kind}' as kind, (select count(*) from ${quoted(table)}) as aggregates, jsonb_build_object(
       'state_differs_from_history', (
         select count(*) from ${quoted(table)} s
         left join ${history} h on h.id = s.id and h.valid_to = 'infinity'
         where h.id is null or ${row('s')} is distinct from ${row('h')}),
       'history_has_gaps', (
         select count(distinct id) from (
           select id, version, valid_to, row_number() over stream as place, lead(valid_from) over stream as next
           from ${history} window stream as (partition by id order by version)
         ) h where version <> place or valid_to is distinct from coalesce(next, 'infinity')),
       'history_differs_from_events', (
         select count(distinct h.id) from ${history} h
         left join event.domain_event e on e.aggregate_id = h.id and e.version = h.version
         where e.id is null or e.id <> h.event_id or e.occurred_at <> h.valid_from
           or e.state <> jsonb_build_object(${kept.join(', ')})),
       'event_without_history', (
         select count(distinct e.aggregate_id) from event.domain_event e
         left join ${history} h on h.id = e.aggregate_id and h.version = e.version
         where e.aggregate_kind = '${kind}' and h.id is null)) as broken`,
    [],
  );
}

/** A time as events say it (`canonicalTime`): sessions are in UTC. */
function canonical(column: string): string {
  return `replace(to_jsonb(${column}) #>> '{}', '+00:00', 'Z')`;
}
