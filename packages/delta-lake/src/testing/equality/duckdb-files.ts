import { join } from 'node:path';
import { duckdbRows } from '@kiban/testing/oracles';
import type { AddFile } from '../../log/action.ts';
import type { DataType, StructType } from '../../schema/data-type.ts';
import { decimalDigits } from '../../schema/types.ts';
import type { Row } from '../../schema/value.ts';

/** The rows of data files by DuckDB; columns that no file has are null. Not for partition columns: they are in no file. */
export async function duckdbTable(folder: string, files: Iterable<AddFile>, schema: StructType): Promise<Row[]> {
  const paths = [...files].map((file) => text(pathOf(folder, file)));
  if (paths.length === 0) return [];
  const source = `read_parquet([${paths.join()}], union_by_name = true, hive_partitioning = false)`;
  const rows = (await duckdbRows(`select * from ${source}`)) as Row[];
  return rows.map((row) => Object.fromEntries(schema.fields.map(({ name }) => [name, row[name] ?? null])));
}

/** What the log says of data files that is not so, by DuckDB: counts of rows and nulls, minima and maxima. */
export async function wrongStatistics(
  folder: string,
  files: readonly AddFile[],
  schema: StructType,
): Promise<string[]> {
  if (files.length === 0) return [];
  const claims = await claimsOf(folder, files, schema);
  const selects = claims.map(
    ({ source, claims }, at) => `select ${at} as at, [${claims.map(({ sql }) => sql).join()}] as held from ${source}`,
  );
  const rows = (await duckdbRows(selects.join(' union all '))) as { at: number; held: (boolean | null)[] }[];
  const found = rows.flatMap(({ at, held }) =>
    (claims[at]?.claims ?? []).filter((_, of) => held[of] !== true).map(({ what }) => `${what}: ${claims[at]?.said}`),
  );
  return rows.length === files.length ? found : [...found, `${rows.length} of ${files.length} files were examined`];
}

interface ClaimsOfFile {
  readonly source: string;
  readonly said: string;
  readonly claims: readonly { readonly what: string; readonly sql: string }[];
}

async function claimsOf(folder: string, files: readonly AddFile[], schema: StructType): Promise<ClaimsOfFile[]> {
  const paths = files.map((file) => pathOf(folder, file));
  const present = await duckdbRows(
    `select distinct file_name || '|' || name as column from parquet_schema([${paths.map(text).join()}])`,
  );
  const columns = new Set(present.map(({ column }) => column));
  return files.map((file, at) => {
    const inFile = { ...schema, fields: schema.fields.filter(({ name }) => columns.has(`${paths[at]}|${name}`)) };
    return {
      source: `read_parquet(${text(paths[at] ?? '')}, hive_partitioning = false)`,
      said: `${file.path} ${file.stats}`,
      claims: file.stats === undefined ? [{ what: 'none', sql: 'false' }] : claimsOfStatistics(file.stats, inFile),
    };
  });
}

function claimsOfStatistics(json: string, schema: StructType): { what: string; sql: string }[] {
  const stats = withNumbersAsText(json);
  const claims = [{ what: 'numRecords', sql: `count(*) = ${String(stats.numRecords)}` }];
  for (const { path, type } of leavesOf(schema)) {
    const column = path.map(name).join('.');
    const claim = (what: string, sql: (said: string) => string): void => {
      const value = memberAt(stats[what], path);
      if (value !== undefined) claims.push({ what: `${what} of ${path.join('.')}`, sql: sql(text(value)) });
    };
    claim('nullCount', (value) => `count(*) - count(${column}) = ${value}::bigint`);
    const sqlType = typeInDuckdb(type);
    if (sqlType === null) continue;
    const numbers = type === 'double' || type === 'float' ? ` filter (not isnan(${column}))` : '';
    claim('minValues', (value) => `min(${column})${numbers} >= ${value}::${sqlType}`);
    claim('maxValues', (value) => `max(${column})${numbers} <= ${value}::${sqlType}`);
  }
  return claims;
}

/** JSON whose numbers are the digits that stand there: no double holds all of them. */
function withNumbersAsText(json: string): Readonly<Record<string, unknown>> {
  const digits = (_: string, value: unknown, context?: { readonly source: string }): unknown =>
    typeof value === 'number' ? context?.source : value;
  return JSON.parse(json, digits as (key: string, value: unknown) => unknown);
}

function memberAt(value: unknown, path: readonly string[]): string | undefined {
  const member = path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);
  return member === undefined || member === null ? undefined : String(member);
}

/** Leaves below structs; those below lists and maps have no statistics. */
function* leavesOf(schema: StructType, above: readonly string[] = []): Generator<{ path: string[]; type: DataType }> {
  for (const { name, type } of schema.fields) {
    if (typeof type !== 'string' && type.type === 'struct') yield* leavesOf(type, [...above, name]);
    else yield { path: [...above, name], type };
  }
}

function typeInDuckdb(type: DataType): string | null {
  if (decimalDigits(type) !== null) return String(type);
  if (typeof type !== 'string') return null;
  const types: Readonly<Record<string, string>> = {
    ...{ string: 'varchar', long: 'bigint', integer: 'integer', short: 'smallint', byte: 'tinyint', date: 'date' },
    ...{ double: 'double', float: 'float', timestamp: 'timestamptz', timestamp_ntz: 'timestamp' },
  };
  return types[type] ?? null;
}

function pathOf(folder: string, { path }: AddFile): string {
  return join(folder, decodeURIComponent(path));
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function name(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
