import { type Statement, statement } from '@kiban/postgres';

/** A value whose vanishing is taken for a hole in the data. */
export interface Hole {
  readonly value: string;
  /** Entities under this value before the snapshot, and how many of them the snapshot shows. */
  readonly known: number;
  readonly shown: number;
}

/** What was decided when the whole snapshot had been read. */
export interface Findings {
  readonly holes: readonly Hole[];
  /** Kinds of whose files some line could not be read far enough to know what it tells of: nothing of them ends. */
  readonly unread_kinds: readonly string[];
}

export interface ImportRow {
  readonly id: string;
  readonly snapshot_date: string;
  readonly fingerprint: string;
  readonly status: 'reading' | 'applying' | 'done';
  readonly previous_date: string | null;
  readonly findings: Findings;
}

/** Every import of a source, the oldest snapshot first. */
export function importsOf(source: string): Statement<ImportRow> {
  return statement`
    select id, snapshot_date, fingerprint, status, previous_date, findings
    from directory.import where source = ${source} order by snapshot_date`;
}

export function startImport(
  tenantId: string,
  row: Pick<ImportRow, 'id' | 'snapshot_date' | 'fingerprint' | 'previous_date'> & { readonly source: string },
): Statement<never> {
  return statement`
    insert into directory.import (tenant_id, id, source, snapshot_date, fingerprint, status, previous_date)
    values (${tenantId}, ${row.id}, ${row.source}, ${row.snapshot_date}, ${row.fingerprint}, 'reading', ${row.previous_date})`;
}

/** Forgets an import of which nothing was applied. */
export function forgetImport(id: string): Statement<never> {
  return statement`delete from directory.import where id = ${id} and status = 'reading'`;
}

export function beginApplying(id: string, findings: Findings): Statement<never> {
  return statement`
    update directory.import set status = 'applying', findings = ${JSON.stringify(findings)}::jsonb where id = ${id}`;
}

export function finishImport(id: string): Statement<never> {
  return statement`
    update directory.import set status = 'done', finished_at = clock_timestamp() where id = ${id}`;
}
