import { type Aggregate, quoted, type StateRow } from '@kiban/event-store';
import { type Statement, statement, statementFromTrustedText } from '@kiban/postgres';

/** A staged line beside what the directory holds of its entity. */
export interface StagedLine {
  readonly key: string;
  readonly file: string;
  readonly line: number;
  readonly depth: number;
  readonly completeness: string | null;
  readonly content: {
    readonly fields: Record<string, string | null>;
    readonly references: Record<string, string | null>;
    readonly identifiers: readonly { system: string; value: string }[];
  };
  readonly digest: string;
  readonly aggregate_id: string | null;
  readonly state: object | null;
  /** The directory has a change of this entity that is younger than the snapshot. */
  readonly newer: boolean;
}

/** The place of a line in the order of taking over. */
export interface LinePlace {
  readonly depth: number;
  readonly key: string;
}

/** The next lines of a kind that tell something new, in order. Entities that say what they said last time are passed over. */
export function linesToTake(
  aggregate: Aggregate<never>,
  importId: string,
  source: string,
  after: LinePlace,
  until: LinePlace | null,
  at: string,
  limit: number,
): Statement<StagedLine> {
  return statementFromTrustedText(
    `select l.key, l.file, l.line, l.depth, l.completeness, l.content, l.digest, r.aggregate_id,
       case when s.id is not null then to_jsonb(s) end as state, coalesce(s.valid_from >= $6::timestamptz, false) as newer
     from directory.import_line l
     -- limit: one look-up a line, however little the planner knows of a table that was empty a moment ago
     left join lateral (
       select aggregate_id, digest from directory.source_record
       where source = $2 and kind = l.kind and key = l.key limit 1
     ) r on true
     left join lateral (select * from ${quoted(aggregate.table)} where id = r.aggregate_id limit 1) s on true
     where l.import_id = $1::uuid and l.kind = $3 and l.problem is null
       and (l.depth, l.key) > ($4::int, $5::text) and ($8::int is null or (l.depth, l.key) <= ($8::int, $9::text))
       and r.digest is distinct from l.digest
     order by l.depth, l.key limit $7`,
    [importId, source, aggregate.kind, after.depth, after.key, at, limit, until?.depth ?? null, until?.key ?? null],
  );
}

/** Which aggregates the keys of a source stand for. */
export function aggregatesOf(
  source: string,
  references: readonly { readonly kind: string; readonly key: string }[],
): Statement<{ kind: string; key: string; aggregate_id: string }> {
  return statement`
    select w.kind, w.key, r.aggregate_id
    from jsonb_to_recordset(${JSON.stringify(references)}::jsonb) as w (kind text, key text)
    cross join lateral (
      select aggregate_id from directory.source_record
      where source = ${source} and kind = w.kind and key = w.key limit 1
    ) r`;
}

/**
 * Entities that exist though this source does not tell of them, found by what the line says they are called elsewhere.
 * What another key of the source stands for is not given to a second one: two lines would take turns in changing it.
 */
export function adoptable(
  aggregate: Aggregate<never>,
  source: string,
  lines: readonly { readonly key: string; readonly identifiers: readonly object[]; readonly fields: object }[],
): Statement<{ key: string; aggregate_id: string; state: StateRow<object> }> {
  const found =
    aggregate.kind === 'user'
      ? `select w.key, s.aggregate_id from wanted w cross join lateral (
           (select id as aggregate_id from directory."user"
            where login_id = w.fields ->> 'login_id' and status in ('active', 'suspended') limit 1)
           union all
           (select id from directory."user"
            where staff_number = w.fields ->> 'staff_number' and status in ('active', 'suspended') limit 1)
           union all
           (select id from directory."user" where person_id = (w.fields ->> 'person_id')::uuid limit 1)
           limit 1
         ) s`
      : `select distinct on (w.key) w.key, x.aggregate_id
         from wanted w cross join lateral jsonb_to_recordset(w.identifiers) as i (system text, value text)
         cross join lateral (
           select aggregate_id from directory.external_identifier
           where kind = '${aggregate.kind}' and system = i.system and value = i.value and valid_to = 'infinity' limit 1
         ) x`;
  return statementFromTrustedText(
    `with wanted as (
       select * from jsonb_to_recordset($1::jsonb) as w (key text, identifiers jsonb, fields jsonb)
     ), found as (${found})
     select f.key, f.aggregate_id, to_jsonb(s) as state
     from found f cross join lateral (select * from ${quoted(aggregate.table)} where id = f.aggregate_id limit 1) s
     where (select true from directory.source_record r
       where r.aggregate_id = f.aggregate_id and r.source = $2 and r.digest is not null limit 1) is null`,
    [JSON.stringify(lines), source],
  );
}

/** Remembers what was taken over, so that the same content is passed over next time. */
export function rememberLines(
  tenantId: string,
  source: string,
  kind: string,
  lines: readonly { key: string; aggregate_id: string; completeness: string | null; digest: string }[],
): Statement<never> {
  return statement`
    insert into directory.source_record as r (tenant_id, source, kind, key, aggregate_id, completeness, digest)
    select ${tenantId}::uuid, ${source}, ${kind}, key, aggregate_id, completeness, digest
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as l (key text, aggregate_id uuid, completeness text, digest text)
    on conflict (tenant_id, source, kind, key) do update
    set aggregate_id = excluded.aggregate_id, completeness = excluded.completeness, digest = excluded.digest`;
}

/** Sets lines aside that turned out to be impossible when they were to be taken over. */
export function setAside(
  importId: string,
  kind: string,
  lines: readonly { key: string; problem: string; message: string }[],
): Statement<never> {
  return statement`
    update directory.import_line l set problem = a.problem, message = a.message
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as a (key text, problem text, message text)
    where l.import_id = ${importId}::uuid and l.kind = ${kind} and l.key = a.key and l.problem is null`;
}

/** Lets lines be tried again that were refused for a key somebody else had, if they are fewer than `fewerThan`. */
export function releaseRefused(importId: string, kind: string, fewerThan: number): Statement<{ released: number }> {
  return statement`
    with refused as materialized (
      select ctid as row from directory.import_line
      where import_id = ${importId}::uuid and kind = ${kind} and problem = 'key_taken'
    ), released as (
      update directory.import_line l set problem = null, message = null
      from refused r
      where l.ctid = r.row and (select count(*) from refused) < ${fewerThan}::bigint
      returning 1
    )
    select count(*) as released from released`;
}

/** Units that stand below themselves. There is none unless a batch has just made one. */
export function unitsInCycles(unitIds: readonly string[]): Statement<{ id: string }> {
  return statement`
    with recursive above (unit, id, depth) as (
      select id, parent_id, 1 from directory.organization_unit where id = any (${[...unitIds]}::uuid[])
      union all
      select a.unit, u.parent_id, a.depth + 1
      from above a join directory.organization_unit u on u.id = a.id
      where a.id <> a.unit and a.depth < 1000
    )
    select distinct unit as id from above where id = unit`;
}

/** An entity that the source told of before and this snapshot does not show. */
export interface MissingEntity {
  readonly key: string;
  readonly aggregate_id: string;
  readonly completeness: string | null;
  readonly state: object;
  readonly newer: boolean;
}

/** The next entities of a kind that ended: shown before, not shown now, and not in a hole. Units only once they are empty. */
export function entitiesToEnd(
  aggregate: Aggregate<never>,
  present: readonly string[],
  importId: string,
  source: string,
  holes: readonly string[],
  at: string,
  limit: number,
): Statement<MissingEntity> {
  const empty =
    aggregate.kind === 'organization_unit'
      ? `and not exists (select from directory.organization_unit c where c.parent_id = s.id and c.status = 'active')
         and not exists (select from directory.store c where c.unit_id = s.id and c.status = 'open')
         and not exists (select from directory.membership c where c.unit_id = s.id and c.status = 'active')`
      : '';
  return statementFromTrustedText(
    `select r.key, r.aggregate_id, r.completeness, to_jsonb(s) as state, s.valid_from >= $5::timestamptz as newer
     from directory.source_record r join ${quoted(aggregate.table)} s on s.id = r.aggregate_id
     where r.source = $2 and r.kind = $3 and r.digest is not null and s.status = any ($6::text[])
       and s.valid_from < $5::timestamptz
       and (r.completeness is null or r.completeness <> all ($4::text[]))
       -- a sub-select and no anti-join: one look-up a row, whatever the planner knows of the staged lines
       and (select true from directory.import_line l
         where l.import_id = $1::uuid and l.kind = r.kind and l.key = r.key limit 1) is null ${empty}
     order by r.key limit $7`,
    [importId, source, aggregate.kind, [...holes], at, [...present], limit],
  );
}

/** Forgets the content of entities that ended, so that they are seen as new when they come back. */
export function rememberEnds(source: string, kind: string, keys: readonly string[]): Statement<never> {
  return statement`
    update directory.source_record set digest = null
    where source = ${source} and kind = ${kind} and key = any (${[...keys]}::text[])`;
}
