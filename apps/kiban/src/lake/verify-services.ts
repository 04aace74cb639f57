import { assetAggregates } from '@kiban/asset';
import { compareTenant, type LakeTable, lakeTable, type TenantReport, type VerifyParts } from '@kiban/delivery';
import {
  directoryAggregates,
  type EntityKind,
  fieldsAsOf,
  IMPORT_KINDS,
  listAsOf,
  resolveMoment,
  type TenantEntry,
} from '@kiban/directory';
import { type Aggregate, listStates, listStatesAsOf } from '@kiban/event-store';
import { type Database, type Statement, tenantRead } from '@kiban/postgres';

export interface VerifyServicesOptions {
  /** Names of current tables and histories; undefined: all. */
  readonly tables?: readonly string[] | undefined;
  /** As `kiban as-of` takes it: the histories as of then are compared. Undefined: the current tables. */
  readonly at?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A tenant's rows of one table, beside what its service says. */
export interface ServiceReport extends TenantReport {
  readonly tenant_id: string;
  /** RFC 3339; null: now. */
  readonly at: string | null;
}

/** Each service's own connections. */
export interface ServiceDatabases {
  readonly directory: Database;
  readonly asset: Database;
}

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
type Page = (after: string | null, limit: number) => Statement<Row>;

const PAGE = 5_000;

/**
 * Compares the lake with the services, which it was not made from: current tables with the state that they work on, or histories
 * as of a moment with what their own were then (of the directory: what `kiban as-of` answers for it). A report for each table and
 * tenant.
 *
 * @throws MomentError as `resolveMoment` does.
 */
export async function* verifyServices(
  parts: VerifyParts & { readonly services: ServiceDatabases },
  tenants: readonly TenantEntry[],
  { tables, at: words, signal }: VerifyServicesOptions = {},
): AsyncGenerator<ServiceReport> {
  const { directory } = parts.services;
  for (const { tenant_id, timezone } of tenants) {
    const at = words === undefined ? null : await resolveMoment(directory, tenant_id, timezone, words);
    for (const { database, table, fields, page } of comparedTables(parts.services, at)) {
      if (tables !== undefined && !tables.includes(table.name)) continue;
      const after = async (id: string | null): Promise<Row[]> =>
        (await tenantRead(database, tenant_id, [page(id, PAGE)]))[0];
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
  readonly database: Database;
  readonly table: LakeTable;
  readonly fields: readonly string[];
  readonly page: Page;
}

function comparedTables({ directory, asset }: ServiceDatabases, at: string | null): Compared[] {
  const of = (database: Database, aggregates: readonly Aggregate<Record<string, unknown>>[]): Compared[] =>
    aggregates.flatMap((aggregate) =>
      tablesNamed(at === null ? aggregate.kind : `${aggregate.kind}_history`).map((table) => ({
        ...{ database, table },
        ...(at === null ? stateOf(aggregate) : pastOf(aggregate, at)),
      })),
    );
  return [...of(directory, directoryAggregates), ...of(asset, assetAggregates)];
}

function stateOf(aggregate: Aggregate<Record<string, unknown>>): { fields: string[]; page: Page } {
  return { fields: fieldsOf(aggregate), page: (after, limit) => listStates(aggregate, after, limit) };
}

function pastOf(aggregate: Aggregate<Record<string, unknown>>, at: string): { fields: string[]; page: Page } {
  if (!isImported(aggregate.kind))
    return { fields: fieldsOf(aggregate), page: (after, limit) => listStatesAsOf(aggregate, at, after, limit) };
  const kind = aggregate.kind;
  return {
    fields: fieldsAsOf(kind),
    page: (after, limit) => listAsOf(kind, { at, filters: {}, ended: true }, after, limit),
  };
}

function isImported(kind: string): kind is EntityKind {
  return kind in IMPORT_KINDS;
}

function fieldsOf({ columns }: Aggregate<Record<string, unknown>>): string[] {
  return ['id', 'version', 'valid_from', ...Object.keys(columns)];
}

function tablesNamed(name: string): LakeTable[] {
  const table = lakeTable(name);
  return table === undefined ? [] : [table];
}

/** When a change was recorded is told by the clock twice, of the state and of the event, some microseconds apart. */
function comparedFields(fields: readonly string[]): string[] {
  return fields.filter((field) => field !== 'recorded_at');
}
