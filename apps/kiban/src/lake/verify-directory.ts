import { compareTenant, type LakeTable, lakeTable, type TenantReport, type VerifyParts } from '@kiban/delivery';
import {
  directoryAggregates,
  type EntityKind,
  fieldsAsOf,
  IMPORT_KINDS,
  listAsOf,
  listStates,
  resolveMoment,
  type TenantEntry,
} from '@kiban/directory';
import { type Database, type Statement, tenantRead } from '@kiban/postgres';

export interface VerifyDirectoryOptions {
  /** Names of current tables and histories; undefined: all. */
  readonly tables?: readonly string[] | undefined;
  /** As `kiban as-of` takes it: the histories as of then are compared. Undefined: the current tables. */
  readonly at?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A tenant's rows of one table, beside what the directory says. */
export interface DirectoryReport extends TenantReport {
  readonly tenant_id: string;
  /** RFC 3339; null: now. */
  readonly at: string | null;
}

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
type Page = (after: string | null, limit: number) => Statement<Row>;

const PAGE = 5_000;

/**
 * Compares the lake with the directory, which it was not made from: current tables with the state that the directory works on,
 * or histories as of a moment with what `kiban as-of` answers for it. A report for each table and tenant.
 *
 * @throws MomentError as `resolveMoment` does.
 */
export async function* verifyDirectory(
  parts: VerifyParts & { readonly directory: Database },
  tenants: readonly TenantEntry[],
  { tables, at: words, signal }: VerifyDirectoryOptions = {},
): AsyncGenerator<DirectoryReport> {
  for (const { tenant_id, timezone } of tenants) {
    const at = words === undefined ? null : await resolveMoment(parts.directory, tenant_id, timezone, words);
    for (const { table, fields, page } of at === null ? currentTables() : historiesAsOf(at)) {
      if (tables !== undefined && !tables.includes(table.name)) continue;
      const after = async (id: string | null): Promise<Row[]> =>
        (await tenantRead(parts.directory, tenant_id, [page(id, PAGE)]))[0];
      const report = await compareTenant(
        parts,
        table,
        { tenant_id, at, after, fields: comparedFields(fields) },
        signal,
      );
      yield { ...report, tenant_id, at };
    }
  }
}

interface Compared {
  readonly table: LakeTable;
  readonly fields: readonly string[];
  readonly page: Page;
}

function currentTables(): Compared[] {
  return directoryAggregates.flatMap((aggregate) => {
    const page: Page = (after, limit) => listStates(aggregate, after, limit);
    const fields = ['id', 'version', 'valid_from', ...Object.keys(aggregate.columns)];
    return tablesNamed(aggregate.kind).map((table) => ({ table, fields, page }));
  });
}

function historiesAsOf(at: string): Compared[] {
  return (Object.keys(IMPORT_KINDS) as EntityKind[]).flatMap((kind) => {
    const page: Page = (after, limit) => listAsOf(kind, { at, filters: {}, ended: true }, after, limit);
    return tablesNamed(`${kind}_history`).map((table) => ({ table, fields: fieldsAsOf(kind), page }));
  });
}

function tablesNamed(name: string): LakeTable[] {
  const table = lakeTable(name);
  return table === undefined ? [] : [table];
}

/** When a change was recorded is told by the clock twice, of the state and of the event, some microseconds apart. */
function comparedFields(fields: readonly string[]): string[] {
  return fields.filter((field) => field !== 'recorded_at');
}
