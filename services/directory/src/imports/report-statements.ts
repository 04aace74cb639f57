import { type Statement, statement } from '@kiban/postgres';

/** Lines set aside, in the order of files and lines, for the report. */
export function linesSetAside(
  importId: string,
  after: { readonly file: string; readonly line: number; readonly kind: string },
  limit: number,
): Statement<{ file: string; line: number; kind: string; key: string; problem: string; message: string | null }> {
  return statement`
    select file, line, kind, key, problem, message from directory.import_line
    where import_id = ${importId}::uuid and problem is not null and problem <> 'repeated'
      and (file, line, kind) > (${after.file}::text, ${after.line}::int, ${after.kind}::text)
    order by file, line, kind limit ${limit}`;
}

/** How many lines of each kind were set aside, and why. */
export function countLines(
  importId: string,
): Statement<{ kind: string; problem: string | null; lines: number; entities: number }> {
  return statement`
    select kind, problem, count(*) as lines, count(distinct key) as entities
    from directory.import_line where import_id = ${importId}::uuid group by kind, problem order by kind, problem`;
}

/** How many entities a hole, or lines that could not be read, or what is still inside them, kept from ending. */
export function countMissing(importId: string, source: string, kind: string): Statement<{ missing: number }> {
  return statement`
    select count(*) as missing from directory.source_record r
    where r.source = ${source} and r.kind = ${kind} and r.digest is not null
      and (select true from directory.import_line l
        where l.import_id = ${importId}::uuid and l.kind = r.kind and l.key = r.key limit 1) is null`;
}
