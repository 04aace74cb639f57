import { type Statement, statement } from '@kiban/postgres';
import type { References } from '../auth-store.ts';

/** Where an item lies; `now` is seconds since 1970. */
export interface Place {
  readonly scope: string;
  readonly kind: string;
  /** As it is stored: the hash where the id is a secret. */
  readonly id: string;
  readonly now: number;
}

export interface Row {
  readonly version: number;
  readonly data: unknown;
  readonly person: string | null;
  readonly session: string | null;
  readonly grant: string | null;
  readonly alternate: string | null;
  readonly expires_at: number | null;
}

export interface StoredRow extends Row {
  readonly id: string;
}

/** What is written beside the place: data as JSON text. */
export interface Written {
  readonly data: string;
  readonly references: References;
  readonly expires_at: number | null;
}

export function getItem({ scope, kind, id, now }: Place): Statement<Row> {
  return statement`
    select version, data, person, session, "grant", alternate, expires_at from auth.item
    where scope = ${scope} and kind = ${kind} and id = ${id} and (expires_at is null or expires_at > ${now}::bigint)`;
}

/** An item and the grant it refers to, one under the other. */
export function getItemWithGrant(
  { scope, kind, id, now }: Place,
  grantKind: string,
): Statement<StoredRow & { kind: string }> {
  return statement`
    with found as (
      select kind, id, version, data, person, session, "grant", alternate, expires_at from auth.item
      where scope = ${scope} and kind = ${kind} and id = ${id} and (expires_at is null or expires_at > ${now}::bigint)
    )
    select * from found
    union all
    select g.kind, g.id, g.version, g.data, g.person, g.session, g."grant", g.alternate, g.expires_at
    from found f join auth.item g on g.scope = ${scope} and g.kind = ${grantKind} and g.id = f."grant"
      and (g.expires_at is null or g.expires_at > ${now}::bigint)`;
}

export function createItem({ scope, kind, id, now }: Place, item: Written): Statement<{ created: boolean }> {
  const { person, session, grant, alternate } = item.references;
  return statement`
    insert into auth.item as i (scope, kind, id, data, person, session, "grant", alternate, expires_at)
    values (${scope}, ${kind}, ${id}, ${item.data}, ${person ?? null}, ${session ?? null}, ${grant ?? null},
      ${alternate ?? null}, ${item.expires_at}::bigint)
    on conflict (scope, kind, id) do update
    set version = default, data = excluded.data, person = excluded.person, session = excluded.session,
      "grant" = excluded."grant", alternate = excluded.alternate, expires_at = excluded.expires_at
    where i.expires_at <= ${now}::bigint
    returning true as created`;
}

export function putItem({ scope, kind, id }: Place, item: Written): Statement<never> {
  const { person, session, grant, alternate } = item.references;
  return statement`
    insert into auth.item (scope, kind, id, data, person, session, "grant", alternate, expires_at)
    values (${scope}, ${kind}, ${id}, ${item.data}, ${person ?? null}, ${session ?? null}, ${grant ?? null},
      ${alternate ?? null}, ${item.expires_at}::bigint)
    on conflict (scope, kind, id) do update
    set version = default, data = excluded.data, person = excluded.person, session = excluded.session,
      "grant" = excluded."grant", alternate = excluded.alternate, expires_at = excluded.expires_at`;
}

export function replaceItem(place: Place, item: Written, version: number): Statement<{ replaced: boolean }> {
  const { scope, kind, id, now } = place;
  const { person, session, grant, alternate } = item.references;
  return statement`
    update auth.item
    set version = default, data = ${item.data}, person = ${person ?? null}, session = ${session ?? null},
      "grant" = ${grant ?? null}, alternate = ${alternate ?? null}, expires_at = ${item.expires_at}::bigint
    where scope = ${scope} and kind = ${kind} and id = ${id} and version = ${version}::bigint
      and (expires_at is null or expires_at > ${now}::bigint)
    returning true as replaced`;
}

export function takeItem({ scope, kind, id, now }: Place): Statement<Row> {
  return statement`
    delete from auth.item
    where scope = ${scope} and kind = ${kind} and id = ${id} and (expires_at is null or expires_at > ${now}::bigint)
    returning version, data, person, session, "grant", alternate, expires_at`;
}

export function removeItem({ scope, kind, id }: Place): Statement<never> {
  return statement`delete from auth.item where scope = ${scope} and kind = ${kind} and id = ${id}`;
}

/** At most `limit` items that expired before now; those that another process is deleting are left to it. */
export function deleteExpired(now: number, limit: number): Statement<{ deleted: number }> {
  return statement`
    with expired as (
      select ctid from auth.item where expires_at <= ${now}::bigint limit ${limit}::int for update skip locked
    ), deleted as (
      delete from auth.item where ctid = any (array(select ctid from expired)) returning 1
    )
    select count(*)::int as deleted from deleted`;
}

export function answering(): Statement<{ one: number }> {
  return statement`select 1 as one`;
}
