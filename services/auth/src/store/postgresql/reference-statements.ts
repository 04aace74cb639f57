import { type Statement, statement } from '@kiban/postgres';
import type { References } from '../auth-store.ts';
import type { StoredRow } from './statements.ts';

type Find = (scope: string, kind: string, value: string, now: number) => Statement<StoredRow>;
type Remove = (scope: string, kinds: readonly string[], value: string, now: number) => Statement<{ removed: number }>;

/** Items by a reference: written out, since a column's name cannot be a parameter. */
export const findItems: Readonly<Record<keyof References, Find>> = {
  person: (scope, kind, value, now) => statement`
    select id, version, data, person, session, "grant", alternate, expires_at from auth.item
    where scope = ${scope} and person = ${value} and kind = ${kind} and (expires_at is null or expires_at > ${now}::bigint)`,
  session: (scope, kind, value, now) => statement`
    select id, version, data, person, session, "grant", alternate, expires_at from auth.item
    where scope = ${scope} and session = ${value} and kind = ${kind} and (expires_at is null or expires_at > ${now}::bigint)`,
  grant: (scope, kind, value, now) => statement`
    select id, version, data, person, session, "grant", alternate, expires_at from auth.item
    where scope = ${scope} and "grant" = ${value} and kind = ${kind} and (expires_at is null or expires_at > ${now}::bigint)`,
  alternate: (scope, kind, value, now) => statement`
    select id, version, data, person, session, "grant", alternate, expires_at from auth.item
    where scope = ${scope} and alternate = ${value} and kind = ${kind} and (expires_at is null or expires_at > ${now}::bigint)`,
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
