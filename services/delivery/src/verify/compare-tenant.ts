import type { Filter } from '@kiban/delta-lake';
import type { Cursor } from '@kiban/event-store';
import { type CrossTenantDatabase, crossTenantRows, type Statement, statement } from '@kiban/postgres';
import type { LakeColumn } from '../lake/column.ts';
import type { LakeTable } from '../lake/lake-table.ts';
import { microsecondsOf } from '../lake/moment.ts';
import { comparableOfDatabase, ERASED } from './comparable.ts';
import { RowComparison } from './compare-rows.ts';
import { type Erasures, erasuresOf } from './erasures.ts';
import type { ComparableRow } from './expected-rows.ts';
import { type LakeVersion, newestVersion } from './lake-version.ts';
import { Findings, type TableReport } from './table-report.ts';
import type { VerifyParts } from './verify-lake.ts';

/** A tenant's rows as another part of the platform has them. */
export interface OtherRows {
  readonly tenant_id: string;
  /** The columns of the lake that its rows have, `id` and `version` among them. */
  readonly fields: readonly string[];
  /** RFC 3339: the rows are those of that moment. Null: of now. */
  readonly at: string | null;
  /** Rows in the order of their ids; none after the last. */
  readonly after: (id: string | null) => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** What comparing one tenant's rows came to. */
export interface TenantReport extends TableReport {
  /** Entities of which the lake has not been told the last change: not compared. */
  readonly not_delivered: number;
}

/** Rows held in memory at a time, about. */
const AT_ONCE = 20_000;

/** Compares a tenant's rows of a current table, or of a history as of a moment, with what another part of the platform says. */
export async function compareTenant(
  { lake, database }: VerifyParts,
  table: LakeTable,
  others: OtherRows,
  signal?: AbortSignal,
): Promise<TenantReport> {
  const subject = await newestVersion(lake, database, table);
  const columns = table.columns.filter(({ name }) => others.fields.includes(name) || name === 'tenant_id');
  const findings = new Findings();
  const counts = { rows: 0, expected: 0, not_delivered: 0 };
  for (let after: string | null = null, isLast = false; !isLast; ) {
    signal?.throwIfAborted();
    const portion = await portionAfter(others, after);
    isLast = portion.isLast;
    const until = isLast ? null : (portion.rows.at(-1)?.id as string);
    // both after the portion was read: what changed meanwhile is among them
    const waiting = await notDelivered(database, table, others.tenant_id, subject.upTo);
    const erasures = await erasuresOf(database, table);
    const comparison = new RowComparison(table, columns, { version: subject.version ?? 0, erasures, findings });
    const met = new Set<string>();
    for (const row of portion.rows) {
      if (waiting.has(row.id as string)) met.add(row.id as string);
      else comparison.expect(comparableRow(columns, { ...row, tenant_id: others.tenant_id }, erasures));
      counts.expected += 1;
    }
    for await (const row of subject.rows(columns, { filter: filterOf(others, after, until), signal })) {
      const id = idIn(columns, row);
      if (waiting.has(id)) met.add(id);
      else comparison.meet(row);
      counts.rows += 1;
    }
    comparison.finish();
    counts.not_delivered += met.size;
    after = until;
  }
  return { ...reportOf(subject, findings), ...counts };
}

async function portionAfter(
  others: OtherRows,
  after: string | null,
): Promise<{ rows: Readonly<Record<string, unknown>>[]; isLast: boolean }> {
  const rows: Readonly<Record<string, unknown>>[] = [];
  for (let last = after; rows.length < AT_ONCE; last = rows.at(-1)?.id as string) {
    const page = await others.after(last);
    if (page.length === 0) return { rows, isLast: true };
    rows.push(...page);
  }
  return { rows, isLast: false };
}

function filterOf({ tenant_id, at }: OtherRows, after: string | null, until: string | null): Filter {
  const moment = at === null ? null : microsecondsOf(at);
  return {
    and: [
      { column: 'tenant_id', op: '=', value: tenant_id },
      ...(after === null ? [] : [{ column: 'id', op: '>', value: after } as const]),
      ...(until === null ? [] : [{ column: 'id', op: '<=', value: until } as const]),
      ...(moment === null
        ? []
        : [
            { column: 'valid_from', op: '<=', value: moment } as const,
            {
              or: [
                { column: 'valid_to', op: 'is null' } as const,
                { column: 'valid_to', op: '>', value: moment } as const,
              ],
            },
          ]),
    ],
  };
}

/** A personal value that is empty because the user was erased is no value that there is none. */
function comparableRow(
  columns: readonly LakeColumn[],
  row: Readonly<Record<string, unknown>>,
  erasures: Erasures,
): ComparableRow {
  const isErased = erasures.has(row.id as string);
  return columns.map((column) => {
    const value = comparableOfDatabase(column, row[column.name]);
    return value === null && column.personal && isErased ? ERASED : value;
  });
}

function idIn(columns: readonly LakeColumn[], row: ComparableRow): string {
  return JSON.parse(row[columns.findIndex(({ name }) => name === 'id')] ?? '""') as string;
}

async function notDelivered(
  database: CrossTenantDatabase,
  table: LakeTable,
  tenantId: string,
  upTo: Cursor,
): Promise<ReadonlySet<string>> {
  const rows = await crossTenantRows(database, changedAfter(table.kinds ?? [], tenantId, upTo));
  return new Set(rows.map(({ id }) => id));
}

function changedAfter(kinds: readonly string[], tenantId: string, upTo: Cursor): Statement<{ id: string }> {
  return statement`
    select distinct aggregate_id as id from event.domain_event
    where tenant_id = ${tenantId}::uuid and aggregate_kind = any (${[...kinds]}::text[])
      and (epoch, transaction_id, position)
        > (${upTo.epoch}::int, ${upTo.transaction_id}::xid8, ${upTo.position}::bigint)`;
}

function reportOf({ table, version, batch }: LakeVersion, findings: Findings) {
  return {
    table: table.name,
    version,
    batch: batch === null ? null : `${batch}`,
    differences: findings.differences,
    first: findings.first,
    erasure_pending: findings.erasurePending,
  };
}
