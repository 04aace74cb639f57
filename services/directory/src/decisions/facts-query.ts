import type { Statement } from '@kiban/postgres';
import { type Sql, statementOf } from '@kiban/service';
import { type RawBuilder, sql } from 'kysely';
import type {
  AssignmentFact,
  DeviceFact,
  EntitlementFact,
  LicenceFact,
  PlaceIds,
  StoreFact,
  UnitFact,
} from './facts.ts';

/** What is read: ids that are UUIDs, in lower case. */
export interface Asked {
  readonly user_ids: readonly string[];
  readonly person_ids: readonly string[];
  readonly device_ids: readonly string[];
  readonly store_ids: readonly string[];
  readonly unit_ids: readonly string[];
  /** Users as resources: where they work. */
  readonly colleague_ids: readonly string[];
  /** Null: all of them. */
  readonly products: readonly string[] | null;
  /** RFC 3339; null: now. */
  readonly at: string | null;
}

/** What is left out when nobody needs it. */
export interface Variant {
  readonly past: boolean;
  readonly licensed: boolean;
  readonly explained: boolean;
}

/** One row for any number of questions. */
export interface FactsRow {
  readonly at: string;
  readonly tenant: { readonly id: string; readonly name: string; readonly status: string } | null;
  readonly manifests: readonly { readonly product: string; readonly version: number }[];
  readonly users: readonly { readonly id: string; readonly person_id: string; readonly status: string }[];
  readonly devices: readonly DeviceFact[];
  readonly stores: readonly StoreFact[];
  readonly units: readonly UnitFact[];
  readonly colleagues: readonly string[];
  readonly workplaces: readonly (PlaceIds & { readonly user_id: string })[];
  readonly assignments: readonly AssignmentFact[];
  readonly entitlements: readonly EntitlementFact[];
  readonly licences: readonly LicenceFact[];
}

/**
 * One statement whatever is asked: its text depends on the variant alone, is made once, and is prepared once a connection.
 * Text order of its times is time order.
 */
export function factsStatement(variant: Variant, asked: Asked): Statement<{ facts: FactsRow }> {
  const key = `${variant.past}${variant.licensed}${variant.explained}`;
  const known = compiled.get(key) ?? compile(variant);
  compiled.set(key, known);
  return { sql: known.sql, parameters: known.slots.map((name) => asked[name]) };
}

interface Compiled {
  readonly sql: string;
  readonly slots: readonly (keyof Asked)[];
}

const compiled = new Map<string, Compiled>();

/** What stands in several places is sent once. */
function compile(variant: Variant): Compiled {
  const { sql, parameters } = statementOf(factsQuery(variant));
  const names = parameters.map((slot) => (slot as Slot).slot);
  const slots = [...new Set(names)];
  const text = sql.replace(/\$(\d+)/g, (_, place) => `$${slots.indexOf(names[Number(place) - 1] as keyof Asked) + 1}`);
  return { sql: text, slots };
}

/** A parameter that is filled in later. */
interface Slot {
  readonly slot: keyof Asked;
}

const slot = (name: keyof Asked): Sql => sql`${{ slot: name } satisfies Slot}`;
const ids = (name: keyof Asked): Sql => sql`${slot(name)}::uuid[]`;
const time = (moment: Sql): Sql => sql`to_char(${moment} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const listOf = (rows: Sql): Sql => sql`(select coalesce(json_agg(r), '[]') from (${rows}) r)`;

function factsQuery({ past, licensed, explained }: Variant): RawBuilder<{ facts: FactsRow }> {
  const rows = (table: string): Sql =>
    past
      ? sql`(select * from ${sql.table(`${table}_history`)}
          where valid_from <= ${slot('at')}::timestamptz and valid_to > ${slot('at')}::timestamptz)`
      : sql.table(table);
  const at = past ? sql`${slot('at')}::timestamptz` : sql`now()`;
  return sql<{ facts: FactsRow }>`
    with recursive subject as (
      select id, person_id, status from ${rows('directory.user')} s where id = any (${ids('user_ids')})
      union select id, person_id, status from ${rows('directory.user')} s where person_id = any (${ids('person_ids')})
    ), device as (
      select id, store_id, status from ${rows('asset.published_device')} d where id = any (${ids('device_ids')})
    ), colleague as (
      select id from ${rows('directory.user')} c where id = any (${ids('colleague_ids')})
    ), workplace as (
      select user_id, unit_id, store_id from ${rows('directory.membership')} m
      where user_id = any (${ids('colleague_ids')}) and status = 'active'
    ), store as (
      select id, name, unit_id from ${rows('directory.store')} s where id in (
        select unnest(${ids('store_ids')}) union all select store_id from device union all select store_id from workplace)
    ), unit as (
      select id, name, parent_id from ${rows('directory.organization_unit')} u where id in (
        select unnest(${ids('unit_ids')}) union all select unit_id from store union all select unit_id from workplace)
      union
      select u.id, u.name, u.parent_id from ${rows('directory.organization_unit')} u join unit b on u.id = b.parent_id
    ), assignment as (
      select a.id, a.user_id, a.role, a.unit_id, a.store_id, a.starts_at, a.ends_at
      from ${rows('directory.role_assignment')} a
      where a.user_id = any (array(select id from subject)) and a.status = 'active'
    )
    select json_build_object(
      'at', ${time(at)},
      'tenant', (
        select json_build_object('id', tenant_id, 'name', name, 'status', status) from ${rows('directory.tenant')} t),
      'manifests', ${listOf(sql`
        select product, version from directory.published_manifests(${past ? slot('at') : sql`null`}::timestamptz)`)},
      'users', ${listOf(sql`select * from subject`)},
      'devices', ${listOf(sql`select * from device`)},
      'stores', ${listOf(sql`select * from store`)},
      'units', ${listOf(sql`select * from unit`)},
      'colleagues', (select coalesce(json_agg(id), '[]') from colleague),
      'workplaces', ${listOf(sql`select * from workplace`)},
      'assignments', ${listOf(assignments(rows, explained))},
      'entitlements', ${licensed ? listOf(entitlements(rows)) : sql`'[]'::json`},
      'licences', ${licensed && explained ? listOf(licences(rows)) : sql`'[]'::json`}) as facts`;
}

type Rows = (table: string) => Sql;

function assignments(rows: Rows, named: boolean): Sql {
  const name = sql`coalesce(
    (select name from ${rows('directory.store')} s where s.id = a.store_id),
    (select name from ${rows('directory.organization_unit')} u where u.id = a.unit_id))`;
  return sql`
    select id, user_id, role, unit_id, store_id, ${time(sql`starts_at`)} as starts_at, ${time(sql`ends_at`)} as ends_at,
      ${named ? name : sql`null`} as place_name
    from assignment a order by a.starts_at, a.id`;
}

/** By each kind of holder apart, so that each finds its index. */
function entitlements(rows: Rows): Sql {
  const covering = (holder: Sql): Sql => sql`
    select licence_id, product, plan, covers, store_id, user_id, device_id, ${time(sql`starts_at`)} as starts_at,
      ${time(sql`ends_at`)} as ends_at
    from ${rows('asset.published_entitlement')} e
    where (${slot('products')}::text[] is null or product = any (${slot('products')}::text[])) and ${holder}`;
  return sql.join(
    [
      covering(sql`covers = 'tenant'`),
      covering(sql`store_id = any (array(select id from store))`),
      covering(sql`user_id = any (array(select id from subject))`),
      covering(sql`device_id = any (${ids('device_ids')})`),
    ],
    sql` union all `,
  );
}

function licences(rows: Rows): Sql {
  return sql`
    select licence_id, product, plan, covers, status, ${time(sql`starts_at`)} as starts_at, ${time(sql`ends_at`)} as ends_at
    from ${rows('asset.published_licence')} l
    where ${slot('products')}::text[] is null or product = any (${slot('products')}::text[])`;
}
