import { type Statement, statement } from '@kiban/postgres';

/** How far a table is behind the events. */
export interface LedgerStatus {
  readonly table_name: string;
  /** RFC 3339; null: nothing was published yet. */
  readonly published_at: string | null;
  /** Age of the newest event that is in the lake, in seconds; 0 when nothing waits; null: nothing was published yet. */
  readonly freshness_seconds: number | null;
  /** Events recorded and not yet in the lake; counted up to 100,000. */
  readonly lag_events: number;
  /** Age of the oldest of them, in seconds; 0 when nothing waits. */
  readonly lag_seconds: number;
  /** Why a batch is held back, since when, and when it is tried again; null: none is. */
  readonly held: {
    readonly number: number;
    readonly reason: string;
    readonly detail: string;
    readonly since: string;
    readonly attempts: number;
    readonly try_again_at: string;
  } | null;
}

/** `kinds`: of each table the kinds of events it is made of; null: all. */
export function ledgerStatus(
  tables: readonly string[],
  kinds: Readonly<Record<string, readonly string[] | null>>,
): Statement<LedgerStatus> {
  return statement`
    with standing as (
      select t.name, w.number, w.held_reason, w.held_detail, w.held_at, w.attempts, w.try_again_at,
        coalesce(w.from_epoch, t.epoch) as epoch, coalesce(w.from_transaction_id, t.transaction_id) as transaction_id,
        coalesce(w.from_position, t.position) as position,
        (${JSON.stringify(kinds)}::jsonb -> t.name) as kinds
      from delivery.lake_table t
      left join delivery.lake_batch w on w.table_name = t.name and w.status <> 'published'
      where t.name = any (${tables}::text[])
    )
    select s.name as table_name, last.published_at,
      case when waiting.events = 0 then 0
        else extract(epoch from clock_timestamp() - newest.recorded_at)::float8 end as freshness_seconds,
      waiting.events as lag_events,
      case when waiting.events = 0 then 0
        else extract(epoch from clock_timestamp() - waiting.oldest)::float8 end as lag_seconds,
      case when s.held_reason is not null then jsonb_build_object('number', s.number, 'reason', s.held_reason,
        'detail', s.held_detail, 'since', s.held_at, 'attempts', s.attempts, 'try_again_at', s.try_again_at) end as held
    from standing s
    cross join lateral (
      select max(b.published_at) as published_at from delivery.lake_batch b
      where b.table_name = s.name and b.status = 'published'
    ) last
    cross join lateral (
      select max(b.last_recorded_at) as recorded_at from delivery.lake_batch b
      where b.table_name = s.name and b.status = 'published'
    ) newest
    cross join lateral (
      select count(*) as events, min(e.recorded_at) as oldest
      from (
        select d.recorded_at from event.domain_event d
        where (d.epoch, d.transaction_id, d.position) > (s.epoch, s.transaction_id, s.position)
          and (s.kinds = 'null' or s.kinds ? d.aggregate_kind)
        limit 100000
      ) e
    ) waiting
    order by s.name`;
}
