import { type Statement, statement, type TenantTransaction } from '@kiban/postgres';
import type { ChangeContext } from './event.ts';
import { sealPersonalData } from './personal-data.ts';

/** An event whose state lives elsewhere: in a store that is no part of this database. */
export interface OutsideEvent extends ChangeContext {
  /** UUIDv7, made where it happened: appending the same one again changes nothing. */
  readonly id: string;
  readonly aggregate_kind: string;
  readonly aggregate_id: string;
  readonly version: number;
  /** Kind and past participle: `session.started`. */
  readonly name: string;
  readonly schema_version: number;
  /** The state after it, without personal fields. */
  readonly state: Readonly<Record<string, unknown>>;
  /** Fields that tell who somebody is; null: none. */
  readonly personal: Readonly<Record<string, unknown>> | null;
  readonly payload: Readonly<Record<string, unknown>>;
  /** RFC 3339. */
  readonly occurred_at: string;
}

/**
 * The statement that appends events of the transaction's tenant that have neither state nor history table here. Delivered
 * again they change nothing. Their locks must have been taken (`takeLocks`).
 *
 * @returns the ids that were not there before; and, with `appended` false, those whose version another event of the stream
 *   has already. The caller must not take these for delivered.
 */
export function appendEvents(
  transaction: TenantTransaction,
  events: readonly OutsideEvent[],
): Statement<{ id: string; appended: boolean }> {
  const given = events.map(({ actor, personal, ...event }) => ({
    ...event,
    actor_kind: actor.kind,
    actor_id: actor.id,
    ...(personal === null ? {} : { personal, ...sealPersonalData(personal) }),
  }));
  return statement`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as (
        id uuid, aggregate_kind text, aggregate_id uuid, version int, name text, schema_version smallint, state jsonb,
        payload jsonb, personal jsonb, salt text, digest text, actor_kind text, actor_id text, on_behalf_of text,
        reason text, request_id text, occurred_at timestamptz)
    ), appended as (
      insert into event.domain_event (id, tenant_id, aggregate_kind, aggregate_id, version, name, schema_version, state,
        payload, personal_digest, actor_kind, actor_id, on_behalf_of, reason, request_id, occurred_at)
      select id, ${transaction.tenantId}::uuid, aggregate_kind, aggregate_id, version, name, schema_version, state,
        payload, decode(digest, 'hex'), actor_kind, actor_id, on_behalf_of, reason, request_id, occurred_at
      -- ids are UUIDv7: by their milliseconds, and what happened to one thing within one of them by its versions
      from given order by left(id::text, 13), version, id
      on conflict do nothing
      returning id
    ), sealed as (
      insert into event.personal_data (tenant_id, event_id, aggregate_kind, aggregate_id, salt, fields)
      select ${transaction.tenantId}::uuid, id, aggregate_kind, aggregate_id, decode(salt, 'hex'), personal
      from given join appended using (id) where personal is not null
    )
    select g.id, a.id is not null as appended
    from given g left join appended a using (id)
    where a.id is not null
      or not exists (select from event.domain_event e where e.tenant_id = ${transaction.tenantId}::uuid and e.id = g.id)
    order by g.id`;
}
