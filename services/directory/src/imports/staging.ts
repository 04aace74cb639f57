import { type Statement, statement } from '@kiban/postgres';
import type { MappedLine } from './mapping/mapped-line.ts';

/** Puts mapped lines where the whole snapshot can be looked at. Lines whose key is unknown cannot be: report them. */
export function stageLines(
  tenantId: string,
  importId: string,
  file: string,
  lines: readonly MappedLine[],
): Statement<never> {
  const rows = lines.map((line) =>
    'problem' in line
      ? { ...line, problem: line.problem.code, message: line.problem.message, content: {} }
      : {
          kind: line.kind,
          key: line.key,
          line: line.line,
          completeness: line.completeness,
          content: { fields: line.fields, references: line.references, identifiers: line.identifiers },
        },
  );
  return statement`
    insert into directory.import_line
      (tenant_id, import_id, kind, key, file, line, completeness, content, digest, problem, message)
    select ${tenantId}::uuid, ${importId}::uuid, kind, key, ${file}::text, line, completeness, content,
      encode(sha256(convert_to(content::text, 'UTF8')), 'hex'), problem, message
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l (kind text, key text, line int, completeness text,
      content jsonb, problem text, message text)
    where key is not null`;
}

/** Removes what was staged for an import, at most `limit` lines at a time (null: all). */
export function unstageLines(importId: string, limit: number | null): Statement<{ removed: number }> {
  return statement`
    with removed as (
      delete from directory.import_line
      where ctid = any (array(select ctid from directory.import_line where import_id = ${importId}::uuid limit ${limit}))
      returning 1
    )
    select count(*) as removed from removed`;
}

/** Lines that say what another line of the same entity says already, and lines that contradict one. */
export function markRepeatedLines(importId: string): Statement<never> {
  return statement`
    with ranked as materialized (
      select ctid as row, row_number() over entity as place,
        min(digest) over (partition by kind, key) <> max(digest) over (partition by kind, key) as contradictory
      from directory.import_line
      where import_id = ${importId}::uuid and problem is null
      window entity as (partition by kind, key order by file, line)
    )
    update directory.import_line l
    set problem = case when contradictory then 'contradictory' else 'repeated' end
    from ranked r
    where l.ctid = r.row and (r.contradictory or r.place > 1)`;
}

/** Lines of different entities of a kind that claim one identifier. */
export function markIdentifiersClaimedTwice(importId: string): Statement<never> {
  return statement`
    with claims as materialized (
      select l.kind, l.key, i.system, i.value
      from directory.import_line l
      cross join lateral jsonb_to_recordset(l.content -> 'identifiers') as i (system text, value text)
      where l.import_id = ${importId}::uuid and l.problem is null and l.content -> 'identifiers' <> '[]'
    ), twice as materialized (
      select kind, system, value from claims group by kind, system, value having count(distinct key) > 1
    )
    update directory.import_line l
    set problem = 'identifier_claimed_twice', message = c.system || ' ' || c.value
    from claims c join twice using (kind, system, value)
    where l.import_id = ${importId}::uuid and l.kind = c.kind and l.key = c.key and l.problem is null`;
}

/**
 * Values under which entities vanished, whole or by more than the stated share. `shares`: the kinds that have a
 * completeness value in this mapping, each with the share that may vanish.
 */
export function holesIn(
  importId: string,
  source: string,
  shares: readonly { readonly kind: string; readonly max_loss: number }[],
  notAHole: readonly string[],
): Statement<{ value: string; known: number; shown: number }> {
  return statement`
    with counted as (
      select r.completeness as value, min(s.max_loss) as max_loss, count(*) as known,
        count(*) filter (where (
          select true from directory.import_line l
          where l.import_id = ${importId}::uuid and l.kind = r.kind and l.key = r.key limit 1)) as shown
      from directory.source_record r
      join jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as s (kind text, max_loss float8) using (kind)
      where r.source = ${source} and r.digest is not null and r.completeness is not null
      group by r.completeness
    )
    select value, known, shown from counted
    where (shown = 0 or 1 - shown::float8 / known > max_loss) and value <> all (${[...notAHole]}::text[])
    order by value`;
}

/**
 * Lines that refer to what is not there: neither in this snapshot nor, where the snapshot leaves it as it is (a hole, a
 * line set aside, a kind the mapping does not name), in the directory. One call marks one generation of descendants.
 */
export function markDanglingReferences(
  importId: string,
  source: string,
  mappedKinds: readonly string[],
  holes: readonly string[],
): Statement<{ marked: number }> {
  return statement`
    with targets (name, kind) as (
      values ('parent', 'organization_unit'), ('unit', 'organization_unit'), ('store', 'store'),
        ('corporation', 'corporation'), ('user', 'user')
    ), wanted as materialized (
      select distinct t.name, t.kind, l.content -> 'references' ->> t.name as key
      from directory.import_line l cross join targets t
      where l.import_id = ${importId}::uuid and l.problem is null and l.content -> 'references' ->> t.name is not null
    ), missing as materialized (
      select w.name, w.key from wanted w
      where not exists (
        select from directory.import_line l
        where l.import_id = ${importId}::uuid and l.kind = w.kind and l.key = w.key and l.problem is null
      ) and not exists (
        select from directory.source_record r
        where r.source = ${source} and r.kind = w.kind and r.key = w.key and r.digest is not null
          and (r.kind <> all (${[...mappedKinds]}::text[]) or r.completeness = any (${[...holes]}::text[]) or exists (
            select from directory.import_line l
            where l.import_id = ${importId}::uuid and l.kind = w.kind and l.key = w.key))
      )
    ), marked as (
      update directory.import_line l
      set problem = 'dangling_reference', message = m.name || ' ' || m.key
      from missing m
      where l.import_id = ${importId}::uuid and l.problem is null and l.content -> 'references' ->> m.name = m.key
      returning 1
    )
    select count(*) as marked from marked`;
}

/** Puts units below their parents. Units that stand below themselves are reached from nowhere, and marked. */
export function orderUnits(importId: string): Statement<never> {
  return statement`
    with recursive unit as materialized (
      select key, content -> 'references' ->> 'parent' as parent
      from directory.import_line
      where import_id = ${importId}::uuid and kind = 'organization_unit' and problem is null
    ), placed (key, depth) as (
      select u.key, 0 from unit u where u.parent is null or not exists (select from unit p where p.key = u.parent)
      union all
      select u.key, placed.depth + 1 from unit u join placed on u.parent = placed.key
    )
    update directory.import_line l
    set depth = coalesce(p.depth, 0), problem = case when p.key is null then 'unit_cycle' end
    from unit u left join placed p using (key)
    where l.import_id = ${importId}::uuid and l.kind = 'organization_unit' and l.key = u.key and l.problem is null
      and (p.key is null or p.depth > 0)`;
}
