import { randomUUIDv7 } from 'node:crypto';
import { type Statement, statementFromTrustedText, type TenantTransaction } from '@kiban/postgres';
import type { Aggregate } from './aggregate.ts';
import { canonicalTime } from './canonical-time.ts';
import type { Change, ChangeContext } from './event.ts';
import { sealPersonalData } from './personal-data.ts';
import { historyOf, quoted } from './state.ts';

/** One change as it was recorded. */
export interface Recorded {
  readonly aggregate_id: string;
  readonly version: number;
  readonly event_id: string;
  /** RFC 3339, microseconds. */
  readonly occurred_at: string;
}

/**
 * The statement that records changes of one aggregate kind: for each the state row, its history row, the domain event and
 * its personal part, all or none. Its locks must have been taken (`takeLocks`). Run it last: `transaction.commitWith(…)`.
 *
 * Fails with SQLSTATE KB409 when an aggregate has another version than expected, or when a change given with its time
 * would lie before the aggregate's last one.
 */
export function record<State extends object>(
  transaction: TenantTransaction,
  aggregate: Aggregate<State>,
  context: ChangeContext,
  changes: readonly Change<State>[],
): Statement<Recorded> {
  const decided = changes.map((change) => ({
    event_id: randomUUIDv7(),
    id: change.aggregate_id,
    expected_version: change.expected_version,
    event_name: change.name,
    payload: change.payload,
    occurred_at: change.occurred_at,
    ...partsOf(aggregate, change.state),
  }));
  return statementFromTrustedText<Recorded>(sqlOf(aggregate, changes.length === 1), [
    JSON.stringify(decided),
    transaction.tenantId,
    context.actor.kind,
    context.actor.id,
    context.on_behalf_of,
    context.reason,
    context.request_id,
  ]);
}

/** A recording that is still without its transaction: of changes of one aggregate kind, whichever that is. */
export type Recording = (transaction: TenantTransaction, context: ChangeContext) => Statement<Recorded>;

/** The recording of what was decided; none where nothing is to change. */
export function recordingOf<State extends object>(
  aggregate: Aggregate<State>,
  decided: readonly (Change<State> | null)[],
): Recording[] {
  const changes = decided.filter((change) => change !== null);
  if (changes.length === 0) return [];
  return [(transaction, context) => record(transaction, aggregate, context, changes)];
}

/** Splits a state into what the event keeps for good and what can be erased. */
function partsOf<State extends object>(aggregate: Aggregate<State>, given: State): object {
  const state = withCanonicalTimes(aggregate, given);
  if (aggregate.personal.length === 0) return { state };
  const personal = Object.fromEntries(aggregate.personal.map((field) => [field, state[field] ?? null]));
  const kept = Object.fromEntries(Object.entries(state).filter(([field]) => !(field in personal)));
  return { state: kept, personal, ...sealPersonalData(personal) };
}

/** An event says a time as the state's row gives it back, whatever form it came in. */
function withCanonicalTimes<State extends object>({ columns }: Aggregate<State>, state: State): State {
  const times = Object.entries(state).filter(
    ([field, value]) => columns[field as keyof State & string] === 'timestamptz' && typeof value === 'string',
  );
  return { ...state, ...Object.fromEntries(times.map(([field, value]) => [field, canonicalTime(value)])) };
}

const texts = { one: new Map<Aggregate<never>, string>(), many: new Map<Aggregate<never>, string>() };

/** One text for a single change and one for many: the planner takes an array for a hundred rows, and reads whole tables for one. */
function sqlOf<State>(aggregate: Aggregate<State>, one: boolean): string {
  const known = one ? texts.one : texts.many;
  const key = aggregate as unknown as Aggregate<never>;
  const text = known.get(key) ?? recordSql(aggregate, one);
  known.set(key, text);
  return text;
}

function recordSql<State>(aggregate: Aggregate<State>, one: boolean): string {
  const { kind, columns, schemaVersion, personal } = aggregate;
  const table = quoted(aggregate.table);
  const names = Object.keys(columns);
  const fields = names.join(', ');
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  const document = personal.length > 0 ? 'i.state || i.personal' : 'i.state';
  return `
with decided as materialized (
  select i.*, ${names.map((name) => `r.${name}`).join(', ')},
    -- never earlier than the change before it, whatever the clock does
    coalesce(i.occurred_at, greatest(clock_timestamp(), s.valid_from + interval '1 microsecond')) as at,
    s.ctid as state_row, h.ctid as history_row
  from rows from (jsonb_to_recordset($1::jsonb) as (
      event_id uuid, id uuid, expected_version int, event_name text, state jsonb, personal jsonb, salt text, digest text,
      payload jsonb, occurred_at timestamptz)) with ordinality
    as i (event_id, id, expected_version, event_name, state, personal, salt, digest, payload, occurred_at, place)
  cross join lateral jsonb_to_record(${document}) as r (${typed.join(', ')})
  left join lateral (
    select ctid, valid_from from ${table} where tenant_id = $2::uuid and id = i.id and i.expected_version > 0 limit 1
  ) s on true
  left join lateral (
    select ctid from ${historyOf(aggregate)}
    where tenant_id = $2::uuid and id = i.id and valid_to = 'infinity' and i.expected_version > 0 limit 1
  ) h on true${one ? '\n  limit 1' : ''}
), created as (
  insert into ${table} (tenant_id, id, version, valid_from, recorded_at, ${fields})
  select $2::uuid, id, 1, at, clock_timestamp(), ${fields} from decided where expected_version = 0
  returning id, version, valid_from, recorded_at
), updated as (
  update ${table} s
  set version = s.version + 1, valid_from = d.at, recorded_at = clock_timestamp(),
    ${names.map((name) => `${name} = d.${name}`).join(', ')}
  from decided d
  -- found by its place: one look-up a change, however large the table and whatever the planner knows of it
  where s.ctid = d.state_row and s.version = d.expected_version and s.valid_from < d.at
  returning s.id, s.version, s.valid_from, s.recorded_at
), ended as (
  update ${historyOf(aggregate)} h set valid_to = d.at
  from decided d where h.ctid = d.history_row
  returning 1
), written as materialized (
  select d.*, w.version, w.recorded_at
  from decided d join (select * from created union all select * from updated) w using (id)
), begun as (
  insert into ${historyOf(aggregate)} (tenant_id, id, version, valid_from, recorded_at, ${fields}, event_id)
  -- counting the ended rows makes them be ended before the next is begun
  select $2::uuid, id, version, at, recorded_at, ${fields}, event_id from written where (select count(*) from ended) >= 0
), appended as (
  insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state,
    payload, personal_digest, actor_kind, actor_id, on_behalf_of, reason, request_id, occurred_at)
  select event_id, $2::uuid, '${kind}', id, version, event_name, ${schemaVersion}, state,
    payload, decode(digest, 'hex'), $3, $4, $5, $6, $7, at
  from written order by place
)${
    personal.length === 0
      ? ''
      : `, sealed as (
  insert into event.personal_data (tenant_id, event_id, aggregate_kind, aggregate_id, salt, fields)
  select $2::uuid, event_id, '${kind}', id, decode(salt, 'hex'), personal from written
)`
  }
select id as aggregate_id, version, event_id, at as occurred_at from written
where event.expect_all('${kind}', (select count(*) from decided), (select count(*) from written)) >= 0
order by place`;
}
