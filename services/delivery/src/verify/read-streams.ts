import type { Cursor } from '@kiban/event-store';
import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';

/** An event with what a row of the lake is made of. */
export interface StreamEvent {
  readonly id: string;
  readonly tenant_id: string;
  readonly aggregate_kind: string;
  readonly aggregate_id: string;
  readonly version: number;
  readonly state: Readonly<Record<string, unknown>>;
  /** It has a personal part, or had one: then `personal` is null. */
  readonly has_personal: boolean;
  readonly personal: Readonly<Record<string, unknown>> | null;
  readonly occurred_at: string;
  readonly [column: string]: unknown;
}

export interface StreamsOptions {
  /** Null: all. */
  readonly kinds: readonly string[] | null;
  /** The last place in the feed that counts. */
  readonly upTo: Cursor;
  /** The last three hexadecimal digits of the aggregates' ids; null: all. */
  readonly groups: readonly string[] | null;
}

const PAGE = 5_000;

/** Events stream by stream, each in the order of its versions. What lies at or before a bound never changes, so pages fit together. */
export async function* readStreams(
  database: CrossTenantDatabase,
  options: StreamsOptions,
): AsyncGenerator<readonly StreamEvent[]> {
  let after = { aggregate_id: '00000000-0000-0000-0000-000000000000', version: 0 };
  for (;;) {
    const page = await crossTenantRows(database, pageAfter(after, options));
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last;
  }
}

function pageAfter(
  after: { readonly aggregate_id: string; readonly version: number },
  { kinds, upTo, groups }: StreamsOptions,
): Statement<StreamEvent> {
  return statement`
    select e.id, e.tenant_id, e.aggregate_kind, e.aggregate_id, e.version, e.name, e.schema_version, e.state, e.payload,
      e.personal_digest is not null as has_personal, p.fields as personal, e.actor_kind, e.actor_id, e.on_behalf_of,
      e.reason, e.request_id, e.occurred_at, e.recorded_at, e.epoch, e.transaction_id::text, e.position::text
    from event.domain_event e
    left join event.personal_data p
      on e.personal_digest is not null and p.tenant_id = e.tenant_id and p.event_id = e.id
    where (e.aggregate_id, e.version) > (${after.aggregate_id}::uuid, ${after.version}::int)
      and (e.epoch, e.transaction_id, e.position)
        <= (${upTo.epoch}::int, ${upTo.transaction_id}::xid8, ${upTo.position}::bigint)
      and (${kinds}::text[] is null or e.aggregate_kind = any (${kinds}::text[]))
      and (${groups}::text[] is null or right(e.aggregate_id::text, 3) = any (${groups}::text[]))
    order by e.aggregate_id, e.version
    -- not as a plain number: of a table that was never analysed all that is left would be sorted for each page
    limit (select ${PAGE}::bigint)`;
}
