import { type Statement, statement } from '@kiban/postgres';
import type { References } from '../auth-store.ts';
import type { StoredRow } from './statements.ts';

interface Wanted {
  readonly scope: string;
  readonly kind: string;
  readonly value: string;
  /** Seconds since 1970. */
  readonly now: number;
  readonly limit: number | undefined;
  readonly after: string | undefined;
}

type Find = (wanted: Wanted) => Statement<StoredRow>;
type Remove = (scope: string, kinds: readonly string[], value: string, now: number) => Statement<{ removed: number }>;

/** Items by a reference, in the order of their index: written out, since a column's name cannot be a parameter. */
export const findItems: Readonly<Record<keyof References, Find>> = {
  person: ({ scope, kind, value, now, limit, after }) => statement`
    select id, version, data, person, session, "grant", alternate, expires_at from auth.item
    where scope = ${scope} and person = ${value} and kind = ${kind} and id > ${after ?? ''}
      and (expires_at is null or expires_at > ${now}::bigint)
    order by id limit ${limit ?? null}::bigint`,
  session: ({ scope, kind, value, now, limit, after }) => statement`
    select id, version, data, person, session, "grant", alternate, expires_at from auth.item
    where scope = ${scope} and session = ${value} and kind = ${kind} and id > ${after ?? ''}
      and (expires_at is null or expires_at > ${now}::bigint)
    order by id limit ${limit ?? null}::bigint`,
  grant: ({ scope, kind, value, now, limit, after }) => statement`
    select id, version, data, person, session, "grant", alternate, expires_at from auth.item
    where scope = ${scope} and "grant" = ${value} and kind = ${kind} and id > ${after ?? ''}
      and (expires_at is null or expires_at > ${now}::bigint)
    order by id limit ${limit ?? null}::bigint`,
  alternate: ({ scope, kind, value, now, limit, after }) => statement`
    select id, version, data, person, session, "grant", alternate, expires_at from auth.item
    where scope = ${scope} and alternate = ${value} and kind = ${kind} and id > ${after ?? ''}
      and (expires_at is null or expires_at > ${now}::bigint)
    order by id limit ${limit ?? null}::bigint`,
};

/** Locked in order of their key, so that two processes that remove the same items do not wait for each other. */
export const removeItems: Readonly<Record<keyof References, Remove>> = {
  person: (scope, kinds, value, now) => statement`
    with doomed as (
      select scope, kind, id from auth.item where scope = ${scope} and person = ${value} and kind = any(${kinds}::text[])
      order by kind, id for update
    ), removed as (
      delete from auth.item i using doomed d where i.scope = d.scope and i.kind = d.kind and i.id = d.id
      returning i.expires_at
    )
    select count(*) filter (where expires_at is null or expires_at > ${now}::bigint)::int as removed from removed`,
  session: (scope, kinds, value, now) => statement`
    with doomed as (
      select scope, kind, id from auth.item where scope = ${scope} and session = ${value} and kind = any(${kinds}::text[])
      order by kind, id for update
    ), removed as (
      delete from auth.item i using doomed d where i.scope = d.scope and i.kind = d.kind and i.id = d.id
      returning i.expires_at
    )
    select count(*) filter (where expires_at is null or expires_at > ${now}::bigint)::int as removed from removed`,
  grant: (scope, kinds, value, now) => statement`
    with doomed as (
      select scope, kind, id from auth.item where scope = ${scope} and "grant" = ${value} and kind = any(${kinds}::text[])
      order by kind, id for update
    ), removed as (
      delete from auth.item i using doomed d where i.scope = d.scope and i.kind = d.kind and i.id = d.id
      returning i.expires_at
    )
    select count(*) filter (where expires_at is null or expires_at > ${now}::bigint)::int as removed from removed`,
  alternate: (scope, kinds, value, now) => statement`
    with doomed as (
      select scope, kind, id from auth.item where scope = ${scope} and alternate = ${value} and kind = any(${kinds}::text[])
      order by kind, id for update
    ), removed as (
      delete from auth.item i using doomed d where i.scope = d.scope and i.kind = d.kind and i.id = d.id
      returning i.expires_at
    )
    select count(*) filter (where expires_at is null or expires_at > ${now}::bigint)::int as removed from removed`,
};
