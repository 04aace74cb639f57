import { type Statement, statement } from '@kiban/postgres';
import { ChangeRefused } from './errors.ts';

/** What tells a request that is sent again from a new one (the Idempotency-Key header). Holds for 24 hours. */
export interface Receipt {
  /** 1 to 255 characters that the caller made up. */
  readonly key: string;
  /** Who calls, a person's or a client's id: somebody else's same key is another. */
  readonly caller: string;
  /** The operation asked for: `POST /stores`. */
  readonly route: string;
  /** A hash of what was sent, so that another request under the same key is noticed. The request itself is not kept. */
  readonly request_hash: string;
}

/** What a command came to. */
export interface Outcome {
  /** The aggregate's. Of a replay the one of the first time. */
  readonly id: string;
  /** After the command; 0 when there still is no such aggregate. */
  readonly version: number;
  /** Null: the command changed nothing. */
  readonly event_id: string | null;
  /** The same request had been carried out before. Nothing was written now. */
  readonly replayed: boolean;
}

/** The lock of a receipt: of two equal requests at the same time one waits for the other. */
export function receiptKey({ caller, key }: Receipt): string {
  return `receipt ${JSON.stringify([caller, key])}`;
}

interface KeptReceipt {
  readonly route: string;
  readonly request_hash: string;
  readonly aggregate_id: string;
  readonly version: number;
  readonly event_id: string | null;
}

/** The receipt that was kept under this key, unless it has expired. */
export function keptReceipt({ caller, key }: Receipt): Statement<KeptReceipt> {
  return statement`
    select route, request_hash, aggregate_id, version, event_id from event.idempotency_receipt
    where caller = ${caller} and key = ${key} and expires_at > clock_timestamp()`;
}

/**
 * What the first request came to.
 *
 * @throws ChangeRefused `idempotency_key_reused` when the key was for another request.
 */
export function replayOf(kept: KeptReceipt, receipt: Receipt): Outcome {
  if (kept.route !== receipt.route || kept.request_hash !== receipt.request_hash)
    throw new ChangeRefused(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request. Make up a new one for each request.',
    );
  return { id: kept.aggregate_id, version: kept.version, event_id: kept.event_id, replayed: true };
}

/** Expired receipts that one command clears away, of its own tenant: twice as many as it adds would do. */
const CLEARED_AT_MOST = 20;

/**
 * Keeps a receipt behind the change it is of, in the same transaction; an expired one of the same key makes room.
 * Fails with SQLSTATE KB409 when there is one that holds.
 */
export function keepReceipt(
  tenantId: string,
  { caller, key, route, request_hash: hash }: Receipt,
  { id, version, changed }: { readonly id: string; readonly version: number; readonly changed: boolean },
): Statement<never> {
  return statement`
    with cleared as (
      delete from event.idempotency_receipt where ctid = any (array(
        select ctid from event.idempotency_receipt
        where tenant_id = ${tenantId}::uuid and expires_at <= clock_timestamp() and (caller, key) <> (${caller}::text, ${key}::text)
        order by expires_at limit ${CLEARED_AT_MOST}::int for update skip locked))
    ), kept as (
      insert into event.idempotency_receipt as r
        (tenant_id, caller, key, route, request_hash, aggregate_id, version, event_id)
      select ${tenantId}::uuid, ${caller}::text, ${key}::text, ${route}::text, ${hash}::text, ${id}::uuid, ${version}::int, (
        select e.id from event.domain_event e
        where ${changed}::boolean and e.aggregate_id = ${id}::uuid and e.version = ${version}::int)
      on conflict (tenant_id, caller, key) do update
      set route = excluded.route, request_hash = excluded.request_hash, aggregate_id = excluded.aggregate_id,
        version = excluded.version, event_id = excluded.event_id, recorded_at = excluded.recorded_at,
        expires_at = excluded.expires_at
      where r.expires_at <= clock_timestamp()
      returning 1
    )
    select event.expect_all('idempotency_receipt', 1, (select count(*) from kept))`;
}
